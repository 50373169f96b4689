"""From rows to the domain's facts: all that the light of a matter rests on."""

from collections.abc import Iterator

from django.db.models import Prefetch, QuerySet

from wenxiao.calendars import default_calendar
from wenxiao.clocks import (
    Aggregate,
    CalendarPublished,
    Fact,
    MatterFacts,
    ProgressConfirmed,
    ProgressReported,
    ProgressReturned,
    ScheduleSet,
    light_rules,
)
from wenxiao_web.calendars.queries import publications
from wenxiao_web.clock import local
from wenxiao_web.matters.models import Matter, ProgressReport, ScheduleVersion
from wenxiao_web.matters.schedules import schedule_of
from wenxiao_web.procedures.models import Move, UnitRole
from wenxiao_web.procedures.states import procedure_in_force, state_of, with_what_they_say
from wenxiao_web.resolutions.models import VersionChange
from wenxiao_web.resolutions.rows import exemptions_of


def with_facts(matters: QuerySet[Matter]) -> QuerySet[Matter]:
    """Fetch with each matter all rows that `facts_of` reads: a few queries, however many matters."""
    reports = ProgressReport.objects.select_related("review__unit", "unit", "reported_by")
    schedules = ScheduleVersion.objects.select_related("move").prefetch_related("milestones")
    return matters.select_related(
        "lead_unit", "verifying_unit", "commitment__document", "handling__procedure"
    ).prefetch_related(
        Prefetch("schedules", queryset=schedules),
        Prefetch("reports", queryset=reports),
        "exemptions",
        Prefetch(
            "handling__version_changes", queryset=VersionChange.objects.select_related("from_version", "to_version")
        ),
        Prefetch("handling__roles", queryset=UnitRole.objects.select_related("unit")),
        Prefetch("handling__moves", queryset=with_what_they_say(Move.objects.all())),
    )


def facts_of(matter: Matter, published: tuple[CalendarPublished, ...] | None = None) -> MatterFacts:
    """Return the facts of one matter for the domain.

    `published` is what `publications` gave, read once for many matters; None reads it.
    """
    calendars = publications() if published is None else published
    handling = getattr(matter, "handling", None)
    return MatterFacts(
        opened_at=local(matter.opened_at),
        events=(
            *(state_of(handling).facts if handling else ()),
            *_schedules(matter),
            *_reports(matter),
            *exemptions_of(matter),
            *calendars,
        ),
        rules=light_rules(),
        calendar=default_calendar(),
        aggregate=procedure_in_force(handling.procedure).aggregate if handling else Aggregate(),
    )


def _schedules(matter: Matter) -> Iterator[Fact]:
    for row in matter.schedules.all():
        if hasattr(row, "move"):  # the engine says so itself
            continue
        yield ScheduleSet(
            happened_at=local(row.happened_at), recorded_at=local(row.recorded_at), schedule=schedule_of(row)
        )


def _reports(matter: Matter) -> Iterator[Fact]:
    for report in matter.reports.all():
        yield ProgressReported(
            happened_at=local(report.happened_at),
            recorded_at=local(report.recorded_at),
            report=report.code,
            unit=report.unit.name,
            evidence=report.evidence,
            amount=report.amount,
        )
        review = getattr(report, "review", None)
        if review is None:
            continue
        happened_at, recorded_at = local(review.happened_at), local(review.recorded_at)
        if review.is_confirmed:
            yield ProgressConfirmed(
                happened_at=happened_at, recorded_at=recorded_at, report=report.code, unit=review.unit.name
            )
        else:
            yield ProgressReturned(
                happened_at=happened_at,
                recorded_at=recorded_at,
                report=report.code,
                unit=review.unit.name,
                reason=review.reason,
            )
