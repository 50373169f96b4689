"""From rows to the domain: an application as it stands, a matter's units, what was promised, exemptions as facts."""

from collections.abc import Iterator, Mapping

from django.db.models import QuerySet

from wenxiao import resolutions as domain
from wenxiao.calendars import Period
from wenxiao.clocks import Exempted, Schedule
from wenxiao.resolutions.adopting import Promise
from wenxiao_web.clock import local
from wenxiao_web.matters.models import Matter
from wenxiao_web.matters.schedules import schedule_of
from wenxiao_web.resolutions.models import Application, Exemption


def with_what_was_said(applications: QuerySet[Application]) -> QuerySet[Application]:
    """Fetch with each application all rows that `application_of` and its pages read."""
    return applications.select_related(
        "matter__lead_unit", "matter__verifying_unit", "matter__commitment__document", "unit", "account", "decision"
    ).prefetch_related("changes", "opinions__account", "opinions__unit", "matter__schedules__milestones")


def application_of(row: Application) -> domain.Application:
    """Return an application as the domain knows it."""
    decided = getattr(row, "decision", None)
    return domain.Application(
        code=row.code,
        matter=row.matter.number,
        adopted_by=row.adopted_by,
        base_version=row.base_version,
        changes=tuple(
            domain.Change(
                code=change.code, due_at=local(change.due_at) if change.due_at else None, amount=change.amount
            )
            for change in row.changes.all()
        ),
        reason=row.reason,
        evidence=row.evidence or row.evidence_name,
        by=row.unit.name,
        at=local(row.recorded_at),
        is_after_due=row.is_after_due,
        opinions=tuple(
            domain.Opinion(
                role=said.role,
                by=said.account.username,
                is_for=said.is_for,
                words=said.words,
                at=local(said.recorded_at),
            )
            for said in row.opinions.all()
        ),
        decision=domain.Decision(
            resolution=domain.Resolution(
                body=decided.body,
                document_number=decided.document_number,
                decided_on=decided.decided_on,
                reason=decided.reason,
            ),
            is_granted=decided.is_granted,
            at=local(decided.recorded_at),
        )
        if decided
        else None,
        withdrawn_for=row.withdrawn_for or None,
    )


def newest_plan(matter: Matter) -> Schedule | None:
    """Return the newest version of a matter's plan; None while it has none."""
    newest = max(matter.schedules.all(), key=lambda row: row.version, default=None)
    return schedule_of(newest) if newest else None


def plan_before(row: Application) -> Schedule | None:
    """Return the version of the plan that an application asks to change."""
    found = next((one for one in row.matter.schedules.all() if one.version == row.base_version), None)
    return schedule_of(found) if found else None


def promise_of(matter: Matter) -> Promise | None:
    """Return what a document promised of a matter; None where none did."""
    if matter.commitment is None:
        return None
    period = matter.commitment.figure.period
    promised = Period.parse(period) if period else None
    due_on = promised.ends_on if promised else None
    return Promise(adopted_by=matter.commitment.document.adopted_by, due_on=due_on)


def units_of(matter: Matter) -> Mapping[str, str]:
    """Return the names of the units that a matter has now, by role; the lead unit holds it until it is handed over."""
    units = {"lead_unit": matter.lead_unit.name, "holder": matter.lead_unit.name}
    if matter.verifying_unit:
        units["verifying_unit"] = matter.verifying_unit.name
    handling = getattr(matter, "handling", None)
    if handling is not None:
        units |= {role.role: role.unit.name for role in handling.roles.select_related("unit") if role.is_current}
    return units


def exemptions_of(matter: Matter) -> Iterator[Exempted]:
    """Yield a matter's exemptions as the domain's facts."""
    for row in matter.exemptions.all():
        yield exempted(row)


def exempted(row: Exemption) -> Exempted:
    """Return one exemption as the domain's fact."""
    return Exempted(
        happened_at=local(row.happened_at),
        recorded_at=local(row.recorded_at),
        watch=row.watch,
        until=local(row.until),
        approved_by=row.body,
        document_number=row.document_number,
        reason=row.reason,
    )
