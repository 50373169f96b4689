"""The watches of reporting for every matter at once; the same answers as `wenxiao.clocks.report_watches`."""

from typing import Any

import ibis
import ibis.expr.types as ir

from wenxiao.analytics.days import DayTables
from wenxiao.analytics.facts import OFFICE_OF_SCHEDULES, FactTables
from wenxiao.analytics.ticks import beside_day
from wenxiao.analytics.timekeeping import DAY, KEYS_AN_OFFICE

_NONE = ibis.null("int64")


def report_watches(facts: FactTables, days: DayTables) -> ir.Table:
    """Answer one watch an awaited report, with the columns of `watch_moments`; silence is yellow, then red."""
    row = facts.awaited.mutate(office=ibis.literal(days.offices[OFFICE_OF_SCHEDULES]))
    row = _on_release_day(row, days)
    sent = _sent(facts.awaited, facts.reports, days)
    row = row.left_join(sent, (row.matter == sent._matter) & (row.code == sent._code))
    row = row.mutate(_again_from=ibis.ifelse(row._standing_at.isnull(), row._returned_at, _NONE))
    row = _with_resubmission(row, days)
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


def _on_release_day(row: ir.Table, days: DayTables) -> ir.Table:
    columns = {
        "_opening_at": "opening_at",
        "_closing_at": "closing_at",
        "_red_at": "report_red_at",
        "_resubmit_days": "resubmit_days",
        "is_provisional": "is_provisional",
    }
    return beside_day(row, days, row.release_day * DAY - days.offset, columns)


def _sent(awaited: ir.Table, reports: ir.Table, days: DayTables) -> ir.Table:
    """Answer for each awaited report the first that stands, and the last moment at which one was returned."""
    due = awaited.select(
        "covers_from", "covers_to", "awaited_from", "release_day", _matter="matter", _code="code", _series="series"
    )
    met = due.inner_join(reports, due._matter == reports.matter)
    met = met.filter(met._series == met.series)
    on = days.day_of(met.happened_at)
    covered = met.through_day.between(met.covers_from, met.covers_to)
    awaited_then = met.through_day.isnull() & on.between(met.awaited_from, met.release_day)
    met = met.filter(covered.fill_null(False) | awaited_then)
    return met.group_by("_matter", "_code").aggregate(
        _standing_at=met.happened_at.min(where=met.returned_at.isnull()), _returned_at=met.returned_at.max()
    )


def _with_resubmission(row: ir.Table, days: DayTables) -> ir.Table:
    """Add until when a returned report can be sent anew: so many working days after it was returned."""
    row = beside_day(row, days, row._again_from, {"_ordinal": "ordinal", "_same_day": "closing_at"})
    later = days.ordinals.select(_later_key="key", _later_at="closing_at")
    row = row.mutate(_key=row.office * KEYS_AN_OFFICE + row._ordinal + row._resubmit_days)
    row = row.left_join(later, row._key == later._later_key)
    by: Any = ibis.ifelse(row._resubmit_days == 0, row._same_day, row._later_at)
    return row.mutate(_resubmit_by=by)
