"""Writes about progress: a unit reports, its verifying unit confirms or returns.

Pages, commands and the loading of a district all call these. Each makes its change, its ledger entry, the new watch
rows and the noted light changes in one transaction.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import PurePath
from uuid import uuid4

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wenxiao_web.accounts.models import Account
from wenxiao_web.audit.actions import action
from wenxiao_web.errors import ActionRefusedError
from wenxiao_web.matters.lights import renew_lights
from wenxiao_web.matters.models import Matter, ProgressReport, ProgressReview
from wenxiao_web.matters.permissions import refusal_to_report, refusal_to_review_report, require
from wenxiao_web.matters.uploads import accept_file, accept_text


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """What a unit says is done: the cumulative amount, when it was reached, and what proves it."""

    amount: Decimal
    happened_at: datetime
    evidence: str
    file: UploadedFile | None = None
    note: str = ""


def report_progress(
    account: Account,
    matter: Matter,
    progress: Progress,
    *,
    at: datetime,
    seen: int | None = None,
    is_history: bool = False,
) -> ProgressReport:
    """Record what the lead unit claims is done; the light follows at once, the published light does not.

    The file is written last, so that a refused report leaves none behind. `seen` is the number of facts that the
    reporter had before their eyes: a form filled in over a newer report is refused. `is_history` leaves the lights
    to a later `renew_lights`, for many past facts entered at once.
    """
    _require_sound(progress)
    with transaction.atomic():
        matter = Matter.objects.select_related("lead_unit").get(pk=matter.pk)
        require(refusal_to_report(account, matter))
        if seen is not None and seen != number_of_facts(matter):
            raise ActionRefusedError(_("这件事项刚被改过。请看新值后再报。"))
        previous = standing_reports(matter).last()
        if previous and progress.amount < previous.amount and not progress.note:
            raise ActionRefusedError(
                _("累计完成%(new)s，少于上次报的%(old)s。请在“说明”里写明原因。")
                % {"new": f"{progress.amount:f}", "old": f"{previous.amount:f}"}
            )
        if progress.happened_at < matter.opened_at:
            raise ActionRefusedError(_("完成日期早于事项启动。请改正日期。"))
        with action(
            account.as_actor(), "report_progress", f"matter/{matter.number}", at=at, happened_at=progress.happened_at
        ) as entry:
            report = _store_report(account, matter, progress, entry.recorded_at)
            entry.old = {"amount": _amount(matter, previous.amount)} if previous else {}
            entry.new = {"amount": _amount(matter, progress.amount), "status": "claimed"}
            entry.why = "；".join(part for part in (progress.evidence, report.evidence_name, progress.note) if part)
        if not is_history:
            renew_lights(matter, entry.recorded_at)
        if progress.file is not None:
            report.evidence_file.storage.save(report.evidence_file.name, progress.file)
    return report


def confirm_progress(
    account: Account, report: ProgressReport, *, at: datetime, history_of: datetime | None = None
) -> ProgressReview:
    """Confirm a report: from now on it counts in public and in scores.

    `history_of` is the moment of a confirmation made before the desk existed; its lights are left to a later
    `renew_lights`.
    """
    return _review(account, report, is_confirmed=True, reason="", at=at, history_of=history_of)


def return_progress(account: Account, report: ProgressReport, *, reason: str, at: datetime) -> ProgressReview:
    """Send a report back with a reason; it counts no longer."""
    if not reason.strip():
        raise ActionRefusedError(_("退回要写明原因，好让牵头单位知道怎么改。"))
    accept_text(reason)
    return _review(account, report, is_confirmed=False, reason=reason.strip(), at=at)


def standing_reports(matter: Matter) -> QuerySet[ProgressReport]:
    """Return the reports that have not been returned, in the order they happened."""
    return matter.reports.exclude(review__is_confirmed=False).order_by("happened_at", "recorded_at", "id")


def number_of_facts(matter: Matter) -> int:
    """Count reports, reviews and schedules: a form carries it, so that nobody reports over news they have not seen."""
    reviews = ProgressReview.objects.filter(report__matter=matter).count()
    return matter.reports.count() + reviews + matter.schedules.count()


def _require_sound(progress: Progress) -> None:
    if progress.amount < 0:
        raise ActionRefusedError(_("累计完成数不能小于0。"))
    if not progress.evidence.strip() and progress.file is None:
        raise ActionRefusedError(_("请写明佐证，或者上传佐证文件。"))
    accept_text(progress.evidence, progress.note)
    if progress.file is not None:
        accept_file(progress.file)


def _store_report(account: Account, matter: Matter, progress: Progress, recorded_at: datetime) -> ProgressReport:
    report = ProgressReport(
        matter=matter,
        unit=matter.lead_unit,
        reported_by=account,
        amount=progress.amount,
        evidence=progress.evidence.strip(),
        note=progress.note.strip(),
        happened_at=progress.happened_at,
        recorded_at=recorded_at,
    )
    if progress.file is not None:
        report.evidence_name = PurePath(progress.file.name or "").name
        suffix = PurePath(report.evidence_name).suffix.lower()
        report.evidence_file.name = f"evidence/{uuid4().hex}{suffix}"
    report.save()
    return report


def _review(
    account: Account,
    report: ProgressReport,
    *,
    is_confirmed: bool,
    reason: str,
    at: datetime,
    history_of: datetime | None = None,
) -> ProgressReview:
    with transaction.atomic():
        report = ProgressReport.objects.select_related("matter__lead_unit", "matter__verifying_unit").get(pk=report.pk)
        require(refusal_to_review_report(account, report))
        if account.unit is None:
            raise ActionRefusedError(_("账号没有所属单位，不能认定。请联系管理员。"))
        name = "confirm_progress" if is_confirmed else "return_progress"
        matter = report.matter
        with action(account.as_actor(), name, f"matter/{matter.number}", at=at, happened_at=history_of) as entry:
            review = ProgressReview.objects.create(
                report=report,
                unit=account.unit,
                is_confirmed=is_confirmed,
                reason=reason,
                happened_at=entry.happened_at,
                recorded_at=entry.recorded_at,
            )
            amount = _amount(matter, report.amount)
            entry.old = {"amount": amount, "status": "claimed"}
            entry.new = {"amount": amount, "status": "confirmed" if is_confirmed else "returned"}
            entry.why = reason or report.evidence or report.evidence_name
        if history_of is None:
            renew_lights(matter, entry.recorded_at)
    return review


def _amount(matter: Matter, amount: Decimal) -> str:
    return f"{amount:f}{unit_of(matter)}"


def unit_of(matter: Matter) -> str:
    """Return the unit that the matter is counted in."""
    milestone = matter.schedules.order_by("-version")[0].milestones.first()
    return milestone.unit if milestone else ""
