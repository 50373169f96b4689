"""Watches: what each milestone's clock says, as exact moments.

If nothing more happens a watch only worsens, so two moments say all: `yellow_at` and `red_at`. They can be stored and
indexed, and "all red now" is a range over them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from wenxiao.catalog import in_force
from wenxiao.clocks.facts import (
    Fact,
    MatterFacts,
    ProgressConfirmed,
    ProgressReported,
    ProgressReturned,
    ScheduleSet,
)
from wenxiao.clocks.schedules import Milestone, Schedule


class Colour(StrEnum):
    """The six lights."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    NOT_STARTED = "not_started"
    SUSPENDED = "suspended"
    DONE = "done"


_WORST_FIRST = (Colour.RED, Colour.YELLOW, Colour.GREEN, Colour.SUSPENDED, Colour.NOT_STARTED, Colour.DONE)


def worst_first(colour: Colour) -> int:
    """Sort key: red, yellow, green, suspended, not started, done."""
    return _WORST_FIRST.index(colour)


@dataclass(frozen=True, kw_only=True, slots=True)
class Watch:
    """One milestone under its clock; the moments hold until a fact changes them."""

    code: str
    title: str
    due_at: datetime
    yellow_at: datetime
    red_at: datetime
    done_at: datetime | None = None
    """When it was reached, by the unit's own claim where nobody has confirmed it yet."""
    confirmed_at: datetime | None = None
    """When the verifying unit confirmed that; None while it is a claim."""
    is_provisional: bool = False
    """Whether its moments rest on a working calendar that is not published yet."""

    @property
    def was_late(self) -> bool:
        """Whether it was reached after its due moment."""
        return self.done_at is not None and self.done_at > self.red_at


def colour_of_watch(watch: Watch, at: datetime) -> Colour:
    """Return the colour of one watch: done, red from its due moment on, yellow near it, else green."""
    if watch.done_at is not None and watch.done_at <= at:
        return Colour.DONE
    if at >= watch.red_at:
        return Colour.RED
    return Colour.YELLOW if at >= watch.yellow_at else Colour.GREEN


def schedule_at(facts: Iterable[Fact]) -> Schedule | None:
    """The newest version of the schedule among known facts, or None before the first."""
    versions = [fact.schedule for fact in facts if isinstance(fact, ScheduleSet)]
    return max(versions, key=lambda schedule: schedule.version, default=None)


def watches_of(
    facts: MatterFacts,
    at: datetime,
    known_at: datetime | None = None,
    *,
    confirmed_only: bool = False,
    version: int | None = None,
) -> tuple[Watch, ...]:
    """Return the watches of a matter at a moment, one for each milestone, in order of their due moments.

    `confirmed_only` counts only what the verifying unit has confirmed; `version` judges by that version of the schedule
    instead of the newest.
    """
    known = facts.known(at, known_at)
    schedule = schedule_at(
        fact
        for fact in known
        if version is None or not isinstance(fact, ScheduleSet) or fact.schedule.version == version
    )
    if schedule is None:
        return ()
    claims = _claims(known, confirmed_only=confirmed_only)
    watches = (_watch_of(facts, milestone, claims) for milestone in schedule.milestones)
    return tuple(sorted(watches, key=lambda watch: watch.due_at))


@dataclass(frozen=True, slots=True)
class _Claim:
    report: ProgressReported
    confirmed_at: datetime | None


def _claims(known: Iterable[Fact], *, confirmed_only: bool) -> list[_Claim]:
    """Reports that still count, in the order of what they say; a returned report counts no longer."""
    known = tuple(known)
    returned = {fact.report for fact in known if isinstance(fact, ProgressReturned)}
    confirmed = {fact.report: fact.happened_at for fact in known if isinstance(fact, ProgressConfirmed)}
    return [
        _Claim(fact, confirmed.get(fact.report))
        for fact in known
        if isinstance(fact, ProgressReported)
        and fact.report not in returned
        and (fact.report in confirmed or not confirmed_only)
    ]


def _watch_of(facts: MatterFacts, milestone: Milestone, claims: list[_Claim]) -> Watch:
    rule = in_force(facts.rules, facts.calendar.day_of(milestone.due_at))
    due_on = facts.calendar.day_of(milestone.due_at)
    yellow_on = facts.calendar.working_day_before(due_on, rule.near_limit_working_days)
    reached = _reached_by(milestone, claims)
    return Watch(
        code=milestone.code,
        title=milestone.name,
        due_at=milestone.due_at,
        yellow_at=min(facts.calendar.opening(yellow_on), milestone.due_at),
        red_at=milestone.due_at,
        done_at=reached.report.happened_at if reached else None,
        confirmed_at=reached.confirmed_at if reached else None,
        is_provisional=facts.calendar.is_provisional(due_on),
    )


def _reached_by(milestone: Milestone, claims: list[_Claim]) -> _Claim | None:
    """The claim that reached the milestone; a later, lower cumulative amount takes it back."""
    reached = None
    for claim in claims:
        if milestone.amount is None or claim.report.amount is None:
            reached = reached or (claim if claim.report.milestone == milestone.code else None)
        elif claim.report.amount < milestone.amount:
            reached = None
        else:
            reached = reached or claim
    return reached


def reported_amount(
    facts: MatterFacts, at: datetime, known_at: datetime | None = None, *, confirmed_only: bool = False
) -> Decimal | None:
    """The newest cumulative amount that counts, or None while none is reported."""
    claims = _claims(facts.known(at, known_at), confirmed_only=confirmed_only)
    amounts = [claim.report.amount for claim in claims if claim.report.amount is not None]
    return amounts[-1] if amounts else None
