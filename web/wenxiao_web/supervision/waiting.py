"""Papers that wait for a step of an account."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wenxiao.clocks import Colour
from wenxiao.supervision import Action
from wenxiao_web.accounts.models import Account
from wenxiao_web.clock import now
from wenxiao_web.inbox import Item, Source
from wenxiao_web.supervision.lists import Listed, waiting_for
from wenxiao_web.supervision.words import PAPERS, STEPS
from wenxiao_web.templatetags.moments import moment

_BLOCKING = (Action.DRAFT, Action.REVIEW, Action.ISSUE, Action.DELIVER)


def number_waiting(account: Account) -> int:
    """Return how many papers wait for an account."""
    return len(waiting_for(account, now()))


def notices_waiting(account: Account, at: datetime, limit: int) -> Sequence[Item]:
    """Return the first papers that wait for an account, the soonest due first.

    Red is what is late, yellow what waits for a step of the office, green what a unit has still time for.
    """
    return [_item(one) for one in waiting_for(account, at)[:limit]]


def _item(one: Listed) -> Item:
    row, step = one.row, one.step or Action.DRAFT
    is_late = one.receipt_is_late if step is Action.RECEIVE else step is Action.ANSWER and one.answer_is_late
    paper = str(PAPERS.get(row.kind, row.title))
    return Item(
        title=f"{paper} {row.number}".strip(),
        url=reverse("notice", args=[row.pk]),
        about=f"{row.matter.number}　{row.matter.title}",
        what=_("%(step)s%(paper)s") % {"step": STEPS[step], "paper": paper},
        colour=str(Colour.RED if is_late else Colour.YELLOW if step in _BLOCKING else Colour.GREEN),
        reason=_("%(on)s应发") % {"on": moment(row.due_at)} if step in _BLOCKING else "",
        due_at=one.due_by,
    )


PAPERS_WAITING = Source(title=gettext_lazy("督办文书"), count=number_waiting, items=notices_waiting)
