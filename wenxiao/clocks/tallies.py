"""Tallies: how many matters show each light, and which have left the count."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from wenxiao.clocks.colours import Colour
from wenxiao.clocks.facts import End, MatterFacts
from wenxiao.clocks.knowledge import knowledge_of
from wenxiao.clocks.lights import colour_known, ended
from wenxiao.clocks.watching import watches_known


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """Matters counted by light. What was merged, withdrawn or made everyday work is in no denominator."""

    lights: Mapping[Colour, int]
    left: Mapping[End, int]

    @property
    def counting(self) -> int:
        """How many matters count: the denominator of every rate."""
        return sum(self.lights.values())


def tally(matters: Iterable[MatterFacts], at: datetime, known_at: datetime | None = None) -> Tally:
    """Count matters by their light at a moment; those that have left the list are counted apart."""
    lights: Counter[Colour] = Counter()
    left: Counter[End] = Counter()
    for facts in matters:
        known = knowledge_of(facts, at, known_at)
        if end := ended(known):
            left[end.end] += 1
        else:
            lights[colour_known(known, watches_known(known), at)] += 1
    return Tally(lights=lights, left=left)
