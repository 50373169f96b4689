"""Working days: weekends, holidays and 调休, and what is not published yet."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import chinese_calendar
from chinese_calendar.constants import holidays as _published_holidays

from wenxiao.catalog import Marked, entries, required

_DAY = timedelta(days=1)
_PUBLISHED = frozenset(day.year for day in _published_holidays)


@cache
def _is_published_working_day(on: date) -> bool:
    """Ask the published calendar once a day: it checks its whole range at every question."""
    return bool(chinese_calendar.is_workday(on))


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkingCalendar:
    """The working days and hours of an office.

    Years whose 调休 is published are exact. Any other year is computed on weekends and fixed statutory holidays and is
    *provisional*: `is_provisional` says so, and nothing that costs anyone anything may rest on it.
    """

    opens: time
    closes: time
    zone: ZoneInfo
    fixed_holidays: frozenset[tuple[int, int]] = frozenset()
    published_years: frozenset[int] = _PUBLISHED

    def is_provisional(self, on: date) -> bool:
        """Whether the 调休 of this day's year is not published."""
        return on.year not in self.published_years

    def is_working_day(self, on: date) -> bool:
        """Whether offices work on this day."""
        if not self.is_provisional(on):
            return _is_published_working_day(on)
        return on.weekday() < 5 and (on.month, on.day) not in self.fixed_holidays

    def working_days_after(self, start: date, end: date) -> int:
        """Count the working days after `start` up to and including `end`: the start day is not counted.

        Negative when `end` lies before `start`.
        """
        if end < start:
            return -self.working_days_after(end, start)
        days = (start + _DAY * n for n in range(1, (end - start).days + 1))
        return sum(map(self.is_working_day, days))

    def working_day_before(self, on: date, days: int) -> date:
        """Return the working day that has exactly `days` working days after it up to and including `on`."""
        day = on
        while days > 0 or not self.is_working_day(day):
            if self.is_working_day(day):
                days -= 1
            day -= _DAY
        return day

    def opening(self, on: date) -> datetime:
        """The moment at which the office opens on a day."""
        return datetime.combine(on, self.opens, self.zone)

    def closing(self, on: date) -> datetime:
        """The moment at which the office closes on a day: where a limit given as a day ends."""
        return datetime.combine(on, self.closes, self.zone)

    def day_of(self, at: datetime) -> date:
        """The day that a moment falls on here."""
        return at.astimezone(self.zone).date()


def _office(entry: Marked) -> WorkingCalendar:
    (statutory,) = entries("calendars/statutory.yaml", lambda row: required(row, "days", list, "MM-DD的列表"))
    return WorkingCalendar(
        opens=time.fromisoformat(required(entry, "opens", str, "HH:MM")),
        closes=time.fromisoformat(required(entry, "closes", str, "HH:MM")),
        zone=ZoneInfo(required(entry, "time_zone", str, "时区名")),
        fixed_holidays=frozenset((int(day[:2]), int(day[3:])) for day in statutory),
    )


@cache
def default_calendar() -> WorkingCalendar:
    """The working calendar of a government office, from the catalogue."""
    return entries("calendars/offices.yaml", _office)[0]
