"""Writes of what a body decided: an application granted or refused, a version decided elsewhere, an exemption.

Each makes its change, its ledger entry, the new watch rows and the noted light changes in one transaction.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from wenxiao import resolutions as domain
from wenxiao.clocks import Schedule
from wenxiao.resolutions.adopting import adopted_by
from wenxiao_web.accounts.models import Account
from wenxiao_web.audit.actions import action
from wenxiao_web.calendars.queries import desk_calendar
from wenxiao_web.clock import local
from wenxiao_web.errors import ActionRefusedError
from wenxiao_web.matters.lights import renew_lights
from wenxiao_web.matters.models import Matter, ScheduleVersion
from wenxiao_web.matters.permissions import require
from wenxiao_web.matters.schedules import store_schedule
from wenxiao_web.matters.uploads import accept_text
from wenxiao_web.resolutions.actions import locked, refusals_of_the_domain
from wenxiao_web.resolutions.models import Application, Decision, Exemption
from wenxiao_web.resolutions.permissions import refusal_to_record
from wenxiao_web.resolutions.rows import application_of, exempted, newest_plan, promise_of
from wenxiao_web.resolutions.words import in_words, plans_in_words


@dataclass(frozen=True, kw_only=True, slots=True)
class Forgiven:
    """Which watch a body forgives, and until when."""

    watch: str
    title: str
    until: datetime


def decide_application(
    account: Account, application: Application, resolution: domain.Resolution, *, is_granted: bool, at: datetime
) -> Decision:
    """Record what the body decided: granted, the plan gets its next version from the close of that day on.

    Raise ActionRefusedError, naming who must, where another body must decide or somebody must still be heard, and where
    the plan has changed since.
    """
    accept_text(resolution.reason, resolution.document_number)
    with transaction.atomic():
        row = locked(application)
        matter = row.matter
        require(refusal_to_record(account, local(at).date()))
        schedule = newest_plan(matter)
        if schedule is None:
            raise ActionRefusedError(_("这件事项还没有进度计划，没有可调整的节点。"))
        decided_at = _moment_of(resolution.decided_on, at, after=row.recorded_at)
        subject = f"matter/{matter.number}"
        with (
            action(account.as_actor(), "decide_application", subject, at=at, happened_at=decided_at) as entry,
            refusals_of_the_domain(),
        ):
            asked = application_of(row)
            decided = domain.decide(
                asked, schedule, resolution=resolution, is_granted=is_granted, at=local(entry.recorded_at)
            )
            version = _next_version(matter, decided.schedule, resolution, decided_at, entry.recorded_at, is_granted)
            decision = _keep(account, matter, resolution, version, entry.recorded_at, row)
            old, new = in_words(schedule, asked.changes)
            entry.old, entry.new = (old, {**new, "status": "granted"}) if is_granted else (new, {"status": "refused"})
            entry.why = _said(resolution)
        if is_granted:
            renew_lights(matter, entry.recorded_at)
    return decision


def adjust_schedule(
    account: Account,
    matter: Matter,
    schedule: Schedule,
    resolution: domain.Resolution,
    *,
    decided_at: datetime,
    at: datetime,
    is_history: bool = False,
) -> ScheduleVersion:
    """Record a version of the plan that a resolution decided elsewhere; the old version stays.

    `is_history` leaves the lights to a later `renew_lights`, for many past facts entered at once.
    """
    require(refusal_to_record(account, local(at).date()))
    with transaction.atomic():
        subject = f"matter/{matter.number}"
        before = newest_plan(matter)
        with action(account.as_actor(), "adjust_schedule", subject, at=at, happened_at=decided_at) as entry:
            version = store_schedule(
                matter, schedule, happened_at=decided_at, recorded_at=entry.recorded_at, reason=resolution.reason
            )
            _keep(account, matter, resolution, version, entry.recorded_at)
            entry.old, entry.new = plans_in_words(before, schedule)
            entry.why = _said(resolution)
        if not is_history:
            renew_lights(matter, entry.recorded_at)
    return version


def exempt_watch(
    account: Account, matter: Matter, forgiven: Forgiven, resolution: domain.Resolution, *, at: datetime
) -> Exemption:
    """Record that a body forgives one watch until a moment: no paper and no points, the light stays what it is."""
    accept_text(resolution.reason, resolution.document_number)
    with transaction.atomic():
        require(refusal_to_record(account, local(at).date()))
        decided_at = _moment_of(resolution.decided_on, at, after=matter.opened_at)
        subject = f"matter/{matter.number}"
        with (
            action(account.as_actor(), "exempt_watch", subject, at=at, happened_at=decided_at) as entry,
            refusals_of_the_domain(),
        ):
            row = Exemption(
                matter=matter,
                watch=forgiven.watch,
                title=forgiven.title,
                until=forgiven.until,
                body=resolution.body,
                document_number=resolution.document_number,
                decided_on=resolution.decided_on,
                reason=resolution.reason,
                account=account,
                happened_at=decided_at,
                recorded_at=entry.recorded_at,
            )
            domain.exempt(
                watch=forgiven.watch,
                until=local(forgiven.until),
                resolution=resolution,
                adopted_by=body_of_milestones(matter, resolution.decided_on),
                happened_at=exempted(row).happened_at,
                recorded_at=exempted(row).recorded_at,
            )
            row.save()
            entry.new = {"watch": forgiven.title, "exempt_until": f"{local(forgiven.until):%Y-%m-%d %H:%M}"}
            entry.why = _said(resolution)
        renew_lights(matter, entry.recorded_at)
    return row


def body_of_milestones(matter: Matter, on: date) -> str:
    """Return the body that set the milestones of a matter, and so who may exempt one."""
    plan = newest_plan(matter) or Schedule(version=0)
    return adopted_by(plan, (), origin=matter.origin, on=on, promise=promise_of(matter))


def _moment_of(decided_on: date, at: datetime, *, after: datetime) -> datetime:
    """A decision of today holds from now, of an earlier day from its close; never before what it decides on."""
    calendar = desk_calendar()
    today = calendar.day_of(at)
    if decided_on > today:
        raise ActionRefusedError(_("决议日期晚于今天。请填已经作出的决议的日期。"))
    return at if decided_on == today else max(calendar.closing(decided_on), min(local(after), at))


def _next_version(
    matter: Matter,
    schedule: Schedule,
    resolution: domain.Resolution,
    decided_at: datetime,
    recorded_at: datetime,
    is_granted: bool,
) -> ScheduleVersion | None:
    if not is_granted:
        return None
    return store_schedule(matter, schedule, happened_at=decided_at, recorded_at=recorded_at, reason=resolution.reason)


def _keep(
    account: Account,
    matter: Matter,
    resolution: domain.Resolution,
    version: ScheduleVersion | None,
    recorded_at: datetime,
    application: Application | None = None,
) -> Decision:
    return Decision.objects.create(
        matter=matter,
        application=application,
        body=resolution.body,
        document_number=resolution.document_number,
        decided_on=resolution.decided_on,
        reason=resolution.reason,
        is_granted=version is not None,
        schedule=version,
        account=account,
        recorded_at=recorded_at,
    )


def _said(resolution: domain.Resolution) -> str:
    body = domain.name_of_body(resolution.body)
    return f"{body}决议{resolution.document_number}：{resolution.reason}"
