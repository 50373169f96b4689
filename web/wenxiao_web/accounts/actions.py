"""Writes about units and accounts."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from wenxiao_web.accounts.models import Account, Appointment, District, OrgUnit, Role
from wenxiao_web.audit.actions import action
from wenxiao_web.audit.actors import SYSTEM
from wenxiao_web.errors import DeskNotReadyError


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """What an account stands for."""

    unit: OrgUnit
    name: str
    role: Role


def found_district(place: str, title: str, *, at: datetime) -> District:
    """Make the one district of this desk; refuse a second."""
    if District.objects.exists():
        raise DeskNotReadyError("数据文件夹里已经有一个区的数据。要装入另一份，请把WENXIAO_DATA指向空文件夹。")
    with action(SYSTEM, "found_district", "district/1", at=at) as entry:
        entry.new = {"title": title}
        return District.objects.create(place=place, title=title)


def start_demonstration(district: District, *, marked_as: str, starts_at: datetime, machine: datetime) -> District:
    """Mark the district as a demonstration whose clock starts at `starts_at` while the machine shows `machine`."""
    with action(SYSTEM, "start_demonstration", f"district/{district.pk}", at=starts_at) as entry:
        district.is_demonstration = True
        district.marked_as = marked_as
        district.clock_starts_at = starts_at
        district.anchored_at = machine
        district.save()
        entry.new = {"clock_starts_at": starts_at.isoformat()}
        entry.why = marked_as
    return district


def add_unit(code: str, name: str, *, at: datetime) -> OrgUnit:
    """Add a unit of the organisation."""
    with action(SYSTEM, "add_unit", f"unit/{code}", at=at) as entry:
        entry.new = {"unit": name}
        return OrgUnit.objects.create(code=code, name=name)


def add_account(username: str, post: Post, *, password: str | None, is_shown: bool = False, at: datetime) -> Account:
    """Add an account at a post; without a password nobody can sign in with it.

    `is_shown` is for a demonstration, whose sign-in page lists the password.
    """
    with action(SYSTEM, "add_account", f"unit/{post.unit.code}", at=at) as entry:
        account = Account(
            username=username,
            unit=post.unit,
            post=post.name,
            role=post.role,
            ledger_salt=secrets.token_hex(16),
            is_active=password is not None,
            is_staff=post.role == Role.SUPERVISOR and password is not None,
            shown_password=password if is_shown and password else "",
        )
        account.set_password(password)
        account.save()
        entry.new = {"post": str(account), "role": str(post.role)}
    return account


def appoint(account: Account, *posts: str, at: datetime) -> None:
    """Give an account further posts, by the codes that procedures and ladders give them."""
    with action(SYSTEM, "appoint", f"account/{account.pk}", at=at) as entry:
        entry.new = {"post": str(account), "posts": "、".join(posts)}
        Appointment.objects.bulk_create(Appointment(account=account, post=post) for post in posts)
