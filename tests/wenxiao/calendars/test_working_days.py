"""Working days: tests/cases/calendars, and what always holds."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from wenxiao.calendars import default_calendar

CALENDAR = default_calendar()
DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize("case", cases("calendars"))
def test_working_days(case: Any) -> None:
    assert CALENDAR.working_days_after(case["from"], case["to"]) == case["working_days"]
    assert CALENDAR.is_provisional(case["to"]) is case.get("provisional", False)


@given(DAYS, st.integers(0, 40))
def test_stepping_back_and_counting_forward_agree(due: date, days: int) -> None:
    start = CALENDAR.working_day_before(due, days)
    assert CALENDAR.is_working_day(start)
    assert CALENDAR.working_days_after(start, due) == days


@given(DAYS, st.integers(0, 60), st.integers(0, 60))
def test_counts_add_up(start: date, first: int, second: int) -> None:
    middle = start + timedelta(days=first)
    end = middle + timedelta(days=second)
    parts = CALENDAR.working_days_after(start, middle) + CALENDAR.working_days_after(middle, end)
    assert CALENDAR.working_days_after(start, end) == parts


@given(DAYS, st.integers(1, 40))
def test_a_working_day_after_has_so_many_counted_before_it(start: date, days: int) -> None:
    end = CALENDAR.working_day_after(start, days)
    assert CALENDAR.is_working_day(end)
    assert CALENDAR.working_days_after(start, end) == days
