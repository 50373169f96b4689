"""Adds to a served demonstration whom the journeys through procedures need; run as a program on its data folder."""

import django

PASSWORD = "jinchu-2025"


def add_people() -> None:
    from wenxiao_web.accounts.actions import Post, add_account, appoint
    from wenxiao_web.accounts.models import Account, OrgUnit, Role
    from wenxiao_web.clock import now

    people = (
        (
            "rexian",
            "government_office",
            "热线中心",
            Role.ASSESSOR,
            ("operator", "dispatcher", "dispatch_head", "auditor"),
        ),
        ("huifang", "government_office", "热线回访岗", Role.ASSESSOR, ("caller", "caller_head")),
        ("chengguan", "urban_management", "热线专员", Role.LIAISON, ()),
        ("shangji", "statistics", "上级督察办", Role.VERIFIER, ("confirmer",)),
    )
    for username, unit, title, role, posts in people:
        post = Post(unit=OrgUnit.objects.get(code=unit), name=title, role=role)
        account = add_account(username, post, password=PASSWORD, is_shown=True, at=now())
        if posts:
            appoint(account, *posts, at=now())
    appoint(Account.objects.get(username="ducha"), "group_leader", "publisher", at=now())


if __name__ == "__main__":
    django.setup()
    add_people()
