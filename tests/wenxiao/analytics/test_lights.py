"""Lights of many matters: who is counted, and as what. One matter a unit, so that each count tells of one matter."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.wenxiao.analytics.chance import FIRST
from tests.wenxiao.analytics.tables import fact_tables, unit_of
from wenxiao.analytics.days import DayTables
from wenxiao.analytics.engines import Engine
from wenxiao.analytics.lights import COLOURS, light_counts, provisional_counts
from wenxiao.analytics.moments import watch_moments
from wenxiao.analytics.timekeeping import microseconds
from wenxiao.calendars import default_calendar
from wenxiao.clocks import End, MatterEnded, MatterFacts, Milestone, Schedule, ScheduleSet, light_rules

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


LATE, LATER, FAR, BARE = 0, 4, 5, 6
MATTERS = (
    matter(-1),
    *(matter(-1, end=end) for end in End),
    matter(-1, opens_in_days=1),
    matter(1000),
    replace(matter(-1), events=()),
)


@pytest.fixture(scope="module")
def by_unit(duckdb: Engine, days: DayTables) -> dict[str, Any]:
    moments = watch_moments(fact_tables(duckdb, MATTERS, AT, days), days, duckdb.hold)
    moments = duckdb.hold(moments)
    provisional = duckdb.rows(provisional_counts(moments, microseconds(AT)))
    return {
        **{row["unit"]: row for row in duckdb.rows(light_counts(moments, microseconds(AT)))},
        "provisional": {row["unit"]: row["provisional"] for row in provisional},
    }


def test_a_late_matter_is_counted_red(by_unit: dict[str, Any]) -> None:
    assert (by_unit[unit_of(LATE)]["matters"], by_unit[unit_of(LATE)]["red"]) == (1, 1)


@pytest.mark.parametrize("end", list(End))
def test_a_matter_that_has_left_is_in_no_denominator(by_unit: dict[str, Any], end: End) -> None:
    assert unit_of(1 + list(End).index(end)) not in by_unit


def test_a_matter_that_is_not_opened_yet_is_in_no_denominator(by_unit: dict[str, Any]) -> None:
    assert unit_of(LATER) not in by_unit


def test_a_matter_without_watches_is_not_started(by_unit: dict[str, Any]) -> None:
    assert (by_unit[unit_of(BARE)]["matters"], by_unit[unit_of(BARE)]["not_started"]) == (1, 1)


def test_a_matter_that_rests_on_an_unpublished_calendar_is_counted_as_provisional(by_unit: dict[str, Any]) -> None:
    assert by_unit["provisional"] == {unit_of(FAR): 1}


def test_colours_add_up_to_the_matters(by_unit: dict[str, Any]) -> None:
    for unit in (LATE, FAR, BARE):
        row = by_unit[unit_of(unit)]
        assert sum(row[str(colour)] for colour in COLOURS) == row["matters"]
