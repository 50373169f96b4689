"""Which posts an account holds, in the terms of procedures and ladders."""

from wenxiao.procedures import Actor
from wenxiao_web.accounts.models import Account


def posts_of(account: Account) -> tuple[str, ...]:
    """Return the codes of all posts that an account holds: its role first, then its appointments."""
    return tuple(dict.fromkeys((str(account.role), *(held.post for held in account.appointments.all()))))


def actors_of(account: Account) -> tuple[Actor, ...]:
    """Return the account as the domain's actor, once for each of its posts; the person is its user name."""
    unit = account.unit.name if account.unit else ""
    return tuple(Actor(person=account.username, post=post, unit=unit) for post in posts_of(account))
