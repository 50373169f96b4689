"""Histories: every light that a matter has shown, looked back on or as it was shown on the day."""

from dataclasses import dataclass
from datetime import datetime

from wenxiao.clocks.colours import Colour
from wenxiao.clocks.facts import MatterFacts
from wenxiao.clocks.lights import Light, colour_known, explained
from wenxiao.clocks.stretches import newest_first
from wenxiao.sentences import Sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """One light over the time that it was shown."""

    begins_at: datetime
    ends_at: datetime | None
    """None while it still shines."""
    colour: Colour
    why: Sentence
    watch: str | None


def history(
    facts: MatterFacts,
    at: datetime,
    *,
    confirmed_only: bool = False,
    as_shown: bool = False,
) -> tuple[Shown, ...]:
    """Return the lights of a matter from its opening to `at`, neighbours always of different colours.

    By default with all that is recorded; `as_shown` gives each moment with what was recorded by then, so that a late
    entry changes nothing before it was entered.
    """
    shown: list[Light] = []
    begins: list[datetime] = []
    for stretch in reversed(list(newest_first(facts, at, confirmed_only=confirmed_only, as_shown=as_shown))):
        for moment in stretch.moments:
            colour = colour_known(stretch.known, stretch.watches, moment)
            if not shown or shown[-1].colour is not colour:
                shown.append(explained(stretch.known, stretch.watches, moment, colour))
                begins.append(moment)
    ends: list[datetime | None] = [*begins[1:], None]
    return tuple(
        Shown(begins_at=begin, ends_at=end, colour=light.colour, why=light.why, watch=light.watch)
        for light, begin, end in zip(shown, begins, ends, strict=False)
    )
