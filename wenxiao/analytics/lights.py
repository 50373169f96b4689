"""Lights of many matters at a moment: the colour of each watch, of each matter, and how many of each there are."""

from collections.abc import Sequence
from typing import Any

import ibis
import ibis.expr.types as ir

from wenxiao.clocks import Aggregate, AggregateRule, Colour, worst_first

BY = ("unit", "kind", "stage")
"""What lights may be counted by."""
COLOURS = tuple(sorted(Colour, key=worst_first))
"""Worst first; a colour's place is its rank."""
_RED, _YELLOW, _DONE = (COLOURS.index(colour) for colour in (Colour.RED, Colour.YELLOW, Colour.DONE))


def _rank(colour: Colour) -> Any:
    return ibis.literal(COLOURS.index(colour), type="int8")


def counted_matters(moments: ir.Table, at: int) -> ir.Table:
    """The watches of the matters in the denominator: opened by then and not closed, merged, withdrawn or normalised."""
    return moments.filter((moments.counts_until > at) & (moments.opened_at <= at))


def watch_lights(moments: ir.Table, at: int) -> ir.Table:
    """Add `rank`, the place of each watch's colour in `COLOURS`, at a moment; as `colour_of_watch` has it."""
    row = moments
    rank = ibis.cases(
        (row.done_at <= at, _rank(Colour.DONE)),
        (row.red_at <= at, _rank(Colour.RED)),
        (row.resumes_at > at, _rank(Colour.SUSPENDED)),
        (row.starts_at > at, _rank(Colour.NOT_STARTED)),
        (row.yellow_at <= at, _rank(Colour.YELLOW)),
        else_=_rank(Colour.GREEN),
    )
    return row.mutate(rank=rank)


def matter_lights(moments: ir.Table, at: int, by: Sequence[str] = BY, aggregate: Aggregate | None = None) -> ir.Table:
    """Answer one row a matter of the denominator: `matter`, the columns `by`, and `rank` of its aggregate light.

    `provisional` is 1 where a watch that is not done rests on a calendar that is not published yet.
    """
    rule = aggregate or Aggregate()
    row = watch_lights(counted_matters(moments, at), at)
    leads = ~row.is_supporting.fill_null(False)
    sums = row.group_by("matter", *by).aggregate(
        provisional=_provisional(row).max(),
        worst=row["rank"].min(),
        worst_lead=row["rank"].min(where=leads),
        whole=row.weight.sum(),
        red=row.weight.sum(where=row["rank"] == _RED).fill_null(0),
        warned=row.weight.sum(where=row["rank"] <= _YELLOW).fill_null(0),
    )
    rank = {
        AggregateRule.WORST: sums.worst,
        AggregateRule.LEAD_ONLY: ibis.coalesce(sums.worst_lead, sums.worst),
        AggregateRule.WEIGHTED: _weighted(sums, rule),
    }[rule.rule]
    return sums.select("matter", *by, "provisional", rank=rank)


def light_counts(
    moments: ir.Table, at: int, by: Sequence[str] = ("unit",), aggregate: Aggregate | None = None
) -> ir.Table:
    """Count the matters of each colour, all (`matters`) and `provisional` ones, by unit, kind, stage or several."""
    rule = aggregate or Aggregate()
    if rule.rule is AggregateRule.WORST:
        return _counted_by_worst(moments, at, by)
    lights = matter_lights(moments, at, by, rule)
    each = {str(colour): (lights["rank"] == rank).sum() for rank, colour in enumerate(COLOURS)}
    counts = lights.group_by(*by).aggregate(matters=lights.count(), **each, provisional=lights.provisional.sum())
    return counts.order_by(*by)


def _counted_by_worst(moments: ir.Table, at: int, by: Sequence[str]) -> ir.Table:
    """Count by the worst watch: only matters with a watch that is not done are put together, the others just added."""
    row = watch_lights(counted_matters(moments, at), at)
    row = row.select(
        *by,
        open_matter=ibis.ifelse(row["rank"] < _DONE, row.matter, ibis.null("int64")),
        rank=row["rank"],
        first=row.is_first.cast("int8"),
        provisional=_provisional(row),
    )
    lights = row.group_by(*by, "open_matter").aggregate(
        rank=row["rank"].min(), matters=row["first"].sum(), provisional=row.provisional.max()
    )
    each = {str(colour): (lights["rank"] == rank).sum() for rank, colour in enumerate(COLOURS[:-1])}
    counts = lights.group_by(*by).aggregate(matters=lights.matters.sum(), **each, provisional=lights.provisional.sum())
    still_open = sum((counts[str(colour)] for colour in COLOURS[:-1]), ibis.literal(0, type="int64"))
    counts = counts.mutate(done=counts.matters - still_open)
    return counts.select(*by, "matters", *map(str, COLOURS), "provisional").order_by(*by)


def _provisional(row: ir.Table) -> Any:
    return (row.is_provisional.fill_null(False) & (row["rank"] < _DONE)).cast("int8")


def _weighted(sums: ir.Table, rule: Aggregate) -> Any:
    return ibis.cases(
        (sums.worst > _YELLOW, sums.worst),
        (sums.red >= sums.whole * rule.red_from, _rank(Colour.RED)),
        (sums.warned >= sums.whole * rule.yellow_from, _rank(Colour.YELLOW)),
        else_=_rank(Colour.GREEN),
    )
