"""The watches of milestones for every matter at once; the same answers as `wenxiao.clocks.watching.milestones`."""

from typing import Any

import ibis
import ibis.expr.types as ir

from wenxiao.analytics.days import DayTables
from wenxiao.analytics.facts import FactTables, claims, in_force
from wenxiao.analytics.publications import at_the_office, settled
from wenxiao.analytics.ticks import beside_day

_NONE = ibis.null("int64")


def milestone_watches(facts: FactTables, days: DayTables) -> ir.Table:
    """Answer one watch a milestone of the newest version of each schedule, with the columns of `watch_moments`."""
    milestones = in_force(facts, facts.milestones)
    row = at_the_office(milestones, facts, days)
    row = beside_day(row, days, row.due_at, {"_opening_at": "near_opening_at", "is_provisional": "is_provisional"})
    row = row.mutate(_near_at=ibis.least(row._opening_at, row.due_at))
    row = settled(row, ("_near_at",), ("matter", "code"), facts)
    reached = _reached(milestones, claims(facts)).rename(_matter="matter", _code="code")
    row = row.left_join(reached, (row.matter == reached._matter) & (row.code == reached._code))
    return row.select(
        "matter",
        "code",
        "org_unit",
        "is_supporting",
        "due_at",
        "is_provisional",
        "weight",
        "starts_at",
        "done_at",
        watch_kind=ibis.literal("milestone"),
        red_at=row.due_at,
        yellow_at=ibis.greatest(row._near_at, row.starts_at),
        suspended_at=_NONE,
        resumes_at=_NONE,
    )


def _reached(milestones: ir.Table, standing: ir.Table) -> ir.Table:
    """The claim that reached each milestone: the first after the last that took it back with a lower amount."""
    said = standing.filter(standing.series == "").select(
        "place", "happened_at", "recorded_at", _matter="matter", _said="amount", _names="milestone"
    )
    due = milestones.select("matter", "code", "amount")
    met = due.inner_join(said, due.matter == said._matter)
    by_amount = met.amount.notnull() & met._said.notnull()
    met = met.mutate(
        _falls=by_amount & (met._said < met.amount),
        _reaches=ibis.ifelse(by_amount, met._said >= met.amount, (met._names == met.code).fill_null(False)),
    )
    # A claim stands where no lower amount comes after it; ibis counts what follows in the order it happened.
    following = ibis.window(
        group_by=["matter", "code"], order_by=["happened_at", "recorded_at", "place"], preceding=0, following=None
    )
    met = met.mutate(_taken_back=met._falls.cast("int64").max().over(following))
    kept: Any = met.filter(met._reaches & (met._taken_back == 0))
    return kept.group_by(["matter", "code"]).aggregate(done_at=kept.happened_at.min())
