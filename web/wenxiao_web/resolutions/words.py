"""What a change is called: in the ledger, and on a page beside what it changes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_noop

from wenxiao.clocks import Milestone, Schedule
from wenxiao.resolutions import Change
from wenxiao_web.clock import local

BODIES = (
    gettext_noop("区人民代表大会"),
    gettext_noop("区人大常委会"),
    gettext_noop("区人大财经委"),
    gettext_noop("上级机关"),
    gettext_noop("区人民政府"),
    gettext_noop("工作委员会"),
    gettext_noop("认定单位"),
    gettext_noop("指标量化组"),
)
"""Bodies as the catalogue names them."""
STATES = (
    gettext_noop("已申请，待听取意见"),
    gettext_noop("意见已齐，待决定"),
    gettext_noop("已批准"),
    gettext_noop("未批准"),
    gettext_noop("已撤回"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """One milestone as it was and as it would be."""

    name: str
    unit: str
    old_due_at: datetime
    new_due_at: datetime | None
    """None: its moment stays."""
    old_amount: Decimal | None
    new_amount: Decimal | None
    """None: its amount stays."""


def differences(schedule: Schedule | None, changes: Sequence[Change]) -> Iterator[Difference]:
    """Yield what changes of a plan ask, in the order of the plan."""
    by_code = {change.code: change for change in changes}
    for milestone in schedule.milestones if schedule else ():
        change = by_code.get(milestone.code)
        if change is None:
            continue
        yield Difference(
            name=milestone.name,
            unit=milestone.unit,
            old_due_at=milestone.due_at,
            new_due_at=change.due_at if change.due_at != milestone.due_at else None,
            old_amount=milestone.amount,
            new_amount=change.amount if change.amount != milestone.amount else None,
        )


def in_words(schedule: Schedule, changes: Sequence[Change]) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Return what changes, as it was and as it would be, as the ledger keeps it."""
    old, new = [], []
    for one in differences(schedule, changes):
        if one.new_due_at:
            old.append(_due(one.name, one.old_due_at))
            new.append(_due(one.name, one.new_due_at))
        if one.new_amount is not None:
            old.append(_amount(one.name, one.old_amount, one.unit))
            new.append(_amount(one.name, one.new_amount, one.unit))
    return {"due_at": old}, {"due_at": new}


def plans_in_words(before: Schedule | None, after: Schedule) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Return what stands otherwise in a later version, as the ledger keeps it."""
    changes = [Change(code=one.code, due_at=one.due_at, amount=one.amount) for one in after.milestones]
    old, new = in_words(before, changes) if before else ({"due_at": []}, {"due_at": []})
    added = [one for one in after.milestones if before is None or before.milestone(one.code) is None]
    return old, {"due_at": [*new["due_at"], *(_planned(one) for one in added)]}


def _planned(milestone: Milestone) -> str:
    return _due(milestone.name, milestone.due_at)


def _due(name: str, at: datetime) -> str:
    return f"{name} {local(at):%Y-%m-%d}"


def _amount(name: str, amount: Decimal | None, unit: str) -> str:
    return f"{name} {'—' if amount is None else f'{amount:f}{unit}'}"
