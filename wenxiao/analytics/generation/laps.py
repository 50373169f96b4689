"""Laps of clocks, by seed: how long each takes, and what befalls it on the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from wenxiao.analytics.generation.kinds import WHOLE, ClockPlan
from wenxiao.analytics.generation.rhythm import SECOND, Moments, Rhythm, Shares
from wenxiao.analytics.timekeeping import DAY, HOUR
from wenxiao.calendars import TimeUnit

NEVER = np.iinfo(np.int64).max
"""A moment that does not come; written as null."""
_LENGTH = {
    TimeUnit.HOURS: HOUR,
    TimeUnit.WORKING_HOURS: 5 * HOUR,
    TimeUnit.WORKING_DAYS: 3 * DAY // 2,
    TimeUnit.CALENDAR_DAYS: DAY,
    TimeUnit.MONTHS: 30 * DAY,
}
"""About how long a unit lasts, rest days and nights included."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What is being generated: one kind's matters of a stretch of time."""

    chance: np.random.Generator
    first_matter: int
    opened_at: Moments
    as_of: int
    """After this moment nothing has happened yet."""


@dataclass(slots=True)
class Laps:
    """The laps of a part, and what befell them, column by column; chunks of equal length in each list."""

    rows: list[Mapping[str, NDArray[np.generic]]] = field(default_factory=list)
    suspensions: list[Mapping[str, Moments]] = field(default_factory=list)
    extensions: list[Mapping[str, Moments]] = field(default_factory=list)
    count: int = 0


def add_clock(
    laps: Laps, part: Part, plan: ClockPlan, limit_ids: Sequence[int], rhythm: Rhythm, units: NDArray[np.generic]
) -> Moments:
    """Add the laps of one clock of every matter of a part; answer when each was done (NEVER while it is not)."""
    chance, count = part.chance, len(part.opened_at)
    which = chance.choice(len(plan.limits), size=count, p=[share / WHOLE for share, _ in plan.limits])
    lengths = np.array([float(limit.amount) * _LENGTH[limit.unit] for _, limit in plan.limits])[which]
    again = chance.random(count) * WHOLE < plan.restarted
    started_at = part.opened_at
    if again.any():
        restarted_at = rhythm.in_hours(started_at + _scaled(lengths, 0.1 + chance.random(count)), chance)
        again &= restarted_at <= part.as_of
        numbers = _add_rows(laps, part, plan, 1, started_at, restarted_at, which, limit_ids, units, again)
        started_at = np.where(again, restarted_at, started_at)
        laps.count += len(numbers)
    takes = _scaled(lengths, _factors(chance, count, plan.late))
    takes += _add_mishaps(laps, part, plan, started_at, lengths)
    done_at = rhythm.in_hours(started_at + np.maximum(takes, SECOND), chance)
    done_at = np.where(done_at <= part.as_of, done_at, NEVER)
    first = np.where(again, 2, 1)
    everyone = np.ones(count, dtype=np.bool_)
    _add_rows(laps, part, plan, first, started_at, done_at, which, limit_ids, units, everyone)
    laps.count += count
    return done_at


def _add_rows(
    laps: Laps,
    part: Part,
    plan: ClockPlan,
    number: int | NDArray[np.int64],
    started_at: Moments,
    ended_at: Moments,
    which: NDArray[np.int64],
    limit_ids: Sequence[int],
    units: NDArray[np.generic],
    chosen: NDArray[np.bool_],
) -> Moments:
    matters = part.first_matter + np.flatnonzero(chosen)
    numbers = np.broadcast_to(np.asarray(number), chosen.shape)[chosen]
    codes = np.array([f"{plan.code}/{n}" for n in range(3)], dtype=object)
    laps.rows.append(
        {
            "lap": lap_numbers(laps, part, len(matters)),
            "matter": matters,
            "code": codes[numbers],
            "limit_id": np.asarray(limit_ids, dtype=np.int32)[which[chosen]],
            "org_unit": units[chosen],
            "is_supporting": np.zeros(len(matters), dtype=np.bool_),
            "started_at": started_at[chosen],
            "ended_at": ended_at[chosen],
        }
    )
    return matters


def lap_numbers(laps: Laps, part: Part, count: int) -> Moments:
    """Numbers for the next laps; no two parts share any, since a matter has fewer laps than eight."""
    return part.first_matter * 8 + laps.count + np.arange(count)


def _factors(chance: np.random.Generator, count: int, late: int) -> Shares:
    """How much of its limit each takes: most well within it, the late ones up to twice as long and seldom more."""
    in_time = 0.04 + 0.9 * chance.beta(1.4, 1.8, size=count)
    too_late = 1.02 + chance.exponential(0.5, size=count)
    return np.where(chance.random(count) * WHOLE < late, too_late, in_time)


def _add_mishaps(laps: Laps, part: Part, plan: ClockPlan, started_at: Moments, lengths: Shares) -> Moments:
    """Add suspensions and extensions of the laps that come next; answer by how much each takes longer."""
    chance, count = part.chance, len(started_at)
    longer = np.zeros(count, dtype=np.int64)
    numbers = lap_numbers(laps, part, count)
    for share in (plan.suspended, plan.suspended // 8):
        chosen = (chance.random(count) * WHOLE < share) & (started_at <= part.as_of)
        began = started_at + _scaled(lengths, 0.7 * chance.random(count))
        lasts = (chance.lognormal(0.7, 0.9, size=count) * DAY).astype(np.int64) // SECOND * SECOND
        chosen &= began <= part.as_of
        ended = np.where(began + lasts <= part.as_of, began + lasts, NEVER)
        laps.suspensions.append({"lap": numbers[chosen], "began_at": began[chosen], "ended_at": ended[chosen]})
        longer += np.where(chosen, lasts, 0)
    for share in (plan.extended, plan.extended // 8):
        chosen = (chance.random(count) * WHOLE < share) & (started_at <= part.as_of)
        asked = started_at + _scaled(lengths, 0.4 + 0.7 * chance.random(count))
        chosen &= asked <= part.as_of
        amounts = np.full(count, plan.extension * WHOLE, dtype=np.int64)
        laps.extensions.append({"lap": numbers[chosen], "amount": amounts[chosen], "asked_at": asked[chosen]})
        longer += np.where(chosen, plan.extension * DAY // 2, 0)
    return longer


def _scaled(lengths: Shares, factors: Shares) -> Moments:
    return (lengths * factors).astype(np.int64) // SECOND * SECOND
