"""Calendar tables: what the offices' calendars say of each day, as rows that an equi-join finds.

A *tick* is the share of a unit that is used up in a microsecond of work, as an integer. A working day has as many ticks
in June as in January (the least common multiple of the office's day lengths), a working hour one for each microsecond.
So the time used up between two moments is the difference of two look-ups, with no rounding anywhere.

An office has one *version* of its calendar for each sequence of arrangements that some matter has known. Each has a
number of its own, so a row that names it finds that calendar's days.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeAlias

import ibis.expr.types as ir
import pyarrow as pa

from wenxiao.analytics.day_rows import buckets_of, flat, months_of, office_days, ticks_a_day_of
from wenxiao.analytics.release_rows import releases_of
from wenxiao.analytics.timekeeping import DAY, KEYS_AN_OFFICE, whole
from wenxiao.calendars import WorkingCalendar
from wenxiao.calendars.published import PublishedYear
from wenxiao.calendars.releases import ReleaseCalendar
from wenxiao.clocks import LightRule
from wenxiao.errors import LakeInvalidError

Sequel: TypeAlias = tuple[PublishedYear, ...]
"""Arrangements in the order in which they became known."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DayTables:
    """The calendars of some offices over some years; moments are microseconds since 1970 in UTC."""

    days: ir.Table
    """One row a day of an office's calendar: `key`, what holds on it, ticks before it and through it, its sessions."""
    ordinals: ir.Table
    """One row a working day of an office, under the number of working days since the first day of the tables."""
    buckets: ir.Table
    """One row a stretch of worked microseconds no longer than the shortest day: the working day in which it begins."""
    months: ir.Table
    """One row a month: `month` (years times twelve plus month, from zero), its first day and its length."""
    releases: ir.Table
    """One row a period of a release calendar under an office's calendar: the day on which its figures are due."""
    span: tuple[date, date]
    """Their first and their last day."""
    offset: int
    """Microseconds that local time is ahead of UTC."""
    sessions: int
    """The most sessions that a day has."""
    offices: Mapping[str, int]
    """Number of each office; with the shift of a version added, of that version of its calendar."""
    shifts: Mapping[Sequel, int]
    """What each version adds to the number of an office; nothing for none published."""
    release_ids: Mapping[str, int]
    """Number of each release calendar."""
    day_ticks: Mapping[str, int]
    """Ticks of a working day of each office."""
    bucket_ticks: Mapping[str, int]
    """Length of a bucket of each office."""

    def day_of(self, at: ir.IntegerValue) -> ir.IntegerValue:
        """The day of a moment, counted from 1970-01-01."""
        return whole(at + self.offset, DAY)


def day_tables(
    offices: Mapping[str, WorkingCalendar],
    first_year: int,
    last_year: int,
    rules: Sequence[LightRule],
    table: Callable[[pa.Table], ir.Table],
    *,
    releases: Sequence[ReleaseCalendar] = (),
    published: Sequence[Sequel] = (),
) -> DayTables:
    """Lay out the calendars of offices, by code, from the first day of one year to the last day of another.

    `rules` say when a milestone due on a day is near; `table` makes rows known to an engine; `published` are the
    sequences of arrangements that matters have known, each beginning of one being a version too. Raise
    LakeInvalidError for a time zone whose offset changes within those years, or for offices in two zones.
    """
    span = date(first_year, 1, 1), date(last_year, 12, 31)
    offset = _offset(offices, *span)
    versions = _versions(published)
    known = {code: [calendar.with_published(*sequel) for sequel in versions] for code, calendar in offices.items()}
    numbered = {
        place * len(offices) + number: (code, calendar)
        for number, (code, calendars) in enumerate(known.items())
        for place, calendar in enumerate(calendars)
    }
    ticks = {code: ticks_a_day_of(calendars, *span) for code, calendars in known.items()}
    laid_out = [
        (code, office_days(number, calendar, *span, tuple(rules), ticks[code]))
        for number, (code, calendar) in numbered.items()
    ]
    most = max(len(day["sessions"]) for _, rows in laid_out for day in rows)
    days = [(code, [flat(day, most) for day in rows]) for code, rows in laid_out]
    working = [(code, [day for day in rows if day["works"]]) for code, rows in days]
    shortest = {code: min(d["length"] for other, rows in working if other == code for d in rows) for code in offices}
    calendars = {number: calendar for number, (_, calendar) in numbered.items()}
    return DayTables(
        days=table(_rows([day for _, rows in days for day in rows])),
        ordinals=table(_rows([day for _, rows in working for day in _by_ordinal(rows)])),
        buckets=table(_rows([row for code, rows in working for row in buckets_of(rows, shortest[code])])),
        months=table(_rows(months_of(first_year, last_year))),
        releases=table(releases_of(releases, calendars, *span)),
        span=span,
        offset=offset,
        sessions=most,
        offices={code: number for number, code in enumerate(offices)},
        shifts={sequel: place * len(offices) for place, sequel in enumerate(versions)},
        release_ids={calendar.code: number for number, calendar in enumerate(releases)},
        day_ticks=ticks,
        bucket_ticks=shortest,
    )


def _versions(published: Iterable[Sequel]) -> list[Sequel]:
    """Every beginning of the sequences, once each; first the one in which nothing was published."""
    beginnings = (sequel[:count] for sequel in published for count in range(len(sequel) + 1))
    return list(dict.fromkeys([(), *beginnings]))


def _by_ordinal(working: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for day in working:
        yield {**day, "key": day["office"] * KEYS_AN_OFFICE + day["ordinal"]}


def _offset(offices: Mapping[str, WorkingCalendar], first: date, last: date) -> int:
    days = (last - first).days
    offsets = {
        calendar.midnight(first + timedelta(days=n)).utcoffset()
        for calendar in offices.values()
        for n in range(0, days + 1, 7)
    }
    if len(offsets) != 1 or None in offsets:
        zones = "、".join(sorted({str(calendar.zone) for calendar in offices.values()}))
        raise LakeInvalidError(
            f"作息的时区是{zones}，{first.year}年至{last.year}年间的时差不止一个。请只用一个时差不变的时区"
        )
    (offset,) = offsets
    assert offset is not None  # noqa: S101 for mypy: checked above
    return offset // timedelta(microseconds=1)


def _rows(rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist([dict(row) for row in rows])
