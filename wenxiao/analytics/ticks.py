"""Ticks: how much of a unit is used up by a moment, and the moment by which so much is used up.

Both are look-ups in the calendar tables by equality, so any engine runs them as hash joins; calendar days and hours run
evenly and need none.
"""

from collections.abc import Mapping
from typing import Any

import ibis
import ibis.expr.types as ir

from wenxiao.analytics.days import DayTables
from wenxiao.analytics.timekeeping import KEYS_AN_OFFICE, whole

EVENLY, WORKING_DAYS, WORKING_HOURS = 0, 1, 2
"""How a unit runs (`tempo`): always, over working days, over working hours."""


def beside_day(table: ir.Table, days: DayTables, at: Any, columns: Mapping[str, str]) -> ir.Table:
    """Put columns of the day table, under new names, beside the day of a moment at the row's `office`."""
    wanted = days.days.select(_day_key="key", **columns)
    keyed = table.mutate(_key=table.office * KEYS_AN_OFFICE + days.day_of(at))
    return keyed.left_join(wanted, keyed._key == wanted._day_key).drop("_key", "_day_key")


def after_working_days(table: ir.Table, days: DayTables, at: Any, count: Any, name: str) -> ir.Table:
    """Add the closing of the day that lies so many working days after that of a moment; that day's own for none."""
    row = beside_day(table, days, at, {"_ordinal": "ordinal", "_same_day": "closing_at"})
    later = days.ordinals.select(_later_key="key", _later_at="closing_at")
    row = row.mutate(_count=count)
    row = row.mutate(_key=row.office * KEYS_AN_OFFICE + row._ordinal + row._count)
    row = row.left_join(later, row._key == later._later_key)
    row = row.mutate(**{name: ibis.ifelse(row._count == 0, row._same_day, row._later_at)})
    return row.drop("_key", "_later_key", "_later_at", "_ordinal", "_same_day", "_count")


def with_ticks(table: ir.Table, days: DayTables, at: str, name: str) -> ir.Table:
    """Add the tick of a moment under the row's `office` and `tempo`; null where the moment is null."""
    moment = table[at]
    columns = ("midnight_at", "rate", "day_ticks", "hour_ticks", *sessions_of(days))
    joined = beside_day(table, days, moment, {f"_{column}": column for column in columns})
    return joined.mutate(**{name: tick_of(joined, days, joined[at])}).drop(*(f"_{column}" for column in columns))


def tick_of(row: ir.Table, days: DayTables, at: Any) -> Any:
    """The tick of a moment, from the columns `_midnight_at`, `_rate` … of its day."""
    worked = _worked(row, days, at - row._midnight_at)
    return ibis.cases(
        (row.tempo == WORKING_DAYS, row._day_ticks + worked * row._rate),
        (row.tempo == WORKING_HOURS, row._hour_ticks + worked),
        else_=at,
    )


def _worked(row: ir.Table, days: DayTables, into_day: Any) -> Any:
    """Microseconds worked on a day before a point of it."""
    total: Any = ibis.literal(0, type="int64")
    for k in range(days.sessions):
        begin, end = row[f"_begin_{k}"], row[f"_end_{k}"]
        total = total + ibis.greatest(ibis.least(into_day, end) - begin, 0)
    return total


def with_moment(table: ir.Table, days: DayTables, tick: str, at: str, reached: str) -> ir.Table:
    """Add the first moment by which a tick is reached, and the tick reached by then (a moment is whole microseconds).

    The row needs `office`, `tempo`, `unit_ticks` and `bucket_ticks`. A null tick gives null.
    """
    found = _with_ordinal(table, days, tick)
    columns = ("midnight_at", "rate", "day_ticks", "hour_ticks", *sessions_of(days))
    wanted = days.ordinals.select(_ordinal_key="key", **{f"_{column}": column for column in columns})
    row = found.left_join(wanted, found._key == wanted._ordinal_key)
    by_days = row.tempo == WORKING_DAYS
    worked = ibis.ifelse(by_days, whole(row[tick] - row._day_ticks - 1, row._rate) + 1, row[tick] - row._hour_ticks)
    evenly = row.tempo == EVENLY
    added = row.mutate(
        **{
            at: ibis.ifelse(evenly, row[tick], row._midnight_at + _point_of_day(row, days, worked)),
            reached: ibis.ifelse(by_days, row._day_ticks + worked * row._rate, row[tick]),
        }
    )
    return added.drop("_key", "_ordinal_key", *(f"_{column}" for column in columns))


def _with_ordinal(table: ir.Table, days: DayTables, tick: str) -> ir.Table:
    """Add the key of the working day in which a tick falls."""
    by_hours = table.tempo == WORKING_HOURS
    bucket = table.office * KEYS_AN_OFFICE + whole(table[tick] - 1, table.bucket_ticks)
    keyed = table.mutate(_bucket=ibis.ifelse(by_hours, bucket, ibis.null("int64")))
    row = keyed.left_join(days.buckets, keyed._bucket == days.buckets.bucket_key)
    by_hours_ordinal = row.first_ordinal + (row[tick] > row.switch_tick).cast("int64")
    ordinal = ibis.cases(
        (row.tempo == WORKING_DAYS, whole(row[tick] - 1, row.unit_ticks) + 1),
        (row.tempo == WORKING_HOURS, by_hours_ordinal),
        else_=ibis.null("int64"),
    )
    return row.mutate(_key=row.office * KEYS_AN_OFFICE + ordinal).drop(
        "_bucket", "bucket_key", "first_ordinal", "switch_tick"
    )


def _point_of_day(row: ir.Table, days: DayTables, worked: Any) -> Any:
    """How far into its day so much is worked: within the session in which the last of it falls."""
    branches, before = [], ibis.literal(0, type="int64")
    for k in range(days.sessions):
        begin, end = row[f"_begin_{k}"], row[f"_end_{k}"]
        branches.append((worked <= before + end - begin, begin + worked - before))
        before = before + end - begin
    return ibis.cases(*branches, else_=ibis.null("int64"))


def sessions_of(days: DayTables) -> tuple[str, ...]:
    """The columns of a day's sessions."""
    return tuple(f"{name}_{k}" for k in range(days.sessions) for name in ("begin", "end"))
