"""The facts of one matter as rows of the fact tables."""

from collections.abc import Iterator

from tests.wenxiao.analytics.laying import OFFICES, Laying, Row, unit_of, written
from tests.wenxiao.analytics.plan_rows import lay_out_plan
from wenxiao.analytics.publications import Chain, Publication
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
    ScheduleSet,
    laps_of,
)
from wenxiao.clocks.knowledge import Knowledge


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
            lay_out_plan(laying, {"matter": number, "version": fact.schedule.version}, fact.schedule)
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
