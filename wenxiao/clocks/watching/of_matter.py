"""All watches of a matter, of every kind."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from wenxiao.clocks.facts import Exempted, MatterFacts
from wenxiao.clocks.knowledge import Knowledge, knowledge_of
from wenxiao.clocks.watches import Watch, by_due
from wenxiao.clocks.watching.completion import closed_by_completion
from wenxiao.clocks.watching.limits import limit_watches
from wenxiao.clocks.watching.milestones import milestone_watches
from wenxiao.clocks.watching.pace import pace_watches
from wenxiao.clocks.watching.reports import report_watches

_KINDS: tuple[Callable[[Knowledge], Iterator[Watch]], ...] = (
    milestone_watches,
    limit_watches,
    report_watches,
    pace_watches,
)


def watches_of(
    facts: MatterFacts,
    at: datetime,
    known_at: datetime | None = None,
    *,
    confirmed_only: bool = False,
    version: int | None = None,
) -> tuple[Watch, ...]:
    """Return the watches of a matter at a moment, in order of their due moments.

    `confirmed_only` counts only what the verifying unit has confirmed; `version` judges by that version of the schedule
    instead of the newest.
    """
    return watches_known(knowledge_of(facts, at, known_at, confirmed_only=confirmed_only, version=version))


def watches_known(known: Knowledge) -> tuple[Watch, ...]:
    """Return the watches that follow from what is known, in order of their due moments."""
    exempt = _exempt_until(known)
    watches = closed_by_completion(known, (watch for kind in _KINDS for watch in kind(known)))
    forgiven = (replace(watch, exempt_until=exempt[watch.code]) if watch.code in exempt else watch for watch in watches)
    return tuple(sorted(forgiven, key=by_due))


def _exempt_until(known: Knowledge) -> dict[str, datetime]:
    """The latest end of the exemptions of each watch that has any."""
    ends: dict[str, datetime] = {}
    for fact in known.events:
        if isinstance(fact, Exempted):
            ends[fact.watch] = max(fact.until, ends.get(fact.watch, fact.until))
    return ends
