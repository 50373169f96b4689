"""What a trajectory plans for the end of a day."""

import calendar as months
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from wenxiao.clocks.trajectories import MONTHS_A_YEAR, PaceRule, Point, Trajectory, WeightedMilestone

_DAY = timedelta(days=1)


def planned_at(trajectory: Trajectory, through: date) -> Decimal | None:
    """Return the value planned by the end of a day, in the trajectory's unit; None where nothing is planned yet.

    What adds up starts from the baseline (zero without one), never falls, and is the target on the last day and after.
    Each month has its share, alike or as in past years, used up evenly by its days. A growth rate, a rank and a ceiling
    of a stock are compared with the target itself, or with the newest given point; a level without a baseline is
    planned for its last day alone.
    """
    if through >= trajectory.ends_on:
        return trajectory.target
    if through < trajectory.begins_on:
        return _start(trajectory)
    match trajectory.rule:
        case PaceRule.MILESTONES:
            return weight_share(trajectory, lambda milestone: milestone.due_on <= through)
        case PaceRule.GROWTH | PaceRule.RANK:
            return _stepped(trajectory, through)
        case PaceRule.CEILING if not trajectory.adds_up and not _glides(trajectory):
            return _stepped(trajectory, through)
    start = _start(trajectory)
    if start is None and not trajectory.points:
        return None
    return _on_the_way(trajectory, start, through)


def weight_share(trajectory: Trajectory, counts: Callable[[WeightedMilestone], bool]) -> Decimal:
    """Return what the milestones that count make of the target, by their weights."""
    weights = [Fraction(milestone.weight) for milestone in trajectory.milestones]
    counted = sum(weight for milestone, weight in zip(trajectory.milestones, weights, strict=True) if counts(milestone))
    return _decimal(Fraction(trajectory.target) * counted / sum(weights))


def time_share(trajectory: Trajectory, begins_on: date, ends_on: date) -> Fraction:
    """How much of the year's work the days from one to another hold: each month by its share, evenly by its days."""
    shares = trajectory.seasonal_shares or (Decimal(1),) * MONTHS_A_YEAR
    total, first = Fraction(0), begins_on
    while first <= ends_on:
        days = months.monthrange(first.year, first.month)[1]
        last = min(date(first.year, first.month, days), ends_on)
        total += Fraction(shares[first.month - 1]) * Fraction((last - first).days + 1, days)
        first = last + _DAY
    return total


def _start(trajectory: Trajectory) -> Decimal | None:
    """The value on the eve of the first day."""
    if trajectory.adds_up or trajectory.rule is PaceRule.MILESTONES:
        return trajectory.baseline or Decimal(0)
    return trajectory.baseline if trajectory.rule is PaceRule.LEVEL or _glides(trajectory) else None


def _glides(trajectory: Trajectory) -> bool:
    """Whether a stock starts above its ceiling, so that it is led down to it."""
    start = trajectory.baseline
    return trajectory.rule is PaceRule.CEILING and start is not None and start > trajectory.target


def _stepped(trajectory: Trajectory, through: date) -> Decimal:
    """The newest given point, or before the first, the first; without points the target."""
    given = [point.value for point in trajectory.points if point.on <= through]
    if given:
        return given[-1]
    return trajectory.points[0].value if trajectory.points else trajectory.target


def _on_the_way(trajectory: Trajectory, start: Decimal | None, through: date) -> Decimal | None:
    """The value between the two given points around a day, the eve of the first day and the last day being points."""
    eve = [Point(on=trajectory.begins_on - _DAY, value=start)] if start is not None else []
    points = [*eve, *trajectory.points, Point(on=trajectory.ends_on, value=trajectory.target)]
    if through < points[0].on:
        return None
    before = [point for point in points if point.on <= through][-1]
    after = next(point for point in points if point.on > through)
    whole = time_share(trajectory, before.on + _DAY, after.on)
    gone = time_share(trajectory, before.on + _DAY, through)
    share = gone / whole if whole else Fraction(0)
    return _decimal(Fraction(before.value) + Fraction(after.value - before.value) * share)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
