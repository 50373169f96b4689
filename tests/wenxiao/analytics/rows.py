"""The facts of one matter as rows of the fact tables."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from wenxiao.analytics.days import DayTables
from wenxiao.analytics.pace_rows import ALIKE, shares_of
from wenxiao.analytics.publications import Chain, Publication
from wenxiao.analytics.schemas import SCHEMAS
from wenxiao.analytics.timekeeping import day_number, microseconds
from wenxiao.calendars import WorkingCalendar, office_calendar
from wenxiao.clocks import (
    CalendarPublished,
    Exempted,
    Lap,
    MatterCompleted,
    MatterEnded,
    MatterReopened,
    ProgressReported,
    Schedule,
    ScheduleSet,
    TimeLimit,
    Trajectory,
    laps_of,
)
from wenxiao.clocks.knowledge import Knowledge

OFFICES = ("government_office", "service_hall", "duty_room")
Row = dict[str, Any]


@dataclass(kw_only=True, slots=True)
class Laying:
    """Tables while matters are laid out."""

    days: DayTables
    confirmed_only: bool
    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in SCHEMAS})
    limits: list[tuple[TimeLimit, str]] = field(default_factory=list)
    chains: list[Chain] = field(default_factory=list)
    ways: list[tuple[Decimal, ...]] = field(default_factory=lambda: [ALIKE])


def unit_of(number: int) -> str:
    """The unit of a matter."""
    return f"unit_{number % 7}"


def written(at: datetime | None) -> int | None:
    """A moment as the tables write it."""
    return None if at is None else microseconds(at)


def chain_of(known: Knowledge) -> Chain:
    """What was published of the calendars, in the order in which it became known."""
    published = [fact for fact in known.events if isinstance(fact, CalendarPublished)]
    published.sort(key=lambda fact: fact.recorded_at)
    return [Publication(arrangement=fact.arrangement, recorded_at=fact.recorded_at) for fact in published]


def lay_out(laying: Laying, number: int, known: Knowledge) -> None:
    """Add the rows of one matter."""
    rows, chain = laying.rows, chain_of(known)
    rows["matters"].append(_matter(number, known) | {"chain": len(laying.chains) if chain else None})
    laying.chains += [chain] if chain else []
    rows["acts"] += _acts(number, known)
    rows["reports"] += _reports(number, known)
    rows["exemptions"] += [
        {"matter": number, "code": fact.watch, "until": microseconds(fact.until)}
        for fact in known.events
        if isinstance(fact, Exempted)
    ]
    for fact in known.events:
        if isinstance(fact, ScheduleSet):
            _plan(laying, {"matter": number, "version": fact.schedule.version}, fact.schedule)
    for lap in laps_of(known):
        _add_lap(laying, number, lap)


def _matter(number: int, known: Knowledge) -> Row:
    end = next((fact for fact in known.events if isinstance(fact, MatterEnded)), None)
    return {
        "matter": number,
        "kind": "hotline",
        "stage": "handling",
        "unit": unit_of(number),
        "opened_at": microseconds(known.facts.opened_at),
        "left_at": microseconds(end.happened_at) if end else None,
        "end_kind": str(end.end) if end else None,
    }


def _acts(number: int, known: Knowledge) -> Iterator[Row]:
    acts = {ScheduleSet: "planned", MatterCompleted: "completed", MatterReopened: "reopened"}
    for place, fact in enumerate(known.events):
        if type(fact) in acts:
            yield {
                "matter": number,
                "place": place,
                "act": acts[type(fact)],
                "version": fact.schedule.version if isinstance(fact, ScheduleSet) else None,
                "happened_at": microseconds(fact.happened_at),
                "recorded_at": microseconds(fact.recorded_at),
            }


def _reports(number: int, known: Knowledge) -> Iterator[Row]:
    for place, fact in enumerate(known.events):
        if isinstance(fact, ProgressReported):
            yield {
                "matter": number,
                "place": place,
                "series": fact.series or "",
                "happened_at": microseconds(fact.happened_at),
                "recorded_at": microseconds(fact.recorded_at),
                "amount": fact.amount,
                "milestone": fact.milestone,
                "through_day": day_number(fact.through) if fact.through else None,
                "open_working_days": fact.open_working_days,
                "confirmed_at": written(known.confirmed.get(fact.report)),
                "returned_at": written(known.returned.get(fact.report)),
            }


def _plan(laying: Laying, key: Row, schedule: Schedule) -> None:
    laying.rows["milestones"] += [
        {
            **key,
            "code": milestone.code,
            "org_unit": milestone.org_unit,
            "is_supporting": milestone.is_supporting,
            "weight": milestone.weight,
            "starts_at": written(milestone.starts_at),
            "due_at": microseconds(milestone.due_at),
            "amount": milestone.amount,
        }
        for milestone in schedule.milestones
    ]
    for trajectory in schedule.trajectories:
        _add_series(laying, key | {"code": trajectory.code}, trajectory)
    for reporting in schedule.reporting:
        follows = None
        for release in reporting.releases.releases(reporting.begins_on, reporting.ends_on, office_calendar(OFFICES[0])):
            laying.rows["awaited"].append(
                {
                    **key,
                    "code": f"{reporting.code}/{release.period}",
                    "series": reporting.series or "",
                    "release_id": laying.days.release_ids[reporting.releases.code],
                    "covers_from": day_number(release.covers[0].begins_on),
                    "covers_to": day_number(release.period.ends_on),
                    "follows_day": follows,
                }
            )
            follows = day_number(release.period.ends_on)


def _add_series(laying: Laying, key: Row, trajectory: Trajectory) -> None:
    way, calendar = shares_of(trajectory), office_calendar(OFFICES[0])
    laying.ways += [] if way in laying.ways else [way]
    releases = trajectory.releases
    released = releases.releases(trajectory.begins_on, trajectory.ends_on, calendar) if releases else ()
    laying.rows["series"].append(
        {
            **key,
            "rule": str(trajectory.rule),
            "target": trajectory.target,
            "baseline": trajectory.baseline,
            "tolerance": trajectory.tolerance,
            "begins_day": day_number(trajectory.begins_on),
            "ends_day": day_number(trajectory.ends_on),
            "accumulates": trajectory.accumulates,
            "clear_within": trajectory.clear_within,
            "way_id": laying.ways.index(way),
            "release_id": laying.days.release_ids[releases.code] if releases else None,
            "last_ends_day": day_number(released[-1].period.ends_on) if released else None,
        }
    )
    laying.rows["points"] += [{**key, "on_day": day_number(p.on), "value": p.value} for p in trajectory.points]


def _add_lap(laying: Laying, matter: int, lap: Lap) -> None:
    rows, number = laying.rows, len(laying.rows["laps"])
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
    laying.limits.append((lap.limit, _code_of(lap.office)))
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
