"""Loading a district's cases: matters under procedures, each move through the same action that the pages call."""

from collections.abc import Mapping
from datetime import datetime

from wenxiao.clocks import Schedule
from wenxiao.demonstration.cases import Cases, CaseStep, DemonstrationCase
from wenxiao.errors import DistrictInvalidError
from wenxiao.procedures import definitions as procedures
from wenxiao.procedures import procedure
from wenxiao_web.accounts.actions import Post, add_account, appoint
from wenxiao_web.accounts.models import Account, OrgUnit, Role
from wenxiao_web.accounts.posts import posts_of
from wenxiao_web.errors import ActionRefusedError
from wenxiao_web.matters.lights import renew_lights
from wenxiao_web.matters.models import Matter
from wenxiao_web.procedures.actions import Entered, do_transition
from wenxiao_web.procedures.opening import Case, open_case


def load_cases(cases: Cases, units: Mapping[str, OrgUnit], *, at: datetime) -> None:
    """Load units' further accounts, their posts and the cases; what happened keeps its own moment."""
    for sign_in, posts in cases.accounts:
        unit = units[sign_in.unit]
        post = Post(unit=unit, name=sign_in.post.removeprefix(unit.name).strip("　 "), role=Role(sign_in.role))
        account = add_account(sign_in.username, post, password=sign_in.password, is_shown=True, at=at)
        appoint(account, *posts, at=at)
    for username, posts in cases.posts.items():
        appoint(Account.objects.get(username=username), *posts, at=at)
    for case in cases.cases:
        _load(case, units, at)


def _load(case: DemonstrationCase, units: Mapping[str, OrgUnit], at: datetime) -> None:
    path = procedure(case.procedure)
    first = path.posts[path.leaving(path.first_stage)[0].by[0]]
    try:
        matter = open_case(
            _account(first, units["supervision_group"], at),
            case.procedure,
            Case(
                title=case.title,
                origin=case.origin,
                units={role: units[code] for role, code in case.units.items()},
                responsible_leader=case.leader,
            ),
            opened_at=case.opened_at,
            at=at,
            is_history=True,
        )
        for step in case.steps:
            _do(matter, step, units, at)
    except ActionRefusedError as refusal:
        raise DistrictInvalidError(f"cases.yaml的事项“{case.title}”：{refusal}") from refusal
    renew_lights(matter, at)


def _do(matter: Matter, step: CaseStep, units: Mapping[str, OrgUnit], at: datetime) -> None:
    schedules = matter.schedules.count()
    entered = Entered(
        happened_at=step.at,
        values=step.values,
        evidence=step.evidence,
        to_unit=units[step.to_unit] if step.to_unit else None,
        until=step.until,
        more_time=step.amount,
        schedule=Schedule(version=schedules + 1, milestones=step.milestones) if step.milestones else None,
        amount=step.amount_done,
        milestone=step.milestone,
    )
    post = procedure(matter.handling.procedure.code).posts[step.post]
    account = _account(post, _unit_of(matter, post, step, units), at)
    do_transition(account, matter, step.do, entered, at=at, is_history=True)


def _unit_of(matter: Matter, post: procedures.Post, step: CaseStep, units: Mapping[str, OrgUnit]) -> OrgUnit:
    """The unit that the actor stands in: named in the step, or the one that has the post's role for the matter."""
    if step.unit:
        return units[step.unit]
    role = matter.handling.roles.filter(role=post.of, is_current=True).select_related("unit").first()
    return role.unit if role else units["supervision_group"]


def _account(post: procedures.Post, unit: OrgUnit, at: datetime) -> Account:
    """The account that acts: of the unit, or anybody at the post where it is no unit's; else one nobody signs in to."""
    everybody = Account.objects.select_related("unit").prefetch_related("appointments")
    holders = [account for account in everybody if post.code in posts_of(account)]
    fitting = [account for account in holders if account.unit == unit or (post.of == "any" and account.is_active)]
    if fitting:
        return max(fitting, key=lambda account: (account.unit == unit, account.is_active))
    name = f"{unit.code}-{post.code}"
    account = add_account(name, Post(unit=unit, name=post.title, role=Role.STAFF), password=None, at=at)
    appoint(account, post.code, at=at)
    return account
