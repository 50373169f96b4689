"""Verdicts: tests/cases/delivery, and what always holds of intervals."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from tests.wenxiao.delivery.statements import statements
from wenxiao.delivery import Interval, verdicts_of
from wenxiao.delivery.intervals import growth_factor, growth_percent, over, times


@pytest.mark.parametrize("case", cases("delivery"))
def test_verdict(case: Any) -> None:
    verdict = verdicts_of(statements(case), case.get("at"))[0]
    assert verdict.code == case["verdict"], str(verdict.why)
    for end in ("low", "high"):
        if end in case:
            assert verdict.outcome is not None
            value = getattr(verdict.outcome.interval, end)
            assert value.quantize(Decimal("0.01"), ROUND_HALF_UP) == Decimal(case[end]).quantize(Decimal("0.01"))
    if "needed" in case:
        assert verdict.needed == Decimal(case["needed"])
    named = "；".join(map(str, verdict.assumptions))
    assert [word for word in case.get("assumptions", ()) if word not in named] == []


def test_nothing_said_gives_no_verdict() -> None:
    assert verdicts_of([]) == ()


POSITIVE = st.decimals("0.01", "100000", places=2, allow_nan=False)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(POSITIVE), draw(POSITIVE)))
    return Interval(low, high)


@given(intervals(), intervals(), st.data())
def test_arithmetic_holds_every_pair_of_values(a: Interval, b: Interval, data: st.DataObject) -> None:
    x, y = data.draw(between(a)), data.draw(between(b))
    for result, value in ((times(a, b), x * y), (over(a, b), x / y)):
        assert result.low is not None
        assert result.high is not None
        assert result.low <= value <= result.high


def between(interval: Interval) -> st.SearchStrategy[Decimal]:
    return st.decimals(interval.low, interval.high, allow_nan=False)


@given(intervals())
def test_growth_and_factor_are_inverse(percent: Interval) -> None:
    back = growth_percent(growth_factor(percent))
    assert back.low is not None
    assert percent.low is not None
    assert abs(back.low - percent.low) < Decimal("1e-9")


@given(intervals(), POSITIVE)
def test_an_interval_is_never_on_both_sides(interval: Interval, limit: Decimal) -> None:
    assert not (interval.all_above(limit, strictly=True) and interval.all_below(limit, strictly=False))
    assert not (interval.all_above(limit, strictly=False) and interval.all_below(limit, strictly=True))
