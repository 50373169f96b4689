"""Schedules: planned progress over time, each adjustment a version beside the old one."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class Milestone:
    """A point that work is to have reached by a moment.

    With an `amount` it is reached when that cumulative amount is reported; without one, when its code is reported.
    """

    code: str
    """Stable through every version of the schedule."""
    name: str
    due_at: datetime
    amount: Decimal | None = None
    unit: str = ""
    starts_at: datetime | None = None
    """When work on it is planned to begin; None: when the matter opens."""
    weight: Decimal = Decimal(1)
    """Its share of the whole work, beside the weights of the others."""
    org_unit: str = ""
    """The unit that is to reach it; empty: the lead unit."""
    is_supporting: bool = False
    """Whether it is a supporting unit's part."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Schedule:
    """The milestones of a matter, in one version; version 1 is the frozen baseline."""

    version: int
    milestones: tuple[Milestone, ...]
    resolution: str | None = None
    """Number of the document that made this version; None for the baseline."""

    def milestone(self, code: str) -> Milestone | None:
        """The milestone of this code, or None."""
        return next((milestone for milestone in self.milestones if milestone.code == code), None)
