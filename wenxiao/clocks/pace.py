"""Pace: how an observation stands against what is planned for its day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from wenxiao.catalog import Marked, entries, known_keys, required
from wenxiao.clocks.planned import planned_at, weight_share
from wenxiao.clocks.trajectories import PaceRule, Trajectory
from wenxiao.errors import CatalogInvalidError

_HUNDRED = Decimal(100)
Choice = TypeVar("Choice", bound=StrEnum)


class Measure(StrEnum):
    """What a tolerance is measured in."""

    PROGRESS_POINTS = "progress_points"
    """Percentage points of the way from the start to the target; of a ceiling, of the target."""
    OWN_UNIT = "own_unit"


@dataclass(frozen=True, kw_only=True, slots=True)
class PaceThresholds:
    """From when on an observation is behind or ahead, by one pace rule, in force from a day on."""

    rule: PaceRule
    in_force_from: date
    source: str
    measured_in: Measure
    tolerance: Decimal
    ahead_margin: Decimal | None
    """None: the rule knows no being ahead."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Observation:
    """A reported value, as of the end of a day."""

    through: date
    """The last day that it covers."""
    value: Decimal = Decimal(0)
    """Unread where the rule is milestones."""
    reached: frozenset[str] = frozenset()
    """The codes of the milestones that are reached."""
    open_working_days: int | None = None
    """动态为零: for how many working days the oldest case has stood open; None: not known, or none is open."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """How an observation stands."""

    planned: Decimal | None
    """None where nothing is planned for the day."""
    actual: Decimal
    gap: Decimal | None
    """How much better than planned, in the unit; negative when worse."""
    is_behind: bool
    is_ahead: bool
    is_met: bool
    """Whether the target is met as of now; it may be lost again."""
    is_final: bool
    """Whether the observation covers the last day, so that the target itself decides."""
    is_lost: bool
    """Whether a ceiling on a sum is exceeded, which nothing mends."""


def pace_thresholds(rule: PaceRule) -> tuple[PaceThresholds, ...]:
    """Return every version of a pace rule's thresholds in the catalogue; choose one with `catalog.in_force`."""
    return tuple(row for row in entries("clocks/pace.yaml", thresholds_of) if row.rule is rule)


def thresholds_of(entry: Marked) -> PaceThresholds:
    """Read thresholds from a catalogue entry, the catalogue's own or a district's."""
    known_keys(entry, PaceThresholds.__dataclass_fields__)
    margin = entry.get("ahead_margin")
    return PaceThresholds(
        rule=_choice(entry, "rule", PaceRule),
        in_force_from=required(entry, "in_force_from", date, "日期"),
        source=required(entry, "source", str, "出处"),
        measured_in=_choice(entry, "measured_in", Measure),
        tolerance=_amount(entry, "tolerance"),
        ahead_margin=None if margin is None else _amount(entry, "ahead_margin"),
    )


def standing_of(trajectory: Trajectory, observation: Observation, rule: PaceThresholds) -> Standing:
    """Return how an observation stands against its trajectory.

    Behind is: worse than planned by more than the tolerance; on the last day, short of the target itself; a ceiling on
    a sum exceeded; a case of 动态为零 open for longer than allowed. A better observation of the same day is never
    behind where a worse one is not. ValueError if the thresholds are of another pace rule.
    """
    if rule.rule is not trajectory.rule:
        raise ValueError(f"thresholds of {rule.rule} cannot judge {trajectory.rule}")
    planned, is_final = planned_at(trajectory, observation.through), observation.through >= trajectory.ends_on
    actual = value_of(trajectory, observation)
    sign = -1 if trajectory.is_lower_better else 1
    is_met = (actual - trajectory.target) * sign >= 0
    gap = None if planned is None else _gap(trajectory, observation, (actual - planned) * sign)
    is_lost = trajectory.accumulates and not is_met
    is_behind = is_lost or (not is_met if is_final else gap is not None and gap < -_width(trajectory, rule))
    if trajectory.clear_within is not None:
        is_behind = not is_met and _is_overdue(trajectory.clear_within, observation.open_working_days)
    return Standing(
        planned=planned,
        actual=actual,
        gap=gap,
        is_behind=is_behind,
        is_ahead=not is_behind and gap is not None and _is_ahead(trajectory, rule, gap),
        is_met=is_met,
        is_final=is_final,
        is_lost=is_lost,
    )


def value_of(trajectory: Trajectory, observation: Observation) -> Decimal:
    """Return the observed value in the trajectory's unit; of milestones, the target's share that is reached."""
    if trajectory.rule is not PaceRule.MILESTONES:
        return observation.value
    return weight_share(trajectory, lambda milestone: milestone.code in observation.reached)


def _gap(trajectory: Trajectory, observation: Observation, plain: Decimal) -> Decimal:
    """A milestone that is due and not reached is a gap, whatever else is reached early."""
    if trajectory.rule is not PaceRule.MILESTONES:
        return plain
    missed = weight_share(
        trajectory,
        lambda milestone: milestone.due_on <= observation.through and milestone.code not in observation.reached,
    )
    return -missed if missed else plain


def _width(trajectory: Trajectory, rule: PaceThresholds) -> Decimal:
    return _in_unit(trajectory, rule, rule.tolerance if trajectory.tolerance is None else trajectory.tolerance)


def _in_unit(trajectory: Trajectory, rule: PaceThresholds, amount: Decimal) -> Decimal:
    if rule.measured_in is Measure.OWN_UNIT:
        return amount
    return amount * abs(trajectory.target - trajectory.start) / _HUNDRED


def _is_ahead(trajectory: Trajectory, rule: PaceThresholds, gap: Decimal) -> bool:
    margin = rule.ahead_margin
    return margin is not None and gap > 0 and gap >= _in_unit(trajectory, rule, margin)


def _is_overdue(clear_within: int, open_working_days: int | None) -> bool:
    return open_working_days is None or open_working_days > clear_within


def _choice(entry: Marked, key: str, kind: type[Choice]) -> Choice:
    text = required(entry, key, str, "、".join(kind))
    if text not in list(kind):
        raise CatalogInvalidError(
            entry.file, f"没有“{text}”，可用的是{'、'.join(kind)}", line=entry.lines.get(key), key=key
        )
    return kind(text)


def _amount(entry: Marked, key: str) -> Decimal:
    text = required(entry, key, str, "数，加引号")
    try:
        amount = Decimal(text)
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or amount < 0:
        raise CatalogInvalidError(
            entry.file, f"写的是“{text}”，应为不小于0的数，加引号", line=entry.lines.get(key), key=key
        )
    return amount
