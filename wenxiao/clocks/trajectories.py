"""Trajectories: the value that is planned for each day of a period, by one of six pace rules."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from wenxiao.calendars.releases import ReleaseCalendar
from wenxiao.errors import TrajectoryInvalidError

MONTHS_A_YEAR = 12


class PaceRule(StrEnum):
    """How progress is compared with time (序时口径); the rule also knows which direction is good."""

    CUMULATIVE = "cumulative"
    """An amount that adds up, against the share of time that is gone (序时)."""
    GROWTH = "growth"
    """A cumulative growth rate, against the target rate itself."""
    LEVEL = "level"
    """A level at the end of the period; before, against the way from the baseline if there is one."""
    CEILING = "ceiling"
    """A value that must not be exceeded: of a stock at any time, of a sum over the whole period."""
    RANK = "rank"
    """A place among others; smaller is better."""
    MILESTONES = "milestones"
    """Weighted milestones, each due on a day."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """What is planned by the end of a day."""

    on: date
    value: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class WeightedMilestone:
    """A milestone that counts by its weight; the weights of a trajectory need not add up to anything."""

    code: str
    due_on: date
    weight: Decimal = Decimal(1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Trajectory:
    """Planned progress from the first to the last day; raise TrajectoryInvalidError if it contradicts itself."""

    code: str
    """Stable through every version of the schedule."""
    title: str
    rule: PaceRule
    target: Decimal
    """What the last day is to bring; of milestones what all of them together make, as a rule 100 %."""
    unit: str
    begins_on: date
    ends_on: date
    baseline: Decimal | None = None
    """The value at the end of the day before the first; None: unknown, or zero for what adds up."""
    points: tuple[Point, ...] = ()
    """Planned values in order of time. Without them, and without shares, the way is straight: each month alike."""
    seasonal_shares: tuple[Decimal, ...] = ()
    """How past years spread over January to December, on any scale; only for what adds up."""
    milestones: tuple[WeightedMilestone, ...] = ()
    tolerance: Decimal | None = None
    """How far behind is not yet behind, measured as the rule says; None: the rule's default in the catalogue."""
    accumulates: bool = False
    """Whether a ceiling is one on a sum (energy used, deaths): exceeded once, it is exceeded for good."""
    clear_within: int | None = None
    """动态为零: working days within which what stands above the ceiling must be cleared."""
    releases: ReleaseCalendar | None = None
    """When its figures come out; None: whenever they are reported."""

    def __post_init__(self) -> None:
        """Refuse what contradicts itself, each with what to do."""
        for is_wrong, problem in _contradictions(self):
            if is_wrong:
                raise TrajectoryInvalidError(f"“{self.title}”（{self.code}）：{problem}")

    @property
    def adds_up(self) -> bool:
        """Whether its value is a sum since the first day, so that time passed has a share of it."""
        return self.rule is PaceRule.CUMULATIVE or (self.rule is PaceRule.CEILING and self.accumulates)

    @property
    def start(self) -> Decimal:
        """Where the way to the target begins: the baseline, else a level's first given point, else zero."""
        if self.rule is PaceRule.CEILING:
            return Decimal(0)
        if self.baseline is None and self.rule is PaceRule.LEVEL and self.points:
            return self.points[0].value
        return self.baseline or Decimal(0)

    @property
    def is_lower_better(self) -> bool:
        """Whether a smaller value is the better one: a ceiling, a rank, a level that is to go down."""
        if self.rule is PaceRule.LEVEL:
            return self.start > self.target and bool(self.points or self.baseline is not None)
        return self.rule in (PaceRule.CEILING, PaceRule.RANK)

    @property
    def spans_years(self) -> bool:
        """Whether it runs over more than one year, so that a month alone does not name a moment."""
        return self.begins_on.year != self.ends_on.year


def _contradictions(trajectory: Trajectory) -> tuple[tuple[bool, str], ...]:
    """Whether each thing is wrong that can be, with what to do about it."""
    points, shares, rule = trajectory.points, trajectory.seasonal_shares, trajectory.rule
    days = [trajectory.begins_on, *(point.on for point in points), trajectory.ends_on]
    only_milestones = rule is PaceRule.MILESTONES
    return (
        (trajectory.ends_on < trajectory.begins_on, "结束日早于开始日，请改日期"),
        (rule is PaceRule.CUMULATIVE and trajectory.target <= 0, "累计数的目标要大于0"),
        (any(a >= b for a, b in pairwise(p.on for p in points)), "计划点要按日期先后排列，一天一个"),
        (bool(points) and (min(days), max(days)) != (days[0], days[-1]), "计划点不在起止日之内，请改日期"),
        (_has_other_end(trajectory), "最后一天的计划点与目标值不同，请改其中一个"),
        (trajectory.adds_up and _falls(trajectory), "累计数的计划点不能变小，请改计划点"),
        (bool(points) and bool(shares), "计划点和往年各月占比只能给一种"),
        (bool(shares) and not trajectory.adds_up, "往年各月占比只用于累计数"),
        (
            bool(shares) and (len(shares) != MONTHS_A_YEAR or min(shares) < 0 or not sum(shares)),
            "各月占比要写12个，不能是负数，不能全为0",
        ),
        (only_milestones != bool(trajectory.milestones), "节点口径要写节点，其他口径不写"),
        (only_milestones and bool(points), "节点口径按节点日期和权重计划，不写计划点"),
        (len({m.code for m in trajectory.milestones}) < len(trajectory.milestones), "节点代码重复，请改代码"),
        (any(m.weight <= 0 for m in trajectory.milestones), "节点权重要大于0"),
        (
            rule is not PaceRule.CEILING and (trajectory.accumulates or trajectory.clear_within is not None),
            "只有控制数才分总量和存量、才限期清零",
        ),
        (trajectory.accumulates and trajectory.clear_within is not None, "总量控制数不能清零，请去掉清零时限"),
        (trajectory.tolerance is not None and trajectory.tolerance < 0, "容差不能是负数"),
    )


def _has_other_end(trajectory: Trajectory) -> bool:
    last = trajectory.points[-1] if trajectory.points else None
    return last is not None and last.on == trajectory.ends_on and last.value != trajectory.target


def _falls(trajectory: Trajectory) -> bool:
    values = [trajectory.baseline or Decimal(0), *(point.value for point in trajectory.points), trajectory.target]
    return any(a > b for a, b in pairwise(values))
