"""Marks: what is decided of each milestone that has fallen due, on confirmed progress alone."""

from dataclasses import dataclass
from datetime import datetime

from wenxiao.clocks.facts import MatterFacts
from wenxiao.clocks.watches import Watch, watches_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """One milestone that fell due: whether it was reached in time, by confirmed progress."""

    matter: str
    watch: Watch
    in_time: bool


def marks_at(
    matter: str,
    facts: MatterFacts,
    at: datetime,
    known_at: datetime | None = None,
    *,
    version: int | None = None,
) -> tuple[Mark, ...]:
    """Return the marks of a matter at a moment, under the newest schedule or under one version of it.

    Only milestones due by `at` have one; a milestone on a provisional calendar has none, nor has one that is reached
    before it is due and not due yet.
    """
    watches = watches_of(facts, at, known_at, confirmed_only=True, version=version)
    return tuple(
        Mark(matter=matter, watch=watch, in_time=watch.done_at is not None and not watch.was_late)
        for watch in watches
        if watch.due_at <= at and not watch.is_provisional
    )
