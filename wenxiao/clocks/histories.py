"""Histories: every light that a matter has shown, looked back on or as it was shown on the day."""

from dataclasses import dataclass
from datetime import datetime

from wenxiao.clocks.colours import Colour
from wenxiao.clocks.facts import MatterFacts
from wenxiao.clocks.lights import light_at
from wenxiao.clocks.watching import watches_of
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
    shown: list[Shown] = []
    for moment in _moments(facts, at, confirmed_only=confirmed_only, as_shown=as_shown):
        light = light_at(facts, moment, moment if as_shown else None, confirmed_only=confirmed_only)
        if shown and shown[-1].colour is light.colour:
            continue
        shown.append(
            Shown(begins_at=moment, ends_at=None, colour=light.colour, why=light.why, watch=light.watch),
        )
    ends = [later.begins_at for later in shown[1:]]
    return tuple(
        Shown(begins_at=s.begins_at, ends_at=end, colour=s.colour, why=s.why, watch=s.watch)
        for s, end in zip(shown, [*ends, None], strict=True)
    )


def _moments(facts: MatterFacts, at: datetime, *, confirmed_only: bool, as_shown: bool) -> list[datetime]:
    """Every moment up to `at` at which the light may turn: facts (as they became known), and what follows by time."""
    known = {max(e.happened_at, e.recorded_at) if as_shown else e.happened_at for e in facts.events}
    moments = {facts.opened_at} | {moment for moment in known if moment <= at}
    moments |= {
        turn
        for moment in tuple(moments)
        for watch in watches_of(facts, moment, moment if as_shown else None, confirmed_only=confirmed_only)
        for turn in watch.turns
    }
    return sorted(moment for moment in moments if facts.opened_at <= moment <= at)
