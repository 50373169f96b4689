"""How series stand by their newest report, as `wenxiao.clocks.pace` judges it: in whole numbers, with no rounding."""

from typing import Any

import ibis
import ibis.expr.types as ir

from wenxiao.analytics.days import DayTables
from wenxiao.analytics.facts import FactTables, claims
from wenxiao.analytics.gaps import Hold
from wenxiao.analytics.planned import exact, legs_of, with_direction, with_planned

_NONE = ibis.null("int64")
_HUNDRED_PERCENT = 1_000_000
"""A tolerance is in ten-thousandths of a percentage point."""


def standings_of(series: ir.Table, points: ir.Table, facts: FactTables, days: DayTables, hold: Hold) -> ir.Table:
    """Answer one row a series with a report: how it stands by the newest value of its newest period, and since when.

    `is_met`, `is_final`, `is_lost`, `is_behind`; `since_at`: when the first of the newest reports happened by which it
    is alike; `newest_at` and `open_working_days` of the newest.
    """
    directed = hold(with_direction(series, points))
    row = hold(_observations(directed, facts, days))
    row = hold(_judged(with_planned(row, hold(legs_of(directed, points)), facts.ways), facts))
    kind = sum((row[name].cast("int64") * 2**n for n, name in enumerate(_KIND)), ibis.literal(0, type="int64"))
    row = row.mutate(_kind=kind)
    order = ("happened_at", "recorded_at", "place")
    row = row.mutate(_last_kind=row._kind.lag().over(_window(*order)), _nth=ibis.row_number().over(_window(*order)))
    turned_at = ibis.ifelse((row._last_kind == row._kind).fill_null(False), _NONE, row.happened_at)
    row = row.mutate(since_at=turned_at.max().over(_window()), _newest=row._nth.max().over(_window()))
    newest = row.filter(row._nth == row._newest)
    return newest.select(
        *_KIND, "since_at", "open_working_days", _stands="matter", _stands_code="code", newest_at="happened_at"
    )


_KIND = ("is_met", "is_lost", "is_behind", "is_final")


def _observations(series: ir.Table, facts: FactTables, days: DayTables) -> ir.Table:
    """The reports that count of each series; one of an earlier period than those before it does not."""
    said = claims(facts).filter(claims(facts).amount.notnull())
    said = said.select(
        "place", "happened_at", "recorded_at", "open_working_days", _reports="matter", _series="series",
        actual=exact(said.amount), through=ibis.coalesce(said.through_day, days.day_of(said.happened_at)),
    )  # fmt: skip
    row = series.inner_join(said, (series.matter == said._reports) & (series.code == said._series))
    before = _window("happened_at", "recorded_at", "place", preceding=(None, 1))
    row = row.mutate(_reached_day=row.through.max().over(before))
    return row.filter(row._reached_day.isnull() | (row.through >= row._reached_day))


def _judged(row: ir.Table, facts: FactTables) -> ir.Table:
    rules = facts.thresholds
    in_force = (row.through >= rules.from_day) & (row.through < rules.until_day)
    row = row.inner_join(rules, (row.rule == rules.judged_by) & in_force)
    row = row.mutate(is_met=(row.actual - row.target) * row["sign"] >= 0, is_final=row.through >= row.ends_day)
    row = row.mutate(is_lost=row.accumulates & ~row.is_met, _falls_short=_falls_short(row))
    by_pace = row.is_lost | ibis.ifelse(row.is_final, ~row.is_met, row._falls_short)
    too_long = row.open_working_days.isnull() | (row.open_working_days > row.clear_within)
    is_behind = ibis.ifelse(row.clear_within.notnull(), ~row.is_met & too_long, by_pace)
    return row.mutate(is_behind=is_behind)


def _falls_short(row: ir.Table) -> Any:
    """Whether the value is worse than planned by more than the tolerance; both sides times the whole of the leg."""
    ahead = (row.actual - row.from_value) * row.whole - (row.to_value - row.from_value) * row.gone
    tolerance = exact(ibis.coalesce(row.tolerance, row.rule_tolerance))
    way = (row.target - row.start_value).abs()
    width = ibis.ifelse(row.in_own_unit, tolerance * _HUNDRED_PERCENT, tolerance * way)
    return (ahead * row["sign"] * _HUNDRED_PERCENT < width * row.whole * -1).fill_null(False)


def _window(*order: str, preceding: Any = None) -> Any:
    return ibis.window(group_by=["matter", "code"], order_by=order, preceding=preceding)
