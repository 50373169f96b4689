"""What a matter's page shows of its papers."""

from typing import Any

from django import template

from wenxiao_web.accounts.models import Account
from wenxiao_web.accounts.posts import actors_of
from wenxiao_web.clock import now
from wenxiao_web.matters.models import Matter
from wenxiao_web.supervision.lists import listed
from wenxiao_web.supervision.models import NoticeRow
from wenxiao_web.supervision.notices import with_steps
from wenxiao_web.supervision.requests import papers_to_ask_for, refusal_to_request
from wenxiao_web.supervision.words import PAPERS, STATES, STEPS

register = template.Library()


@register.simple_tag(takes_context=True)
def papers_about(context: dict[str, Any], matter: Matter) -> dict[str, Any]:
    """Return the papers of a matter, newest due first, and what the reader may ask for."""
    account, at = context["user"], now()
    if not isinstance(account, Account):
        return {"listed": []}
    actors = actors_of(account)
    asked = papers_to_ask_for(matter, at)
    refusals = {one.rung.code: refusal_to_request(account, one.rung) for one in asked}
    return {
        "listed": [listed(row, actors, at) for row in with_steps(NoticeRow.objects.filter(matter=matter))],
        "may_ask_for": [one for one in asked if not refusals[one.rung.code]],
        "refusal": next(iter(refusals.values()), ""),
    }


@register.filter
def paper_name(kind: str) -> str:
    """Name a kind of paper."""
    return str(PAPERS.get(kind, kind))


@register.filter
def state_name(state: str) -> str:
    """Name a state of a paper."""
    return str(STATES.get(state, state))


@register.filter
def step_name(step: str) -> str:
    """Name a step."""
    return str(STEPS.get(str(step), step))


@register.filter
def block_kind(block: object) -> str:
    """Tell what a part of a paper is: paragraph, heading, table."""
    return type(block).__name__.lower()
