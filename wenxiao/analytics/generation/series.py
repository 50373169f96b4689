"""Indicators of a calendar year, by seed: growth, levels, ceilings, sums, reported as their figures come out."""

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from wenxiao.analytics.generation.awaiting import awaited_table, releases_within
from wenxiao.analytics.generation.columns import amounts, filled
from wenxiao.analytics.generation.kinds import WHOLE, SeriesPlan
from wenxiao.analytics.generation.laps import NEVER, Part
from wenxiao.analytics.generation.rhythm import Moments, Rhythm, Shares
from wenxiao.analytics.generation.schedules import planned, sent_reports
from wenxiao.analytics.timekeeping import DAY, day_number, microseconds
from wenxiao.clocks import PaceRule

_SERIES = "value"


def series_tables(
    part: Part, plans: Sequence[SeriesPlan], rhythm: Rhythm, releases: Sequence[str], year: int
) -> dict[str, list[pa.Table]]:
    """Make the series, reports, awaited periods and acts of a part: one series a matter, for one year."""
    count = len(part.opened_at)
    numbers = part.first_matter + np.arange(count)
    bounds = np.cumsum([plan.share for plan in plans])
    which = np.searchsorted(bounds, part.chance.integers(0, bounds[-1], size=count), side="right")
    made: dict[str, list[pa.Table]] = {
        "acts": [planned(numbers, part.opened_at, 1)],
        "series": [],
        "reports": [],
        "awaited": [],
    }
    for place, plan in enumerate(plans):
        chosen = which == place
        release_id = releases.index(plan.reports)
        targets = float(plan.target) + float(plan.spread) * part.chance.normal(size=int(chosen.sum()))
        targets = np.maximum(np.round(targets, 1), 0.1)
        made["series"].append(_series(numbers[chosen], plan, release_id, targets, rhythm, year))
        made["reports"] += _reports(part, numbers[chosen], part.opened_at[chosen], plan, targets, rhythm, year)
        first_day = np.maximum(part.opened_at[chosen] // DAY, day_number(date(year, 1, 1)))
        last_day = np.full(len(first_day), day_number(date(year, 12, 31)))
        made["awaited"] += awaited_table(
            numbers[chosen], 1, plan.reports, release_id, _SERIES, first_day, last_day, rhythm
        )
    return made


def _series(
    numbers: Moments, plan: SeriesPlan, release_id: int, targets: Shares, rhythm: Rhythm, year: int
) -> pa.Table:
    last = max(
        release.period.ends_on
        for release in releases_within(plan.reports, rhythm)
        if _is_of(release.period.ends_on, year)
    )
    return filled(
        "series",
        len(numbers),
        matter=numbers,
        version=1,
        code=_SERIES,
        rule=str(plan.rule),
        target=amounts(targets),
        baseline=plan.baseline,
        begins_day=day_number(date(year, 1, 1)),
        ends_day=day_number(date(year, 12, 31)),
        accumulates=plan.accumulates,
        way_id=0,
        release_id=release_id,
        last_ends_day=day_number(last),
    )


def _reports(
    part: Part, numbers: Moments, opened_at: Moments, plan: SeriesPlan, targets: Shares, rhythm: Rhythm, year: int
) -> Iterator[pa.Table]:
    """Yield the reports of each period of the year: shortly before its figures are due."""
    chance = part.chance
    behind = chance.random(len(numbers)) * WHOLE < plan.behind
    released = [release for release in releases_within(plan.reports, rhythm) if _is_of(release.period.ends_on, year)]
    for place, release in enumerate(released, 1):
        early = (chance.random(len(numbers)) * 4 * DAY).astype(np.int64)
        happened_at = rhythm.in_hours(microseconds(release.release_at) - early, chance)
        # What came out before the matter was opened is reported by nobody.
        happened_at = np.where(happened_at >= opened_at, happened_at, NEVER)
        values = _values(plan, targets, release.period.ends_on.month / 12, behind, chance)
        yield sent_reports(
            part,
            numbers,
            happened_at,
            values,
            _SERIES,
            place,
            plan.silent,
            plan.returned,
            day_number(release.period.ends_on),
        )


def _values(
    plan: SeriesPlan, targets: Shares, gone: float, behind: NDArray[np.bool_], chance: np.random.Generator
) -> Shares:
    """What is reported by a share of the year: about what the rule plans, worse where the matter is behind."""
    adds_up = plan.rule is PaceRule.CUMULATIVE or plan.accumulates
    start = float(plan.baseline or 0)
    on_plan = targets * gone if adds_up else start + (targets - start) * (gone if plan.baseline is not None else 1)
    sign = -1 if plan.rule is PaceRule.CEILING else 1
    scatter = np.abs(chance.normal(size=len(targets))) * float(plan.spread) * (gone if adds_up else 1)
    values: Shares = np.maximum(on_plan + sign * np.where(behind, -scatter - float(plan.spread) / 2, scatter / 2), 0)
    return values


def _is_of(on: date, year: int) -> bool:
    return on.year == year
