"""Scores: tests/cases/assessment."""

from decimal import Decimal
from typing import Any

import pytest

from tests.cases import cases
from tests.wenxiao.clocks.facts import facts_of, moment
from wenxiao.assessment import scheme, score_unit
from wenxiao.clocks import marks_at


@pytest.mark.parametrize("case", cases("assessment"))
def test_in_time_share(case: Any) -> None:
    marks = marks_at("ZD-1", facts_of(case), moment(case["at"]), version=case.get("version"))
    (line,) = score_unit(scheme(moment(case["at"]).date()), "区房产局", marks).lines
    assert line.points == (None if case["points"] is None else Decimal(case["points"]))
    assert {mark.watch.code: mark.in_time for mark in line.rows} == case["rows"]
    assert str(line.working) == case.get("working", str(line.working))
