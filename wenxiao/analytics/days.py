"""Calendar tables: what the offices' calendars say of each day, as rows that an equi-join finds.

A *tick* is the share of a unit that is used up in a microsecond of work, as an integer. A working day has as many ticks
in June as in January (the least common multiple of the office's day lengths), a working hour one for each microsecond.
So the time used up between two moments is the difference of two look-ups, with no rounding anywhere.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import accumulate
from math import lcm
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa

from wenxiao.calendars import WorkingCalendar
from wenxiao.catalog import in_force
from wenxiao.clocks import LightRule
from wenxiao.errors import LakeInvalidError

DAY = 86_400_000_000
"""Microseconds."""
HOUR = DAY // 24
KEYS_AN_OFFICE = 1 << 17
"""Office and day (or working day, or bucket) make one integer key: office times this, plus the day."""
_EPOCH = date(1970, 1, 1)


def microseconds(at: datetime) -> int:
    """Write an aware moment as microseconds since 1970 in UTC, as the tables do."""
    since = at - datetime.fromisoformat("1970-01-01T00:00:00+00:00")
    return since // timedelta(microseconds=1)


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


def whole(dividend: Any, divisor: Any) -> Any:
    """Divide integers and round down, exactly: engines divide in floating point, so the rest is taken off first."""
    return ((dividend - dividend % divisor) / divisor).round().cast("int64")


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
        _office_days(number, calendar, first, last, tuple(rules)) for number, calendar in enumerate(offices.values())
    ]
    most = max(len(day["sessions"]) for days in laid_out for day in days)
    days = [_flat(day, most) for office in laid_out for day in office]
    working = [row | {"key": row["office"] * KEYS_AN_OFFICE + row["ordinal"]} for row in days if row["works"]]
    shortest = {
        code: min(d["length"] for d in rows if d["works"]) for code, rows in zip(offices, laid_out, strict=True)
    }
    buckets = [
        row
        for code, rows in zip(offices, laid_out, strict=True)
        for row in _buckets([day for day in rows if day["works"]], shortest[code])
    ]
    return DayTables(
        days=table(_rows(days)),
        ordinals=table(_rows(working)),
        buckets=table(_rows(buckets)),
        months=table(_rows(_months(first_year, last_year))),
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


@lru_cache(maxsize=1 << 15)
def _rule_of(rules: tuple[LightRule, ...], on: date) -> LightRule:
    return in_force(rules, on)


def _closing_after(calendar: WorkingCalendar, on: date, working_days: int) -> int:
    for _ in range(working_days):
        on = calendar.next_working_day(on + timedelta(days=1))
    return microseconds(calendar.closing(on))


def _office_days(
    number: int, calendar: WorkingCalendar, first: date, last: date, rules: tuple[LightRule, ...]
) -> list[dict[str, Any]]:
    on_days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    hours = [calendar.hours_on(on) for on in on_days]
    lengths = [sum((stop - begin) // timedelta(microseconds=1) for begin, stop in day) for day in hours]
    ticks_a_day = lcm(*{length for length in lengths if length})
    worked = [0, *accumulate(lengths)]
    ordinals = [*accumulate(int(length > 0) for length in lengths)]
    rows: list[dict[str, Any]] = []
    following = calendar.next_working_day(last + timedelta(days=1))
    for place in range(len(on_days) - 1, -1, -1):
        on, length = on_days[place], lengths[place]
        midnight = microseconds(calendar.midnight(on))
        rule = _rule_of(rules, on)
        near_on = calendar.working_day_before(on, rule.near_limit_working_days)
        rows.append(
            {
                "key": number * KEYS_AN_OFFICE + (on - _EPOCH).days,
                "office": number,
                "ordinal": ordinals[place],
                "works": length > 0,
                "length": length,
                "month": on.year * 12 + on.month - 1,
                "day_of_month": on.day,
                "midnight_at": midnight,
                "opening_at": microseconds(calendar.opening(on)),
                "closing_at": microseconds(calendar.closing(on)),
                "next_midnight_at": microseconds(calendar.midnight(following)),
                "next_opening_at": microseconds(calendar.opening(following)),
                "next_closing_at": microseconds(calendar.closing(following)),
                "near_opening_at": microseconds(calendar.opening(near_on)),
                "report_red_at": _closing_after(calendar, on, rule.report_red_after_working_days),
                "resubmit_days": rule.resubmit_working_days,
                "is_provisional": calendar.is_provisional(on),
                "next_is_provisional": calendar.is_provisional(following),
                "morrow_is_provisional": calendar.is_provisional(on + timedelta(days=1)),
                "ticks_a_day": ticks_a_day,
                "rate": ticks_a_day // length if length else 0,
                "day_ticks": (ordinals[place] - (length > 0)) * ticks_a_day,
                "hour_ticks": worked[place],
                "sessions": [(microseconds(a) - midnight, microseconds(b) - midnight) for a, b in hours[place]],
            }
        )
        following = on if length else following
    return rows[::-1]


def _flat(day: Mapping[str, Any], most: int) -> dict[str, Any]:
    """Spread the sessions over columns; a session that a day does not have is an empty one."""
    sessions = [*day["sessions"], *[(0, 0)] * (most - len(day["sessions"]))]
    spread = {
        f"{name}_{k}": at for k, pair in enumerate(sessions) for name, at in zip(("begin", "end"), pair, strict=True)
    }
    return {key: value for key, value in day.items() if key != "sessions"} | spread


def _buckets(working: Sequence[Mapping[str, Any]], size: int) -> list[dict[str, Any]]:
    """Cut the worked time into buckets so short that each touches two days at most."""
    rows, place = [], 0
    total = working[-1]["hour_ticks"] + working[-1]["length"]
    for bucket in range(-(-total // size)):
        while working[place]["hour_ticks"] + working[place]["length"] <= bucket * size:
            place += 1
        day = working[place]
        rows.append(
            {
                "bucket_key": day["office"] * KEYS_AN_OFFICE + bucket,
                "first_ordinal": day["ordinal"],
                "switch_tick": day["hour_ticks"] + day["length"],
            }
        )
    return rows


def _months(first_year: int, last_year: int) -> list[dict[str, Any]]:
    firsts = [date(year, month, 1) for year in range(first_year, last_year + 1) for month in range(1, 13)]
    ends = [*firsts[1:], date(last_year + 1, 1, 1)]
    return [
        {
            "month_key": first.year * 12 + first.month - 1,
            "month_first_day": (first - _EPOCH).days,
            "month_length": (end - first).days,
        }
        for first, end in zip(firsts, ends, strict=True)
    ]


def _rows(rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist([dict(row) for row in rows])
