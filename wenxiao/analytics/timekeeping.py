"""How the tables write time: moments, days and ticks as whole numbers."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

DAY = 86_400_000_000
"""Microseconds."""
HOUR = DAY // 24
KEYS_AN_OFFICE = 1 << 17
"""Office and day (or working day, or bucket) make one integer key: office times this, plus the day."""
EPOCH = date(1970, 1, 1)
_EPOCH_AT = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def microseconds(at: datetime) -> int:
    """Write an aware moment as microseconds since 1970 in UTC, as the tables do."""
    return (at - _EPOCH_AT) // _MICROSECOND


def whole(dividend: Any, divisor: Any) -> Any:
    """Divide integers and round down, exactly: engines divide in floating point, so the rest is taken off first."""
    return ((dividend - dividend % divisor) / divisor).round().cast("int64")


def day_number(on: date) -> int:
    """Write a day as the tables do: counted from 1970-01-01."""
    return (on - EPOCH).days
