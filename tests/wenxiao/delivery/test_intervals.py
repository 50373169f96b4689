"""What always holds of intervals, derivations and verdicts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.wenxiao.delivery.statements import statements
from wenxiao.delivery import Interval, VerdictCode, verdicts_of
from wenxiao.delivery.implied import amount_of, growth_of
from wenxiao.delivery.intervals import HUNDRED, apart, growth_factor, growth_percent, over, plus, times
from wenxiao.delivery.outcomes import question_of
from wenxiao.delivery.said import said_of
from wenxiao.delivery.series import series_of
from wenxiao.delivery.standards import meets

POSITIVE = st.decimals("0.01", "100000", places=2, allow_nan=False)
LEVELS = st.decimals("10", "10000", places=1, allow_nan=False)
GROWTHS = st.decimals("-20", "40", places=1, allow_nan=False)
WIDENINGS = st.decimals("0", "50", places=2, allow_nan=False)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(POSITIVE), draw(POSITIVE)))
    return Interval(low, high)


def between(interval: Interval) -> st.SearchStrategy[Decimal]:
    return st.decimals(interval.low, interval.high, allow_nan=False)


@given(intervals(), intervals(), st.data())
def test_arithmetic_holds_every_pair_of_values(a: Interval, b: Interval, data: st.DataObject) -> None:
    x, y = data.draw(between(a)), data.draw(between(b))
    for result, value in ((times(a, b), x * y), (over(a, b), x / y), (plus(a, b), x + y)):
        assert result.low is not None
        assert result.high is not None
        assert result.low <= value <= result.high


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


@given(intervals(), intervals())
def test_apart_is_the_same_from_both_sides_and_never_of_one_with_itself(a: Interval, b: Interval) -> None:
    assert apart(a, b) is apart(b, a)
    assert not apart(a, a)


def said(kind: str, value: Decimal, year: int, *, aimed: bool = False) -> dict[str, object]:
    return {
        "dated": date(year, 1, 1) if aimed else date(year + 1, 1, 1),
        "subject": "固定资产投资",
        "kind": kind,
        "value": str(value),
        "unit": "%" if kind == "growth" else "亿元",
        "period": str(year),
        "status": "target" if aimed else "achieved",
    }


@given(LEVELS, LEVELS, GROWTHS)
def test_a_derivation_recomputed_gives_its_value(first: Decimal, last: Decimal, growth: Decimal) -> None:
    case = {"say": [said("level", first, 2021), said("level", last, 2023), said("growth", growth, 2023)]}
    series = series_of(statements(case), "fixed_asset_investment", "铁西区", "亿元")
    amount, implied = amount_of(series, 2022), growth_of(series, 2022)
    assert amount is not None
    assert implied is not None
    assert abs(amount.middle - last / (1 + growth / HUNDRED)) < Decimal("1e-9")
    assert abs(implied.middle - (amount.middle / first - 1) * HUNDRED) < Decimal("1e-9")
    for estimate in (amount, implied):
        assert estimate.interval.low is not None
        assert estimate.interval.high is not None
        assert estimate.interval.low <= estimate.middle <= estimate.interval.high


@given(GROWTHS, GROWTHS, WIDENINGS, WIDENINGS)
def test_widening_an_outcome_never_turns_undecided_into_a_verdict(
    aim: Decimal, outcome: Decimal, below: Decimal, above: Decimal
) -> None:
    rows = [said("growth", aim, 2023, aimed=True), said("growth", outcome, 2023)]
    spoken = statements({"say": rows})
    question = question_of(spoken[0], said_of(spoken), date(2024, 1, 1))
    narrow = Interval(outcome, outcome)
    wide = replace(narrow, low=outcome - below, high=outcome + above)
    decided = meets(spoken[0], question.series, narrow)
    assert meets(spoken[0], question.series, wide) in (decided, None)


@given(GROWTHS, GROWTHS)
def test_kept_and_missed_are_never_given_where_the_rounding_allows_the_other(aim: Decimal, outcome: Decimal) -> None:
    rows = [said("growth", aim, 2023, aimed=True), said("growth", outcome, 2023)]
    verdict = verdicts_of(statements({"say": rows}))[0]
    half = Decimal("0.05")
    held = verdict.outcome.interval if verdict.outcome else None
    assert held is not None
    assert held.high is not None
    if verdict.code is VerdictCode.KEPT and aim >= 0:
        assert outcome - half >= aim or outcome + half <= aim
    if verdict.code is VerdictCode.UNDECIDED:
        assert held.low is not None
        assert held.low <= aim <= held.high
