"""Facts: what happened to a matter, each with the moment it happened and the moment it was recorded."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from wenxiao.calendars import WorkingCalendar
from wenxiao.calendars.published import PublishedYear
from wenxiao.clocks.aggregates import Aggregate
from wenxiao.clocks.limits import TimeLimit
from wenxiao.clocks.pace import PaceThresholds, all_pace_thresholds
from wenxiao.clocks.rules import LightRule
from wenxiao.clocks.schedules import Schedule


@dataclass(frozen=True, kw_only=True, slots=True)
class Dated:
    """What every fact carries: when it happened, and when it was recorded."""

    happened_at: datetime
    recorded_at: datetime

    def is_known(self, at: datetime, known_at: datetime) -> bool:
        """Whether it has happened by `at` and is recorded by `known_at`."""
        return self.happened_at <= at and self.recorded_at <= known_at


@dataclass(frozen=True, kw_only=True, slots=True)
class ScheduleSet(Dated):
    """A version of the schedule takes effect."""

    schedule: Schedule


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgressReported(Dated):
    """A unit claims what is done: a cumulative amount, the value of a series, or one milestone by its code.

    A report that says "no progress" is a report: it repeats the amount, or has none.
    """

    report: str
    """The report's own code, which its confirmation or return names."""
    unit: str
    evidence: str
    amount: Decimal | None = None
    milestone: str | None = None
    series: str | None = None
    """Code of the trajectory that the amount is a value of; None: the matter's own cumulative amount."""
    through: date | None = None
    """Last day of the period that it covers; None: the day it happened."""
    open_working_days: int | None = None
    """动态为零: for how many working days the oldest open case has stood; None: not known, or none is open."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgressConfirmed(Dated):
    """The verifying unit confirms a report (认定)."""

    report: str
    unit: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgressReturned(Dated):
    """The verifying unit sends a report back; it counts no longer."""

    report: str
    reason: str
    unit: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockStarted(Dated):
    """A limit starts to run: the first lap of its clock, or a further one."""

    clock: str
    title: str
    limit: TimeLimit
    org_unit: str = ""
    """The unit that the time is charged to."""
    office: WorkingCalendar | None = None
    """The hours that it runs by; None: those of the matter."""
    is_supporting: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockStopped(Dated):
    """What the clock waits for is claimed to be done. A return of the report makes the claim void."""

    clock: str
    report: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockSuspended(Dated):
    """A clock stands still (中止), or all of the matter's clocks."""

    suspension: str
    """Its own code, which its end names."""
    reason: str
    approved_by: str
    clock: str | None = None
    until: datetime | None = None
    """The end that was approved; None: until it is resumed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockResumed(Dated):
    """A suspension ends, before or at its approved end."""

    suspension: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ExtensionAsked(Dated):
    """A unit asks for more time on one clock, in the unit of its limit."""

    extension: str
    clock: str
    amount: Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class ExtensionGranted(Dated):
    """More time is granted; what is never granted adds nothing."""

    extension: str
    approved_by: str


@dataclass(frozen=True, kw_only=True, slots=True)
class HandedOver(Dated):
    """The matter passes to another unit: sent on, sent back, reassigned, opened again, or the unit was merged.

    The named clocks start a new lap with a whole budget; the others keep theirs.
    """

    to_unit: str
    reason: str
    restarts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarPublished(Dated):
    """Working days become known: a year's 调休 is published, or a district declares its own."""

    arrangement: PublishedYear


@dataclass(frozen=True, kw_only=True, slots=True)
class Exempted(Dated):
    """A body forgives one watch for a time (容错免责); the light stays what it is."""

    watch: str
    until: datetime
    approved_by: str
    document_number: str
    reason: str


class End(StrEnum):
    """Ways in which a matter leaves the list without having been completed."""

    MERGED = "merged"
    WITHDRAWN = "withdrawn"
    NORMALISED = "normalised"


@dataclass(frozen=True, kw_only=True, slots=True)
class MatterEnded(Dated):
    """The matter counts no longer: merged into another (并案), withdrawn (终止) or made everyday work (常态化)."""

    end: End
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MatterCompleted(Dated):
    """The matter is accepted as done (办结, 销号, 归档): what its plan holds open is closed with it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MatterReopened(Dated):
    """A matter that was done is worked on again (重办, 反弹)."""


class Judge(StrEnum):
    """Who states how sure it is that a matter will be delivered."""

    OWNER = "owner"
    SUPERVISOR = "supervisor"
    MODEL = "model"


@dataclass(frozen=True, kw_only=True, slots=True)
class ConfidenceStated(Dated):
    """How sure somebody is of delivery, from 1 (unlikely) to 5 (as good as certain); beside the light, never in it."""

    judge: Judge
    grade: int
    reason: str


Fact: TypeAlias = (
    ScheduleSet
    | ProgressReported
    | ProgressConfirmed
    | ProgressReturned
    | ClockStarted
    | ClockStopped
    | ClockSuspended
    | ClockResumed
    | ExtensionAsked
    | ExtensionGranted
    | HandedOver
    | CalendarPublished
    | Exempted
    | MatterEnded
    | MatterCompleted
    | MatterReopened
    | ConfidenceStated
)


@dataclass(frozen=True, kw_only=True, slots=True)
class MatterFacts:
    """All that the light of a matter rests on."""

    opened_at: datetime
    events: tuple[Fact, ...]
    rules: tuple[LightRule, ...]
    calendar: WorkingCalendar
    aggregate: Aggregate = field(default_factory=Aggregate)
    """How the lights of its watches make the one of the matter."""
    pace_rules: tuple[PaceThresholds, ...] = field(default_factory=all_pace_thresholds)

    def known(self, at: datetime, known_at: datetime | None = None) -> tuple[Fact, ...]:
        """The facts of `at` with the knowledge of `known_at` (None: all recorded), in the order they happened."""
        facts = (e for e in self.events if e.is_known(at, known_at or e.recorded_at))
        return tuple(sorted(facts, key=lambda fact: (fact.happened_at, fact.recorded_at)))
