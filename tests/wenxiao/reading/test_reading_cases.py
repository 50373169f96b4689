"""Each YAML case: a text and the figures that it states."""

from decimal import Decimal
from typing import Any

import pytest

from tests.cases import cases
from wenxiao.documents import read_document
from wenxiao.reading import read_figures

REVIEW = "一、2024年工作总结\n"


@pytest.mark.parametrize("case", cases("reading"))
def test_figures_of_a_text(case: dict[str, Any]) -> None:
    text = case.get("document") or REVIEW + case["text"]
    figures = read_figures(read_document(case.get("file", "case.txt"), data=text.encode()))
    expected = case["expected"]
    shown = [{key: getattr(figure, key) for key in row} for figure, row in zip(figures, expected, strict=False)]
    assert shown == [_wanted(row) for row in expected]
    count = case.get("count", len(expected) if "text" in case else len(figures))
    assert len(figures) == count, [figure.text for figure in figures]
    assert len(figures) >= len(expected)


def _wanted(row: dict[str, Any]) -> dict[str, Any]:
    return {key: Decimal(str(value)) if key == "value" and value is not None else value for key, value in row.items()}
