"""What series plan for a day, as `wenxiao.clocks.planned` has it: the legs of each way, exact to the last digit.

Amounts are whole ten-thousandths of the unit; a share of time is one whole number over another, never divided.
"""

from typing import Any

import ibis
import ibis.expr.types as ir

_NONE = ibis.null("int64")
_NOTHING = ibis.null("decimal(38, 0)")
_EVER, _NEVER = -(1 << 40), 1 << 40
"""Days before and after all others."""
KEY = ("matter", "code")


def exact(amount: Any) -> Any:
    """Write an amount in whole ten-thousandths, with as many digits as any product of them needs."""
    return (amount * 10_000).cast("decimal(38, 0)")


def with_direction(series: ir.Table, points: ir.Table) -> ir.Table:
    """Add what a series is measured by: `start_value`, `eve_value` (null: none), `glides`, `leads`, `sign`.

    `eve_value` is planned for before the first day; where the series `leads` from one value to the next, the values
    between are on the way. `sign` is -1 where less is better.
    """
    firsts = points.group_by(KEY).aggregate(first_value=points.value.argmin(points.on_day))
    firsts = firsts.rename(_firsts="matter", _first_code="code")
    row = series.left_join(firsts, (series.matter == firsts._firsts) & (series.code == firsts._first_code))
    row = row.drop("_firsts", "_first_code")
    row = row.mutate(**{name: exact(row[name]) for name in ("target", "baseline", "first_value")})
    is_ceiling, is_level = row.rule == "ceiling", row.rule == "level"
    adds_up = (row.rule == "cumulative") | (is_ceiling & row.accumulates)
    glides = (is_ceiling & (row.baseline > row.target)).fill_null(False)
    start = ibis.cases(
        (is_ceiling, _whole(0)), (is_level, ibis.coalesce(row.baseline, row.first_value, _whole(0))),
        else_=ibis.coalesce(row.baseline, _whole(0)),
    )  # fmt: skip
    row = row.mutate(
        start_value=start,
        eve_value=ibis.cases(
            (adds_up, ibis.coalesce(row.baseline, _whole(0))), (is_level | glides, row.baseline), else_=_NOTHING
        ),
        leads=adds_up | glides | is_level,
    )
    is_led = row.first_value.notnull() | row.baseline.notnull()
    falls = (row.rule == "level") & (row.start_value > row.target) & is_led
    lower = falls | row.rule.isin(["ceiling", "rank"])
    return row.mutate(sign=ibis.ifelse(lower, _whole(-1), _whole(1)))


def legs_of(series: ir.Table, points: ir.Table) -> ir.Table:
    """Answer for each series what it plans from one day (`from_day`) to the eve of another (`to_day`).

    On a leg the value goes from `from_value` to `to_value`; a series that does not lead stays at the first of them.
    """
    given = points.inner_join(series.select("matter", "code", "leads"), KEY)
    given = given.select(*KEY, "leads", _on="on_day", _value=exact(given.value))
    first = ibis.ifelse(series.leads, series.begins_day - 1, ibis.literal(_EVER))
    first_value = ibis.ifelse(series.leads, series.eve_value, ibis.coalesce(series.first_value, series.target))
    begins = series.select(*KEY, "leads", _on=first, _value=first_value)
    begins = begins.filter(begins._value.notnull())
    ends = series.select(*KEY, "leads", _on="ends_day", _value="target")
    ends = ends.filter(ends.leads)
    row = begins.union(given, ends)
    following = ibis.window(group_by=KEY, order_by="_on")
    row = row.mutate(to_day=row._on.lead().over(following).fill_null(_NEVER), _next=row._value.lead().over(following))
    to_value = ibis.ifelse(row.leads, ibis.coalesce(row._next, row._value), row._value)
    row = row.rename(_leg_of="matter", _leg_code="code", from_day="_on", from_value="_value").mutate(to_value=to_value)
    return row.drop("leads", "_next")


def with_planned(row: ir.Table, legs: ir.Table, ways: ir.Table) -> ir.Table:
    """Add what is planned for each row's `through`: `from_value` and, of the way to `to_value`, `gone` of `whole`.

    `from_value` is null where nothing is planned.
    """
    at = (row.through >= legs.from_day) & (row.through < legs.to_day)
    row = row.left_join(legs, (row.matter == legs._leg_of) & (row.code == legs._leg_code) & at)
    for name, day in (("_by_now", "through"), ("_by_from", "from_day"), ("_by_to", "to_day")):
        row = _with_gone(row, ways, day, name)
    whole = row._by_to - row._by_from
    row = row.mutate(gone=ibis.ifelse(whole > 0, row._by_now - row._by_from, 0), whole=ibis.ifelse(whole > 0, whole, 1))
    is_final, is_before = row.through >= row.ends_day, row.through < row.begins_day
    stands = is_final | is_before | ~row.leads
    fixed = ibis.cases((is_final, row.target), (is_before, row.eve_value), else_=row.from_value)
    return row.mutate(
        from_value=fixed,
        to_value=ibis.ifelse(stands, fixed, row.to_value),
        gone=ibis.ifelse(stands, 0, row.gone.fill_null(0)).cast("decimal(38, 0)"),
        whole=ibis.ifelse(stands, 1, row.whole.fill_null(1)).cast("decimal(38, 0)"),
    ).drop("_leg_of", "_leg_code", "from_day", "to_day", "_by_now", "_by_from", "_by_to")


def _with_gone(row: ir.Table, ways: ir.Table, day: str, name: str) -> ir.Table:
    known = ways.select(_way="way_id", _day="day", **{name: "gone"})
    return row.left_join(known, (row.way_id == known._way) & (row[day] == known._day)).drop("_way", "_day")


def _whole(number: int) -> Any:
    return ibis.literal(number).cast("decimal(38, 0)")
