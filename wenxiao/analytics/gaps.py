"""Gaps: the stretches in which suspended clocks do not run, laid one after another for each lap.

Suspensions overlap, begin before the clock counts, have no end, or run beyond what the rule allows in all. In ticks
each leaves a gap that starts no earlier than the end of those before it, so gaps add up.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import ibis
import ibis.expr.types as ir

from wenxiao.analytics.days import DayTables
from wenxiao.analytics.ticks import with_moment, with_ticks

NEVER = 1 << 61
"""A tick, and a moment, that no clock reaches: where a suspension without end ends."""
Hold: TypeAlias = Callable[[ir.Table], ir.Table]
"""Computes a stage once, so that what builds on it twice does not compute it twice."""
_KNOWN = (
    "lap", "office", "tempo", "unit_ticks", "bucket_ticks", "longest_ticks", "started_at", "start_tick", "zero_tick",
    "counts_from",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Gaps:
    """The gaps of suspended clocks, and where stages over them are held."""

    table: ir.Table
    hold: Hold


def gaps_of(suspensions: ir.Table, laps: ir.Table, days: DayTables) -> ir.Table:
    """Answer one row a suspension: when it stands, its ticks, `lost`, `used_before` (ticks run before it)."""
    row = _within_longest(suspensions.inner_join(laps.select(*_KNOWN), "lap"), days)
    row = row.mutate(begin_tick=ibis.greatest(row.raw_begin, row.zero_tick))
    row = row.mutate(end_tick=ibis.greatest(row.raw_end, row.begin_tick))
    row = row.mutate(lost=row.end_tick - row.begin_tick)
    row = row.mutate(lost_so_far=row.lost.sum().over(_before("began_at", "ended_at")).fill_null(0))
    return row.select(
        "lap", "counts_from", "stands_from", "stands_until", "begin_tick", "end_tick", "lost",
        used_before=row.begin_tick - row.zero_tick - row.lost_so_far,
    )  # fmt: skip


def _within_longest(row: ir.Table, days: DayTables) -> ir.Table:
    """Cut the suspensions of each lap off where they have given back all that the rule allows."""
    row = with_ticks(with_ticks(row, days, "began_at", "_began"), days, "ended_at", "_ended")
    row = row.mutate(_ended=row._ended.fill_null(NEVER), ended_at=row.ended_at.fill_null(NEVER))
    before = _before("began_at", "ended_at")
    row = row.mutate(_floor=ibis.greatest(row.start_tick, row._ended.max().over(before)))
    row = row.mutate(raw_begin=ibis.greatest(row._began, row._floor))
    row = row.mutate(_raw=ibis.greatest(row._ended, row.raw_begin) - row.raw_begin)
    row = row.mutate(_left=ibis.greatest(row.longest_ticks - row._raw.sum().over(before).fill_null(0), 0))
    is_cut = row.longest_ticks.notnull() & (row._raw >= row._left)
    row = row.mutate(_is_cut=is_cut)
    row = row.mutate(_cut_tick=ibis.ifelse(row._is_cut, row.raw_begin + row._left, ibis.null("int64")))
    row = with_moment(row, days, "_cut_tick", "_cut_at", "_reached")
    own_end = ibis.cases(
        (row._is_cut & (row._left > 0), ibis.least(row._cut_at, row.ended_at)),
        (row._is_cut, row.began_at),
        else_=row.ended_at,
    )
    row = row.mutate(_own_end=own_end)
    shifted = ibis.greatest(row.began_at, row.started_at, row._own_end.max().over(before))
    row = row.mutate(stands_from=ibis.ifelse(row.longest_ticks.isnull(), row.began_at, shifted))
    return row.mutate(
        stands_until=ibis.greatest(row._own_end, row.stands_from),
        # Cut off at a whole microsecond, as a moment is: a few ticks more than what is left.
        raw_end=ibis.cases(
            (row._is_cut & (row._left > 0), row._reached),
            (row._is_cut, row.raw_begin),
            else_=ibis.greatest(row._ended, row.raw_begin),
        ),
    )


def first_runs(gaps: ir.Table) -> ir.Table:
    """Answer for each lap whether it `is_held_up` from its first moment, and until when (null: without end)."""
    order = ("stands_from", "stands_until")
    held = gaps.stands_from <= ibis.greatest(gaps.counts_from, gaps.stands_until.max().over(_before(*order)))
    row = gaps.mutate(_held=held.cast("int64"))
    row = row.mutate(_in_chain=row._held.min().over(_so_far(*order)) == 1)
    row = row.mutate(_until=ibis.greatest(row.stands_until, row.counts_from))
    chain = row.group_by("lap").aggregate(_until=row._until.max(where=row._in_chain))
    return chain.select("lap", is_held_up=chain._until.notnull(), held_until=_or_never(chain._until))


def lost_before(gaps: ir.Table, rows: ir.Table, *, key: str, amount: str) -> ir.Table:
    """Sum for each row what its lap loses before `amount` is used up; only gaps that begin before that count."""
    asked = rows.select(_lost_key=rows[key], _lap=rows.lap, _amount=rows[amount])
    met = asked.inner_join(gaps, asked._lap == gaps.lap)
    met = met.filter(met.used_before < met._amount)
    return met.group_by("_lost_key").aggregate(_lost=met.lost.sum())


def lost_until(gaps: ir.Table, rows: ir.Table) -> ir.Table:
    """Sum for each lap what it has lost by its `expiry_tick`."""
    asked = rows.select(_lost_key=rows.lap, _until=rows.expiry_tick)
    met = asked.inner_join(gaps, asked._lost_key == gaps.lap)
    met = met.filter(met.begin_tick < met._until)
    lost = ibis.least(met.end_tick, met._until) - met.begin_tick
    return met.group_by("_lost_key").aggregate(_lost=lost.sum())


def pauses_of(gaps: ir.Table, rows: ir.Table) -> ir.Table:
    """Answer for each lap that has not ended its newest stretch of standing still that began before it was due.

    Suspensions that overlap or touch are one stretch; `resumes_at` is null where it has no end.
    """
    asked = rows.filter(rows.ended_at.isnull()).select(pause_of="lap", _due_at="due_at")
    met = asked.inner_join(gaps, asked.pause_of == gaps.lap)
    met = met.filter(met._due_at.isnull() | (met.stands_from < met._due_at))
    order = ("stands_from", "stands_until")
    reached = met.stands_until.max().over(_before(*order))
    met = met.mutate(_new=(met.stands_from > reached).fill_null(True).cast("int64"))
    met = met.mutate(_stretch=met._new.sum().over(_so_far(*order)))
    met = met.mutate(_last=met._stretch.max().over(ibis.window(group_by="lap")))
    newest = met.filter(met._stretch == met._last)
    stretch = newest.group_by("pause_of").aggregate(
        suspended_at=newest.stands_from.min(), _until=newest.stands_until.max()
    )
    return stretch.mutate(resumes_at=_or_never(stretch._until)).drop("_until")


def _or_never(at: Any) -> Any:
    return ibis.ifelse(at < NEVER, at, ibis.null("int64"))


def _before(*order: str) -> Any:
    return ibis.window(group_by="lap", order_by=order, preceding=(None, 1))


def _so_far(*order: str) -> Any:
    return ibis.window(group_by="lap", order_by=order, preceding=(None, 0))
