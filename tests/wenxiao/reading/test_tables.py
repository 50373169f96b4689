"""Each YAML case: a text with a table and the figures that its headers make."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.cases import cases
from wenxiao.documents import read_document
from wenxiao.reading import read_figures

FIXTURES = Path(__file__).parents[2] / "fixtures" / "documents"


@pytest.mark.parametrize("case", cases("tables"))
def test_figures_of_a_table(case: dict[str, Any]) -> None:
    document = read_document("case.txt", data=case["document"].encode())
    figures = read_figures(document)
    assert all(document.text[f.start : f.end] == f.text for f in figures)
    shown = [{key: getattr(f, key) for key in row} for f, row in zip(figures, case["expected"], strict=False)]
    assert shown == [_wanted(row) for row in case["expected"]]
    assert len(figures) == len(case["expected"]), [figure.text for figure in figures]


def _wanted(row: dict[str, Any]) -> dict[str, Any]:
    return {key: Decimal(str(value)) if key == "value" else value for key, value in row.items()}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "plan_with_table.pdf",
            [("1210.5", "地区生产总值", "achieved", "2024"), ("1300", "地区生产总值", "target", "2025"),
             ("6.2", "规模以上工业增加值", "achieved", "2024"), ("7.5", "规模以上工业增加值", "target", "2025"),
             ("3.1", "城镇登记失业率", "achieved", "2024"), ("4", "城镇登记失业率", "target", "2025")],
        ),
        (
            "targets.xlsx",
            [("1210.5", "地区生产总值", "achieved", "2024"), ("6.2%", "地区生产总值", "achieved", "2024"),
             ("1300", "地区生产总值", "target", "2025"), ("86", "一般公共预算收入", "achieved", "2024"),
             ("3.1%", "一般公共预算收入", "achieved", "2024"), ("90.5", "一般公共预算收入", "target", "2025")],
        ),
    ],
)  # fmt: skip
def test_tables_of_other_formats_read_alike(name: str, expected: list[tuple[str, str, str, str]]) -> None:
    document = read_document(FIXTURES / name)
    table = document.tables[0]
    inside = [f for f in read_figures(document) if table.start <= f.start < table.end]
    assert [(f.text, f.subject, f.status, f.period) for f in inside] == expected
