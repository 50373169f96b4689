"""The watches of time limits for every lap at once; the same answers as `wenxiao.clocks.watching.limits`.

A lap that was neither suspended nor extended needs the look-ups of its start and its ends. For the others the stretches
without run are laid one after another, and the extensions tried in the order in which they were asked. Where calendars
were published later, a lap is worked out under each of them, and its moments settled from one to the next.
"""

from typing import Any

import ibis
import ibis.expr.types as ir

from wenxiao.analytics.days import DayTables
from wenxiao.analytics.expiries import run_out, with_budget, with_expiry, with_total
from wenxiao.analytics.facts import FactTables
from wenxiao.analytics.gaps import Gaps, Hold, first_runs, gaps_of, lost_until, pauses_of
from wenxiao.analytics.publications import settled, stepped
from wenxiao.analytics.starts import counted
from wenxiao.analytics.ticks import with_moment, with_ticks
from wenxiao.analytics.timekeeping import whole

_NONE = ibis.null("int64")


def limit_watches(facts: FactTables, days: DayTables, hold: Hold) -> ir.Table:
    """Answer one watch a lap, with the columns of `watch_moments`; `hold` keeps the stages over suspended laps."""
    laps = _runs(facts)
    suspensions, extensions = (_of_runs(table, laps, facts) for table in (facts.suspensions, facts.extensions))
    changed = suspensions.select("lap").union(extensions.select("lap"), distinct=True)
    plain = counted(laps.anti_join(changed, "lap"), facts.limits, days)
    plain = plain.mutate(total=plain.budget, first_amount=plain.budget, runs_from=plain.counts_from)
    eventful = hold(counted(laps.semi_join(changed, "lap"), facts.limits, days))
    gaps = Gaps(table=hold(gaps_of(suspensions, eventful, days)), hold=hold)
    eventful = _with_first_run(eventful, gaps)
    eventful = with_budget(eventful.mutate(total=eventful.budget), days).rename(first_amount="amount")
    eventful = hold(with_total(eventful, extensions, gaps, days))
    return _watches(plain, None, facts, days, hold).union(_watches(eventful, gaps, facts, days, hold))


def _runs(facts: FactTables) -> ir.Table:
    """Each lap under every calendar that its matter has known, numbered as a lap of its own."""
    row = stepped(facts.laps.mutate(of_lap=facts.laps.lap), facts)
    return row.mutate(lap=row.lap * (facts.most_steps + 1) + row.step)


def _of_runs(table: ir.Table, laps: ir.Table, facts: FactTables) -> ir.Table:
    """What befell each lap, for each of its runs."""
    if not facts.most_steps:
        return table
    row = table.inner_join(laps.select("of_lap", _run="lap"), table.lap == laps.of_lap)
    return row.drop("lap", "of_lap").rename(lap="_run")


def _with_first_run(laps: ir.Table, gaps: Gaps) -> ir.Table:
    """Add `runs_from`: the first moment in which the clock runs, null if it never does."""
    row = laps.left_join(first_runs(gaps.table), "lap").drop("lap_right")
    runs_from = ibis.ifelse(row.is_held_up.fill_null(False), row.held_until, row.counts_from)
    return row.mutate(runs_from=runs_from).drop("is_held_up", "held_until")


def _watches(laps: ir.Table, gaps: Gaps | None, facts: FactTables, days: DayTables, hold: Hold) -> ir.Table:
    row = _with_near(with_expiry(laps, gaps, days, key="lap").rename(due_at="expires_at"), gaps, days)
    if facts.most_steps:
        row = hold(settled(hold(row), ("due_at", "near_at"), ("of_lap",), facts))
        row = with_ticks(row.drop("expiry_tick"), days, "due_at", "expiry_tick")
    row = _with_red(row, days)
    if gaps is None:
        row = row.mutate(suspended_at=_NONE, resumes_at=_NONE)
    else:
        row = gaps.hold(row)
        pauses = pauses_of(gaps.table, row)
        row = row.left_join(pauses, row.lap == pauses.pause_of)
    # Where lateness begins later than the due moment, or never, the due moment itself turns it yellow.
    warned = row.is_advisory | (row.grace_ticks > 0).fill_null(False)
    return row.select(
        "matter",
        "code",
        "org_unit",
        "is_supporting",
        "due_at",
        "red_at",
        "suspended_at",
        "resumes_at",
        "is_provisional",
        watch_kind=ibis.literal("limit"),
        weight=ibis.literal(1).cast("decimal(18, 4)"),
        starts_at=row.started_at,
        yellow_at=ibis.coalesce(row.near_at, ibis.ifelse(warned, row.due_at, _NONE)),
        done_at=row.ended_at,
    )


def _with_red(laps: ir.Table, days: DayTables) -> ir.Table:
    """Add `red_at`: the due moment and the grace after it; null for a limit that only advises."""
    row = laps.mutate(_late_tick=laps.expiry_tick + laps.grace_ticks)
    row = with_moment(row, days, "_late_tick", "_late_at", "_reached")
    late_at = ibis.ifelse(row.grace_ticks.isnull(), row.due_at, row._late_at)
    return row.mutate(red_at=ibis.ifelse(row.is_advisory, _NONE, late_at)).drop("_late_tick", "_late_at", "_reached")


def _with_near(laps: ir.Table, gaps: Gaps | None, days: DayTables) -> ir.Table:
    """Add `near_at`: the moment from which no more is left than the limit's amount or share, of both the smaller."""
    row = laps
    if gaps is None:
        used: Any = row.expiry_tick - row.zero_tick
    else:
        row = gaps.hold(row)
        lost = lost_until(gaps.table, row)
        row = row.left_join(lost, row.lap == lost._lost_key)
        used = row.expiry_tick - row.zero_tick - row._lost.fill_null(0)
        row = row.mutate(_used=used).drop("_lost_key", "_lost")
        used = row._used
    base = ibis.ifelse(row.due_at.isnull(), row.first_amount, ibis.greatest(used, 0))
    row = row.mutate(_budget=base)
    by_share = whole(row._budget * row.near_part, row.near_of)
    width = ibis.least(row.near_ticks, by_share)
    row = row.mutate(_ahead=ibis.greatest(row._budget - width, 0), _is_near=width.notnull())
    row = run_out(row, gaps, days, key="lap", amount="_ahead", at="_near_at")
    near = ibis.ifelse(row.due_at.isnull(), row._near_at, ibis.least(row._near_at, row.due_at))
    return row.mutate(near_at=ibis.ifelse(row._is_near & row._near_at.notnull(), near, ibis.null("int64")))
