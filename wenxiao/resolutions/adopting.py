"""Who set what a resolution would change: the body of the aim, or that of the milestones; dated data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from wenxiao.catalog import Marked, entries, in_force, known_keys, required
from wenxiao.clocks import Schedule
from wenxiao.resolutions.adjustments import Change

_DOCUMENT, _OTHERWISE = "document", "otherwise"
_ZONE = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Rule:
    code: str
    in_force_from: date
    source: str
    milestones: Mapping[str, str]
    aim: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Promise:
    """What a document promised of a matter: who adopted the document, and by which day it is due."""

    adopted_by: str
    due_on: date | None


def adopted_by(
    schedule: Schedule, changes: Sequence[Change], *, origin: str, on: date, promise: Promise | None = None
) -> str:
    """Return the body that set what the changes touch, by the rule in force on a day.

    Whoever touches the aim needs the body of the aim; the milestones on the way to it are of the list. `promise` is
    None where no document promised the matter: then nothing is of a document.
    """
    rule = in_force(entries("resolutions/adopted.yaml", _rule), on)
    bodies = rule.aim if touches_aim(schedule, changes, promise.due_on if promise else None) else rule.milestones
    body = bodies.get(origin, bodies[_OTHERWISE])
    if body == _DOCUMENT:
        return promise.adopted_by if promise else bodies[_OTHERWISE]
    return body


def touches_aim(schedule: Schedule, changes: Sequence[Change], due_on: date | None = None) -> bool:
    """Whether a change alters what was promised: the last amount, or a moment moved beyond the day it is due.

    `due_on` None: the day of the last milestone.
    """
    if any(line.code == change.code for line in schedule.trajectories for change in changes):
        return True
    if not schedule.milestones:
        return False
    last = max(schedule.milestones, key=lambda milestone: milestone.due_at)
    latest = due_on or last.due_at.astimezone(_ZONE).date()
    return any(
        (change.code == last.code and change.amount not in (None, last.amount))
        or (change.due_at is not None and change.due_at.astimezone(_ZONE).date() > latest)
        for change in changes
    )


def _rule(entry: Marked) -> _Rule:
    known_keys(entry, _Rule.__dataclass_fields__)
    return _Rule(
        code=required(entry, "code", str, "规则代码"),
        in_force_from=required(entry, "in_force_from", date, "日期"),
        source=required(entry, "source", str, "出处"),
        milestones=_bodies(entry, "milestones"),
        aim=_bodies(entry, "aim"),
    )


def _bodies(entry: Marked, key: str) -> Mapping[str, str]:
    found = required(entry, key, Marked, "来源对应的机关")
    required(found, _OTHERWISE, str, "没有列出的来源归哪个机关")
    return {origin: required(found, origin, str, "机关代码") for origin in found}
