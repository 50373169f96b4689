"""What of the papers waits for an account, in the words of an inbox."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wenxiao.supervision import Action
from wenxiao_web.accounts.models import Account
from wenxiao_web.clock import now
from wenxiao_web.inbox import Item, Source
from wenxiao_web.supervision.lists import Listed, waiting_for
from wenxiao_web.supervision.words import PAPERS, STEPS

_BLOCKING = (Action.DRAFT, Action.REVIEW, Action.ISSUE, Action.DELIVER)


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitingNotice:
    """One line of an inbox."""

    urgency: str
    """A light's word: red once it is late, yellow while it waits for a step of the office, else green."""
    title: str
    about: str
    """What matter it is about."""
    url: str
    what: str
    """What to do: 起草督办单, 签收督办单."""
    due_at: datetime | None
    """Until when; None where nothing sets a time."""


def notices_waiting_for(account: Account, at: datetime | None = None) -> list[WaitingNotice]:
    """Return the papers that wait for a step of the account, the soonest due first; `at` None is the desk's present."""
    return [_line(one) for one in waiting_for(account, at or now())]


def _line(one: Listed) -> WaitingNotice:
    row, step = one.row, one.step or Action.DRAFT
    is_late = one.receipt_is_late if step is Action.RECEIVE else step is Action.ANSWER and one.answer_is_late
    paper = str(PAPERS.get(row.kind, row.title))
    return WaitingNotice(
        urgency="red" if is_late else "yellow" if step in _BLOCKING else "green",
        title=f"{paper} {row.number}".strip(),
        about=row.matter.title,
        url=reverse("notice", args=[row.pk]),
        what=_("%(step)s%(paper)s") % {"step": STEPS[step], "paper": paper},
        due_at=one.due_by,
    )


def _number(account: Account) -> int:
    return len(waiting_for(account, now()))


def _items(account: Account, at: datetime, limit: int) -> list[Item]:
    return [
        Item(title=one.title, url=one.url, about=one.about, what=one.what, colour=one.urgency, due_at=one.due_at)
        for one in notices_waiting_for(account, at)[:limit]
    ]


NOTICES = Source(title=gettext_lazy("督办文书"), count=_number, items=_items)
