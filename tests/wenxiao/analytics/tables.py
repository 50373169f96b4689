"""Matters, one by one as facts and all together as tables: what the property tests compare."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from wenxiao.analytics.days import DayTables, day_tables
from wenxiao.analytics.engines import Engine
from wenxiao.analytics.facts import SCHEMAS, FactTables, arrow_table, limit_table
from wenxiao.analytics.timekeeping import microseconds
from wenxiao.calendars import WorkingCalendar, office_calendar
from wenxiao.clocks import (
    Lap,
    MatterEnded,
    MatterFacts,
    ProgressReported,
    TimeLimit,
    knowledge_of,
    laps_of,
    light_rules,
)
from wenxiao.clocks.knowledge import Knowledge

OFFICES = ("government_office", "service_hall", "duty_room")
Rows = dict[str, list[dict[str, Any]]]


def days_of(engine: Engine, first_year: int = 2023, last_year: int = 2031) -> DayTables:
    """The calendar tables of every office of the catalogue."""
    return day_tables(
        {code: office_calendar(code) for code in OFFICES}, first_year, last_year, light_rules(), engine.table
    )


def fact_tables(engine: Engine, matters: Sequence[MatterFacts], at: datetime, days: DayTables) -> FactTables:
    """Lay out what is known of matters at a moment, numbered by their place."""
    rows: Rows = {name: [] for name in SCHEMAS}
    limits: list[tuple[TimeLimit, str]] = []
    for number, facts in enumerate(matters):
        known = knowledge_of(facts, at)
        rows["matters"].append(_matter(number, facts, known))
        rows["milestones"] += _milestones(number, known)
        rows["reports"] += _reports(number, known)
        rows["awaited"] += _awaited(number, known)
        for lap in laps_of(known):
            _add_lap(rows, limits, number, lap)
    tables = {name: engine.table(arrow_table(name, found)) for name, found in rows.items()}
    return FactTables(limits=engine.table(limit_table(limits, days)), **tables)


def day_number(on: date) -> int:
    """A day as the tables write it."""
    return (on - date(1970, 1, 1)).days


def unit_of(number: int) -> str:
    """The unit of a matter."""
    return f"unit_{number % 7}"


def written(at: datetime | None) -> int | None:
    """A moment as the tables write it."""
    return None if at is None else microseconds(at)


def _matter(number: int, facts: MatterFacts, known: Knowledge) -> dict[str, Any]:
    end = next((fact for fact in known.events if isinstance(fact, MatterEnded)), None)
    return {
        "matter": number,
        "kind": "hotline",
        "stage": "handling",
        "unit": unit_of(number),
        "opened_at": microseconds(facts.opened_at),
        "left_at": microseconds(end.happened_at) if end else None,
        "end_kind": str(end.end) if end else None,
    }


def _milestones(number: int, known: Knowledge) -> Iterator[dict[str, Any]]:
    for milestone in known.schedule.milestones if known.schedule else ():
        yield {
            "matter": number,
            "version": known.schedule.version if known.schedule else 1,
            "code": milestone.code,
            "org_unit": milestone.org_unit,
            "is_supporting": milestone.is_supporting,
            "weight": milestone.weight,
            "starts_at": written(milestone.starts_at),
            "due_at": microseconds(milestone.due_at),
            "amount": milestone.amount,
        }


def _reports(number: int, known: Knowledge) -> Iterator[dict[str, Any]]:
    for fact in known.events:
        if isinstance(fact, ProgressReported):
            yield {
                "matter": number,
                "series": fact.series or "",
                "happened_at": microseconds(fact.happened_at),
                "recorded_at": microseconds(fact.recorded_at),
                "amount": fact.amount,
                "milestone": fact.milestone,
                "through_day": day_number(fact.through) if fact.through else None,
                "returned_at": written(known.returned.get(fact.report)),
            }


def _awaited(number: int, known: Knowledge) -> Iterator[dict[str, Any]]:
    calendar = known.calendar()
    for reporting in known.schedule.reporting if known.schedule else ():
        awaited_from = 0
        for release in reporting.releases.releases(reporting.begins_on, reporting.ends_on, calendar):
            release_day = day_number(calendar.day_of(release.release_at))
            yield {
                "matter": number,
                "code": f"{reporting.code}/{release.period}",
                "series": reporting.series or "",
                "covers_from": day_number(release.covers[0].begins_on),
                "covers_to": day_number(release.covers[-1].ends_on),
                "awaited_from": awaited_from,
                "release_day": release_day,
            }
            awaited_from = release_day + 1


def _add_lap(rows: Rows, limits: list[tuple[TimeLimit, str]], matter: int, lap: Lap) -> None:
    number = len(rows["laps"])
    rows["laps"].append(
        {
            "lap": number,
            "matter": matter,
            "code": lap.code,
            "limit_id": number,
            "org_unit": lap.org_unit,
            "is_supporting": lap.is_supporting,
            "started_at": microseconds(lap.started_at),
            "ended_at": written(lap.ended_at),
        }
    )
    limits.append((lap.limit, _code_of(lap.office)))
    rows["suspensions"] += [
        {"lap": number, "began_at": microseconds(pause.began_at), "ended_at": written(pause.ended_at)}
        for pause in lap.suspensions
    ]
    rows["extensions"] += [
        {"lap": number, "amount": int(extension.amount * 1000), "asked_at": microseconds(extension.asked_at)}
        for extension in lap.extensions
    ]


def _code_of(office: WorkingCalendar | None) -> str:
    return next((code for code in OFFICES if office_calendar(code) == office), OFFICES[0])
