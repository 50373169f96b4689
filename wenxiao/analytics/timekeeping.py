"""How the tables write time: moments, days and ticks as whole numbers."""

from datetime import date, datetime, timedelta
from typing import Any

DAY = 86_400_000_000
"""Microseconds."""
HOUR = DAY // 24
KEYS_AN_OFFICE = 1 << 17
"""Office and day (or working day, or bucket) make one integer key: office times this, plus the day."""
EPOCH = date(1970, 1, 1)


def microseconds(at: datetime) -> int:
    """Write an aware moment as microseconds since 1970 in UTC, as the tables do."""
    since = at - datetime.fromisoformat("1970-01-01T00:00:00+00:00")
    return since // timedelta(microseconds=1)


def whole(dividend: Any, divisor: Any) -> Any:
    """Divide integers and round down, exactly: engines divide in floating point, so the rest is taken off first."""
    return ((dividend - dividend % divisor) / divisor).round().cast("int64")
