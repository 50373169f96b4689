"""Applications that wait for an account: for an opinion, or for the decision to be recorded."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wenxiao.clocks import Colour
from wenxiao_web.accounts.models import Account
from wenxiao_web.calendars.queries import desk_calendar
from wenxiao_web.clock import now
from wenxiao_web.inbox import Item, Source
from wenxiao_web.resolutions.models import Application
from wenxiao_web.resolutions.permissions import bodies_heard_through, refusal_to_record
from wenxiao_web.resolutions.rows import application_of, with_what_was_said


def number_waiting(account: Account) -> int:
    """Return how many applications wait for an account."""
    return sum(1 for _one in _waiting(account, now()))


def applications_waiting(account: Account, at: datetime, limit: int) -> Sequence[Item]:
    """Return the first applications that wait for an account, the oldest first."""
    return [
        Item(
            title=_("申请调整：%(title)s") % {"title": application.matter.title},
            url=reverse("adjustment", args=[application.pk]),
            about=f"{application.matter.number}　{application.unit.name}",
            what=what,
            colour=str(Colour.YELLOW),
            reason=application.reason,
        )
        for application, what in list(_waiting(account, at))[:limit]
    ]


def _waiting(account: Account, at: datetime) -> Iterator[tuple[Application, str]]:
    may_record = not refusal_to_record(account, desk_calendar().day_of(at))
    for application in with_what_was_said(Application.objects.filter(decision=None, withdrawn_at=None)):
        if bodies_heard_through(account, application):
            yield application, _("提意见")
        elif may_record and not application_of(application).awaited:
            yield application, _("登记决议")


APPLICATIONS = Source(title=gettext_lazy("调整申请"), count=number_waiting, items=applications_waiting)
