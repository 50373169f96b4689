"""Reports of progress that wait for the verifying unit of an account."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wenxiao_web.accounts.models import Account, Role
from wenxiao_web.inbox import Item, Source
from wenxiao_web.matters.models import ProgressReport
from wenxiao_web.matters.queries import coloured, promised_matters
from wenxiao_web.templatetags.moments import moment
from wenxiao_web.templatetags.values import measure


def number_waiting(account: Account) -> int:
    """Return how many reports wait for an account."""
    return _waiting(account).count()


def reports_waiting(account: Account, at: datetime, limit: int) -> Sequence[Item]:
    """Return the first reports that wait for an account, worst light of their matter first."""
    reports = {report.matter_id: report for report in _waiting(account).select_related("unit")}
    matters = coloured(promised_matters().filter(pk__in=reports), at).select_related("commitment__figure")
    return [
        Item(
            title=matter.title,
            url=f"{reverse('matter', args=[matter.number])}#review",
            about=f"{matter.number}　{reports[matter.pk].unit.name}",
            what=_("认定进度"),
            colour=matter.colour,
            reason=_("%(on)s报送累计%(amount)s%(measure)s")
            % {
                "on": moment(reports[matter.pk].happened_at),
                "amount": measure(reports[matter.pk].amount),
                "measure": matter.measured_in,
            },
            due_at=matter.due_at,
        )
        for matter in matters[:limit]
    ]


def _waiting(account: Account) -> QuerySet[ProgressReport]:
    waiting = ProgressReport.objects.filter(
        review=None, matter__commitment__isnull=False, matter__verifying_unit=account.unit_id
    ).exclude(matter__lead_unit=account.unit_id)
    return waiting if account.role == Role.VERIFIER else waiting.none()


REPORTS = Source(title=gettext_lazy("等待认定的进度"), count=number_waiting, items=reports_waiting)
