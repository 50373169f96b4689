"""When budgets run out: the moment by which so much of a budget is used up, and the expiry that follows from it."""

import ibis
import ibis.expr.types as ir

from wenxiao.analytics.days import DayTables
from wenxiao.analytics.gaps import NEVER, Gaps, lost_before
from wenxiao.analytics.limit_rows import THOUSAND
from wenxiao.analytics.ticks import beside_day, with_moment
from wenxiao.analytics.timekeeping import DAY, KEYS_AN_OFFICE, whole

MOST_EXTENSIONS = 1024
"""Of one lap."""


def with_budget(laps: ir.Table, days: DayTables) -> ir.Table:
    """Turn `total` into `amount` in ticks: months into the days to the same day of a later month."""
    start = days.days.select(_start_key="key", _month="month", _day_of_month="day_of_month")
    key = ibis.ifelse(laps.in_months, laps.office * KEYS_AN_OFFICE + laps.first_day, ibis.null("int64"))
    row = laps.mutate(_key=key)
    row = row.left_join(start, row._key == start._start_key)
    row = row.mutate(_later=row._month + whole(row.total, THOUSAND))
    row = row.left_join(days.months, row._later == days.months.month_key)
    later = row.month_first_day + ibis.least(row._day_of_month, row.month_length) - 1
    # The first day itself counts or the day before it: the same day of a later month is as many days away.
    first = row.first_day
    amount = ibis.ifelse(row.in_months, (later - first) * DAY, row.total)
    return row.mutate(amount=amount).drop(
        "_key", "_start_key", "_month", "_day_of_month", "_later", "month_key", "month_first_day", "month_length"
    )


def with_total(laps: ir.Table, extensions: ir.Table, gaps: Gaps, days: DayTables) -> ir.Table:
    """Add to the budget each extension that was asked before the limit, with the extensions before it, ran out."""
    row = extensions.inner_join(laps.drop("total"), "lap")
    before = ibis.window(group_by="lap", order_by=["asked_at", "amount"], preceding=(None, 1))
    order = ibis.window(group_by="lap", order_by=["asked_at", "amount"])
    row = row.mutate(_before=row.amount.sum().over(before).fill_null(0), _place=ibis.row_number().over(order))
    row = row.mutate(total=row.budget + row._before * row.thousandth, ask=row.lap * MOST_EXTENSIONS + row._place)
    row = with_expiry(row.rename(more="amount"), gaps, days, key="ask")
    in_time = row.expires_at.isnull() | (row.asked_at <= row.expires_at)
    row = row.mutate(_in_time=in_time.cast("int64"))
    so_far = ibis.window(group_by="lap", order_by=["asked_at", "more"], preceding=(None, 0))
    row = row.mutate(_granted=row._in_time.min().over(so_far) == 1)
    granted = row.group_by("lap").aggregate(_more=row.more.sum(where=row._granted))
    joined = laps.left_join(granted, "lap").drop("lap_right")
    return joined.mutate(total=joined.budget + joined._more.fill_null(0) * joined.thousandth).drop("_more")


def run_out(laps: ir.Table, gaps: Gaps | None, days: DayTables, *, key: str, amount: str, at: str) -> ir.Table:
    """Add the moment by which `amount` is used up (null if a suspension without end comes before), and its tick."""
    row = laps
    if gaps is None:
        row = row.mutate(_tick=row.zero_tick + row[amount])
    else:
        row = gaps.hold(row)
        lost = lost_before(gaps.table, row, key=key, amount=amount)
        row = row.left_join(lost, row[key] == lost._lost_key)
        tick = row.zero_tick + row[amount] + row._lost.fill_null(0)
        row = row.mutate(_tick=ibis.ifelse(tick < NEVER // 2, tick, ibis.null("int64"))).drop("_lost_key", "_lost")
    row = with_moment(row, days, "_tick", "_moment", f"{at}_tick")
    moment = ibis.ifelse(row[amount] > 0, row._moment, row.runs_from)
    return row.mutate(**{at: moment}).drop("_tick", "_moment")


def with_expiry(laps: ir.Table, gaps: Gaps | None, days: DayTables, *, key: str) -> ir.Table:
    """Add `expires_at`, its tick and whether it rests on a provisional calendar, for the budget `total`."""
    row = run_out(with_budget(laps, days), gaps, days, key=key, amount="amount", at="_spent_at")
    last_point = row._spent_at - row.to_midnight.cast("int64")
    columns = ("works", "closing_at", "midnight_at", "next_closing_at", "is_provisional", "next_is_provisional")
    row = beside_day(row, days, last_point, {f"_{name}": name for name in (*columns, "morrow_is_provisional")})
    stays = ~row.to_midnight | row._works
    moves = row.end_moves_off_rest_days
    expires_at = ibis.cases(
        (~row.to_midnight, row._spent_at),
        (row._works, row._closing_at),
        (moves, row._next_closing_at),
        else_=row._midnight_at + DAY,
    )
    provisional = ibis.cases(
        (stays, row._is_provisional), (moves, row._next_is_provisional), else_=row._morrow_is_provisional
    )
    row = row.mutate(
        expires_at=expires_at,
        expiry_tick=ibis.ifelse(row.to_midnight, expires_at, row._spent_at_tick),
        is_provisional=row.starts_provisional | provisional.fill_null(False),
    )
    return row.drop(*(name for name in row.columns if name.startswith("_")))
