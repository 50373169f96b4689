"""What waits for an account, from everywhere on the desk: each source is one line below.

A source says how many things wait and which they are; the page sorts them by light. It is named by its place, so that
this module knows no app.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.module_loading import import_string

from wenxiao_web.accounts.models import Account
from wenxiao_web.matters.queries import COLOURS

SOURCES = (
    "wenxiao_web.procedures.waiting.CASES",
    "wenxiao_web.matters.waiting.REPORTS",
    "wenxiao_web.supervision.waiting.NOTICES",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One thing that waits."""

    title: str
    url: str
    about: str
    """Number, procedure, unit: what tells it from others."""
    what: str
    """What is to be done, as the words of a button."""
    colour: str
    was_late: bool = False
    reason: str = ""
    due_at: datetime | None = None
    is_due_provisional: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """Where things that wait come from."""

    title: str | Promise
    count: Callable[[Account], int]
    """In one or a few queries: the bar of every page asks."""
    items: Callable[[Account, datetime, int], Sequence[Item]]
    """The first so many, worst light first, then by due moment."""


def sources() -> list[Source]:
    """Return every source, in the order of the list."""
    return [import_string(place) for place in SOURCES]


def waiting_number(account: Account) -> int:
    """Return how many things wait for an account."""
    return sum(source.count(account) for source in sources())


def by_light(item: Item) -> tuple[int, bool, datetime | None, str]:
    """Sort key: worst light first, then what is due first; what is never due last."""
    colours = [str(colour) for colour in COLOURS]
    return colours.index(item.colour), item.due_at is None, item.due_at, item.about
