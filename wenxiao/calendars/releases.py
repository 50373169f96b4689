"""Release calendars: which periods have figures at all, and when each is due."""

import calendar as months
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wenxiao.calendars.periods import Period, PeriodKind
from wenxiao.calendars.tempo import TimeUnit
from wenxiao.calendars.working import WorkingCalendar
from wenxiao.catalog import Marked, entries, in_force, known_keys, required
from wenxiao.errors import CatalogInvalidError

_DUE_UNITS = (TimeUnit.CALENDAR_DAYS, TimeUnit.WORKING_DAYS)


@dataclass(frozen=True, kw_only=True, slots=True)
class Release:
    """The figures of a period, with the moment until which silence is in order."""

    period: Period
    covers: tuple[Period, ...]
    """The period itself, before it those whose figures come with it."""
    release_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleaseCalendar:
    """When the figures of a kind come out, in force from a day on."""

    code: str
    name: str
    in_force_from: date
    source: str
    frequency: PeriodKind
    with_next: frozenset[int] = frozenset()
    """Numbers within the year of periods without figures of their own: they come with the next period's."""
    due_days: int = 0
    due_unit: TimeUnit = TimeUnit.CALENDAR_DAYS
    due_day: int | None = None
    """A day of the month in which the period ends, or that month's last; None: `due_days` after the period."""
    moves_off_rest_days: bool = True

    def releases(self, begins_on: date, ends_on: date, calendar: WorkingCalendar) -> tuple[Release, ...]:
        """Return the releases of all periods that end between two days, both included, in order.

        A period whose figures would come with one that ends later has none.
        """
        covered: tuple[Period, ...] = ()
        releases = []
        for period in self._periods(begins_on, ends_on):
            covered = (*covered, period)
            if period.number not in self.with_next:
                releases.append(Release(period=period, covers=covered, release_at=self._due_at(period, calendar)))
                covered = ()
        return tuple(releases)

    def _periods(self, begins_on: date, ends_on: date) -> Iterator[Period]:
        period = Period.of(self.frequency, begins_on)
        while period.ends_on <= ends_on:
            yield period
            period = period.after

    def _due_at(self, period: Period, calendar: WorkingCalendar) -> datetime:
        on = self._due_on(period.ends_on, calendar)
        return calendar.closing(calendar.next_working_day(on) if self.moves_off_rest_days else on)

    def _due_on(self, last: date, calendar: WorkingCalendar) -> date:
        if self.due_day is not None:
            return last.replace(day=min(self.due_day, months.monthrange(last.year, last.month)[1]))
        if self.due_unit is TimeUnit.WORKING_DAYS:
            return calendar.working_day_after(last, self.due_days)
        return last + timedelta(days=self.due_days)


def release_calendar(code: str, on: date | None = None) -> ReleaseCalendar:
    """Return the release calendar of a code in force on a day; None: the newest. CatalogInvalidError if unknown."""
    known = entries("calendars/releases.yaml", release_calendar_of)
    versions = [calendar for calendar in known if calendar.code == code]
    if not versions:
        codes = "、".join(dict.fromkeys(calendar.code for calendar in known))
        raise CatalogInvalidError("calendars/releases.yaml", f"没有发布日程“{code}”，可用的是{codes}", key="code")
    return in_force(versions, on or date.max)


def release_calendar_of(entry: Marked) -> ReleaseCalendar:
    """Read a release calendar from a catalogue entry, the catalogue's own or a district's."""
    known_keys(entry, ReleaseCalendar.__dataclass_fields__)
    if ("due_day" in entry) == ("due_days" in entry):
        raise CatalogInvalidError(entry.file, "due_day和due_days要写且只写一个", line=entry.line, key="due_day")
    by_days = "due_days" in entry
    return ReleaseCalendar(
        code=required(entry, "code", str, "代码"),
        name=required(entry, "name", str, "名称"),
        in_force_from=required(entry, "in_force_from", date, "日期"),
        source=required(entry, "source", str, "出处"),
        frequency=PeriodKind(_one_of(entry, "frequency", [kind for kind in PeriodKind if kind != PeriodKind.TERM])),
        with_next=frozenset(required(entry, "with_next", list, "期数的列表，没有就写[]")),
        due_days=required(entry, "due_days", int, "天数") if by_days else 0,
        due_unit=TimeUnit(_one_of(entry, "due_unit", _DUE_UNITS)) if by_days else TimeUnit.CALENDAR_DAYS,
        due_day=None if by_days else required(entry, "due_day", int, "每月几日"),
        moves_off_rest_days=required(entry, "moves_off_rest_days", bool, "true或false"),
    )


def _one_of(entry: Marked, key: str, allowed: "list[PeriodKind] | tuple[TimeUnit, ...]") -> str:
    text = required(entry, key, str, "、".join(allowed))
    if text not in allowed:
        raise CatalogInvalidError(
            entry.file, f"没有“{text}”，可用的是{'、'.join(allowed)}", line=entry.lines.get(key), key=key
        )
    return text
