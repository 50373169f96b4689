"""What follows from adjustments: what one would change, by which version months are judged, what came late."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import Q

from wenxiao import resolutions as domain
from wenxiao.clocks import Colour, MatterFacts, ScheduleSet, light_at
from wenxiao_web.calendars.queries import desk_calendar, publications
from wenxiao_web.clock import local
from wenxiao_web.matters.facts import facts_of, with_facts
from wenxiao_web.matters.models import Matter
from wenxiao_web.resolutions.models import Application
from wenxiao_web.resolutions.rows import application_of, newest_plan


@dataclass(frozen=True, kw_only=True, slots=True)
class Consequence:
    """What granting an application now would change of the light."""

    before: Colour
    after: Colour
    saved: int
    """How many milestones would no longer count as missed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthEnd:
    """The end of one month: by which version of the plan it is judged, and the light that it gives."""

    on: date
    version: int
    colour: Colour


def consequence_of(row: Application, at: datetime) -> Consequence | None:
    """Return what granting an open application now would do to the light; None where its plan has changed since."""
    matter = with_facts(Matter.objects.all()).get(pk=row.matter_id)
    schedule, asked = newest_plan(matter), application_of(row)
    on = local(at).date()
    bodies = domain.bodies_that_may_adjust(row.adopted_by, on)
    if schedule is None or schedule.version != row.base_version or not bodies:
        return None
    supposed = domain.Resolution(body=bodies[0], document_number="—", decided_on=on, reason="—")
    after = domain.amend(schedule, asked.changes, resolution=supposed, adopted_by=row.adopted_by)
    facts = facts_of(matter)
    granted = replace(facts, events=(*facts.events, ScheduleSet(happened_at=at, recorded_at=at, schedule=after)))
    old, new = (domain.judged_by_versions(matter.number, known, at)[-1] for known in (facts, granted))
    return Consequence(before=old.colour, after=new.colour, saved=old.missed - new.missed)


def month_ends(facts: MatterFacts, at: datetime) -> list[MonthEnd]:
    """Return for each month's end since the matter was opened, and for now, by which version it is judged and how."""
    found = []
    for on in _last_days(local(facts.opened_at).date(), local(at).date()):
        moment = min(desk_calendar().closing(on), at)
        plan = domain.version_in_force(facts, moment)
        if plan is not None:
            found.append(MonthEnd(on=on, version=plan.version, colour=light_at(facts, moment).colour))
    return found


def adjusted_before(at: datetime, days: int | None) -> list[tuple[Matter, domain.LateAdjustment]]:
    """Return what was adjusted within so many days before an assessment, each with its matter, the newest first."""
    published = publications()
    since = at - timedelta(days=days if days is not None else _LONGEST)
    adjusted = Matter.objects.filter(
        Q(schedules__happened_at__gte=since) | Q(schedules__recorded_at__gte=since), schedules__version__gt=1
    ).distinct()
    matters = {matter.number: matter for matter in with_facts(adjusted)}
    late = domain.adjusted_before(
        [(number, facts_of(matter, published)) for number, matter in matters.items()], at, within_days=days
    )
    return [(matters[one.matter], one) for one in late]


_LONGEST = 366
"""No catalogue calls an adjustment of more than a year ago a late one."""


def _last_days(first: date, last: date) -> Iterator[date]:
    year, month = first.year, first.month
    while (year, month) < (last.year, last.month):
        following = date(year + month // 12, month % 12 + 1, 1)
        yield following - timedelta(days=1)
        year, month = following.year, following.month
    yield last
