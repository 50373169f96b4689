"""Moments: every watch of every matter with the moments at which its colour turns."""

import ibis
import ibis.expr.types as ir

from wenxiao.analytics.days import DayTables
from wenxiao.analytics.facts import FactTables
from wenxiao.analytics.gaps import Hold
from wenxiao.analytics.limits import limit_watches
from wenxiao.analytics.milestones import milestone_watches
from wenxiao.analytics.reports import report_watches

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
    `counts_until` is when the matter leaves the denominators; `is_first` holds for one row of each matter.
    """
    limits = limit_watches(facts, days, hold).select(*WATCH)
    planned = milestone_watches(facts, days).select(*WATCH).union(report_watches(facts, days).select(*WATCH))
    watches = limits.union(planned).rename(_matter="matter")
    matters = facts.matters.mutate(counts_until=facts.matters.left_at.fill_null(FAR)).select("matter", *MATTER)
    row = matters.left_join(watches, matters.matter == watches._matter).drop("_matter")
    place = ibis.row_number().over(ibis.window(group_by="matter", order_by="code"))
    is_open = row.suspended_at.notnull() & row.resumes_at.isnull()
    return row.mutate(
        starts_at=ibis.ifelse(row.watch_kind.isnull(), FAR, row.starts_at),
        done_at=row.done_at.fill_null(FAR),
        resumes_at=ibis.ifelse(is_open, FAR, row.resumes_at),
        is_first=place == 0,
    )
