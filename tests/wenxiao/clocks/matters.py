"""Facts of a matter from its YAML case: one line an event, each at its moment."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.wenxiao.clocks.facts import CALENDAR, OPENED_AT, moment
from wenxiao.calendars import office_calendar
from wenxiao.calendars.published import Holiday, PublishedYear
from wenxiao.calendars.releases import release_calendar
from wenxiao.clocks import (
    Aggregate,
    AggregateRule,
    CalendarPublished,
    ClockResumed,
    ClockStarted,
    ClockStopped,
    ClockSuspended,
    ConfidenceStated,
    End,
    Exempted,
    ExtensionAsked,
    ExtensionGranted,
    Fact,
    HandedOver,
    Judge,
    LightRule,
    MatterCompleted,
    MatterEnded,
    MatterFacts,
    MatterReopened,
    Milestone,
    PaceRule,
    Point,
    ProgressConfirmed,
    ProgressReported,
    ProgressReturned,
    Reporting,
    Schedule,
    ScheduleSet,
    Trajectory,
    light_rules,
    limit_of,
)

Times = dict[str, Any]
Build = Callable[[Any, Times], Fact]


def matter_of(case: Any) -> MatterFacts:
    """The facts of one case."""
    opened_at = moment(case["opened"]) if "opened" in case else OPENED_AT
    events: list[Fact] = []
    if any(key in case for key in ("milestones", "series", "reporting")):
        times = {"happened_at": opened_at, "recorded_at": opened_at}
        events.append(ScheduleSet(**times, schedule=_schedule(case, 1)))
    for row in case.get("events", ()):
        at = moment(row["at"])
        times = {"happened_at": at, "recorded_at": moment(row["recorded"]) if "recorded" in row else at}
        (verb,) = _VERBS.keys() & row.keys()
        events.append(_VERBS[verb](row, times))
    return MatterFacts(
        opened_at=opened_at,
        events=tuple(events),
        rules=_rules(case),
        calendar=CALENDAR,
        aggregate=aggregate_of(case.get("aggregate", {})),
    )


def _rules(case: Any) -> tuple[LightRule, ...]:
    """The catalogue's rules, or with `rules` others: from when on how many working days are near."""
    (first, *_) = light_rules()
    rows = case.get("rules")
    if rows is None:
        return light_rules()
    return tuple(replace(first, in_force_from=row["from"], near_limit_working_days=row["near"]) for row in rows)


def aggregate_of(row: Any) -> Aggregate:
    """The aggregate of a case."""
    shares = {key: Decimal(str(row[key])) for key in ("red_from", "yellow_from") if key in row}
    return Aggregate(rule=AggregateRule(row.get("rule", "worst")), **shares)


def _schedule(row: Any, version: int) -> Schedule:
    return Schedule(
        version=version,
        milestones=tuple(map(_milestone, row.get("milestones", ()))),
        trajectories=tuple(map(_trajectory, row.get("series", ()))),
        reporting=tuple(map(_reporting, row.get("reporting", ()))),
        resolution=row.get("resolution"),
    )


def _milestone(row: Any) -> Milestone:
    return Milestone(
        code=row["code"],
        name=row["name"],
        due_at=moment(row["due"]),
        amount=Decimal(str(row["amount"])) if "amount" in row else None,
        unit="个",
        starts_at=moment(row["starts"]) if "starts" in row else None,
        weight=Decimal(str(row.get("weight", 1))),
        org_unit=row.get("unit", ""),
        is_supporting=row.get("supporting", False),
    )


def _trajectory(row: Any) -> Trajectory:
    return Trajectory(
        code=row["code"],
        title=row["title"],
        rule=PaceRule(row["rule"]),
        target=Decimal(str(row["target"])),
        unit=row["unit"],
        begins_on=row.get("begins", date(2025, 1, 1)),
        ends_on=row.get("ends", date(2025, 12, 31)),
        baseline=Decimal(str(row["baseline"])) if "baseline" in row else None,
        points=tuple(Point(on=on, value=Decimal(str(value))) for on, value in row.get("points", {}).items()),
        accumulates=row.get("accumulates", False),
        clear_within=row.get("clear_within"),
        releases=release_calendar(row["releases"]) if "releases" in row else None,
    )


def _reporting(row: Any) -> Reporting:
    return Reporting(
        code=row.get("code", "monthly"),
        title=row.get("title", "进度"),
        begins_on=row.get("begins", date(2025, 1, 1)),
        ends_on=row.get("ends", date(2025, 12, 31)),
        releases=release_calendar(row["releases"]),
        series=row.get("series"),
    )


def _report(row: Any, times: Times) -> Fact:
    return ProgressReported(
        **times,
        report=row["report"],
        unit="住房和城乡建设局",
        evidence="佐证",
        amount=Decimal(str(row["amount"])) if "amount" in row else None,
        milestone=row.get("milestone"),
        series=row.get("series"),
        through=row.get("through"),
        open_working_days=row.get("open_working_days"),
    )


def _start(row: Any, times: Times) -> Fact:
    return ClockStarted(
        **times,
        clock=row["start"],
        title=row.get("title", row["start"]),
        limit=limit_of(row["limit"]),
        org_unit=row.get("unit", ""),
        office=office_calendar(row["office"]) if "office" in row else None,
        is_supporting=row.get("supporting", False),
    )


def _suspend(row: Any, times: Times) -> Fact:
    return ClockSuspended(
        **times,
        suspension=row["suspend"],
        reason=row.get("reason", "等待企业补齐材料"),
        approved_by=row.get("by", ""),
        clock=row.get("clock"),
        until=moment(row["until"]) if "until" in row else None,
    )


def _exempt(row: Any, times: Times) -> Fact:
    return Exempted(
        **times,
        watch=row["exempt"],
        until=moment(row["until"]),
        approved_by="区工作委员会",
        document_number="铁问效〔2025〕9号",
        reason="不可抗力",
    )


def _adjust(row: Any, times: Times) -> Fact:
    return ScheduleSet(**times, schedule=_schedule(row["adjust"], row["adjust"]["version"]))


def _publish(row: Any, times: Times) -> Fact:
    said = row["publish"]
    arrangement = PublishedYear(
        year=said["year"],
        source="国务院办公厅通知",
        in_force_from=times["recorded_at"].date(),
        holidays=tuple(Holiday(first=first, last=last, names=("例",)) for first, last in said.get("holidays", ())),
        working_days=frozenset(said.get("make_up", ())),
    )
    return CalendarPublished(**times, arrangement=arrangement)


_VERBS: dict[str, Build] = {
    "report": _report,
    "confirm": lambda row, times: ProgressConfirmed(**times, report=row["confirm"]),
    "return": lambda row, times: ProgressReturned(**times, report=row["return"], reason="缺佐证"),
    "start": _start,
    "stop": lambda row, times: ClockStopped(**times, clock=row["stop"], report=row["by_report"]),
    "suspend": _suspend,
    "resume": lambda row, times: ClockResumed(**times, suspension=row["resume"]),
    "ask": lambda row, times: ExtensionAsked(
        **times, extension=row["ask"], clock=row["clock"], amount=Fraction(row["amount"])
    ),
    "grant": lambda row, times: ExtensionGranted(**times, extension=row["grant"], approved_by="分管副区长"),
    "hand_over": lambda row, times: HandedOver(
        **times, to_unit=row["hand_over"], reason=row.get("reason", "改派"), restarts=tuple(row.get("restarts", ()))
    ),
    "publish": _publish,
    "exempt": _exempt,
    "end": lambda row, times: MatterEnded(**times, end=End(row["end"]), reason=row["reason"]),
    "complete": lambda row, times: MatterCompleted(**times),
    "reopen": lambda row, times: MatterReopened(**times),
    "confidence": lambda row, times: ConfidenceStated(
        **times, judge=Judge(row["confidence"]), grade=row["grade"], reason=row.get("reason", "例")
    ),
    "adjust": _adjust,
}
