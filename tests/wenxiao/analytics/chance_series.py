"""Series by chance: trajectories of every pace rule, often met to the last digit by what is reported."""

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from tests.wenxiao.analytics.chance_moments import known_releases
from wenxiao.clocks import PaceRule, Point, Trajectory
from wenxiao.clocks.trajectories import WeightedMilestone

SERIES = ("s", "t")
_SHARES = (
    tuple(map(Decimal, (0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1))),
    tuple(map(Decimal, ("6.5", "5.2", "8", "8.1", "8.4", "9", "9.1", "9.2", "9", "8.9", "9", "9.6"))),
)
_RELEASES = ("accounts_quarterly", "industry_monthly", "progress_quarterly", "budget_monthly")


def random_trajectory(chance: random.Random, code: str, near: date) -> Trajectory:
    """A trajectory of any rule that begins and ends around a day; its numbers are whole, so that some meet."""
    rule = chance.choice(list(PaceRule))
    begins_on = chance.choice((near, near.replace(day=1), date(near.year, 1, 1)))
    ends_on = begins_on + timedelta(days=chance.choice((90, 200, 364)))
    ends_on = chance.choice((ends_on, date(ends_on.year, ends_on.month, 28)))
    target = Decimal(chance.choice((12, 60, 100, Decimal("7.5"))))
    made: dict[str, Any] = {"baseline": chance.choice((None, Decimal(0), Decimal(5), Decimal("90.25")))}
    made |= _of_rule(chance, rule, begins_on, ends_on, target)
    return Trajectory(
        code=code,
        title="例",
        rule=rule,
        target=target,
        unit="个",
        begins_on=begins_on,
        ends_on=ends_on,
        tolerance=chance.choice((None, None, Decimal(0), Decimal("2.5"))),
        releases=known_releases(chance.choice(_RELEASES)) if chance.random() < 0.5 else None,
        **made,
    )


def _of_rule(chance: random.Random, rule: PaceRule, begins_on: date, ends_on: date, target: Decimal) -> dict[str, Any]:
    if rule is PaceRule.MILESTONES:
        return {"milestones": (WeightedMilestone(code="m0", due_on=ends_on),), "baseline": None}
    made: dict[str, Any] = {}
    if rule is PaceRule.CEILING:
        made = chance.choice(({}, {"accumulates": True}, {"clear_within": chance.randint(0, 5)}))
    adds_up = rule is PaceRule.CUMULATIVE or made.get("accumulates", False)
    if adds_up:
        made["baseline"] = chance.choice((None, Decimal(0), Decimal(5)))
    if adds_up and chance.random() < 0.4:
        return made | {"seasonal_shares": chance.choice(_SHARES)}
    if chance.random() < 0.4:
        made["points"] = _points(chance, begins_on, ends_on, target, at_least=made.get("baseline") or Decimal(0))
    return made


def _points(
    chance: random.Random, begins_on: date, ends_on: date, target: Decimal, at_least: Decimal
) -> tuple[Point, ...]:
    """Up to three given values on the way, the last now and then on the last day."""
    length = (ends_on - begins_on).days
    days = sorted(chance.sample(range(length), chance.randint(1, 3)))
    low, high = int(at_least), int(target)
    values = sorted(Decimal(chance.randint(low, max(low, high))) for _ in days)
    points = [Point(on=begins_on + timedelta(days=day), value=value) for day, value in zip(days, values, strict=True)]
    return (*points, Point(on=ends_on, value=target)) if chance.random() < 0.3 else tuple(points)
