"""Schedules between rows and the domain."""

from datetime import datetime

from wenxiao.clocks import Milestone, Schedule
from wenxiao_web.clock import local
from wenxiao_web.matters.models import Matter, MilestoneRow, ScheduleVersion


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


def newest_schedule(matter: Matter) -> Schedule | None:
    """Return the newest version of a matter's schedule, whether a move or a resolution made it; None while none is."""
    row = max(matter.schedules.all(), key=lambda row: row.version, default=None)
    return schedule_of(row) if row else None


def store_schedule(
    matter: Matter, schedule: Schedule, *, happened_at: datetime, recorded_at: datetime, reason: str = ""
) -> ScheduleVersion:
    """Keep a version of a matter's schedule with its milestones."""
    version = ScheduleVersion.objects.create(
        matter=matter,
        version=schedule.version,
        resolution=schedule.resolution or "",
        reason=reason,
        happened_at=happened_at,
        recorded_at=recorded_at,
    )
    MilestoneRow.objects.bulk_create(
        MilestoneRow(schedule=version, code=m.code, name=m.name, due_at=m.due_at, amount=m.amount, unit=m.unit)
        for m in schedule.milestones
    )
    return version
