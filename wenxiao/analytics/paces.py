"""The watches of pace for every matter at once; the same answers as `wenxiao.clocks.watching.pace`."""

from typing import Any

import ibis
import ibis.expr.types as ir

from wenxiao.analytics.days import DayTables
from wenxiao.analytics.facts import FactTables, in_force
from wenxiao.analytics.gaps import Hold
from wenxiao.analytics.publications import at_the_office, settled
from wenxiao.analytics.reports import with_release
from wenxiao.analytics.standings import standings_of
from wenxiao.analytics.ticks import after_working_days, beside_day
from wenxiao.analytics.timekeeping import DAY

_NONE = ibis.null("int64")


def pace_watches(facts: FactTables, days: DayTables, hold: Hold) -> ir.Table:
    """Answer one watch a series, with the columns of `watch_moments`; milestones have watches of their own.

    `hold` keeps the stages over reports.
    """
    series = in_force(facts, facts.series)
    series = series.filter(series.rule != "milestones")
    points = in_force(facts, facts.points)
    row = _due(series, facts, days)
    stands = hold(standings_of(series, points, facts, days, hold))
    row = row.left_join(stands, (row.matter == stands._stands) & (row.code == stands._stands_code))
    row = _with_clearing(_with_turns(row), days)
    return row.select(
        "matter",
        "code",
        "due_at",
        "is_provisional",
        org_unit=ibis.literal(""),
        is_supporting=ibis.literal(False),
        weight=ibis.literal(1).cast("decimal(18, 4)"),
        watch_kind=ibis.literal("pace"),
        starts_at=row.begins_day * DAY - days.offset,
        yellow_at=ibis.ifelse(row._clears, row.since_at, row._yellow_at),
        red_at=ibis.ifelse(row._clears, row._cleared_by, row._red_at),
        done_at=ibis.ifelse(row._is_reached, row.since_at, _NONE),
        suspended_at=_NONE,
        resumes_at=_NONE,
    )


def _due(series: ir.Table, facts: FactTables, days: DayTables) -> ir.Table:
    """Add when the figure of the last day is out, and from when that is near; both as publications have moved them."""
    row = with_release(at_the_office(series, facts, days), days, "last_ends_day", "_release_day")
    due_on = ibis.coalesce(row._release_day, row.ends_day) * DAY - days.offset
    row = beside_day(row, days, due_on, {"due_at": "closing_at", "_opening_at": "near_opening_at"})
    row = row.mutate(_near_at=ibis.least(row._opening_at, row.due_at))
    row = settled(row, ("due_at", "_near_at"), ("matter", "code"), facts)
    return beside_day(row, days, row.due_at, {"is_provisional": "is_provisional"})


def _with_turns(row: ir.Table) -> ir.Table:
    """Add when it turns yellow and red if nothing more is reported."""
    for_good: Any = row.is_met & (row.is_final | (row.rule == "cumulative"))
    row = row.mutate(_is_reached=for_good.fill_null(False))
    said = row.is_met.notnull() & ~row._is_reached
    decided = said & (row.is_lost | row.is_final)
    behind, met = said & row.is_behind, said & row.is_met
    first = ibis.least(row.since_at, row.due_at)
    yellow = (decided, first), (behind, ibis.least(row.since_at, row._near_at)), (met, row.due_at)
    red = (decided, first), (behind, row.due_at), (met, _NONE)
    return row.mutate(_yellow_at=ibis.cases(*yellow, else_=row._near_at), _red_at=ibis.cases(*red, else_=row.due_at))


def _with_clearing(row: ir.Table, days: DayTables) -> ir.Table:
    """Add for 动态为零 by when what stands open must be cleared."""
    row = row.mutate(_clears=(row.clear_within.notnull() & ~row.is_met).fill_null(False))
    left = row.clear_within - row.open_working_days.fill_null(0)
    row = after_working_days(row, days, row.newest_at, left, "_clear_by")
    return row.mutate(_cleared_by=ibis.ifelse(row.is_behind, row.since_at, row._clear_by))
