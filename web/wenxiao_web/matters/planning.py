"""Writes about what is to be done: a matter opened from a figure."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from wenxiao.clocks import Schedule
from wenxiao_web.accounts.models import Account, OrgUnit, Role
from wenxiao_web.audit.actions import action
from wenxiao_web.errors import ActionRefusedError
from wenxiao_web.library.models import FigureRow
from wenxiao_web.library.quotes import sentence_around
from wenxiao_web.matters.lights import renew_lights
from wenxiao_web.matters.models import Commitment, Matter
from wenxiao_web.matters.permissions import require_role
from wenxiao_web.matters.schedules import store_schedule


@dataclass(frozen=True, kw_only=True, slots=True)
class Assignment:
    """Who answers for a matter."""

    lead_unit: OrgUnit
    verifying_unit: OrgUnit
    responsible_leader: str
    support_units: tuple[OrgUnit, ...] = ()


@transaction.atomic
def open_matter(
    account: Account,
    figure: FigureRow,
    *,
    number: str,
    title: str,
    assignment: Assignment,
    schedule: Schedule,
    opened_at: datetime,
    at: datetime,
    is_history: bool = False,
) -> Matter:
    """Make a target a commitment and open its one matter under the first version of its schedule.

    `is_history` leaves the lights to a later `renew_lights`, for many past facts entered at once.
    """
    _require_promise(account, figure, assignment, number)
    subject = f"matter/{number}"
    with action(account.as_actor(), "open_matter", subject, at=at, happened_at=opened_at) as entry:
        commitment = Commitment.objects.create(
            document=figure.document,
            figure=figure,
            quote=sentence_around(figure.document.text, figure.start, figure.end),
            recorded_at=entry.recorded_at,
        )
        matter = Matter.objects.create(
            number=number,
            title=title,
            commitment=commitment,
            lead_unit=assignment.lead_unit,
            verifying_unit=assignment.verifying_unit,
            responsible_leader=assignment.responsible_leader,
            opened_at=opened_at,
            recorded_at=entry.recorded_at,
        )
        matter.support_units.set(assignment.support_units)
        store_schedule(matter, schedule, happened_at=opened_at, recorded_at=entry.recorded_at)
        entry.new = {"title": title, "unit": assignment.lead_unit.name, "milestones": len(schedule.milestones)}
        entry.why = f"{figure.document.title}：“{figure.subject}{figure.text}”"
    if not is_history:
        renew_lights(matter, entry.recorded_at)
    return matter


def _require_promise(account: Account, figure: FigureRow, assignment: Assignment, number: str) -> None:
    require_role(account, Role.QUANTIFIER, Role.SUPERVISOR)
    if figure.status != "target":
        raise ActionRefusedError(
            _("“%(text)s”是已有数据，不是目标，不能作为承诺。请选目标类数据。") % {"text": figure.text}
        )
    if assignment.lead_unit == assignment.verifying_unit:
        raise ActionRefusedError(_("%(number)s的认定单位与牵头单位相同。请改选其他认定单位。") % {"number": number})
