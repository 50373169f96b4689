"""Tables while matters are laid out, and how a row writes things."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from wenxiao.analytics.days import DayTables
from wenxiao.analytics.pace_rows import ALIKE
from wenxiao.analytics.publications import Chain
from wenxiao.analytics.schemas import SCHEMAS
from wenxiao.analytics.timekeeping import microseconds
from wenxiao.clocks import TimeLimit

OFFICES = ("government_office", "service_hall", "duty_room")
Row = dict[str, Any]


@dataclass(kw_only=True, slots=True)
class Laying:
    """Tables while matters are laid out."""

    days: DayTables
    confirmed_only: bool
    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in SCHEMAS})
    limits: list[tuple[TimeLimit, str]] = field(default_factory=list)
    chains: list[Chain] = field(default_factory=list)
    ways: list[tuple[Decimal, ...]] = field(default_factory=lambda: [ALIKE])


def unit_of(number: int) -> str:
    """The unit of a matter."""
    return f"unit_{number % 7}"


def written(at: datetime | None) -> int | None:
    """A moment as the tables write it."""
    return None if at is None else microseconds(at)
