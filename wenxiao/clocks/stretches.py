"""Stretches: the past of a matter cut where something became known; within one, only time passes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from wenxiao.clocks.facts import MatterFacts
from wenxiao.clocks.knowledge import Knowledge, knowledge_of
from wenxiao.clocks.watches import Watch
from wenxiao.clocks.watching import watches_known


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """From one fact to the next: the same watches all the while."""

    begins_at: datetime
    ends_at: datetime
    """The moment of the next fact, or the last moment asked for."""
    known: Knowledge
    watches: tuple[Watch, ...]

    @property
    def moments(self) -> list[datetime]:
        """Its beginning and every later moment at which a watch turns by itself, in order."""
        turns = {turn for watch in self.watches for turn in watch.turns if self.begins_at < turn <= self.ends_at}
        return [self.begins_at, *sorted(turns)]


def newest_first(
    facts: MatterFacts,
    at: datetime,
    known_at: datetime | None = None,
    *,
    confirmed_only: bool = False,
    as_shown: bool = False,
) -> Iterator[Stretch]:
    """Yield the stretches from `at` back to the opening of the matter.

    `as_shown` cuts where facts became known instead of where they happened, each stretch with what was known by then.
    """
    events = facts.events if as_shown else facts.known(at, known_at)
    begins = {max(event.happened_at, event.recorded_at) if as_shown else event.happened_at for event in events}
    begins = {facts.opened_at} | {begin for begin in begins if facts.opened_at < begin}
    end = at
    for begin in sorted((begin for begin in begins if begin <= at), reverse=True):
        known = knowledge_of(facts, begin, begin if as_shown else known_at, confirmed_only=confirmed_only)
        yield Stretch(begins_at=begin, ends_at=end, known=known, watches=watches_known(known))
        end = begin
