"""An adjustment as an act: application → opinions → decision by the right body, under its document number."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from wenxiao.clocks import Schedule
from wenxiao.errors import AdjustmentRefusedError
from wenxiao.resolutions.adjustments import Change, amend, require_changes
from wenxiao.resolutions.applications import Application, ApplicationState, Decision, Opinion
from wenxiao.resolutions.authority import (
    Resolution,
    name_of_body,
    names_of,
    require_body,
    require_resolution,
)
from wenxiao.sentences import shown


@dataclass(frozen=True, kw_only=True, slots=True)
class Decided:
    """What a decision leaves: the application, and the next version of the schedule if it was granted."""

    application: Application
    schedule: Schedule


def apply_to_adjust(
    schedule: Schedule,
    changes: Sequence[Change],
    *,
    code: str,
    matter: str,
    adopted_by: str,
    reason: str,
    evidence: str,
    by: str,
    at: datetime,
) -> Application:
    """Ask for a schedule to be adjusted. Asking changes nothing: the light goes on by the schedule in force.

    Raise AdjustmentRefusedError where something to change does not exist or does not change, or a reason or evidence
    is missing.
    """
    require_changes(schedule, changes)
    for said, what in ((reason, "理由"), (evidence, "佐证")):
        if not said.strip():
            raise AdjustmentRefusedError(f"申请调整要写明{what}，请补齐。")
    due = [milestone.due_at for milestone in schedule.milestones if milestone.code in {c.code for c in changes}]
    return Application(
        code=code,
        matter=matter,
        adopted_by=adopted_by,
        base_version=schedule.version,
        changes=tuple(changes),
        reason=reason,
        evidence=evidence,
        by=by,
        at=at,
        is_after_due=any(due_at <= at for due_at in due),
    )


def give_opinion(application: Application, opinion: Opinion) -> Application:
    """Add an opinion. Raise AdjustmentRefusedError where it is decided, not asked for, given twice or empty."""
    _require_open(application, "提意见")
    if opinion.role not in application.awaited:
        heard = any(given.role == opinion.role for given in application.opinions)
        problem = "已经提过意见" if heard else "不在须听取意见之列"
        raise AdjustmentRefusedError(
            f"{name_of_body(opinion.role)}{problem}；还要听取的是：{names_of(application.awaited)}。"
            if application.awaited
            else f"{name_of_body(opinion.role)}{problem}；意见已齐，待决定。"
        )
    if not opinion.words.strip():
        raise AdjustmentRefusedError(f"{name_of_body(opinion.role)}的意见没有内容，请写明同意或不同意的理由。")
    _require_later("提意见", opinion.at, application.at)
    return replace(application, opinions=(*application.opinions, opinion))


def decide(
    application: Application, schedule: Schedule, *, resolution: Resolution, is_granted: bool, at: datetime
) -> Decided:
    """Let a body decide: granted, the schedule gets its next version; refused, it stays.

    `schedule` is the newest version. Raise AdjustmentRefusedError, naming who must, where another body must decide,
    where somebody must still be heard, where the schedule has changed since, where the resolution lacks its number or
    reason or is older than the application.
    """
    _require_open(application, "决定")
    require_body(resolution.body, application.adopted_by, resolution.decided_on)
    if application.awaited:
        raise AdjustmentRefusedError(f"还没有听取{names_of(application.awaited)}的意见，不能决定。请先征求意见。")
    require_resolution(resolution)
    if schedule.version != application.base_version:
        raise AdjustmentRefusedError(
            f"进度计划已是第{schedule.version}版，申请针对的是第{application.base_version}版。请按现行计划重新申请。"
        )
    if resolution.decided_on < application.at.date():
        raise AdjustmentRefusedError(
            f"决议日期{resolution.decided_on}早于申请日期{application.at.date()}。请核对日期。"
        )
    _require_later("决定", at, max([application.at, *(opinion.at for opinion in application.opinions)]))
    after = schedule
    if is_granted:
        after = amend(schedule, application.changes, resolution=resolution, adopted_by=application.adopted_by)
    decision = Decision(resolution=resolution, is_granted=is_granted, at=at)
    return Decided(application=replace(application, decision=decision), schedule=after)


def withdraw(application: Application, *, reason: str) -> Application:
    """Take an undecided application back. Raise AdjustmentRefusedError where it is decided or a reason is missing."""
    _require_open(application, "撤回")
    if not reason.strip():
        raise AdjustmentRefusedError("撤回申请要写明理由。")
    return replace(application, withdrawn_for=reason)


def _require_open(application: Application, step: str) -> None:
    if application.state not in (ApplicationState.APPLIED, ApplicationState.HEARD):
        raise AdjustmentRefusedError(f"申请{application.code}{application.state.chinese}，不能再{step}。")


def _require_later(step: str, at: datetime, before: datetime) -> None:
    if at < before:
        raise AdjustmentRefusedError(f"{step}的时间{shown(at)}早于上一步的{shown(before)}。请核对时间。")
