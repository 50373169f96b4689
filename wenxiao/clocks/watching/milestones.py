"""The watches of milestones: one for each, yellow near its due moment and red from it on."""

from collections.abc import Iterator
from datetime import datetime

from wenxiao.calendars import WorkingCalendar
from wenxiao.catalog import in_force
from wenxiao.clocks.knowledge import Claim, Knowledge
from wenxiao.clocks.schedules import Milestone
from wenxiao.clocks.watches import Watch


def milestone_watches(known: Knowledge) -> Iterator[Watch]:
    """Yield a watch for each milestone of the schedule in force."""
    claims = known.claims()
    for milestone in known.schedule.milestones if known.schedule else ():
        yield _watch_of(known, milestone, claims)


def opening_before(known: Knowledge, due_at: datetime, calendar: WorkingCalendar) -> datetime:
    """From when a due moment is near: the opening of the working day that has so many working days after it."""
    due_on = calendar.day_of(due_at)
    days = in_force(known.facts.rules, due_on).near_limit_working_days
    return min(calendar.opening(calendar.working_day_before(due_on, days)), due_at)


def _watch_of(known: Knowledge, milestone: Milestone, claims: list[Claim]) -> Watch:
    calendar, due_at = known.calendar(), milestone.due_at
    near_at = known.settled(lambda calendar: opening_before(known, due_at, calendar))
    reached = _reached_by(milestone, claims)
    return Watch(
        code=milestone.code,
        title=milestone.name,
        due_at=due_at,
        yellow_at=max(near_at, milestone.starts_at) if near_at and milestone.starts_at else near_at,
        red_at=due_at,
        starts_at=milestone.starts_at,
        done_at=reached.report.happened_at if reached else None,
        confirmed_at=reached.confirmed_at if reached else None,
        is_provisional=calendar.is_provisional(calendar.day_of(due_at)),
        org_unit=milestone.org_unit,
        is_supporting=milestone.is_supporting,
        weight=milestone.weight,
    )


def _reached_by(milestone: Milestone, claims: list[Claim]) -> Claim | None:
    """The claim that reached the milestone; a later, lower cumulative amount takes it back."""
    reached = None
    for claim in claims:
        if milestone.amount is None or claim.report.amount is None:
            reached = reached or (claim if claim.report.milestone == milestone.code else None)
        elif claim.report.amount < milestone.amount:
            reached = None
        else:
            reached = reached or claim
    return reached
