"""What is said of a standing: a fact, a number, a comparison."""

import calendar as months
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from wenxiao.clocks.pace import Observation, Standing
from wenxiao.clocks.trajectories import PaceRule, Trajectory
from wenxiao.sentences import Sentence, Value

MONTH_END, OTHER_DAY = "{month}月末", "截至{year}年{on}"
MONTHS_SO_FAR = "1～{month}月"
_FINEST = 6

SUM = "{actual}{unit}，为{share}%，序时{planned}%"
SUM_CEILING = "累计{actual}{unit}，为控制数的{share}%，序时{planned}%"
SUM_OVER = "累计{actual}{unit}，已超控制数{target}{unit}，多{gap}{unit}"
GROWTH = {
    (grows, sign): f"{word}{{size}}%，{compared}"
    for grows, word in ((True, "增长"), (False, "下降"))
    for sign, compared in ((-1, "比目标低{gap}个百分点"), (0, "与目标持平"), (1, "比目标高{gap}个百分点"))
}
LEVEL = {
    (basis, sign): f"{{actual}}{{unit}}，{compared}"
    for basis, name in (("planned", "计划"), ("target", "目标"))
    for sign, compared in (
        (-1, f"比{name}低{{gap}}{{gap_unit}}"),
        (0, f"与{name}持平"),
        (1, f"比{name}高{{gap}}{{gap_unit}}"),
    )
}
LEVEL_OPEN = "{actual}{unit}，目标{target}{unit}，到{end}才评定"
LEVEL_EARLY = "{actual}{unit}，已到目标{target}{unit}，仍以{end}为准"
CEILING = {
    -1: "{actual}{unit}，低于控制数{gap}{gap_unit}",
    0: "{actual}{unit}，与控制数持平",
    1: "{actual}{unit}，超控制数{gap}{gap_unit}",
}
UNCLEARED = "未清零{actual}{unit}，最早的已{days}个工作日，限{limit}个工作日"
UNCLEARED_UNKNOWN = "未清零{actual}{unit}，限{limit}个工作日，未报何时起"
CLEARED = "已清零"
RANK = {-1: "居第{actual}位，比目标高{gap}位", 0: "居第{actual}位，与目标持平", 1: "居第{actual}位，比目标低{gap}位"}
MILESTONES = "应到节点{due}个，已到{reached}个，按权重为{share}%"
NONE_DUE = "没有到期节点，已到{reached}个"


def pace_words(trajectory: Trajectory, observation: Observation, standing: Standing) -> Sentence:
    """Say how an observation stands: `8月末498个，为62.3%，序时66.7%`; one of `pace_templates()` with its values."""
    template, values = _said(trajectory, observation, standing)
    when, dated = _when(trajectory, observation.through)
    if trajectory.rule is PaceRule.GROWTH and when == MONTH_END:
        when = MONTHS_SO_FAR
    return Sentence(when + template, {**dated, **values})


def pace_templates() -> Iterator[str]:
    """Every template that `pace_words` may use, for translation."""
    bodies = [SUM, SUM_CEILING, SUM_OVER, *LEVEL.values(), LEVEL_OPEN, LEVEL_EARLY, *CEILING.values(), UNCLEARED]
    bodies += [UNCLEARED_UNKNOWN, CLEARED, *RANK.values(), MILESTONES, NONE_DUE]
    yield from (when + body for when in (MONTH_END, OTHER_DAY) for body in bodies)
    yield from (when + body for when in (MONTHS_SO_FAR, OTHER_DAY) for body in GROWTH.values())


def _when(trajectory: Trajectory, through: date) -> tuple[str, dict[str, Value]]:
    """A month that is over is named by itself where the trajectory lies in one calendar year."""
    is_month_end = through.day == months.monthrange(through.year, through.month)[1]
    if is_month_end and not trajectory.spans_years and through.year == trajectory.ends_on.year:
        return MONTH_END, {"month": through.month}
    return OTHER_DAY, {"year": through.year, "on": through}


def _said(trajectory: Trajectory, observation: Observation, standing: Standing) -> tuple[str, dict[str, Value]]:
    match trajectory.rule:
        case PaceRule.CUMULATIVE:
            return SUM, _shares(trajectory, standing)
        case PaceRule.GROWTH:
            return _growth(trajectory, standing)
        case PaceRule.LEVEL:
            return _level(trajectory, standing)
        case PaceRule.CEILING:
            return _ceiling(trajectory, observation, standing)
        case PaceRule.RANK:
            wanted = standing.planned if standing.planned is not None else trajectory.target
            sign, gap = _compared(standing.actual, wanted)
            return RANK[sign], {"actual": _plain(standing.actual), "gap": gap}
        case PaceRule.MILESTONES:
            return _milestones(trajectory, observation)


def _shares(trajectory: Trajectory, standing: Standing) -> dict[str, Value]:
    """Actual and planned as shares of the target, with as many digits as tell them apart."""
    planned = standing.planned if standing.planned is not None else Decimal(0)
    share, due = (value * 100 / trajectory.target for value in (standing.actual, planned))
    digits = next((d for d in range(1, _FINEST) if share == due or _rounded(share, d) != _rounded(due, d)), _FINEST)
    return {
        "actual": _plain(standing.actual),
        "unit": trajectory.unit,
        "share": _rounded(share, digits),
        "planned": _rounded(due, digits),
    }


def _growth(trajectory: Trajectory, standing: Standing) -> tuple[str, dict[str, Value]]:
    wanted = standing.planned if standing.planned is not None else trajectory.target
    sign, gap = _compared(standing.actual, wanted)
    return GROWTH[standing.actual >= 0, sign], {"size": _plain(abs(standing.actual)), "gap": gap}


def _level(trajectory: Trajectory, standing: Standing) -> tuple[str, dict[str, Value]]:
    named: dict[str, Value] = {"actual": _plain(standing.actual), "unit": trajectory.unit}
    if standing.planned is None:
        return (LEVEL_EARLY if standing.is_met else LEVEL_OPEN), {
            **named,
            "target": _plain(trajectory.target),
            "end": trajectory.ends_on,
        }
    sign, gap = _compared(standing.actual, standing.planned)
    return LEVEL["target" if standing.is_final else "planned", sign], {
        **named,
        "gap": gap,
        "gap_unit": _gap_unit(trajectory),
    }


def _ceiling(trajectory: Trajectory, observation: Observation, standing: Standing) -> tuple[str, dict[str, Value]]:
    named: dict[str, Value] = {"actual": _plain(standing.actual), "unit": trajectory.unit}
    if trajectory.clear_within is not None:
        if standing.is_met:
            return CLEARED, {}
        limited = {**named, "limit": trajectory.clear_within}
        if observation.open_working_days is None:
            return UNCLEARED_UNKNOWN, limited
        return UNCLEARED, {**limited, "days": observation.open_working_days}
    sign, gap = _compared(standing.actual, trajectory.target)
    if standing.is_lost:
        return SUM_OVER, {**named, "target": _plain(trajectory.target), "gap": gap}
    if trajectory.accumulates and trajectory.target:
        return SUM_CEILING, _shares(trajectory, standing)
    return CEILING[sign], {**named, "gap": gap, "gap_unit": _gap_unit(trajectory)}


def _milestones(trajectory: Trajectory, observation: Observation) -> tuple[str, dict[str, Value]]:
    due = [milestone for milestone in trajectory.milestones if milestone.due_on <= observation.through]
    if not due:
        return NONE_DUE, {"reached": len(observation.reached)}
    reached = [milestone for milestone in due if milestone.code in observation.reached]
    share = sum((m.weight for m in reached), Decimal(0)) * 100 / sum(m.weight for m in due)
    return MILESTONES, {"due": len(due), "reached": len(reached), "share": _rounded(share, 1)}


def _compared(actual: Decimal, wanted: Decimal) -> tuple[int, Decimal]:
    """The sign of the difference and its size, with no more digits than it needs to be seen."""
    gap = actual - wanted
    written = max(_digits(actual), min(_digits(wanted), 2))
    digits = next((d for d in range(written, _FINEST) if not gap or _rounded(gap, d)), _FINEST)
    return (gap > 0) - (gap < 0), abs(_rounded(gap, digits))


def _gap_unit(trajectory: Trajectory) -> str:
    return "个百分点" if trajectory.unit == "%" else trajectory.unit


def _digits(value: Decimal) -> int:
    exponent = _plain(value).as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _rounded(value: Decimal, digits: int) -> Decimal:
    return _plain(value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))


def _plain(value: Decimal) -> Decimal:
    """The same value without zeros at its end."""
    return Decimal(f"{value.normalize():f}")
