"""Watches of many matters at once: the same answers as one by one, from the same facts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import cases
from tests.wenxiao.analytics.agreement import disagreements
from tests.wenxiao.analytics.chance import FIRST, random_matter
from tests.wenxiao.analytics.tables import Asked, ask, days_of, fact_tables, laid_out, sequels_of
from tests.wenxiao.clocks.facts import moment
from tests.wenxiao.clocks.histories import MOMENTS, matters
from tests.wenxiao.clocks.matters import matter_of
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
    ScheduleSet,
    light_rules,
    limit_of,
)

LATEST = FIRST + timedelta(days=1500)
PLENTY = 300


@settings(max_examples=2)
@given(st.integers(0, 10**6), st.integers(100, 800), st.booleans(), st.booleans())
def test_row_and_set_agree_from_facts_at_any_moment_with_any_knowledge(
    duckdb: Engine, days: DayTables, first_seed: int, day: int, on_the_day: bool, confirmed_only: bool
) -> None:
    at = FIRST + timedelta(days=day)
    seeds = range(first_seed * PLENTY, (first_seed + 1) * PLENTY)
    known_at = at if on_the_day else None
    asked = [ask(random_matter(seed), at, known_at, confirmed_only=confirmed_only) for seed in seeds]
    assert disagreements(duckdb, days, asked) == []


@settings(max_examples=2)
@given(st.lists(matters(), min_size=20, max_size=40), MOMENTS)
def test_row_and_set_agree_on_the_histories_that_the_clocks_are_tried_on(
    duckdb: Engine, days: DayTables, histories: list[Any], at: datetime
) -> None:
    assert disagreements(duckdb, days, [ask(matter_of(case), moment(at)) for case in histories]) == []


def test_a_suspension_cut_off_within_a_microsecond_ends_with_it(duckdb: Engine, days: DayTables) -> None:
    start = moment("2025-05-05T09:00:00.000001")
    limit = {"amount": 5, "unit": "working_days", "longest_suspension": "1/3"}
    once_differed = {"started": start, "limit": limit, "suspensions": [{"from": start + timedelta(microseconds=7)}]}
    assert disagreements(duckdb, days, [ask(_matter(once_differed), LATEST)]) == []


def test_every_case_of_a_matter_holds_for_the_set(duckdb: Engine) -> None:
    every = [one for case in cases("matters") for one in _questions(case.values[0])]
    for rules in dict.fromkeys(one.facts.rules for one in every):
        asked = [one for one in every if one.facts.rules == rules]
        assert disagreements(duckdb, days_of(duckdb, sequels_of(asked), rules), asked) == []


_JUNE, _APRIL, _MARCH = date(2025, 6, 30), date(2025, 4, 30), date(2025, 3, 12)
EDGES = {
    "28.5": _JUNE,
    "28.4999": _JUNE,
    "18.5": _APRIL,
    "18.4999": _APRIL,
    "12.8333": _MARCH,
    "10.8387": _MARCH,
    "10.3387": _MARCH,
}


def test_a_value_is_behind_from_the_last_digit_below_the_tolerance_on(duckdb: Engine, days: DayTables) -> None:
    asked = [ask(_series_of(value, through), FIRST + timedelta(days=200)) for value, through in EDGES.items()]
    assert [one.watches[0].yellow_at == one.facts.events[1].happened_at for one in asked[:4]] == [False, True] * 2
    assert disagreements(duckdb, days, asked) == []


def _series_of(value: str, through: date) -> MatterFacts:
    """Sixty in a year, with a tolerance of 2.5 points, of which so many are reported."""
    series = {"code": "s", "title": "例", "rule": "cumulative", "target": 60, "unit": "个"}
    report = {"at": "2025-07-10T09:00", "report": "r", "series": "s", "amount": value, "through": through}
    case = {"opened": "2025-01-01T09:00", "series": [series], "events": [report]}
    facts = matter_of(case)
    planned = facts.events[0]
    assert isinstance(planned, ScheduleSet)
    (trajectory,) = planned.schedule.trajectories
    schedule = replace(planned.schedule, trajectories=(replace(trajectory, tolerance=Decimal("2.5")),))
    return replace(facts, events=(replace(planned, schedule=schedule), *facts.events[1:]))


@pytest.mark.spark
@pytest.mark.filterwarnings("ignore")
def test_row_and_set_agree_on_spark() -> None:
    asked = [ask(random_matter(seed), LATEST) for seed in range(PLENTY)]
    with engine("spark") as opened:
        assert disagreements(opened, days_of(opened), asked) == []


def test_every_case_of_a_limit_holds_for_the_set(duckdb: Engine, days: DayTables) -> None:
    known = [parameter.values[0] for parameter in cases("limits")]
    asked = [ask(_matter(case), LATEST) for case in known]
    facts = fact_tables(duckdb, laid_out(asked, days), days)
    rows = duckdb.rows(watch_moments(facts, days, duckdb.hold))
    by_set = {row["matter"]: row for row in rows}
    for number, case in enumerate(known):
        if "expires" in case:
            expected = microseconds(moment(case["expires"])) if case["expires"] else None
            assert by_set[number]["due_at"] == expected, case["name"]
        if "near" in case:
            assert by_set[number]["yellow_at"] == microseconds(moment(case["near"])), case["name"]
        assert by_set[number]["is_provisional"] is case.get("provisional", False), case["name"]


def _questions(case: Any) -> Iterator[Asked]:
    """A matter at every moment at which its case asks for something."""
    for question in case["ask"]:
        known_at = moment(question["as_known"]) if "as_known" in question else None
        yield ask(matter_of(case), moment(question["at"]), known_at)


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
