"""The steps of a paper as its page offers them: what each does, who may take it and why others may not."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from wenxiao import supervision as domain
from wenxiao.supervision import Action, Notice
from wenxiao_web.accounts.models import Account
from wenxiao_web.accounts.posts import actors_of
from wenxiao_web.supervision import actions
from wenxiao_web.supervision.forms import StepForm
from wenxiao_web.supervision.lists import next_step
from wenxiao_web.supervision.models import NoticeRow
from wenxiao_web.supervision.notices import notice_of
from wenxiao_web.supervision.sentences import refusal_words

_Step = Callable[[Account, NoticeRow, StepForm, datetime], NoticeRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class Offered:
    """One step that fits where a paper stands."""

    action: Action
    refusal: str
    """Why the account may not take it; empty: it may."""
    form: StepForm
    leads_on: bool
    """Whether it is the step that comes next, not one that turns back or aside."""
    problem: str = ""
    """Why the step was refused just now."""


def steps_offered(account: Account, row: NoticeRow) -> list[Offered]:
    """Return the steps that fit a paper's state, the one that leads on first; each with its form or why not."""
    notice, found = notice_of(row), dict[Action, Offered]()
    for actor in actors_of(account):
        for action, refusal in domain.actions_for(notice, actor).items():
            if action not in found or (found[action].refusal and refusal is None):
                found[action] = _offered(notice, action, refusal_words(refusal, account))
    return sorted(found.values(), key=lambda one: (not one.leads_on, bool(one.refusal)))


def take_step(account: Account, row: NoticeRow, form: StepForm, at: datetime) -> NoticeRow:
    """Take the step that a valid form is for; raise ActionRefusedError with the reason where it may not be taken."""
    return _STEPS[form.step](account, row, form, at)


def with_problem(offered: list[Offered], form: StepForm, problem: str) -> list[Offered]:
    """Return the steps with what was typed for one of them, and why it was refused."""
    return [replace(one, form=form, problem=problem) if one.action is form.step else one for one in offered]


def _offered(notice: Notice, action: Action, refusal: str) -> Offered:
    form = StepForm(step=action, rung=notice.rung, initial={"seen": len(notice.steps)})
    return Offered(action=action, refusal=refusal, form=form, leads_on=action is next_step(notice))


def _words(form: StepForm) -> str:
    return str(form.cleaned_data["words"])


def _seen(form: StepForm) -> int:
    return int(form.cleaned_data["seen"])


_STEPS: dict[Action, _Step] = {
    Action.DRAFT: lambda by, row, form, at: actions.draft_notice(by, row, said=form.said(), at=at, seen=_seen(form)),
    Action.REVIEW: lambda by, row, form, at: actions.review_notice(by, row, at=at, seen=_seen(form)),
    Action.SEND_BACK: lambda by, row, form, at: actions.send_back_notice(
        by, row, reason=_words(form), at=at, seen=_seen(form)
    ),
    Action.ISSUE: lambda by, row, form, at: actions.issue_notice(by, row, at=at, seen=_seen(form)),
    Action.DELIVER: lambda by, row, form, at: actions.deliver_notice(by, row, at=at, seen=_seen(form)),
    Action.RECEIVE: lambda by, row, form, at: actions.receive_notice(by, row, at=at, seen=_seen(form)),
    Action.ANSWER: lambda by, row, form, at: actions.answer_notice(
        by, row, words=_words(form), at=at, seen=_seen(form)
    ),
    Action.WITHHOLD: lambda by, row, form, at: actions.withhold_notice(
        by, row, reason=_words(form), at=at, seen=_seen(form)
    ),
    Action.VOID: lambda by, row, form, at: actions.void_notice(by, row, reason=_words(form), at=at, seen=_seen(form)),
}
