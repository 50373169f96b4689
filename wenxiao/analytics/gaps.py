"""Gaps: the stretches in which suspended clocks do not run, laid one after another for each clock.

Suspensions overlap, begin before the clock counts, have no end; in ticks each leaves a gap that starts no earlier than
the end of those before it, so gaps add up.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import ibis
import ibis.expr.types as ir

from wenxiao.analytics.days import DayTables
from wenxiao.analytics.ticks import with_ticks

NEVER = 1 << 61
"""A tick, and a moment, that no clock reaches: where a suspension without end ends."""

Hold: TypeAlias = Callable[[ir.Table], ir.Table]
"""Computes a stage once, so that what builds on it twice does not compute it twice."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Gaps:
    """The gaps of suspended clocks, and where stages over them are held."""

    table: ir.Table
    hold: Hold


def gaps_of(suspensions: ir.Table, clocks: ir.Table, days: DayTables) -> ir.Table:
    """Answer one row a suspension: `begin_tick`, `end_tick`, `lost` and `used_before` (ticks run before it)."""
    known = clocks.select("clock", "office", "tempo", "zero_tick", "counts_from")
    row = suspensions.inner_join(known, "clock")
    row = with_ticks(with_ticks(row, days, "began_at", "_began"), days, "ended_at", "_ended")
    row = row.mutate(_ended=row._ended.fill_null(NEVER), until_at=row.ended_at.fill_null(NEVER))
    before = ibis.window(group_by="clock", order_by=["began_at", "until_at"], preceding=(None, 1))
    floor = ibis.greatest(row.zero_tick, row._ended.max().over(before))
    row = row.mutate(begin_tick=ibis.greatest(row._began, floor))
    row = row.mutate(end_tick=ibis.greatest(row._ended, row.begin_tick))
    row = row.mutate(lost=row.end_tick - row.begin_tick)
    lost_so_far = row.lost.sum().over(before).fill_null(0)
    row = row.mutate(used_before=row.begin_tick - row.zero_tick - lost_so_far)
    return row.drop("_began", "_ended", "office", "tempo", "zero_tick")


def first_runs(gaps: ir.Table) -> ir.Table:
    """Answer for each clock whether it `is_held_up` from its first moment, and until when (null: without end)."""
    before = ibis.window(group_by="clock", order_by=["began_at", "until_at"], preceding=(None, 1))
    so_far = ibis.window(group_by="clock", order_by=["began_at", "until_at"], preceding=(None, 0))
    held = gaps.began_at <= ibis.greatest(gaps.counts_from, gaps.until_at.max().over(before))
    row = gaps.mutate(_held=held.cast("int64"))
    row = row.mutate(_in_chain=row._held.min().over(so_far) == 1)
    chain = row.group_by("clock").aggregate(
        _until=ibis.greatest(row.until_at, row.counts_from).max(where=row._in_chain)
    )
    return chain.select(
        "clock",
        is_held_up=chain._until.notnull(),
        held_until=ibis.ifelse(chain._until < NEVER, chain._until, ibis.null("int64")),
    )


def lost_before(gaps: ir.Table, rows: ir.Table, *, key: str, amount: str) -> ir.Table:
    """Sum for each row what its clock loses before `amount` is used up; only gaps that begin before that count."""
    asked = rows.select(_lost_key=rows[key], _clock=rows.clock, _amount=rows[amount])
    met = asked.inner_join(gaps, asked._clock == gaps.clock)
    met = met.filter(met.used_before < met._amount)
    return met.group_by("_lost_key").aggregate(_lost=met.lost.sum())


def lost_until(gaps: ir.Table, rows: ir.Table) -> ir.Table:
    """Sum for each clock what it has lost by its `expiry_tick`."""
    asked = rows.select(_lost_key=rows.clock, _until=rows.expiry_tick)
    met = asked.inner_join(gaps, asked._lost_key == gaps.clock)
    met = met.filter(met.begin_tick < met._until)
    lost = ibis.least(met.end_tick, met._until) - met.begin_tick
    return met.group_by("_lost_key").aggregate(_lost=lost.sum())
