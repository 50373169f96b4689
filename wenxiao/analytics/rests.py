"""Rests: the time in which matters are done, and what that leaves of their watches; as in `clocks.watching`."""

from typing import Any

import ibis
import ibis.expr.types as ir

from wenxiao.analytics.facts import FactTables

_NONE = ibis.null("int64")


def rests_of(facts: FactTables) -> ir.Table:
    """Answer one row a rest: `began_at`, `ended_at` (null: it rests), `plan_is_old` (no schedule was set since)."""
    row = facts.acts.mutate(_plans=(facts.acts.act == "planned").cast("int64"))
    row = row.mutate(_planned_since=row._plans.max().over(_following()))
    row = row.filter(row.act != "planned")
    row = row.mutate(_before=row.act.lag().over(_in_order()))
    reopened_at = ibis.ifelse(row.act == "reopened", row.happened_at, _NONE)
    row = row.mutate(ended_at=reopened_at.min().over(_following()))
    # Done again without having been reopened is no rest of its own.
    row = row.filter((row.act == "completed") & (row._before.isnull() | (row._before == "reopened")))
    return row.select("matter", "ended_at", began_at=row.happened_at, plan_is_old=row._planned_since == 0)


def resting(rests: ir.Table) -> ir.Table:
    """Answer for each matter since when it rests (`rests_from`), and since when its present plan is closed."""
    ends: Any = rests.ended_at.isnull()
    return rests.group_by("matter").aggregate(
        rests_from=rests.began_at.min(where=ends), plan_closed_at=rests.began_at.min(where=rests.plan_is_old)
    )


def closed_by_completion(watches: ir.Table, rests: ir.Table) -> ir.Table:
    """Leave the watches of schedules as completion leaves them: what is open is closed with the matter.

    A period that falls due only while the matter rests is not asked for. Milestones stay closed until a schedule is set
    anew.
    """
    closed = resting(rests).rename(_rests="matter")
    row = _asked_for(watches, rests)
    row = row.left_join(closed, row.matter == closed._rests)
    by_rest = ibis.ifelse(row.watch_kind == "milestone", row.plan_closed_at, row.rests_from)
    return row.mutate(done_at=ibis.coalesce(row.done_at, by_rest)).drop("_rests", "rests_from", "plan_closed_at")


def _asked_for(watches: ir.Table, rests: ir.Table) -> ir.Table:
    silent = watches.filter((watches.watch_kind == "report") & watches.done_at.isnull())
    met = silent.select("code", "due_at", _of="matter").inner_join(rests, [("_of", "matter")])
    within = (met.due_at > met.began_at) & (met.ended_at.isnull() | (met.due_at <= met.ended_at))
    dropped = met.filter(within).select("_of", _code="code").distinct()
    return watches.anti_join(dropped, (watches.matter == dropped._of) & (watches.code == dropped._code))


def _in_order() -> Any:
    return ibis.window(group_by="matter", order_by=["happened_at", "recorded_at", "place"])


def _following() -> Any:
    order = ["happened_at", "recorded_at", "place"]
    return ibis.window(group_by="matter", order_by=order, preceding=0, following=None)
