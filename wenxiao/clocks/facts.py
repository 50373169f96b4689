"""Facts: what happened to a matter, each with the moment it happened and the moment it was recorded."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TypeAlias

from wenxiao.calendars import WorkingCalendar
from wenxiao.clocks.rules import LightRule
from wenxiao.clocks.schedules import Schedule


@dataclass(frozen=True, kw_only=True, slots=True)
class _Dated:
    happened_at: datetime
    recorded_at: datetime

    def is_known(self, at: datetime, known_at: datetime) -> bool:
        """Whether it has happened by `at` and is recorded by `known_at`."""
        return self.happened_at <= at and self.recorded_at <= known_at


@dataclass(frozen=True, kw_only=True, slots=True)
class ScheduleSet(_Dated):
    """A version of the schedule takes effect."""

    schedule: Schedule


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgressReported(_Dated):
    """A unit claims what is done by now: a cumulative amount, or one milestone by its code."""

    report: str
    """The report's own code, which its confirmation or return names."""
    unit: str
    evidence: str
    amount: Decimal | None = None
    milestone: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgressConfirmed(_Dated):
    """The verifying unit confirms a report (认定)."""

    report: str
    unit: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgressReturned(_Dated):
    """The verifying unit sends a report back; it counts no longer."""

    report: str
    reason: str
    unit: str = ""


Fact: TypeAlias = ScheduleSet | ProgressReported | ProgressConfirmed | ProgressReturned


@dataclass(frozen=True, kw_only=True, slots=True)
class MatterFacts:
    """All that the light of a matter rests on."""

    opened_at: datetime
    events: tuple[Fact, ...]
    rules: tuple[LightRule, ...]
    calendar: WorkingCalendar

    def known(self, at: datetime, known_at: datetime | None = None) -> tuple[Fact, ...]:
        """The facts of `at` with the knowledge of `known_at` (None: all recorded), in the order they happened."""
        facts = (e for e in self.events if e.is_known(at, known_at or e.recorded_at))
        return tuple(sorted(facts, key=lambda fact: (fact.happened_at, fact.recorded_at)))
