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
    figures = read_figures(read_document("case.txt", data=text.encode()))
    expected = case["expected"]
    shown = [{key: getattr(figure, key) for key in row} for figure, row in zip(figures, expected, strict=False)]
    assert shown == [_wanted(row) for row in expected]
    if "text" in case:
        assert len(figures) == len(expected), [figure.text for figure in figures]


def _wanted(row: dict[str, Any]) -> dict[str, Any]:
    return {key: Decimal(str(value)) if key == "value" else value for key, value in row.items()}
