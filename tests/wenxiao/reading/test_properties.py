"""What holds for any text at all."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from wenxiao.documents import Document, read_document
from wenxiao.reading import Figure, read_figures

WORDS = [
    "地区生产总值", "1300亿元",
    "，", "增长7%", "。", "；", "、", "由34%", "提升至36%", "分别", "占全市40%", "新增", "其中",
    "高新企业120家", "等8个项目",
    "（", "）", "“", "”", "&nbsp;", "\\r\\n", "[3]", "第一", "3—5家", "24：40.2：35.8", "左右",
    "以上", "投资", "连续", "两千余万人次", "到2025年",
]  # fmt: skip
LINES = ["一、2024年工作总结\n", "二、2025年工作安排\n", "名词解释\n"]
TEXTS = [str(value.get("text", "")) for case in cases("reading") for value in case.values if isinstance(value, dict)]
CLAUSES = sorted({clause for text in TEXTS for clause in re.findall("[^，。；：]+[，。；：]", text)})
PIECES = st.sampled_from([*WORDS, *LINES, "\n", "\t", " ", "\u3000", "\ufeff", "\ue000"])


def _read(text: str) -> tuple[Document, tuple[Figure, ...]]:
    document = read_document("a.txt", data=text.encode())
    return document, read_figures(document)


def _holds(text: str) -> None:
    document, figures = _read(text)
    assert all(document.text[f.start : f.end] == f.text for f in figures)
    assert [f.start for f in figures] == sorted(f.start for f in figures)
    assert all(f.kind in ("growth", "change") for f in figures if f.value < 0)
    assert all((f.high is not None) == (f.bound == "between") for f in figures)


@given(st.lists(PIECES, min_size=1, max_size=30))
def test_spans_slice_back_and_nothing_crashes(pieces: list[str]) -> None:
    _holds("报告。" + "".join(pieces))


@given(st.lists(st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=4), min_size=1, max_size=12))
def test_clauses_of_real_sentences_in_any_order_do_not_crash(lines: list[list[str]]) -> None:
    _holds("\n".join("".join(line) for line in lines))


@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])))
def test_arbitrary_text_does_not_crash(text: str) -> None:
    _holds("报告。" + text)


def test_a_figure_prints_the_fields_of_the_contract_in_their_order() -> None:
    _, figures = _read("一、2024年工作总结\n产值增长3—5%。")
    row = figures[0].as_json()
    assert list(row) == [
        "start", "end", "text", "subject", "kind", "value", "high", "unit", "bound", "status", "expected", "period",
        "basis", "price", "scope", "section", "indicator",
    ]  # fmt: skip
    assert (row["value"], row["high"], row["bound"]) == (3, 5, "between")
    assert row["section"] == ["一、2024年工作总结"]
    assert row["indicator"] is None


@pytest.mark.parametrize("piece", ["一", "1", "区", "增长7%，", "、", "“", "第", "新增", "千百", "年"])
def test_a_long_repetition_is_read_in_time_that_grows_with_its_length(piece: str) -> None:
    began = time.perf_counter()
    _holds("报告" + piece * (20_000 // len(piece)))
    assert time.perf_counter() - began < 10
