"""Matters that wait for an account: those on which it may make a move that leads on."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wenxiao_web.accounts.models import Account
from wenxiao_web.inbox import Item, Source
from wenxiao_web.matters.models import Matter
from wenxiao_web.procedures.permissions import may_act
from wenxiao_web.procedures.queries import case_rows, listed


def number_waiting(account: Account) -> int:
    """Return how many matters wait for an account."""
    return may_act(account, to_lead_on=True).count()


def cases_waiting(account: Account, at: datetime, limit: int) -> Sequence[Item]:
    """Return the first matters that wait for an account, worst light first."""
    matters = Matter.objects.filter(handling__in=may_act(account, to_lead_on=True))
    return [
        Item(
            title=row.matter.title,
            url=f"{reverse('matter', args=[row.matter.number])}#do",
            about="　".join((row.matter.number, row.procedure.title, row.unit)),
            what=row.stage,
            colour=row.colour,
            was_late=row.was_late,
            reason=row.reason,
            due_at=row.due_at,
            is_due_provisional=row.is_due_provisional,
        )
        for row in case_rows(listed(matters, at)[:limit], account, at)
    ]


CASES = Source(title=_("按流程办理"), count=number_waiting, items=cases_waiting)
