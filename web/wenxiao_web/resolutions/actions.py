"""Writes about applications: a unit asks, those who must be heard speak, the unit may take it back.

Each makes its change and its ledger entry in one transaction. Asking changes no light. Decisions stand in `deciding`.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from uuid import uuid4

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from wenxiao import resolutions as domain
from wenxiao.clocks import Schedule
from wenxiao.errors import AdjustmentRefusedError
from wenxiao.resolutions.adopting import adopted_by
from wenxiao_web.accounts.models import Account, OrgUnit
from wenxiao_web.audit.actions import action
from wenxiao_web.clock import local
from wenxiao_web.errors import ActionRefusedError
from wenxiao_web.matters.models import Matter
from wenxiao_web.matters.permissions import require
from wenxiao_web.matters.uploads import accept_file, accept_text
from wenxiao_web.resolutions.models import Application, AskedChange, Opinion
from wenxiao_web.resolutions.permissions import refusal_to_apply, refusal_to_give_opinion, refusal_to_withdraw
from wenxiao_web.resolutions.rows import application_of, newest_plan, plan_before, promise_of, with_what_was_said
from wenxiao_web.resolutions.words import in_words


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What a unit asks for, why, and what proves it."""

    changes: Sequence[domain.Change]
    reason: str
    evidence: str = ""
    file: UploadedFile | None = None


def apply_for_adjustment(
    account: Account, matter: Matter, asked: Asked, *, at: datetime, seen: int | None = None
) -> Application:
    """Ask for a matter's plan to be adjusted; the light goes on by the plan in force.

    `seen` is the version of the plan that the account had before its eyes. Raise ActionRefusedError where the account
    may not ask, the plan has changed since, or the domain refuses what is asked.
    """
    _require_keepable(asked)
    name = PurePath(asked.file.name or "").name if asked.file else ""
    with transaction.atomic():
        matter = Matter.objects.select_related("lead_unit", "verifying_unit", "commitment__figure").get(pk=matter.pk)
        require(refusal_to_apply(account, matter, local(at).date()))
        schedule = _plan_seen(matter, seen)
        with (
            action(account.as_actor(), "apply_to_adjust", f"matter/{matter.number}", at=at) as entry,
            refusals_of_the_domain(),
        ):
            applied = domain.apply_to_adjust(
                schedule,
                asked.changes,
                code="",
                matter=matter.number,
                adopted_by=_body_of(matter, schedule, asked.changes, entry.recorded_at),
                reason=asked.reason.strip(),
                evidence=asked.evidence.strip() or name,
                by=account.username,
                at=local(entry.recorded_at),
            )
            row = _stored(account, matter, applied, asked, name)
            entry.old, entry.new = in_words(schedule, asked.changes)
            entry.why = "；".join(part for part in (applied.reason, asked.evidence.strip(), name) if part)
        if asked.file is not None:
            row.evidence_file.storage.save(row.evidence_file.name, asked.file)
    return row


def give_opinion(
    account: Account, application: Application, body: str, *, is_for: bool, words: str, at: datetime
) -> Opinion:
    """Record what a body that must be heard says; it binds nobody. Each is heard once."""
    accept_text(words)
    with transaction.atomic():
        row = locked(application)
        require(refusal_to_give_opinion(account, row, body))
        subject = f"matter/{row.matter.number}"
        with action(account.as_actor(), "give_opinion", subject, at=at) as entry, refusals_of_the_domain():
            said = domain.Opinion(
                role=body, by=account.username, is_for=is_for, words=words.strip(), at=local(entry.recorded_at)
            )
            domain.give_opinion(application_of(row), said)
            opinion = Opinion.objects.create(
                application=row,
                role=body,
                account=account,
                unit=account.unit,
                is_for=is_for,
                words=said.words,
                recorded_at=entry.recorded_at,
            )
            entry.new = {"body": domain.name_of_body(body), "opinion": "agrees" if is_for else "objects"}
            entry.why = said.words
    return opinion


def withdraw_application(account: Account, application: Application, *, reason: str, at: datetime) -> Application:
    """Take an undecided application back, saying why."""
    accept_text(reason)
    with transaction.atomic():
        row = locked(application)
        require(refusal_to_withdraw(account, row))
        subject = f"matter/{row.matter.number}"
        with action(account.as_actor(), "withdraw_application", subject, at=at) as entry, refusals_of_the_domain():
            withdrawn = domain.withdraw(application_of(row), reason=reason.strip())
            row.withdrawn_for, row.withdrawn_at = withdrawn.withdrawn_for or "", entry.recorded_at
            row.save(update_fields=["withdrawn_for", "withdrawn_at"])
            plan = plan_before(row)
            entry.old = in_words(plan, withdrawn.changes)[1] if plan else {}
            entry.why = row.withdrawn_for
    return row


def locked(application: Application) -> Application:
    """Read an application anew inside a transaction, with all that decides what may be done to it."""
    return with_what_was_said(Application.objects.all()).get(pk=application.pk)


@contextmanager
def refusals_of_the_domain() -> Iterator[None]:
    """Show what the domain refuses as the action's refusal, in the same words."""
    try:
        yield
    except AdjustmentRefusedError as refusal:
        raise ActionRefusedError(str(refusal)) from refusal


def _require_keepable(asked: Asked) -> None:
    accept_text(asked.reason, asked.evidence)
    if asked.file is not None:
        accept_file(asked.file)


def _plan_seen(matter: Matter, seen: int | None) -> Schedule:
    schedule = newest_plan(matter)
    if schedule is None or (seen is not None and seen != schedule.version):
        raise ActionRefusedError(_("进度计划刚被改过。请看现行计划后再申请。"))
    return schedule


def _body_of(matter: Matter, schedule: Schedule, changes: Sequence[domain.Change], at: datetime) -> str:
    on = local(at).date()
    return adopted_by(schedule, changes, origin=matter.origin, on=on, promise=promise_of(matter))


def _stored(account: Account, matter: Matter, applied: domain.Application, asked: Asked, name: str) -> Application:
    row = Application(
        matter=matter,
        base_version=applied.base_version,
        adopted_by=applied.adopted_by,
        reason=applied.reason,
        evidence=asked.evidence.strip(),
        evidence_name=name,
        unit=account.unit or OrgUnit.objects.get(name=matter.lead_unit.name),
        account=account,
        is_after_due=applied.is_after_due,
        recorded_at=applied.at,
    )
    if name:
        row.evidence_file.name = f"evidence/{uuid4().hex}{PurePath(name).suffix.lower()}"
    row.save()
    AskedChange.objects.bulk_create(
        AskedChange(application=row, code=change.code, due_at=change.due_at, amount=change.amount)
        for change in applied.changes
    )
    return row
