"""Lights of many matters: colours, denominators, counts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeAlias

import pytest

from tests.wenxiao.analytics.chance import FIRST, random_matter
from tests.wenxiao.analytics.tables import fact_tables
from wenxiao.analytics.days import DayTables, microseconds
from wenxiao.analytics.engines import Engine
from wenxiao.analytics.lights import COLOURS, light_counts
from wenxiao.analytics.moments import watch_moments
from wenxiao.calendars import default_calendar
from wenxiao.clocks import End, MatterEnded, MatterFacts, Milestone, Schedule, ScheduleSet, light_rules

AT = FIRST + timedelta(days=100)


Counts: TypeAlias = Callable[..., list[dict[str, object]]]


@pytest.fixture
def counts(duckdb: Engine, days: DayTables) -> Counts:
    def count(matters: list[MatterFacts], *by: str) -> list[dict[str, object]]:
        moments = watch_moments(fact_tables(duckdb, matters, AT, days), days, duckdb.hold)
        return duckdb.rows(light_counts(moments, microseconds(AT), by or ("kind",)))

    return count


def late_matter() -> MatterFacts:
    schedule = Schedule(version=1, milestones=(Milestone(code="a", name="甲", due_at=AT - timedelta(days=1)),))
    return MatterFacts(
        opened_at=FIRST,
        events=(ScheduleSet(happened_at=FIRST, recorded_at=FIRST, schedule=schedule),),
        rules=light_rules(),
        calendar=default_calendar(),
    )


@pytest.mark.parametrize("end", list(End))
def test_a_matter_that_has_left_is_in_no_denominator(counts: Counts, end: End) -> None:
    left = MatterEnded(happened_at=AT, recorded_at=AT, end=end, reason="例")
    gone = replace(late_matter(), events=(*late_matter().events, left))
    (row,) = counts([late_matter(), gone])
    assert (row["matters"], row["red"]) == (1, 1)


def test_a_matter_that_is_not_opened_yet_is_in_no_denominator(counts: Counts) -> None:
    later = replace(late_matter(), opened_at=AT + timedelta(seconds=1))
    (row,) = counts([late_matter(), later])
    assert row["matters"] == 1


def test_a_matter_without_watches_is_not_started(counts: Counts) -> None:
    (row,) = counts([replace(late_matter(), events=())])
    assert (row["matters"], row["not_started"]) == (1, 1)


def test_colours_add_up_to_the_matters_of_each_unit(counts: Counts) -> None:
    rows = counts([random_matter(seed) for seed in range(120)], "unit")
    assert len(rows) == 7
    for row in rows:
        assert sum(int(str(row[str(colour)])) for colour in COLOURS) == row["matters"]


def test_a_matter_that_rests_on_an_unpublished_calendar_is_counted_as_provisional(counts: Counts) -> None:
    far = Milestone(code="a", name="甲", due_at=FIRST + timedelta(days=1000))
    known = ScheduleSet(happened_at=FIRST, recorded_at=FIRST, schedule=Schedule(version=1, milestones=(far,)))
    (row,) = counts([late_matter(), replace(late_matter(), events=(known,))])
    assert (row["matters"], row["provisional"]) == (2, 1)
