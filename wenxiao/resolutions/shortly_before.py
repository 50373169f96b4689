"""What was adjusted shortly before an assessment, and what difference each adjustment made to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

from wenxiao.catalog import Marked, entries, in_force, known_keys, required
from wenxiao.clocks import MatterFacts, Milestone, Schedule, ScheduleSet, Trajectory, marks_at


@dataclass(frozen=True, kw_only=True, slots=True)
class LateAdjustment:
    """One milestone or series that one resolution changed shortly before an assessment."""

    matter: str
    code: str
    name: str
    version: int
    """Of the schedule that the resolution made."""
    document_number: str
    took_effect_at: datetime
    recorded_at: datetime
    days_before: int
    """Calendar days from its recording to the assessment."""
    old_due_at: datetime | None
    new_due_at: datetime | None
    old_amount: Decimal | None
    new_amount: Decimal | None
    was_due: bool
    """Whether it had fallen due under the old version before the new one took effect."""
    saves_a_miss: bool
    """Whether the assessment counts a miss under the old version and none under the new one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Rule:
    code: str
    in_force_from: date
    source: str
    calendar_days: int


def adjusted_before(
    matters: Iterable[tuple[str, MatterFacts]], assessed_at: datetime, *, within_days: int | None = None
) -> tuple[LateAdjustment, ...]:
    """Return what was adjusted within so many calendar days before an assessment, the newest first.

    `matters` are numbers with facts; `within_days` None: as the catalogue says. An adjustment counts by when it was
    recorded or took effect, whichever is later, and only what was recorded by the assessment is known to it.
    """
    days = _days(assessed_at.date()) if within_days is None else within_days
    since = assessed_at - timedelta(days=days)
    found = [
        late
        for matter, facts in matters
        for late in _adjustments(matter, facts, assessed_at)
        if since <= max(late.took_effect_at, late.recorded_at) <= assessed_at
    ]
    return tuple(sorted(found, key=lambda late: (late.days_before, late.matter, late.code)))


def _days(on: date) -> int:
    return in_force(entries("resolutions/shortly_before.yaml", _rule), on).calendar_days


def _rule(entry: Marked) -> _Rule:
    known_keys(entry, _Rule.__dataclass_fields__)
    return _Rule(
        code=required(entry, "code", str, "规则代码"),
        in_force_from=required(entry, "in_force_from", date, "日期"),
        source=required(entry, "source", str, "出处"),
        calendar_days=required(entry, "calendar_days", int, "天数"),
    )


def _adjustments(matter: str, facts: MatterFacts, at: datetime) -> Iterator[LateAdjustment]:
    versions = sorted(
        (fact for fact in facts.known(at, at) if isinstance(fact, ScheduleSet)), key=lambda fact: fact.schedule.version
    )
    for before, after in pairwise(versions):
        missed_before = _missed(matter, facts, at, before.schedule.version)
        missed_after = _missed(matter, facts, at, after.schedule.version)
        for code, old, new in _changed(before.schedule, after.schedule):
            old_due, new_due = _due(old), _due(new)
            yield LateAdjustment(
                matter=matter,
                code=code,
                name=_name(new or old),
                version=after.schedule.version,
                document_number=after.schedule.resolution or "",
                took_effect_at=after.happened_at,
                recorded_at=after.recorded_at,
                days_before=(at - max(after.happened_at, after.recorded_at)).days,
                old_due_at=old_due,
                new_due_at=new_due,
                old_amount=_amount(old),
                new_amount=_amount(new),
                was_due=old_due is not None and old_due <= after.happened_at,
                saves_a_miss=code in missed_before and code not in missed_after,
            )


def _missed(matter: str, facts: MatterFacts, at: datetime, version: int) -> set[str]:
    marks = marks_at(matter, facts, at, at, version=version)
    return {mark.watch.code for mark in marks if not mark.in_time and not mark.is_exempt}


_Planned = Milestone | Trajectory | None


def _changed(before: Schedule, after: Schedule) -> Iterator[tuple[str, _Planned, _Planned]]:
    """What stands otherwise in the later version: changed, new or left out."""
    old, new = _by_code(before), _by_code(after)
    for code in dict.fromkeys((*old, *new)):
        if old.get(code) != new.get(code):
            yield code, old.get(code), new.get(code)


def _by_code(schedule: Schedule) -> dict[str, Milestone | Trajectory]:
    found: dict[str, Milestone | Trajectory] = {milestone.code: milestone for milestone in schedule.milestones}
    return found | {line.code: line for line in schedule.trajectories}


def _name(planned: _Planned) -> str:
    return planned.name if isinstance(planned, Milestone) else planned.title if planned else ""


def _due(planned: _Planned) -> datetime | None:
    return planned.due_at if isinstance(planned, Milestone) else None


def _amount(planned: _Planned) -> Decimal | None:
    return planned.amount if isinstance(planned, Milestone) else planned.target if planned else None
