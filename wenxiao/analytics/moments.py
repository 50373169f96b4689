"""Moments: every watch of every matter with the moments at which its colour turns."""

import ibis.expr.types as ir

from wenxiao.analytics.days import DayTables
from wenxiao.analytics.facts import FactTables
from wenxiao.analytics.gaps import Hold
from wenxiao.analytics.limits import limit_watches
from wenxiao.analytics.milestones import milestone_watches

WATCH = (
    "matter", "watch_kind", "code", "org_unit", "is_supporting", "weight", "starts_at", "yellow_at", "red_at", "due_at",
    "done_at", "suspended_at", "resumes_at", "is_provisional",
)  # fmt: skip
MATTER = ("kind", "stage", "unit", "opened_at", "left_at", "end_kind")


def watch_moments(facts: FactTables, days: DayTables, hold: Hold) -> ir.Table:
    """Answer one row a watch: its moments, and beside them the columns of its matter that lights are counted by.

    The moments are those of `wenxiao.clocks.watches_of` for the same facts, to the microsecond; null: never. A matter
    without watches has one row, whose `watch_kind` is null.
    """
    limits = limit_watches(facts, days, hold).select(*WATCH)
    watches = limits.union(milestone_watches(facts, days).select(*WATCH)).rename(_matter="matter")
    matters = facts.matters.select("matter", *MATTER)
    return matters.left_join(watches, matters.matter == watches._matter).drop("_matter")
