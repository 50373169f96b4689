"""Adjustments: a resolution moves a milestone, and the schedule gets a version beside the old one."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from wenxiao.catalog import Marked, entries, in_force, load, required
from wenxiao.clocks import Schedule
from wenxiao.errors import AdjustmentRefusedError


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolution:
    """What a body decided, with the document that says so."""

    body: str
    document_number: str
    decided_on: date
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Authority:
    in_force_from: date
    adopted_by: str
    may_adjust: tuple[str, ...]


def _authority(entry: Marked) -> _Authority:
    return _Authority(
        in_force_from=required(entry, "in_force_from", date, "日期"),
        adopted_by=required(entry, "adopted_by", str, "通过机关的代码"),
        may_adjust=tuple(required(entry, "may_adjust", list, "机关代码的列表")),
    )


def bodies_that_may_adjust(adopted_by: str, on: date) -> tuple[str, ...]:
    """The bodies that may adjust what `adopted_by` adopted, by the rule in force on a day."""
    rules = [rule for rule in entries("resolutions/authority.yaml", _authority) if rule.adopted_by == adopted_by]
    return in_force(rules, on).may_adjust if rules else ()


def name_of_body(code: str) -> str:
    """The Chinese name of a body."""
    return str(load("resolutions/bodies.yaml")["names"].get(code, code))


def adjust(
    schedule: Schedule, *, milestone: str, due_at: datetime, resolution: Resolution, adopted_by: str
) -> Schedule:
    """Return the next version of a schedule with one milestone moved; the given version stays as it is.

    Raise AdjustmentRefusedError where the body may not adjust what `adopted_by` adopted, where the milestone does not
    exist, and where a resolution lacks its number or reason.
    """
    allowed = bodies_that_may_adjust(adopted_by, resolution.decided_on)
    if resolution.body not in allowed:
        who = "、".join(map(name_of_body, allowed)) or "（没有登记的机关）"
        raise AdjustmentRefusedError(
            f"{name_of_body(resolution.body)}不能调整{name_of_body(adopted_by)}通过的节点；应由{who}决定。"
        )
    if not resolution.document_number.strip() or not resolution.reason.strip():
        raise AdjustmentRefusedError("决议要写明文号和理由，请补齐后再登记。")
    if schedule.milestone(milestone) is None:
        codes = "、".join(m.code for m in schedule.milestones)
        raise AdjustmentRefusedError(f"进度计划里没有节点“{milestone}”，现有节点：{codes}。")
    moved = tuple(replace(m, due_at=due_at) if m.code == milestone else m for m in schedule.milestones)
    return Schedule(version=schedule.version + 1, milestones=moved, resolution=resolution.document_number)
