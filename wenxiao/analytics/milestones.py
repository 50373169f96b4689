"""The watches of milestones for every matter at once; the same answers as `wenxiao.clocks.milestone_watches`."""

from typing import Any

import ibis
import ibis.expr.types as ir

from wenxiao.analytics.days import DayTables
from wenxiao.analytics.facts import OFFICE_OF_SCHEDULES, FactTables
from wenxiao.analytics.ticks import beside_day

_NONE = ibis.null("int64")


def milestone_watches(facts: FactTables, days: DayTables) -> ir.Table:
    """Answer one watch a milestone of the newest version of each schedule, with the columns of `watch_moments`."""
    newest = facts.milestones.version.max().over(ibis.window(group_by="matter"))
    row = facts.milestones.mutate(_newest=newest, office=ibis.literal(days.offices[OFFICE_OF_SCHEDULES]))
    row = row.filter(row.version == row._newest)
    near = {"_near_at": "near_opening_at", "is_provisional": "is_provisional"}
    row = beside_day(row, days, row.due_at, near)
    reached = _reached(row, facts.reports).rename(_matter="matter", _code="code")
    row = row.left_join(reached, (row.matter == reached._matter) & (row.code == reached._code))
    near_at = ibis.least(row._near_at, row.due_at)
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
        yellow_at=ibis.greatest(near_at, row.starts_at),
        suspended_at=_NONE,
        resumes_at=_NONE,
    )


def _reached(milestones: ir.Table, reports: ir.Table) -> ir.Table:
    """The claim that reached each milestone: the first after the last that took it back with a lower amount."""
    claims = reports.filter(reports.returned_at.isnull() & (reports.series == "")).drop("through_day", "series")
    said = claims.rename(_matter="matter", _said="amount", _names="milestone")
    due = milestones.select("matter", "code", "amount")
    met = due.inner_join(said, due.matter == said._matter)
    by_amount = met.amount.notnull() & met._said.notnull()
    met = met.mutate(
        _falls=by_amount & (met._said < met.amount),
        _reaches=ibis.ifelse(by_amount, met._said >= met.amount, (met._names == met.code).fill_null(False)),
    )
    # A claim stands where no lower amount comes after it; ibis counts what follows in the order it happened.
    following = ibis.window(
        group_by=["matter", "code"], order_by=["happened_at", "recorded_at"], preceding=0, following=None
    )
    met = met.mutate(_taken_back=met._falls.cast("int64").max().over(following))
    standing: Any = met.filter(met._reaches & (met._taken_back == 0))
    return standing.group_by(["matter", "code"]).aggregate(done_at=standing.happened_at.min())
