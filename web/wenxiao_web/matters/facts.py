"""From rows to the domain's facts: all that the light of a matter rests on."""

from collections.abc import Iterator

from django.db.models import Prefetch, QuerySet

from wenxiao.calendars import default_calendar
from wenxiao.clocks import (
    CalendarPublished,
    Fact,
    MatterFacts,
    Milestone,
    ProgressConfirmed,
    ProgressReported,
    ProgressReturned,
    Schedule,
    ScheduleSet,
    light_rules,
)
from wenxiao_web.calendars.queries import publications
from wenxiao_web.clock import local
from wenxiao_web.matters.models import Matter, ProgressReport, ScheduleVersion


def with_facts(matters: QuerySet[Matter]) -> QuerySet[Matter]:
    """Fetch with each matter all rows that `facts_of` reads: four queries, however many matters."""
    reports = ProgressReport.objects.select_related("review__unit", "unit", "reported_by")
    return matters.select_related("lead_unit", "verifying_unit", "commitment__document").prefetch_related(
        Prefetch("schedules", queryset=ScheduleVersion.objects.prefetch_related("milestones")),
        Prefetch("reports", queryset=reports),
    )


def facts_of(matter: Matter, published: tuple[CalendarPublished, ...] | None = None) -> MatterFacts:
    """Return the facts of one matter for the domain.

    `published` is what `publications` gave, read once for many matters; None reads it.
    """
    calendars = publications() if published is None else published
    return MatterFacts(
        opened_at=local(matter.opened_at),
        events=(*_schedules(matter), *_reports(matter), *calendars),
        rules=light_rules(),
        calendar=default_calendar(),
    )


def schedule_of(row: ScheduleVersion) -> Schedule:
    """Return one version of a schedule as the domain knows it."""
    return Schedule(
        version=row.version,
        resolution=row.resolution or None,
        milestones=tuple(
            Milestone(code=m.code, name=m.name, due_at=local(m.due_at), amount=m.amount, unit=m.unit)
            for m in row.milestones.all()
        ),
    )


def _schedules(matter: Matter) -> Iterator[Fact]:
    for row in matter.schedules.all():
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
