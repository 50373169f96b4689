"""A matter judged by each version of its plan: what stands under the old one and what under the new."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from wenxiao.clocks import Colour, Mark, MatterFacts, Schedule, ScheduleSet, colour_of_watch, marks_at, watches_of
from wenxiao.clocks.knowledge import knowledge_of
from wenxiao.clocks.lights import colour_known
from wenxiao.clocks.watching import watches_known


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """One milestone by one version of the plan."""

    code: str
    name: str
    due_at: datetime
    amount: Decimal | None
    unit: str
    is_changed: bool
    """Whether the version before had it otherwise, or not at all."""
    colour: Colour
    was_late: bool
    mark: Mark | None
    """What was decided of it; None while its time is not up."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ByVersion:
    """The matter by one version of its plan."""

    schedule: Schedule
    took_effect_at: datetime
    recorded_at: datetime
    colour: Colour
    milestones: tuple[Judged, ...]

    @property
    def missed(self) -> int:
        """How many milestones count as missed by this version."""
        return sum(1 for one in self.milestones if one.mark and not one.mark.in_time and not one.mark.is_exempt)


def judged_by_versions(matter: str, facts: MatterFacts, at: datetime) -> tuple[ByVersion, ...]:
    """Return the matter at a moment by each version of its plan that has taken effect, the oldest first.

    Colours are of all that stands, marks of confirmed progress alone. The newest version gives the matter's own light.
    """
    plans = sorted(
        (fact for fact in facts.known(at) if isinstance(fact, ScheduleSet)), key=lambda fact: fact.schedule.version
    )
    return tuple(_judged_by(matter, facts, at, plans, place) for place in range(len(plans)))


def version_in_force(facts: MatterFacts, at: datetime) -> Schedule | None:
    """Return the version of the plan by which a moment is judged: the newest that had taken effect by then."""
    return knowledge_of(facts, at).schedule


def _judged_by(matter: str, facts: MatterFacts, at: datetime, plans: list[ScheduleSet], place: int) -> ByVersion:
    plan = plans[place]
    schedule, before = plan.schedule, plans[place - 1].schedule if place else None
    known = knowledge_of(facts, at, version=schedule.version)
    return ByVersion(
        schedule=schedule,
        took_effect_at=plan.happened_at,
        recorded_at=plan.recorded_at,
        colour=colour_known(known, watches_known(known), at),
        milestones=tuple(_milestones(matter, facts, at, schedule, before)),
    )


def _milestones(
    matter: str, facts: MatterFacts, at: datetime, schedule: Schedule, before: Schedule | None
) -> Iterator[Judged]:
    watches = {watch.code: watch for watch in watches_of(facts, at, version=schedule.version)}
    marks = {mark.watch.code: mark for mark in marks_at(matter, facts, at, version=schedule.version)}
    for milestone in sorted(schedule.milestones, key=lambda one: one.due_at):
        watch = watches.get(milestone.code)
        yield Judged(
            code=milestone.code,
            name=milestone.name,
            due_at=milestone.due_at,
            amount=milestone.amount,
            unit=milestone.unit,
            is_changed=before is not None and before.milestone(milestone.code) != milestone,
            colour=colour_of_watch(watch, at) if watch else Colour.NOT_STARTED,
            was_late=watch is not None and watch.was_late,
            mark=marks.get(milestone.code),
        )
