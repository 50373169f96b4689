"""From when each clock counts, and its tick at that moment."""

from typing import Any

import ibis
import ibis.expr.types as ir

from wenxiao.analytics.days import DayTables
from wenxiao.analytics.ticks import WORKING_DAYS, WORKING_HOURS, beside_day, sessions_of, tick_of
from wenxiao.analytics.timekeeping import DAY

_COLUMNS = (
    "midnight_at", "rate", "day_ticks", "hour_ticks", "length", "ticks_a_day", "closing_at", "next_midnight_at",
    "next_opening_at", "works", "is_provisional",
)  # fmt: skip


def counted(laps: ir.Table, limits: ir.Table, days: DayTables) -> ir.Table:
    """Put beside each lap its limit, `counts_from`, the ticks of its start and of `counts_from`, and the first day.

    `shift` turns the number of the limit's office into that of the calendar by which the lap is worked out.
    """
    row = laps.inner_join(limits, "limit_id")
    row = row.mutate(office=row.office + row["shift"]).drop("shift")
    row = beside_day(row, days, row.started_at, {f"_{column}": column for column in (*_COLUMNS, *sessions_of(days))})
    row = row.mutate(_late=row.late_intake_is_next_day & (~row._works | (row.started_at >= row._closing_at)))
    row = row.mutate(
        _on=ibis.ifelse(row._late, row._next_midnight_at, row._midnight_at),
        _waits=ibis.ifelse(row.counts_start_day, 0, 1),
        start_tick=tick_of(row, days, row.started_at),
    )
    row = row.mutate(
        counts_from=ibis.cases(
            (row.by_day, row._on + row._waits * DAY), (row._late, row._next_opening_at), else_=row.started_at
        )
    )
    row = row.mutate(zero_tick=_zero_tick(row), first_day=days.day_of(row._on), starts_provisional=row._is_provisional)
    return row.drop(*(name for name in row.columns if name.startswith("_")))


def _zero_tick(row: ir.Table) -> Any:
    by_days, by_hours = row.tempo == WORKING_DAYS, row.tempo == WORKING_HOURS
    through = row._day_ticks + ibis.ifelse(row._works, row._ticks_a_day, 0)
    return ibis.cases(
        (by_days & row._late, through + row._waits * row._ticks_a_day),
        (by_days & row.counts_start_day, row._day_ticks),
        (by_days, through),
        (by_hours & row._late, row._hour_ticks + row._length),
        (by_hours, row.start_tick),
        else_=row.counts_from,
    )
