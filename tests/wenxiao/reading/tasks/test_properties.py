"""What holds for the tasks of any text at all."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenxiao.documents import read_document
from wenxiao.reading import Task, read_tasks

PIECES = st.sampled_from([
    "新建", "推动", "完成", "为", "对", "将", "以", "进行", "口袋公园20个", "老旧小区", "竣工投产",
    "，", "。", "；", "：", "、", "（", "）", "牵头单位：", "责任单位：", "市甲局", "各乡、镇",
    "年底前", "6月底前", "2025年", "确保", "实现", "的", "了", "“", "”", "\n", "\n1.", "\n（一）",
    "\n序号 | 任务 | 责任单位 |\n", "1 |", "\n民生实事\n", "\t", " ", "&nbsp;", "\ue000",
])  # fmt: skip


def _tasks(text: str) -> tuple[Task, ...]:
    document = read_document("a.txt", data=text.encode())
    tasks = read_tasks(document)
    assert all(document.text[task.start : task.end] == task.text and task.text for task in tasks)
    assert [task.start for task in tasks] == sorted(task.start for task in tasks)
    assert all(task.start <= start < task.end for task in tasks for start in task.figures)
    return tasks


@given(st.lists(PIECES, min_size=1, max_size=30))
def test_spans_slice_back_and_nothing_crashes(pieces: list[str]) -> None:
    _tasks("二、2025年工作安排\n" + "".join(pieces))


@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])))
def test_arbitrary_text_does_not_crash(text: str) -> None:
    _tasks("二、2025年工作安排\n" + text)


def test_a_task_prints_the_fields_of_the_contract_in_their_order() -> None:
    row = _tasks("二、2025年工作安排\n新建公园2个。")[0].as_json()
    assert list(row) == [
        "start", "end", "text", "verb", "object", "figures", "deadline", "lead_unit", "responsible_units",
        "support_units", "section",
    ]  # fmt: skip
    assert row["section"] == ["二、2025年工作安排"]


@pytest.mark.parametrize(
    "piece", ["推动", "新建公园2个，", "、", "（", "“", "将", "为", "实现", "牵头", "（牵头单位：", "改造、"]
)
def test_a_long_repetition_is_read_in_time_that_grows_with_its_length(piece: str) -> None:
    began = time.perf_counter()
    _tasks("二、2025年工作安排\n报告" + piece * (20_000 // len(piece)))
    assert time.perf_counter() - began < 10
