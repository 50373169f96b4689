"""Moments: every watch of every matter with the moments at which its colour turns."""

import ibis
import ibis.expr.types as ir

from wenxiao.analytics.days import DayTables
from wenxiao.analytics.facts import FactTables
from wenxiao.analytics.gaps import Hold
from wenxiao.analytics.limits import limit_watches
from wenxiao.analytics.milestones import milestone_watches
from wenxiao.analytics.paces import pace_watches
from wenxiao.analytics.reports import report_watches
from wenxiao.analytics.rests import closed_by_completion, resting, rests_of

WATCH = (
    "matter", "watch_kind", "code", "org_unit", "is_supporting", "weight", "starts_at", "yellow_at", "red_at", "due_at",
    "done_at", "suspended_at", "resumes_at", "is_provisional",
)  # fmt: skip
MATTER = ("kind", "stage", "unit", "opened_at", "counts_until")
FAR = 1 << 62
"""A moment that nobody has set: that of being done or of leaving, the end of an open suspension, the start of a
matter without watches. A number and not null, so that one comparison finds what is asked for."""


def watch_moments(facts: FactTables, days: DayTables, hold: Hold) -> ir.Table:
    """Answer one row a watch: its moments, and beside them the columns of its matter that lights are counted by.

    The moments are those of `wenxiao.clocks.watches_of` for the same facts, to the microsecond; null: never; FAR:
    `done_at` of what is not done, `resumes_at` of a suspension without end. A matter without watches has one row, whose
    `watch_kind` is null.
    `closed_at` is when it is done or its matter rests, done; `counts_until` when the matter leaves the denominators;
    `is_first` holds for one row of each matter.
    """
    rests = hold(rests_of(facts))
    planned = milestone_watches(facts, days).select(*WATCH)
    planned = planned.union(report_watches(facts, days).select(*WATCH), pace_watches(facts, days, hold).select(*WATCH))
    planned = hold(closed_by_completion(hold(planned), rests).select(*WATCH))
    limits = limit_watches(facts, days, hold).select(*WATCH)
    watches = limits.union(planned).rename(_matter="matter")
    watches = _exempted(watches, facts)
    row = _of_matters(facts, rests)
    row = row.left_join(watches, row.matter == watches._matter).drop("_matter")
    place = ibis.row_number().over(ibis.window(group_by="matter", order_by="code"))
    is_open = row.suspended_at.notnull() & row.resumes_at.isnull()
    row = row.mutate(
        starts_at=ibis.ifelse(row.watch_kind.isnull(), FAR, row.starts_at),
        done_at=row.done_at.fill_null(FAR),
        resumes_at=ibis.ifelse(is_open, FAR, row.resumes_at),
        is_first=place == 0,
    )
    return row.mutate(closed_at=ibis.least(row.done_at, row.rests_from)).drop("rests_from")


def _of_matters(facts: FactTables, rests: ir.Table) -> ir.Table:
    """What a watch shows of its matter, and since when that rests (FAR: it does not)."""
    rest = resting(rests).select("rests_from", _rests="matter")
    row = facts.matters.mutate(counts_until=facts.matters.left_at.fill_null(FAR)).select("matter", *MATTER)
    row = row.left_join(rest, row.matter == rest._rests).drop("_rests")
    return row.mutate(rests_from=row.rests_from.fill_null(FAR))


def _exempted(watches: ir.Table, facts: FactTables) -> ir.Table:
    """Add until when each watch is exempted; its light stays what it is."""
    until = facts.exemptions.group_by("matter", "code").aggregate(exempt_until=facts.exemptions.until.max())
    until = until.rename(_exempt="matter", _exempt_code="code")
    row = watches.left_join(until, (watches._matter == until._exempt) & (watches.code == until._exempt_code))
    return row.drop("_exempt", "_exempt_code")
