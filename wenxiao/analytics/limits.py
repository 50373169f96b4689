"""When limits are near and when they run out, for every clock at once; the same answers as `wenxiao.clocks.limits`.

A clock that was neither suspended nor extended needs the look-ups of its start and its ends. For the others the
stretches without run are laid one after another, and the extensions tried in the order in which they were asked.
"""

from typing import Any

import ibis
import ibis.expr.types as ir

from wenxiao.analytics.days import DAY, KEYS_AN_OFFICE, DayTables, whole
from wenxiao.analytics.facts import THOUSAND, FactTables
from wenxiao.analytics.gaps import NEVER, Gaps, Hold, first_runs, gaps_of, lost_before, lost_until
from wenxiao.analytics.ticks import beside_day, tick_of, with_moment

MOST_EXTENSIONS = 1024
"""Of one clock."""
_ANSWER = (
    "clock", "matter", "code", "lap", "started_at", "stopped_at", "near_at", "expires_at", "is_provisional"
)  # fmt: skip


def limit_moments(facts: FactTables, days: DayTables, hold: Hold) -> ir.Table:
    """Answer for each clock `near_at`, `expires_at` and `is_provisional`.

    Beside them stand the columns of the clock. `expires_at` and `near_at` are null while a suspension has no end.
    """
    changed = facts.suspensions.select("clock").union(facts.extensions.select("clock"), distinct=True)
    plain = _counted(facts, days, facts.clocks.anti_join(changed, "clock"))
    plain = plain.mutate(total=plain.budget, first_amount=plain.budget, runs_from=plain.counts_from)
    eventful = _counted(facts, days, facts.clocks.semi_join(changed, "clock"))
    eventful = hold(eventful)
    gaps = Gaps(table=hold(gaps_of(facts.suspensions, eventful, days)), hold=hold)
    eventful = eventful.left_join(first_runs(gaps.table), "clock").drop("clock_right")
    eventful = eventful.mutate(
        runs_from=ibis.ifelse(eventful.is_held_up.fill_null(False), eventful.held_until, eventful.counts_from)
    )
    eventful = _with_budget(eventful.drop("is_held_up", "held_until").mutate(total=eventful.budget), days)
    eventful = hold(_with_total(eventful.rename(first_amount="amount"), facts.extensions, gaps, days))
    return _answered(plain, None, days).union(_answered(eventful, gaps, days))


def _answered(clocks: ir.Table, gaps: Gaps | None, days: DayTables) -> ir.Table:
    expiring = _with_expiry(clocks, gaps, days, key="clock")
    return _with_near(expiring, gaps, days).select(*_ANSWER)


def _counted(facts: FactTables, days: DayTables, clocks: ir.Table) -> ir.Table:
    """Put beside each clock its limit, the moment from which it counts and that moment's tick."""
    row = clocks.inner_join(facts.limits, "limit_id")
    columns = (
        "midnight_at",
        "rate",
        "day_ticks",
        "hour_ticks",
        "length",
        "ticks_a_day",
        "closing_at",
        "next_midnight_at",
    )
    more = ("next_opening_at", "works", "is_provisional", *_session_columns(days))
    row = beside_day(row, days, row.started_at, {f"_{column}": column for column in (*columns, *more)})
    late = row.late_intake_is_next_day & (~row._works | (row.started_at >= row._closing_at))
    row = row.mutate(_late=late)
    row = row.mutate(_on=ibis.ifelse(row._late, row._next_midnight_at, row._midnight_at))
    waits = ibis.ifelse(row.counts_start_day, 0, 1)
    counts_from = ibis.cases(
        (row.by_day, row._on + waits * DAY),
        (row._late, row._next_opening_at),
        else_=row.started_at,
    )
    through = row._day_ticks + ibis.ifelse(row._works, row._ticks_a_day, 0)
    zero = ibis.cases(
        ((row.tempo == 1) & row._late, through + waits * row._ticks_a_day),
        ((row.tempo == 1) & row.counts_start_day, row._day_ticks),
        (row.tempo == 1, through),
        ((row.tempo == 2) & row._late, row._hour_ticks + row._length),
        (row.tempo == 2, tick_of(row, days, row.started_at)),
        else_=counts_from,
    )
    row = row.mutate(
        counts_from=counts_from,
        zero_tick=zero,
        first_day=days.day_of(row._on),
        starts_provisional=row._is_provisional,
    )
    return row.drop(*(name for name in row.columns if name.startswith("_")))


def _session_columns(days: DayTables) -> tuple[str, ...]:
    return tuple(f"{name}_{k}" for k in range(days.sessions) for name in ("begin", "end"))


def _with_budget(clocks: ir.Table, days: DayTables) -> ir.Table:
    """Turn `total` into `amount` in ticks: months into the days to the same day of a later month."""
    start = days.days.select(_start_key="key", _month="month", _day_of_month="day_of_month")
    key = ibis.ifelse(clocks.in_months, clocks.office * KEYS_AN_OFFICE + clocks.first_day, ibis.null("int64"))
    row = clocks.mutate(_key=key)
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


def _with_total(clocks: ir.Table, extensions: ir.Table, gaps: Gaps, days: DayTables) -> ir.Table:
    """Add to the budget each extension that was asked before the limit, with the extensions before it, ran out."""
    row = extensions.inner_join(clocks.drop("total"), "clock")
    before = ibis.window(group_by="clock", order_by=["asked_at", "amount"], preceding=(None, 1))
    order = ibis.window(group_by="clock", order_by=["asked_at", "amount"])
    row = row.mutate(_before=row.amount.sum().over(before).fill_null(0), _place=ibis.row_number().over(order))
    row = row.mutate(total=row.budget + row._before * row.thousandth, ask=row.clock * MOST_EXTENSIONS + row._place)
    row = _with_expiry(row.rename(more="amount"), gaps, days, key="ask")
    in_time = row.expires_at.isnull() | (row.asked_at <= row.expires_at)
    row = row.mutate(_in_time=in_time.cast("int64"))
    so_far = ibis.window(group_by="clock", order_by=["asked_at", "more"], preceding=(None, 0))
    row = row.mutate(_granted=row._in_time.min().over(so_far) == 1)
    granted = row.group_by("clock").aggregate(_more=row.more.sum(where=row._granted))
    joined = clocks.left_join(granted, "clock").drop("clock_right")
    return joined.mutate(total=joined.budget + joined._more.fill_null(0) * joined.thousandth).drop("_more")


def _run_out(clocks: ir.Table, gaps: Gaps | None, days: DayTables, *, key: str, amount: str, at: str) -> ir.Table:
    """Add the moment by which `amount` is used up (null if a suspension without end comes before), and its tick."""
    row = clocks
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


def _with_expiry(clocks: ir.Table, gaps: Gaps | None, days: DayTables, *, key: str) -> ir.Table:
    """Add `expires_at`, its tick and whether it rests on a provisional calendar, for the budget `total`."""
    row = _run_out(_with_budget(clocks, days), gaps, days, key=key, amount="amount", at="_spent_at")
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


def _with_near(clocks: ir.Table, gaps: Gaps | None, days: DayTables) -> ir.Table:
    """Add `near_at`: the moment from which no more is left than the limit's amount or share, of both the smaller."""
    row = clocks
    if gaps is None:
        used: Any = row.expiry_tick - row.zero_tick
    else:
        row = gaps.hold(row)
        lost = lost_until(gaps.table, row)
        row = row.left_join(lost, row.clock == lost._lost_key)
        used = row.expiry_tick - row.zero_tick - row._lost.fill_null(0)
        row = row.mutate(_used=used).drop("_lost_key", "_lost")
        used = row._used
    base = ibis.ifelse(row.expires_at.isnull(), row.first_amount, ibis.greatest(used, 0))
    row = row.mutate(_budget=base)
    by_share = whole(row._budget * row.near_part, row.near_of)
    width = ibis.least(row.near_ticks, by_share)
    row = row.mutate(_ahead=ibis.greatest(row._budget - width, 0), _is_near=width.notnull())
    row = _run_out(row, gaps, days, key="clock", amount="_ahead", at="_near_at")
    near = ibis.ifelse(row.expires_at.isnull(), row._near_at, ibis.least(row._near_at, row.expires_at))
    return row.mutate(near_at=ibis.ifelse(row._is_near & row._near_at.notnull(), near, ibis.null("int64")))
