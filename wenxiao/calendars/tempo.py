"""Tempo: how fast time is used up in a unit, as a rate that is constant between known moments.

A working day is used up evenly over its sessions, whatever their length; a working hour in sixty minutes of a session;
a calendar day and an hour always. So one arithmetic serves all units, exact to the microsecond, and a stretch of time
that is left out (a suspension) is simply not counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from fractions import Fraction

from wenxiao.calendars.working import WorkingCalendar

_DAY = timedelta(days=1)
_MICROSECOND = timedelta(microseconds=1)
_LONGEST = 366 * 30
"""Days after which a search for a moment is given up: no limit runs for thirty years."""


class TimeUnit(StrEnum):
    """What a limit is counted in."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    WORKING_HOURS = "working_hours"
    HOURS = "hours"
    MONTHS = "months"
    """Counted to the same day of a later month; runs at the tempo of calendar days."""


_EVEN = {TimeUnit.CALENDAR_DAYS: _DAY, TimeUnit.MONTHS: _DAY, TimeUnit.HOURS: timedelta(hours=1)}
"""Units that run day and night, so that no day need be looked at."""


@dataclass(frozen=True, slots=True)
class Tempo:
    """How a unit runs under a calendar."""

    unit: TimeUnit
    calendar: WorkingCalendar

    def elapsed(self, start: datetime, end: datetime) -> Fraction:
        """Return how many units are used up from one moment to another; zero if the second is not later."""
        if self.unit in _EVEN:
            return max(Fraction((end - start) // _MICROSECOND, _EVEN[self.unit] // _MICROSECOND), Fraction(0))
        total = Fraction(0)
        on = self.calendar.day_of(start)
        while on <= self.calendar.day_of(end):
            for begin, stop, whole in self._stretches(on):
                overlap = min(stop, end) - max(begin, start)
                if overlap > timedelta():
                    total += whole * Fraction(overlap // _MICROSECOND, (stop - begin) // _MICROSECOND)
            on += _DAY
        return total

    def reached(self, start: datetime, amount: Fraction) -> datetime:
        """Return the first moment by which `amount` units are used up since `start`."""
        if amount <= 0:
            return start
        if self.unit in _EVEN:
            length = _ceil(amount * (_EVEN[self.unit] // _MICROSECOND))
            if length > _LONGEST * (_DAY // _MICROSECOND):
                raise OverflowError(f"{amount} {self.unit} after {start} lies too far ahead")
            return start + timedelta(microseconds=length)
        left, on = amount, self.calendar.day_of(start)
        for _ in range(_LONGEST):
            for begin, stop, whole in self._stretches(on):
                if stop <= start:
                    continue
                begin_here = max(begin, start)
                share = Fraction((stop - begin_here) // _MICROSECOND, (stop - begin) // _MICROSECOND)
                if whole * share >= left:
                    length = (stop - begin) // _MICROSECOND
                    return begin_here + timedelta(microseconds=_ceil(left / whole * length))
                left -= whole * share
            on += _DAY
        raise OverflowError(f"{amount} {self.unit} after {start} lies too far ahead")

    def _stretches(self, on: date) -> Iterator[tuple[datetime, datetime, Fraction]]:
        """The stretches of a day in which time is used up, each with the units that it uses up as a whole."""
        hours = self.calendar.hours_on(on)
        a_day = sum((stop - begin for begin, stop in hours), timedelta())
        unit = a_day if self.unit is TimeUnit.WORKING_DAYS else timedelta(hours=1)
        for begin, stop in hours:
            yield begin, stop, Fraction((stop - begin) // _MICROSECOND, unit // _MICROSECOND)


def _ceil(value: Fraction) -> int:
    return -(-value.numerator // value.denominator)
