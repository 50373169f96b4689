"""How many things wait, for the bar of every page."""

from django import template

from wenxiao_web.accounts.models import Account
from wenxiao_web.inbox import waiting_number

register = template.Library()


@register.filter
def number_of_waiting(user: object) -> int:
    """Count what waits for whoever is signed in."""
    return waiting_number(user) if isinstance(user, Account) else 0
