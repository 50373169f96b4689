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
_RANK = {colour: rank for rank, colour in enumerate(COLOURS)}


def counted_matters(moments: ir.Table, at: int) -> ir.Table:
    """The watches of the matters in the denominator: opened by then and not closed, merged, withdrawn or normalised."""
    return moments.filter((moments.opened_at <= at) & (moments.left_at.isnull() | (moments.left_at > at)))


def watch_lights(moments: ir.Table, at: int) -> ir.Table:
    """Add `rank`, the place of each watch's colour in `COLOURS`, at a moment; as `colour_of_watch` has it."""
    row = moments
    stands_still = row.suspended_at.notnull() & (row.resumes_at.isnull() | (row.resumes_at > at))
    rank = ibis.cases(
        (row.watch_kind.isnull(), _RANK[Colour.NOT_STARTED]),
        (row.done_at <= at, _RANK[Colour.DONE]),
        (row.red_at <= at, _RANK[Colour.RED]),
        (stands_still, _RANK[Colour.SUSPENDED]),
        (row.starts_at > at, _RANK[Colour.NOT_STARTED]),
        (row.yellow_at <= at, _RANK[Colour.YELLOW]),
        else_=_RANK[Colour.GREEN],
    )
    return row.mutate(rank=rank)


def matter_lights(moments: ir.Table, at: int, by: Sequence[str] = BY, aggregate: Aggregate | None = None) -> ir.Table:
    """Answer one row a matter of the denominator: `matter`, the columns `by`, and `rank` of its aggregate light.

    `provisional` is 1 where a watch of it rests on a calendar that is not published yet.
    """
    rule = aggregate or Aggregate()
    row = watch_lights(counted_matters(moments, at), at)
    provisional = row.is_provisional.fill_null(False).cast("int8").max()
    if rule.rule is AggregateRule.WORST:
        return row.group_by("matter", *by).aggregate(rank=row["rank"].min(), provisional=provisional)
    leads = ~row.is_supporting.fill_null(False)
    sums = row.group_by("matter", *by).aggregate(
        provisional=provisional,
        worst=row["rank"].min(),
        worst_lead=row["rank"].min(where=leads),
        whole=row.weight.sum(),
        red=row.weight.sum(where=row["rank"] == _RANK[Colour.RED]).fill_null(0),
        warned=row.weight.sum(where=row["rank"] <= _RANK[Colour.YELLOW]).fill_null(0),
    )
    if rule.rule is AggregateRule.LEAD_ONLY:
        return sums.select("matter", *by, "provisional", rank=ibis.coalesce(sums.worst_lead, sums.worst))
    return sums.select("matter", *by, "provisional", rank=_weighted(sums, rule))


def _weighted(sums: ir.Table, rule: Aggregate) -> Any:
    return ibis.cases(
        (sums.worst > _RANK[Colour.YELLOW], sums.worst),
        (sums.red >= sums.whole * rule.red_from, _RANK[Colour.RED]),
        (sums.warned >= sums.whole * rule.yellow_from, _RANK[Colour.YELLOW]),
        else_=_RANK[Colour.GREEN],
    )


def light_counts(
    moments: ir.Table, at: int, by: Sequence[str] = ("unit",), aggregate: Aggregate | None = None
) -> ir.Table:
    """Count the matters of each colour, all (`matters`) and `provisional` ones, by unit, kind, stage or several."""
    lights = matter_lights(moments, at, by, aggregate)
    each = {str(colour): (lights["rank"] == rank).sum() for colour, rank in _RANK.items()}
    counts = lights.group_by(*by).aggregate(matters=lights.count(), **each, provisional=lights.provisional.sum())
    return counts.order_by(*by)
