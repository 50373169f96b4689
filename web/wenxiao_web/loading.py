"""Loading a district into an empty desk, through the same actions that the pages call.

What happened before the desk existed keeps its own `happened_at`; all of it is recorded at the moment of loading.
"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Q

from wenxiao.clocks import Schedule
from wenxiao.demonstration import District, demonstration_district
from wenxiao.demonstration.cases import demonstration_cases
from wenxiao.demonstration.chain import MILESTONES_ADOPTED_BY
from wenxiao.demonstration.district import Aim, DistrictMatter
from wenxiao.errors import DistrictInvalidError
from wenxiao.resolutions import adjust
from wenxiao_web.accounts.actions import Post, add_account, add_unit, found_district, start_demonstration
from wenxiao_web.accounts.models import Account, OrgUnit, Role
from wenxiao_web.clock import local, machine_now
from wenxiao_web.delivery.judging import judged
from wenxiao_web.library.actions import add_document
from wenxiao_web.library.models import Document, FigureRow
from wenxiao_web.loading_cases import load_cases
from wenxiao_web.matters.actions import Progress, confirm_progress, report_progress
from wenxiao_web.matters.lights import renew_lights
from wenxiao_web.matters.models import Matter
from wenxiao_web.matters.planning import Assignment, open_matter
from wenxiao_web.matters.queries import promised_matters
from wenxiao_web.resolutions.deciding import adjust_schedule
from wenxiao_web.supervision.actions import (
    deliver_notice,
    draft_notice,
    issue_notice,
    review_notice,
    withhold_notice,
)
from wenxiao_web.supervision.calling import call_for_papers
from wenxiao_web.supervision.models import NoticeRow


@transaction.atomic
def load_district(folder: Path | None = None) -> District:
    """Load a demonstration district (None: the one that comes with the package), whole or not at all.

    Raise DeskNotReadyError where the desk holds a district already, DistrictInvalidError or a document's error
    where the folder does not hold together.
    """
    district = demonstration_district(folder)
    at = district.clock_starts_at
    row = found_district(district.place, district.title, at=at)
    start_demonstration(row, marked_as=district.marked_as, starts_at=at, machine=machine_now())
    cases = demonstration_cases(district.folder)
    units = {unit.code: add_unit(unit.code, unit.name, at=at) for unit in (*district.units, *cases.units)}
    _add_accounts(district, units, at)
    documents = _add_documents(district, at)
    for matter in district.matters:
        _load_matter(matter, documents, units, at)
    load_cases(cases, units, at=at)
    _load_papers(at)
    judged(local(at).date())  # so that nobody waits for the first reading
    return district


def _add_accounts(district: District, units: Mapping[str, OrgUnit], at: datetime) -> None:
    for account in district.accounts:
        name = account.post.removeprefix(units[account.unit].name).strip("　 ")
        post = Post(unit=units[account.unit], name=name, role=Role(account.role))
        add_account(account.username, post, password=account.password, is_shown=True, at=at)


def _add_documents(district: District, at: datetime) -> dict[str, Document]:
    account = _account_of(Role.QUANTIFIER)
    return {
        entry.file: add_document(
            account, district.folder / entry.file, adopted_by=entry.adopted_by, is_public=True, at=at
        )
        for entry in district.documents
    }


def _load_matter(
    planned: DistrictMatter, documents: Mapping[str, Document], units: Mapping[str, OrgUnit], at: datetime
) -> None:
    schedule = Schedule(version=1, milestones=planned.milestones)
    matter = open_matter(
        _account_of(Role.QUANTIFIER),
        _figure_of(planned.aim, documents[planned.aim.document], planned.number),
        number=planned.number,
        title=planned.title,
        assignment=Assignment(
            lead_unit=units[planned.lead_unit],
            verifying_unit=units[planned.verifying_unit],
            responsible_leader=planned.responsible_leader,
            support_units=tuple(units[code] for code in planned.support_units),
        ),
        schedule=schedule,
        opened_at=planned.opened_at,
        at=at,
        is_history=True,
    )
    for change in planned.adjustments:
        schedule = adjust(
            schedule,
            milestone=change.milestone,
            due_at=change.due_at,
            resolution=change.resolution,
            adopted_by=MILESTONES_ADOPTED_BY,
        )
        supervisor = _account_of(Role.SUPERVISOR)
        adjust_schedule(
            supervisor,
            matter,
            schedule,
            change.resolution,
            decided_at=change.recorded_at,
            at=at,
            is_history=True,
        )
    _load_progress(matter, planned, units[planned.verifying_unit], at)
    renew_lights(matter, at)


def _load_progress(matter: Matter, planned: DistrictMatter, verifying_unit: OrgUnit, at: datetime) -> None:
    liaison = _account_at(matter.lead_unit, Role.LIAISON, "联络员", at)
    verifier = _account_at(verifying_unit, Role.VERIFIER, "认定岗", at)
    for said in planned.progress:
        progress = Progress(amount=said.amount, happened_at=said.happened_at, evidence=said.evidence)
        report = report_progress(liaison, matter, progress, at=at, is_history=True)
        if said.confirmed_at:
            confirm_progress(verifier, report, at=at, history_of=said.confirmed_at)


def _load_papers(at: datetime) -> None:
    """Make the papers that are due, and move the first 督办单 on: one goes out, the next is drafted; one is withheld.

    For the demonstration only: whoever opens the desk finds papers in different states. A district with fewer than two
    posts of supervision, or without a leader, keeps them as due.
    """
    call_for_papers(at=at)
    held = Q(role=Role.SUPERVISOR) | Q(appointments__post=Role.SUPERVISOR)
    posts = list(Account.objects.filter(held, is_active=True).select_related("unit").order_by("id").distinct())
    leader = Account.objects.filter(role=Role.LEADER, is_active=True).first()
    if len(posts) < 2 or leader is None:
        return
    promised = NoticeRow.objects.filter(matter__in=promised_matters())
    orders = promised.filter(kind="dispatch_order").order_by("due_at", "id")
    for order in orders[:2]:
        draft_notice(posts[0], order, at=at)
    for order in orders[:1]:
        review_notice(posts[1], order, at=at)
        issue_notice(posts[1], order, at=at)
        deliver_notice(posts[0], order, at=at)
    for circular in promised.filter(kind="circular").order_by("-due_at")[:1]:
        withhold_notice(leader, circular, reason="与同期的另一份督查通报合并印发", at=at)


def _figure_of(aim: Aim, document: Document, number: str) -> FigureRow:
    """Find the figure that an aim means, as the reader read it."""
    for figure in document.figures.filter(subject=aim.subject, unit=aim.unit):
        if figure.value == aim.value:
            return figure
    raise DistrictInvalidError(
        f"事项{number}要承诺“{aim.subject}{aim.value}{aim.unit}”，但{document.name}里没有读到这个目标。"
        f"请用 wenxiao read 查看读出的数据，再改district.yaml。"
    )


def _account_of(role: Role) -> Account:
    account = Account.objects.filter(role=role, is_active=True).select_related("unit").first()
    if account is None:
        raise DistrictInvalidError(
            f"district.yaml的accounts里没有{role.label}（{role}）的账号，装不了文件和事项。请补上。"
        )
    return account


def _account_at(unit: OrgUnit, role: Role, post: str, at: datetime) -> Account:
    """Return the unit's account of this role; where it has none, a post that nobody can sign in to."""
    account = Account.objects.filter(unit=unit, role=role).select_related("unit").first()
    if account is None:
        account = add_account(f"{unit.code}-{role}", Post(unit=unit, name=post, role=role), password=None, at=at)
    return account
