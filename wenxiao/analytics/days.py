"""Calendar tables: what the offices' calendars say of each day, as rows that an equi-join finds.

A *tick* is the share of a unit that is used up in a microsecond of work, as an integer. A working day has as many ticks
in June as in January (the least common multiple of the office's day lengths), a working hour one for each microsecond.
So the time used up between two moments is the difference of two look-ups, with no rounding anywhere.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa

from wenxiao.analytics.day_rows import buckets_of, flat, months_of, office_days
from wenxiao.analytics.timekeeping import DAY, KEYS_AN_OFFICE, whole
from wenxiao.calendars import WorkingCalendar
from wenxiao.clocks import LightRule
from wenxiao.errors import LakeInvalidError


@dataclass(frozen=True, kw_only=True, slots=True)
class DayTables:
    """The calendars of some offices over some years; moments are microseconds since 1970 in UTC."""

    days: ir.Table
    """One row a day of an office: `key`, what holds on it, ticks before it and through it, its sessions."""
    ordinals: ir.Table
    """One row a working day of an office, under the number of working days since the first day of the tables."""
    buckets: ir.Table
    """One row a stretch of worked microseconds no longer than the shortest day: the working day in which it begins."""
    months: ir.Table
    """One row a month: `month` (years times twelve plus month, from zero), its first day and its length."""
    offset: int
    """Microseconds that local time is ahead of UTC."""
    sessions: int
    """The most sessions that a day has."""
    offices: Mapping[str, int]
    """Number of each office."""
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
) -> DayTables:
    """Lay out the calendars of offices, by code, from the first day of one year to the last day of another.

    `rules` say when a milestone due on a day is near; `table` makes rows known to an engine. Raise
    LakeInvalidError for a time zone whose offset changes within those years, or for offices in two zones.
    """
    first, last = date(first_year, 1, 1), date(last_year, 12, 31)
    offset = _offset(offices, first, last)
    laid_out = [
        office_days(number, calendar, first, last, tuple(rules)) for number, calendar in enumerate(offices.values())
    ]
    most = max(len(day["sessions"]) for days in laid_out for day in days)
    days = [flat(day, most) for office in laid_out for day in office]
    working = [row | {"key": row["office"] * KEYS_AN_OFFICE + row["ordinal"]} for row in days if row["works"]]
    shortest = {
        code: min(d["length"] for d in rows if d["works"]) for code, rows in zip(offices, laid_out, strict=True)
    }
    buckets = [
        row
        for code, rows in zip(offices, laid_out, strict=True)
        for row in buckets_of([day for day in rows if day["works"]], shortest[code])
    ]
    return DayTables(
        days=table(_rows(days)),
        ordinals=table(_rows(working)),
        buckets=table(_rows(buckets)),
        months=table(_rows(months_of(first_year, last_year))),
        offset=offset,
        sessions=most,
        offices={code: number for number, code in enumerate(offices)},
        day_ticks={code: rows[0]["ticks_a_day"] for code, rows in zip(offices, laid_out, strict=True)},
        bucket_ticks=shortest,
    )


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
