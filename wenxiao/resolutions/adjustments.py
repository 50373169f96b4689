"""Adjustments: a resolution changes a schedule, which gets a version beside the old one; exemptions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from wenxiao.clocks import Exempted, Milestone, Schedule, Trajectory
from wenxiao.errors import AdjustmentRefusedError
from wenxiao.resolutions.authority import (
    Resolution,
    authority_over,
    name_of_body,
    names_of,
    require_body,
    require_resolution,
)
from wenxiao.sentences import shown


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """What changes of one milestone or series: its due moment, its amount, or both."""

    code: str
    """Of the milestone, or of the trajectory."""
    due_at: datetime | None = None
    """The new due moment of a milestone; None: as it was."""
    amount: Decimal | None = None
    """The new cumulative amount of a milestone, or the new target of a series; None: as it was."""


def adjust(
    schedule: Schedule, *, milestone: str, due_at: datetime, resolution: Resolution, adopted_by: str
) -> Schedule:
    """Return the next version of a schedule with one milestone moved; the given version stays as it is.

    Raise AdjustmentRefusedError where the body may not adjust what `adopted_by` adopted, where the milestone does not
    exist, and where a resolution lacks its number or reason.
    """
    return amend(schedule, [Change(code=milestone, due_at=due_at)], resolution=resolution, adopted_by=adopted_by)


def amend(schedule: Schedule, changes: Sequence[Change], *, resolution: Resolution, adopted_by: str) -> Schedule:
    """Return the next version of a schedule with several changes of one resolution; the given version stays.

    Raise AdjustmentRefusedError where the body may not decide this, where something changed does not exist or does
    not change, and where the resolution lacks its number or reason.
    """
    require_body(resolution.body, adopted_by, resolution.decided_on)
    require_resolution(resolution)
    require_changes(schedule, changes)
    by_code = {change.code: change for change in changes}
    return replace(
        schedule,
        version=schedule.version + 1,
        milestones=tuple(_moved(m, by_code.get(m.code)) for m in schedule.milestones),
        trajectories=tuple(_retargeted(line, by_code.get(line.code)) for line in schedule.trajectories),
        resolution=resolution.document_number,
    )


def require_changes(schedule: Schedule, changes: Sequence[Change]) -> None:
    """Raise AdjustmentRefusedError where a change names nothing of the schedule, changes nothing, or comes twice."""
    if not changes:
        raise AdjustmentRefusedError("没有写要调整什么，请写明节点和新的时限或数量。")
    codes = [change.code for change in changes]
    for change in changes:
        if codes.count(change.code) > 1:
            raise AdjustmentRefusedError(f"“{change.code}”写了两次，请合成一条。")
        _require_change(schedule, change)


def exempt(
    *,
    watch: str,
    until: datetime,
    resolution: Resolution,
    adopted_by: str,
    happened_at: datetime,
    recorded_at: datetime,
) -> Exempted:
    """Return the fact that a body forgives one watch until a moment (容错免责); its light stays what it is.

    Raise AdjustmentRefusedError where the body may not, the end is not after the beginning, or the resolution lacks
    its number or reason.
    """
    rule = authority_over(adopted_by, resolution.decided_on)
    allowed = rule.may_exempt if rule else ()
    if resolution.body not in allowed:
        raise AdjustmentRefusedError(
            f"{name_of_body(resolution.body)}不能对{name_of_body(adopted_by)}通过的事项容错免责；"
            f"应由{names_of(allowed)}决定。"
        )
    require_resolution(resolution)
    if until <= happened_at:
        raise AdjustmentRefusedError(f"容错免责要有以后的截止时间，写的是{shown(until)}。")
    return Exempted(
        happened_at=happened_at,
        recorded_at=recorded_at,
        watch=watch,
        until=until,
        approved_by=resolution.body,
        document_number=resolution.document_number,
        reason=resolution.reason,
    )


def _require_change(schedule: Schedule, change: Change) -> None:
    milestone = schedule.milestone(change.code)
    line = next((line for line in schedule.trajectories if line.code == change.code), None)
    if milestone is None and line is None:
        codes = "、".join([m.code for m in schedule.milestones] + [line.code for line in schedule.trajectories])
        raise AdjustmentRefusedError(f"进度计划里没有节点“{change.code}”，现有节点：{codes}。")
    if line is not None and change.due_at is not None:
        raise AdjustmentRefusedError(f"“{line.title}”是序列，只能调整目标值，不能改时限。请调整它的节点。")
    same_due = milestone is None or change.due_at in (None, milestone.due_at)
    amount = milestone.amount if milestone else line.target if line else None
    if same_due and change.amount in (None, amount):
        raise AdjustmentRefusedError(f"“{change.code}”调整前后一样，请写明新的时限或数量。")


def _moved(milestone: Milestone, change: Change | None) -> Milestone:
    if change is None:
        return milestone
    return replace(
        milestone,
        due_at=change.due_at or milestone.due_at,
        amount=milestone.amount if change.amount is None else change.amount,
    )


def _retargeted(line: Trajectory, change: Change | None) -> Trajectory:
    return line if change is None or change.amount is None else replace(line, target=change.amount)
