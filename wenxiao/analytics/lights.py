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


def watch_lights(moments: ir.Table, at: int, done: str = "done_at") -> ir.Table:
    """Add `rank`, the place of each watch's colour in `COLOURS`, at a moment; as `colour_of_watch` has it.

    With `done` the column `closed_at` it is what the watch makes of its matter's light: a matter that rests is done.
    """
    row = moments
    rank = ibis.cases(
        (row[done] <= at, _rank(Colour.DONE)),
        (row.red_at <= at, _rank(Colour.RED)),
        (row.resumes_at > at, _rank(Colour.SUSPENDED)),
        (row.starts_at > at, _rank(Colour.NOT_STARTED)),
        (row.yellow_at <= at, _rank(Colour.YELLOW)),
        else_=_rank(Colour.GREEN),
    )
    return row.mutate(rank=rank)


def matter_lights(moments: ir.Table, at: int, by: Sequence[str] = BY, aggregate: Aggregate | None = None) -> ir.Table:
    """Answer one row a matter of the denominator: `matter`, the columns `by`, and `rank` of its aggregate light."""
    rule = aggregate or Aggregate()
    row = watch_lights(counted_matters(moments, at), at, "closed_at")
    leads = ~row.is_supporting.fill_null(False)
    sums = row.group_by("matter", *by).aggregate(
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
    return sums.select("matter", *by, rank=rank)


def light_counts(
    moments: ir.Table, at: int, by: Sequence[str] = ("unit",), aggregate: Aggregate | None = None
) -> ir.Table:
    """Count the matters of each colour, and all of them (`matters`), by unit, kind, stage or several of these."""
    rule = aggregate or Aggregate()
    if rule.rule is AggregateRule.WORST:
        return _counted_by_worst(moments, at, by)
    lights = matter_lights(moments, at, by, rule)
    counts = lights.group_by(*by).aggregate(matters=lights.count(), **_each(lights, COLOURS))
    return counts.order_by(*by)


def provisional_counts(moments: ir.Table, at: int, by: Sequence[str] = ("unit",)) -> ir.Table:
    """Count the matters (`provisional`) with a watch that is not closed and rests on an unpublished calendar."""
    row = counted_matters(moments, at)
    row = row.filter(row.is_provisional & (row.closed_at > at))
    return row.group_by(*by).aggregate(provisional=row.matter.nunique()).order_by(*by)


def _counted_by_worst(moments: ir.Table, at: int, by: Sequence[str]) -> ir.Table:
    """Count by the worst watch: only watches that are not closed are looked at; matters without any are done."""
    row = counted_matters(moments, at)
    whole = row.filter(row.is_first)
    whole = whole.group_by(*by).aggregate(matters=whole.count())
    row = watch_lights(row.filter(row.closed_at > at), at, "closed_at")
    lights = row.group_by(*by, "matter").aggregate(rank=row["rank"].min())
    still_open = COLOURS[:_DONE]
    counts = lights.group_by(*by).aggregate(**_each(lights, still_open)).rename({f"_{key}": key for key in by})
    both = whole.left_join(counts, [whole[key] == counts[f"_{key}"] for key in by])
    numbers = {str(colour): both[str(colour)].fill_null(0) for colour in still_open}
    done = both.matters - sum(numbers.values(), ibis.literal(0, type="int64"))
    return both.select(*by, "matters", **numbers, done=done).order_by(*by)


def _each(lights: ir.Table, colours: Sequence[Colour]) -> dict[str, Any]:
    return {str(colour): lights.count(where=lights["rank"] == COLOURS.index(colour)) for colour in colours}


def _weighted(sums: ir.Table, rule: Aggregate) -> Any:
    return ibis.cases(
        (sums.worst > _YELLOW, sums.worst),
        (sums.red >= sums.whole * rule.red_from, _rank(Colour.RED)),
        (sums.warned >= sums.whole * rule.yellow_from, _rank(Colour.YELLOW)),
        else_=_rank(Colour.GREEN),
    )
