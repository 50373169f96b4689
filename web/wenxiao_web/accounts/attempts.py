"""Writes about tries to sign in: five wrong ones for a name within a quarter of an hour close it for as long.

A try is counted before its password is looked at, so tries made at the same time cannot slip past the limit; one that
succeeds clears the count. A name is counted whether there is such an account or not, and refused in the same words.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from wenxiao_web.accounts.models import Account, SignInAttempt
from wenxiao_web.audit.actions import action
from wenxiao_web.audit.actors import SYSTEM
from wenxiao_web.clock import local

LIMIT = 5
WINDOW = timedelta(minutes=15)


@dataclass(frozen=True, kw_only=True, slots=True)
class Attempt:
    """A try to sign in."""

    username: str
    closed_until: datetime | None
    """The name's moment of opening, where it is closed: without looking at the password, or by this try if it fails."""
    may_try: bool


def begin_attempt(username: str, *, at: datetime) -> Attempt:
    """Count a try, unless the name is closed; what is too old to matter is forgotten."""
    with transaction.atomic():
        SignInAttempt.objects.filter(at__lte=at - 2 * WINDOW).delete()
        if (until := _closed_until(username)) and at < until:
            return Attempt(username=username, closed_until=until, may_try=False)
        SignInAttempt.objects.create(name_hash=_hash_of(username), at=at)
        return Attempt(username=username, closed_until=_closed_until(username), may_try=True)


def record_failure(attempt: Attempt, *, at: datetime) -> None:
    """Write into the ledger that the name of an account was closed, where this try has closed it.

    A name without an account leaves no entry: strangers could otherwise fill a ledger that nothing is removed from.
    """
    account = Account.objects.filter(username=attempt.username).select_related("unit").first()
    if attempt.closed_until is None or account is None:
        return
    subject = f"unit/{account.unit.code}" if account.unit else "district/1"
    with action(SYSTEM, "close_sign_in", subject, at=at) as entry:
        entry.new = {"post": str(account), "until": f"{local(attempt.closed_until):%Y-%m-%d %H:%M}"}
        entry.why = f"{WINDOW // timedelta(minutes=1)}分钟内输错{LIMIT}次密码"


def forget_attempts(username: str) -> None:
    """Clear the count of a name that has signed in."""
    SignInAttempt.objects.filter(name_hash=_hash_of(username)).delete()


def _closed_until(username: str) -> datetime | None:
    """Return when the name opens, to the full minute: a window after its fifth try within one window."""
    tries = list(SignInAttempt.objects.filter(name_hash=_hash_of(username)).values_list("at", flat=True)[:LIMIT])
    if len(tries) < LIMIT or tries[0] - tries[-1] >= WINDOW:
        return None
    until = tries[0] + WINDOW
    full = until.replace(second=0, microsecond=0)
    return full if full == until else full + timedelta(minutes=1)


def _hash_of(username: str) -> str:
    return salted_hmac("wenxiao.sign-in", username, algorithm="sha256").hexdigest()
