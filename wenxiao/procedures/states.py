"""Where a matter stands in its procedure, and what is done to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from wenxiao.clocks import Fact, Schedule
from wenxiao.procedures.definitions import Does, Transition

FieldValue: TypeAlias = str | bool | Decimal | datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """Who does something: a person in a post of a unit."""

    person: str
    post: str
    unit: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """What a report says is done; see `wenxiao.clocks.ProgressReported`."""

    amount: Decimal | None = None
    milestone: str | None = None
    series: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """One transition done to one matter."""

    code: str
    """Its own code within the matter."""
    transition: str
    actor: Actor
    happened_at: datetime
    recorded_at: datetime
    values: Mapping[str, FieldValue] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    note: str = ""
    to_unit: str | None = None
    until: datetime | None = None
    """The approved end of a pause."""
    amount: Fraction | None = None
    """How much time is asked for, in the unit of the limit."""
    schedule: Schedule | None = None
    progress: Progress | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class MatterState:
    """Where a matter stands; the fold of its events."""

    procedure: str
    version: int
    opened_at: datetime
    stage: str
    since: datetime
    """When it came into its stage."""
    units: Mapping[str, str]
    """Role to unit: lead_unit, holder, support_unit, verifying_unit …"""
    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    done: tuple[Event, ...] = ()
    facts: tuple[Fact, ...] = ()
    """What the clocks know: see `wenxiao.clocks.MatterFacts`."""
    waiting: tuple[str, ...] = ()
    """Reports that nobody has confirmed or sent back."""
    asked: str | None = None
    """The extension that is asked for and not decided."""
    paused: Mapping[str, str] = field(default_factory=dict)
    """Clock to the suspension that holds it."""
    migrated_at: datetime | None = None
    """When it last went over to another version of its procedure; None: never."""

    def count(self, transition: str) -> int:
        """How often a transition was done."""
        return sum(event.transition == transition for event in self.done)

    def units_after(self, transition: Transition, event: Event) -> Mapping[str, str]:
        """Who has which role once a transition is done."""
        if not event.to_unit:
            return self.units
        role = {Does.HANDS_OVER: "holder", Does.JOINS: "support_unit"}
        return {**self.units, **{role[does]: event.to_unit for does in role if does in transition.does}}


@dataclass(frozen=True, kw_only=True, slots=True)
class Effects:
    """What follows from an event."""

    facts: tuple[Fact, ...] = ()
    drafts: str | None = None
    """The kind of document that is to be drafted."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Permission:
    """Whether an actor may do a transition now, and why not."""

    transition: str
    title: str
    refused_for: str | None = None

    @property
    def is_allowed(self) -> bool:
        """Whether it may be done."""
        return self.refused_for is None
