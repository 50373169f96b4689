"""Whole reports of a few lines, year after year: each aim gets its verdict, and no others are found."""

from typing import Any

import pytest

from tests.cases import cases
from wenxiao.delivery import verdicts_of
from wenxiao.documents import read_document
from wenxiao.indicators import Statement, report_of
from wenxiao.reading import read_figures
from wenxiao.reading.reading import Reading

REPORTS = [case for case in cases("delivery") if "reports" in case.values[0]]


def said_in(name: str, text: str) -> tuple[Statement, ...]:
    document = read_document(name, data=text.encode())
    report = report_of(name, Reading(document=document, figures=read_figures(document), tasks=()))
    assert report is not None
    return report.statements


@pytest.mark.parametrize("case", REPORTS)
def test_verdicts_on_reports(case: Any) -> None:
    said = [one for name, text in case["reports"].items() for one in said_in(name, text)]
    found = [f"{v.target.name} {v.target.period} {v.code.chinese}" for v in verdicts_of(said)]
    assert found == case["verdicts"]
