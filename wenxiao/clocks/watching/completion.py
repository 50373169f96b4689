"""What is still open when a matter is accepted as done is closed with it, late or not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from wenxiao.clocks.facts import MatterCompleted, MatterReopened, ScheduleSet
from wenxiao.clocks.knowledge import Knowledge
from wenxiao.clocks.watches import Watch, WatchKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Rest:
    """The time in which a matter rests, done."""

    began_at: datetime
    ended_at: datetime | None
    """When it was reopened; None: it rests."""
    plan_is_old: bool
    """Whether no schedule was set since."""


def is_resting(known: Knowledge) -> bool:
    """Whether the matter is done and not reopened."""
    return any(rest.ended_at is None for rest in _rests(known))


def closed_by_completion(known: Knowledge, watches: Iterable[Watch]) -> Iterator[Watch]:
    """Yield the watches as completion leaves them; what falls due only while the matter rests is not asked for.

    Milestones stay closed after a reopening until a schedule is set anew. Time limits are left alone: they are stopped
    by their own facts.
    """
    rests = _rests(known)
    for watch in watches:
        if watch.kind is WatchKind.LIMIT or watch.done_at is not None:
            yield watch
        elif not any(_falls_within(watch, rest) for rest in rests):
            ends = [rest.began_at for rest in rests if _closes(watch, rest)]
            yield replace(watch, done_at=min(ends), confirmed_at=min(ends), suspended_at=None) if ends else watch


def _rests(known: Knowledge) -> tuple[Rest, ...]:
    rests: list[Rest] = []
    for fact in known.events:
        match fact:
            case MatterCompleted() if not rests or rests[-1].ended_at:
                rests.append(Rest(began_at=fact.happened_at, ended_at=None, plan_is_old=True))
            case MatterReopened() if rests and rests[-1].ended_at is None:
                rests[-1] = replace(rests[-1], ended_at=fact.happened_at)
            case ScheduleSet():
                rests = [replace(rest, plan_is_old=False) for rest in rests]
    return tuple(rests)


def _closes(watch: Watch, rest: Rest) -> bool:
    return rest.plan_is_old if watch.kind is WatchKind.MILESTONE else rest.ended_at is None


def _falls_within(watch: Watch, rest: Rest) -> bool:
    """Whether it is a period that is asked for only while the matter rests."""
    if watch.kind is not WatchKind.REPORT or watch.due_at is None or watch.due_at <= rest.began_at:
        return False
    return rest.ended_at is None or watch.due_at <= rest.ended_at
