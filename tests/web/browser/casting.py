"""Adds to a served demonstration who is missing for the journeys; run as a program on its data folder."""

import django

PASSWORD = "jinchu-2025"


def add_people() -> None:
    from wenxiao_web.accounts.actions import Post, add_account, appoint
    from wenxiao_web.accounts.models import OrgUnit, Role
    from wenxiao_web.clock import now

    for username, unit, title, role, posts in (
        ("chengguan", "urban_management", "热线专员", Role.LIAISON, ()),
        ("shangji", "statistics", "上级督察办", Role.STAFF, ("confirmer",)),
    ):
        post = Post(unit=OrgUnit.objects.get(code=unit), name=title, role=role)
        account = add_account(username, post, password=PASSWORD, is_shown=True, at=now())
        if posts:
            appoint(account, *posts, at=now())


if __name__ == "__main__":
    django.setup()
    add_people()
