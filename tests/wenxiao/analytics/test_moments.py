"""Watches of many matters at once: the same answers as one by one, from the same facts."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import cases
from tests.wenxiao.analytics.agreement import disagreements
from tests.wenxiao.analytics.chance import FIRST, random_matter
from tests.wenxiao.analytics.tables import days_of, fact_tables
from tests.wenxiao.clocks.facts import moment
from wenxiao.analytics.days import DayTables
from wenxiao.analytics.engines import Engine, engine
from wenxiao.analytics.moments import watch_moments
from wenxiao.analytics.timekeeping import microseconds
from wenxiao.calendars import default_calendar, office_calendar
from wenxiao.clocks import (
    ClockStarted,
    ClockSuspended,
    ExtensionAsked,
    ExtensionGranted,
    Fact,
    MatterFacts,
    light_rules,
    limit_of,
)

LATEST = FIRST + timedelta(days=1500)
PLENTY = 300


@settings(max_examples=2, deadline=None)
@given(st.integers(0, 10**6), st.integers(100, 800))
def test_row_and_set_agree_from_facts_at_any_moment(duckdb: Engine, days: DayTables, first_seed: int, day: int) -> None:
    matters = [random_matter(first_seed * PLENTY + place) for place in range(PLENTY)]
    assert disagreements(duckdb, days, matters, FIRST + timedelta(days=day)) == []


def test_a_suspension_cut_off_within_a_microsecond_ends_with_it(duckdb: Engine, days: DayTables) -> None:
    once_differed = random_matter(10_069_182)
    assert disagreements(duckdb, days, [once_differed], FIRST + timedelta(days=516)) == []


@pytest.mark.spark
@pytest.mark.filterwarnings("ignore")
def test_row_and_set_agree_on_spark() -> None:
    matters = [random_matter(seed) for seed in range(PLENTY)]
    with engine("spark") as opened:
        assert disagreements(opened, days_of(opened), matters, LATEST) == []


def test_every_case_of_a_limit_holds_for_the_set(duckdb: Engine, days: DayTables) -> None:
    known = [parameter.values[0] for parameter in cases("limits")]
    matters = [_matter(case) for case in known]
    rows = duckdb.rows(watch_moments(fact_tables(duckdb, matters, LATEST, days), days, duckdb.hold))
    by_set = {row["matter"]: row for row in rows}
    for number, case in enumerate(known):
        if "expires" in case:
            expected = microseconds(moment(case["expires"])) if case["expires"] else None
            assert by_set[number]["due_at"] == expected, case["name"]
        if "near" in case:
            assert by_set[number]["yellow_at"] == microseconds(moment(case["near"])), case["name"]
        assert by_set[number]["is_provisional"] is case.get("provisional", False), case["name"]


def _matter(case: Any) -> MatterFacts:
    start = moment(case["started"])
    return MatterFacts(
        opened_at=min(start, datetime(2025, 1, 1, tzinfo=start.tzinfo)),
        events=tuple(_events(case, start)),
        rules=light_rules(),
        calendar=default_calendar(),
    )


def _events(case: Any, start: datetime) -> Iterator[Fact]:
    yield ClockStarted(
        happened_at=start,
        recorded_at=start,
        clock="limit",
        title="时限",
        limit=limit_of(case["limit"]),
        office=office_calendar(case.get("office", "government_office")),
    )
    for number, row in enumerate(case.get("suspensions", ())):
        yield ClockSuspended(
            happened_at=moment(row["from"]),
            recorded_at=moment(row["from"]),
            suspension=str(number),
            reason="例",
            approved_by="乙",
            until=moment(row["to"]) if "to" in row else None,
        )
    for number, row in enumerate(case.get("extensions", ())):
        asked, granted = moment(row["asked"]), moment(row["granted"])
        yield ExtensionAsked(
            happened_at=asked, recorded_at=asked, extension=str(number), clock="limit", amount=row["amount"]
        )
        yield ExtensionGranted(happened_at=granted, recorded_at=granted, extension=str(number), approved_by="乙")
