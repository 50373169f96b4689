"""Lights of many matters: who is counted, and as what. Hardly two share a unit, so a count tells of one matter."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest

from tests.wenxiao.analytics.chance import FIRST
from tests.wenxiao.analytics.laying import unit_of
from tests.wenxiao.analytics.tables import ask, fact_tables, laid_out
from wenxiao.analytics.days import DayTables
from wenxiao.analytics.engines import Engine
from wenxiao.analytics.lights import COLOURS, light_counts, provisional_counts
from wenxiao.analytics.moments import watch_moments
from wenxiao.analytics.timekeeping import microseconds
from wenxiao.calendars import TimeUnit, default_calendar
from wenxiao.clocks import (
    ClockStarted,
    End,
    MatterCompleted,
    MatterEnded,
    MatterFacts,
    Milestone,
    Schedule,
    ScheduleSet,
    TimeLimit,
    light_rules,
)

AT = FIRST + timedelta(days=100)


def matter(due_in_days: int, opens_in_days: int = -100, end: End | None = None) -> MatterFacts:
    milestone = Milestone(code="a", name="甲", due_at=AT + timedelta(days=due_in_days))
    known = ScheduleSet(happened_at=FIRST, recorded_at=FIRST, schedule=Schedule(version=1, milestones=(milestone,)))
    left = [MatterEnded(happened_at=AT, recorded_at=AT, end=end, reason="例")] if end else []
    return MatterFacts(
        opened_at=AT + timedelta(days=opens_in_days),
        events=(known, *left),
        rules=light_rules(),
        calendar=default_calendar(),
    )


def resting() -> MatterFacts:
    """A matter that was accepted as done while one of its clocks ran on, and is long over its time."""
    opened_at = AT - timedelta(days=100)
    times: dict[str, Any] = {"happened_at": opened_at, "recorded_at": opened_at}
    limit = TimeLimit(amount=Fraction(1), unit=TimeUnit.WORKING_DAYS)
    start = ClockStarted(**times, clock="resolve", title="办理", limit=limit)
    return replace(matter(-1), events=(start, MatterCompleted(**times)))


LATE, LATER, FAR, BARE, RESTING = 0, 4, 5, 6, 7
MATTERS = (
    matter(-1),
    *(matter(-1, end=end) for end in End),
    matter(-1, opens_in_days=1),
    matter(1000),
    replace(matter(-1), events=()),
    resting(),
)


@pytest.fixture(scope="module")
def by_unit(duckdb: Engine, days: DayTables) -> dict[str, Any]:
    facts = fact_tables(duckdb, laid_out([ask(facts, AT) for facts in MATTERS], days), days)
    moments = watch_moments(facts, days, duckdb.hold)
    moments = duckdb.hold(moments)
    provisional = duckdb.rows(provisional_counts(moments, microseconds(AT)))
    return {
        **{row["unit"]: row for row in duckdb.rows(light_counts(moments, microseconds(AT)))},
        "provisional": {row["unit"]: row["provisional"] for row in provisional},
    }


def test_a_late_matter_is_counted_red(by_unit: dict[str, Any]) -> None:
    assert by_unit[unit_of(LATE)]["red"] == 1


@pytest.mark.parametrize("end", list(End))
def test_a_matter_that_has_left_is_in_no_denominator(by_unit: dict[str, Any], end: End) -> None:
    assert unit_of(1 + list(End).index(end)) not in by_unit


def test_a_matter_that_is_not_opened_yet_is_in_no_denominator(by_unit: dict[str, Any]) -> None:
    assert unit_of(LATER) not in by_unit


def test_a_matter_without_watches_is_not_started(by_unit: dict[str, Any]) -> None:
    assert (by_unit[unit_of(BARE)]["matters"], by_unit[unit_of(BARE)]["not_started"]) == (1, 1)


def test_a_matter_that_rests_on_an_unpublished_calendar_is_counted_as_provisional(by_unit: dict[str, Any]) -> None:
    assert by_unit["provisional"] == {unit_of(FAR): 1}


def test_a_matter_that_rests_is_done_whatever_its_clocks_say(by_unit: dict[str, Any]) -> None:
    # It shares a unit with the matter that is late.
    assert (by_unit[unit_of(RESTING)]["matters"], by_unit[unit_of(RESTING)]["done"]) == (2, 1)


def test_colours_add_up_to_the_matters(by_unit: dict[str, Any]) -> None:
    for unit in (LATE, FAR, BARE):
        row = by_unit[unit_of(unit)]
        assert sum(row[str(colour)] for colour in COLOURS) == row["matters"]
