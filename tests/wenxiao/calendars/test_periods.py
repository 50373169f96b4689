"""Periods: what they read, write, hold and fall into."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenxiao.calendars import Period, PeriodKind

DAY = timedelta(days=1)
DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))
KINDS = st.sampled_from(list(PeriodKind))

WRITTEN = {
    "2024": (date(2024, 1, 1), date(2024, 12, 31)),
    "2021-2025": (date(2021, 1, 1), date(2025, 12, 31)),
    "2025H1": (date(2025, 1, 1), date(2025, 6, 30)),
    "2025Q3": (date(2025, 7, 1), date(2025, 9, 30)),
    "2024-02": (date(2024, 2, 1), date(2024, 2, 29)),
    "2025-08上旬": (date(2025, 8, 1), date(2025, 8, 10)),
    "2025-02下旬": (date(2025, 2, 21), date(2025, 2, 28)),
    "2025W01": (date(2024, 12, 30), date(2025, 1, 5)),
    "2025-08-31": (date(2025, 8, 31), date(2025, 8, 31)),
}


@pytest.mark.parametrize("text", WRITTEN)
def test_a_period_reads_what_it_writes_and_knows_its_days(text: str) -> None:
    period = Period.parse(text)
    assert period is not None
    assert str(period) == text
    assert (period.begins_on, period.ends_on) == WRITTEN[text]


@pytest.mark.parametrize(
    "text", ["", "去年", "2024年", "24", "2025-2021", "2025-13", "2025-02-30", "2025W54", "2025Q5", "2025H3"]
)
def test_what_is_no_period_is_none(text: str) -> None:
    assert Period.parse(text) is None


@given(KINDS, DAYS)
def test_every_period_can_be_written_and_read_again(kind: PeriodKind, on: date) -> None:
    period = Period.of(kind, on)
    assert on in period
    assert Period.parse(str(period)) == period


@given(KINDS, DAYS)
def test_periods_of_a_kind_follow_each_other_without_gap(kind: PeriodKind, on: date) -> None:
    period = Period.of(kind, on)
    assert period.after.begins_on == period.ends_on + DAY
    assert period.before.ends_on == period.begins_on - DAY
    assert period.after.before == period
    assert period < period.after
    assert on not in period.after


@given(DAYS)
def test_parts_make_the_whole(on: date) -> None:
    for kind in (PeriodKind.TEN_DAYS, PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF_YEAR, PeriodKind.YEAR):
        whole = Period.of(kind, on)
        for smaller in list(PeriodKind)[: list(PeriodKind).index(kind)]:
            parts = list(whole.parts(smaller))
            if smaller is PeriodKind.WEEK:
                assert all(part.ends_on in whole for part in parts)
                continue
            assert all(part in whole for part in parts)
            assert parts[0].begins_on == whole.begins_on
            assert parts[-1].ends_on == whole.ends_on


def test_the_months_of_a_quarter_are_three() -> None:
    (quarter,) = [part for part in Period.of_years(2025, 2025).parts(PeriodKind.QUARTER) if part.number == 3]
    assert [str(month) for month in quarter.parts(PeriodKind.MONTH)] == ["2025-07", "2025-08", "2025-09"]


def test_a_week_counts_where_its_sunday_lies() -> None:
    weeks = list(Period.of(PeriodKind.MONTH, date(2025, 2, 1)).parts(PeriodKind.WEEK))
    assert [str(week) for week in weeks] == ["2025W05", "2025W06", "2025W07", "2025W08"]


def test_a_month_has_no_quarters() -> None:
    with pytest.raises(ValueError, match="a month has no parts of kind quarter"):
        list(Period.of(PeriodKind.MONTH, date(2025, 2, 1)).parts(PeriodKind.QUARTER))


def test_a_term_moves_by_its_own_length() -> None:
    term = Period.of(PeriodKind.TERM, date(2023, 5, 1))
    assert (str(term.before), str(term), str(term.after)) == ("2016-2020", "2021-2025", "2026-2030")


def test_numbers_within_the_year() -> None:
    on = date(2025, 8, 7)
    numbers = {kind: Period.of(kind, on).number for kind in PeriodKind}
    assert numbers == {
        PeriodKind.DAY: 219,
        PeriodKind.WEEK: 32,
        PeriodKind.TEN_DAYS: 22,
        PeriodKind.MONTH: 8,
        PeriodKind.QUARTER: 3,
        PeriodKind.HALF_YEAR: 2,
        PeriodKind.YEAR: 1,
        PeriodKind.TERM: 1,
    }
