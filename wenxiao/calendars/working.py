"""Working days: weekends, holidays and 调休, and what is not published yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import chinese_calendar
from chinese_calendar.constants import holidays as _known_holidays

from wenxiao.calendars.holidays import statutory_holidays
from wenxiao.calendars.published import KNOWN_YEARS, PublishedYear
from wenxiao.calendars.sessions import Season, Session, season_of, sessions_of
from wenxiao.catalog import Marked, entries, known_keys, required
from wenxiao.errors import CatalogInvalidError

_DAY = timedelta(days=1)
_SATURDAY = 5
_IN_CHINESE = {
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
}


@cache
def _is_published_working_day(on: date) -> bool:
    """Ask the published calendar once a day: it checks its whole range at every question."""
    return bool(chinese_calendar.is_workday(on))


@cache
def _known_festivals() -> dict[tuple[int, str], date]:
    """The first day off of each lunar festival in the arrangements that the program brings along."""
    first: dict[tuple[int, str], date] = {}
    for on, name in sorted(_known_holidays.items()):
        if name in _IN_CHINESE:
            first.setdefault((on.year, _IN_CHINESE[name]), on)
    return first


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkingCalendar:
    """The working days and hours of an office.

    Years whose 调休 is published are exact. Any other year is computed on weekends and statutory holidays and is
    *provisional*: `is_provisional` says so, and nothing that costs anyone anything may rest on it.
    """

    zone: ZoneInfo
    sessions: tuple[Session, ...]
    seasons: tuple[Season, ...] = ()
    works_every_day: bool = False
    fixed_holidays: frozenset[tuple[int, int]] = frozenset()
    lunar_holidays: frozenset[date] = frozenset()
    published_years: frozenset[int] = KNOWN_YEARS
    published_days: Mapping[date, bool] = field(default_factory=dict)
    """Days of arrangements loaded beside what the program brings along; they go before that."""
    published_festivals: Mapping[tuple[int, str], date] = field(default_factory=dict)
    """The first day off of a year's festival in those arrangements."""
    own_days: Mapping[date, bool] = field(default_factory=dict)
    """Days that a district's own file declares working (True) or free (False); they go before everything else."""

    def is_provisional(self, on: date) -> bool:
        """Whether the 调休 of this day's year is not published, so that the day is computed."""
        return not self.works_every_day and on.year not in self.published_years and on not in self.own_days

    def is_working_day(self, on: date) -> bool:
        """Whether the office works on this day."""
        if self.works_every_day or on in self.own_days:
            return self.own_days.get(on, True)
        if on in self.published_days:
            return self.published_days[on]
        is_weekday = on.weekday() < _SATURDAY
        if self.is_provisional(on):
            return is_weekday and not self._is_statutory(on)
        return _is_published_working_day(on) if on.year in KNOWN_YEARS else is_weekday

    def is_holiday(self, on: date) -> bool:
        """Whether an arrangement or the law makes the day one off, and not just the weekend."""
        if self.is_working_day(on):
            return False
        named = on in self.own_days or on in self.published_days or on in _known_holidays
        return named or (self.is_provisional(on) and self._is_statutory(on))

    def with_published(self, *years: PublishedYear) -> "WorkingCalendar":
        """The same calendar with the arrangements of further years, which become exact; a later one goes first."""
        days = {on: is_worked for year in years for on, is_worked in year.days.items()}
        festivals = {
            (year.year, name): holiday.first for year in years for holiday in year.holidays for name in holiday.names
        }
        return replace(
            self,
            published_years=self.published_years | {year.year for year in years},
            published_days={**self.published_days, **days},
            published_festivals={**self.published_festivals, **festivals},
        )

    def festival_begins_on(self, name: str, year: int) -> date | None:
        """The first day off of a festival of the lunar calendar; None where the year's arrangement is not published."""
        return self.published_festivals.get((year, name), _known_festivals().get((year, name)))

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

    def hours_on(self, on: date) -> tuple[tuple[datetime, datetime], ...]:
        """The stretches in which the office works on a day; none on a day off."""
        if not self.is_working_day(on):
            return ()
        return tuple((self._moment(on, s.start), self._moment(on, s.end)) for s in self._sessions_on(on))

    def opening(self, on: date) -> datetime:
        """The moment at which the office opens, or would open, on a day."""
        return self._moment(on, self._sessions_on(on)[0].start)

    def closing(self, on: date) -> datetime:
        """The moment at which the office closes, or would close, on a day: where a limit given as a day ends."""
        return self._moment(on, self._sessions_on(on)[-1].end)

    def working_day_after(self, on: date, days: int) -> date:
        """Return the working day by which exactly `days` working days have passed; the start day is not counted."""
        for _ in range(days):
            on = self.next_working_day(on + _DAY)
        return on

    def next_working_day(self, on: date) -> date:
        """The first working day on or after a day."""
        while not self.is_working_day(on):
            on += _DAY
        return on

    def midnight(self, on: date) -> datetime:
        """The moment at which a day begins."""
        return self._moment(on, 0)

    def _is_statutory(self, on: date) -> bool:
        return (on.month, on.day) in self.fixed_holidays or on in self.lunar_holidays

    def _sessions_on(self, on: date) -> tuple[Session, ...]:
        return next((season.sessions for season in self.seasons if season.holds_on(on)), self.sessions)

    def _moment(self, on: date, minute: int) -> datetime:
        return datetime.combine(on, time(), self.zone) + timedelta(minutes=minute)

    def day_of(self, at: datetime) -> date:
        """The day that a moment falls on here."""
        return at.astimezone(self.zone).date()


def _office(entry: Marked) -> tuple[str, WorkingCalendar]:
    known_keys(entry, ("code", "in_force_from", "source", "time_zone", "days", "sessions", "seasons"))
    statutory = statutory_holidays()
    return required(entry, "code", str, "代码"), WorkingCalendar(
        zone=ZoneInfo(required(entry, "time_zone", str, "时区名")),
        sessions=sessions_of(entry),
        seasons=tuple(season_of(row) for row in required(entry, "seasons", list, "列表")),
        works_every_day=required(entry, "days", str, "published或every_day") == "every_day",
        fixed_holidays=statutory.days,
        lunar_holidays=statutory.lunar_days,
    )


@cache
def office_calendar(code: str) -> WorkingCalendar:
    """The working calendar of a kind of office in the catalogue."""
    offices = dict(entries("calendars/offices.yaml", _office))
    if code not in offices:
        raise CatalogInvalidError(
            "calendars/offices.yaml", f"没有作息“{code}”，可用的是{'、'.join(offices)}", key="code"
        )
    return offices[code]


def default_calendar() -> WorkingCalendar:
    """The working calendar of a government office."""
    return office_calendar("government_office")
