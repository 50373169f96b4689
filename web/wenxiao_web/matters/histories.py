"""The lights that a matter has shown: looked back on with all that is known now, or as they were shown on the day."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from wenxiao.clocks import Change, MatterFacts, Shown, history, next_change, watches_of
from wenxiao_web.audit.queries import entries_about
from wenxiao_web.clock import local
from wenxiao_web.matters.lights import shown_since
from wenxiao_web.matters.models import Matter
from wenxiao_web.matters.queries import row_of


def light_context(matter: Matter, facts: MatterFacts, at: datetime, *, as_shown: bool) -> dict[str, Any]:
    """Return what a page of one matter says of its light: now, next, so far, and the ledger's entries about it."""
    row, turn = row_of(matter, at), next_change(facts, at)
    return {
        "matter": matter,
        "row": row,
        "light": row.light,
        "since": shown_since(matter, row.light),
        "turn": turn,
        "is_turn_provisional": turn is not None and is_estimated(facts, at, turn),
        "lights_shown": lights_shown(matter, facts, at, as_shown=as_shown),
        "as_shown": as_shown,
        "entries": entries_about(f"matter/{matter.number}"),
    }


def lights_shown(matter: Matter, facts: MatterFacts, at: datetime, *, as_shown: bool) -> list[Shown]:
    """Return the lights of a matter up to `at`, newest first.

    As shown on the day, the first begins when the matter was recorded: before that the desk showed nothing of it.
    """
    shown = history(facts, at, as_shown=as_shown)
    if as_shown:
        began = local(matter.recorded_at)
        seen = (one for one in shown if one.ends_at is None or one.ends_at > began)
        shown = tuple(replace(one, begins_at=max(one.begins_at, began)) for one in seen)
    return list(reversed(shown))


def is_estimated(facts: MatterFacts, at: datetime, change: Change) -> bool:
    """Whether a coming change rests on a year whose arrangement is not published."""
    return any(watch.is_provisional and change.at in watch.turns for watch in watches_of(facts, at))
