"""Marks: what is decided of each watch whose last moment has passed, on confirmed progress alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from wenxiao.clocks.colours import Colour
from wenxiao.clocks.facts import MatterFacts
from wenxiao.clocks.watches import Watch
from wenxiao.clocks.watching import watches_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """One watch whose time was up: whether it was reached in time, by confirmed progress."""

    matter: str
    watch: Watch
    in_time: bool
    is_exempt: bool = False
    """Whether a body forgives it: it costs nothing."""

    @property
    def colour(self) -> Colour:
        """Green in time, yellow made up for later, red not reached."""
        if self.in_time:
            return Colour.GREEN
        return Colour.YELLOW if self.watch.done_at is not None else Colour.RED


def marks_at(
    matter: str,
    facts: MatterFacts,
    at: datetime,
    known_at: datetime | None = None,
    *,
    version: int | None = None,
) -> tuple[Mark, ...]:
    """Return the marks of a matter at a moment, under the newest schedule or under one version of it.

    Only what would be red by `at` has one; a watch on a provisional calendar has none, nor one that only warns.
    """
    watches = watches_of(facts, at, known_at, confirmed_only=True, version=version)
    return tuple(
        Mark(
            matter=matter,
            watch=watch,
            in_time=watch.done_at is not None and not watch.was_late,
            is_exempt=_is_exempt(watch, at),
        )
        for watch in watches
        if watch.red_at is not None and watch.red_at <= at and not watch.is_provisional
    )


def misses_in_a_row(marks: Sequence[Mark]) -> int:
    """How many of the newest marks, one after the other, were missed and not made up for; exempt ones are left out."""
    newest_first = reversed([mark for mark in marks if not mark.is_exempt])
    return sum(1 for _ in takewhile(lambda mark: mark.colour is Colour.RED, newest_first))


def _is_exempt(watch: Watch, at: datetime) -> bool:
    """Forgiven while the exemption holds; after its end only what was reached by then stays forgiven."""
    end = watch.exempt_until
    if end is None or watch.red_at is None or end <= watch.red_at:
        return False
    return at < end or (watch.done_at is not None and watch.done_at <= end)
