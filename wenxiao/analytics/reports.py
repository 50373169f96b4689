"""The watches of reporting for every matter at once; the same answers as `wenxiao.clocks.watching.reports`."""

from typing import Any

import ibis
import ibis.expr.types as ir

from wenxiao.analytics.days import DayTables
from wenxiao.analytics.facts import FactTables, in_force
from wenxiao.analytics.publications import at_the_office, settled
from wenxiao.analytics.ticks import after_working_days, beside_day
from wenxiao.analytics.timekeeping import DAY

_NONE = ibis.null("int64")


def report_watches(facts: FactTables, days: DayTables) -> ir.Table:
    """Answer one watch an awaited report, with the columns of `watch_moments`; silence is yellow, then red."""
    row = at_the_office(in_force(facts, facts.awaited), facts, days)
    row = with_release(row, days, "covers_to", "_release_day")
    row = _on_release_day(row, days)
    row = settled(row, ("_opening_at", "_red_at"), ("matter", "code"), facts)
    row = with_release(row, days, "follows_day", "_last_release_day")
    sent = _sent(row, facts.reports, days)
    row = row.left_join(sent, (row.matter == sent._matter) & (row.code == sent._code))
    row = row.mutate(_again_from=ibis.ifelse(row._standing_at.isnull(), row._returned_at, _NONE))
    row = after_working_days(row, days, row._again_from, row._resubmit_days, "_resubmit_by")
    return row.select(
        "matter",
        "code",
        "is_provisional",
        org_unit=ibis.literal(""),
        is_supporting=ibis.literal(False),
        weight=ibis.literal(1).cast("decimal(18, 4)"),
        watch_kind=ibis.literal("report"),
        starts_at=row.covers_from * DAY - days.offset,
        due_at=row._closing_at,
        yellow_at=ibis.coalesce(row._again_from, row._opening_at),
        red_at=ibis.greatest(row._red_at, row._resubmit_by),
        done_at=row._standing_at,
        suspended_at=_NONE,
        resumes_at=_NONE,
    )


def with_release(row: ir.Table, days: DayTables, ends_day: str, name: str) -> ir.Table:
    """Add the day on which the figures of the period that ends on a day are due, under the row's `office`."""
    renamed = {"_release_id": "release_id", "_office": "office", "_ends_day": "ends_day", name: "release_day"}
    due = days.releases.rename(renamed)
    same = (row.release_id == due._release_id) & (row.office == due._office) & (row[ends_day] == due._ends_day)
    return row.left_join(due, same).drop("_release_id", "_office", "_ends_day")


def _on_release_day(row: ir.Table, days: DayTables) -> ir.Table:
    columns = {
        "_opening_at": "opening_at",
        "_closing_at": "closing_at",
        "_red_at": "report_red_at",
        "_resubmit_days": "resubmit_days",
        "is_provisional": "is_provisional",
    }
    return beside_day(row, days, row._release_day * DAY - days.offset, columns)


def _sent(awaited: ir.Table, reports: ir.Table, days: DayTables) -> ir.Table:
    """Answer for each awaited report the first that stands, and the last moment at which one was returned."""
    due = awaited.select(
        "covers_from", "covers_to", "_last_release_day", "_release_day",
        _matter="matter", _code="code", _series="series",
    )  # fmt: skip
    met = due.inner_join(reports, due._matter == reports.matter)
    met = met.filter(met._series == met.series)
    on = days.day_of(met.happened_at)
    covered = met.through_day.between(met.covers_from, met.covers_to)
    # A report that names no day is of the period that was awaited when it came.
    after_last = met._last_release_day.isnull() | (on > met._last_release_day)
    awaited_then = met.through_day.isnull() & after_last & (on <= met._release_day)
    met = met.filter(covered.fill_null(False) | awaited_then)
    standing_at: Any = met.happened_at.min(where=met.returned_at.isnull())
    return met.group_by("_matter", "_code").aggregate(_standing_at=standing_at, _returned_at=met.returned_at.max())
