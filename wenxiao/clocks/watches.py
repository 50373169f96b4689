"""Watches: what each clock, milestone, reporting period and series of a matter says, as exact moments.

If nothing more happens a watch only worsens, so a few moments say all. They can be stored and indexed, and "all red
now" is a range over them.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from wenxiao.clocks.colours import Colour


class WatchKind(StrEnum):
    """What a watch watches."""

    MILESTONE = "milestone"
    LIMIT = "limit"
    REPORT = "report"
    PACE = "pace"


@dataclass(frozen=True, kw_only=True, slots=True)
class Watch:
    """One thing under its clock; the moments hold until a fact changes them. A moment that is None never comes."""

    code: str
    title: str
    due_at: datetime | None
    yellow_at: datetime | None
    red_at: datetime | None
    kind: WatchKind = WatchKind.MILESTONE
    starts_at: datetime | None = None
    """When it begins; before that it is not started. None: from the start."""
    suspended_at: datetime | None = None
    """Since when it stands still; None while it runs."""
    resumes_at: datetime | None = None
    """When it runs again by what was approved; None: not before somebody says so."""
    done_at: datetime | None = None
    """When it was reached, by the unit's own claim where nobody has confirmed it yet."""
    confirmed_at: datetime | None = None
    """When the verifying unit confirmed that; None while it is a claim."""
    is_provisional: bool = False
    """Whether its moments rest on a working calendar that is not published yet."""
    org_unit: str = ""
    """The unit that answers for it; empty: the lead unit."""
    is_supporting: bool = False
    weight: Decimal = Decimal(1)
    exempt_until: datetime | None = None
    """Until when a body forgives it (容错免责); the colour stays what it is."""

    @property
    def was_late(self) -> bool:
        """Whether it was reached after the moment from which it counts as late."""
        return self.done_at is not None and self.red_at is not None and self.done_at > self.red_at

    @property
    def turns(self) -> tuple[datetime, ...]:
        """The moments at which its colour can change by itself, in order."""
        return tuple(sorted({m for m in (self.starts_at, self.resumes_at, self.yellow_at, self.red_at) if m}))


def colour_of_watch(watch: Watch, at: datetime) -> Colour:
    """Return the colour of one watch at a moment, if nothing more happens than it knows of.

    Done; else red from `red_at` on, whatever happens then; else suspended, not started, yellow, green.
    """
    if watch.done_at is not None and watch.done_at <= at:
        return Colour.DONE
    if watch.red_at is not None and watch.red_at <= at:
        return Colour.RED
    if watch.suspended_at is not None and (watch.resumes_at is None or at < watch.resumes_at):
        return Colour.SUSPENDED
    if watch.starts_at is not None and at < watch.starts_at:
        return Colour.NOT_STARTED
    return Colour.YELLOW if watch.yellow_at is not None and watch.yellow_at <= at else Colour.GREEN


def by_due(watch: Watch) -> tuple[bool, datetime | None, str]:
    """Sort key: what is due first, what is never due last."""
    return watch.due_at is None, watch.due_at, watch.code
