"""The watches of pace: one for each trajectory, yellow while behind, red when its last moment passes unmet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from wenxiao.calendars import WorkingCalendar
from wenxiao.catalog import in_force
from wenxiao.clocks.knowledge import Claim, Knowledge
from wenxiao.clocks.pace import Observation, Standing, standing_of
from wenxiao.clocks.trajectories import PaceRule, Trajectory
from wenxiao.clocks.watches import Watch, WatchKind
from wenxiao.clocks.watching.milestones import opening_before


@dataclass(frozen=True, kw_only=True, slots=True)
class Standpoint:
    """How a series stands by its newest observation, and since which report it has stood so."""

    trajectory: Trajectory
    observation: Observation
    standing: Standing
    claim: Claim
    since: Claim
    """The first of the newest reports by which it is alike: met, lost, behind or neither."""


def pace_watches(known: Knowledge) -> Iterator[Watch]:
    """Yield a watch for each trajectory; milestones have watches of their own."""
    for trajectory in known.schedule.trajectories if known.schedule else ():
        if trajectory.rule is not PaceRule.MILESTONES:
            yield _watch_of(known, trajectory, standpoint_of(known, trajectory))


def standpoint_of(known: Knowledge, trajectory: Trajectory) -> Standpoint | None:
    """Return how a series stands by the newest value of its newest period; None before the first."""
    found: Standpoint | None = None
    calendar = known.facts.calendar
    for claim in known.claims(trajectory.code):
        if claim.report.amount is None:
            continue
        through = claim.report.through or calendar.day_of(claim.report.happened_at)
        if found and through < found.observation.through:
            continue
        observation = Observation(
            through=through, value=claim.report.amount, open_working_days=claim.report.open_working_days
        )
        thresholds = [rule for rule in known.facts.pace_rules if rule.rule is trajectory.rule]
        standing = standing_of(trajectory, observation, in_force(thresholds, through))
        alike = found is not None and _kind(found.standing) == _kind(standing)
        found = Standpoint(
            trajectory=trajectory,
            observation=observation,
            standing=standing,
            claim=claim,
            since=found.since if found and alike else claim,
        )
    return found


def is_reached(point: Standpoint) -> bool:
    """Whether the target is reached for good: a sum when it is met, anything else by the figure of its last day."""
    return point.standing.is_met and (point.standing.is_final or point.trajectory.rule is PaceRule.CUMULATIVE)


def _kind(standing: Standing) -> tuple[bool, bool, bool, bool]:
    return standing.is_met, standing.is_lost, standing.is_behind, standing.is_final


def _watch_of(known: Knowledge, trajectory: Trajectory, point: Standpoint | None) -> Watch:
    calendar = known.calendar()
    due_at = known.settled(lambda calendar: _due_at(trajectory, calendar)) or _due_at(trajectory, calendar)
    near_at = known.settled(lambda calendar: opening_before(known, _due_at(trajectory, calendar), calendar))
    yellow_at, red_at = _clearing(point, calendar) or _turns(point, near_at, due_at)
    reached = point.since if point and is_reached(point) else None
    return Watch(
        code=trajectory.code,
        title=trajectory.title,
        kind=WatchKind.PACE,
        starts_at=calendar.midnight(trajectory.begins_on),
        due_at=due_at,
        yellow_at=yellow_at,
        red_at=red_at,
        done_at=reached.report.happened_at if reached else None,
        confirmed_at=reached.confirmed_at if reached else None,
        is_provisional=calendar.is_provisional(calendar.day_of(due_at)),
    )


def _clearing(point: Standpoint | None, calendar: WorkingCalendar) -> tuple[datetime, datetime] | None:
    """动态为零: yellow while something stands open, red when its time to be cleared is up; else None."""
    if point is None or point.trajectory.clear_within is None or point.standing.is_met:
        return None
    since = point.since.report.happened_at
    if point.standing.is_behind:
        return since, since
    newest = point.claim.report
    left = point.trajectory.clear_within - (newest.open_working_days or 0)
    return since, calendar.closing(calendar.working_day_after(calendar.day_of(newest.happened_at), left))


def _turns(
    point: Standpoint | None, near_at: datetime | None, due_at: datetime
) -> tuple[datetime | None, datetime | None]:
    """When it turns yellow and red if nothing more is reported."""
    if point is None or is_reached(point):
        return near_at, due_at
    standing, since = point.standing, point.since.report.happened_at
    if standing.is_lost or standing.is_final:
        return min(since, due_at), min(since, due_at)
    if standing.is_behind:
        return min(since, near_at or since), due_at
    return (due_at, None) if standing.is_met else (near_at, due_at)


def _due_at(trajectory: Trajectory, calendar: WorkingCalendar) -> datetime:
    """When the figure of the last day is out: by its release calendar, else when the office closes on that day."""
    if trajectory.releases:
        releases = trajectory.releases.releases(trajectory.begins_on, trajectory.ends_on, calendar)
        if releases:
            return releases[-1].release_at
    return calendar.closing(trajectory.ends_on)
