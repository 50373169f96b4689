"""Marks of past periods: what each month or quarter of a series is judged, by the plan in force when it ended."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from wenxiao.calendars.periods import Period
from wenxiao.catalog import in_force
from wenxiao.clocks.colours import Colour
from wenxiao.clocks.facts import MatterFacts, ProgressReported, ScheduleSet
from wenxiao.clocks.knowledge import Knowledge, knowledge_of
from wenxiao.clocks.pace import Observation, Standing, standing_of
from wenxiao.clocks.schedules import Reporting, Schedule
from wenxiao.clocks.trajectories import Trajectory


@dataclass(frozen=True, kw_only=True, slots=True)
class PeriodMark:
    """One period of a series, judged."""

    series: str
    period: Period
    version: int
    """Of the schedule that it is judged by."""
    standing: Standing | None
    """None where nothing confirmed was reported for it."""

    @property
    def colour(self) -> Colour:
        """Green on pace, yellow behind, red where the last period misses the target or nothing was reported."""
        if self.standing is None or self.standing.is_lost:
            return Colour.RED
        if not self.standing.is_behind:
            return Colour.GREEN
        return Colour.RED if self.standing.is_final else Colour.YELLOW


def period_marks(facts: MatterFacts, at: datetime, known_at: datetime | None = None) -> tuple[PeriodMark, ...]:
    """Return a mark for each period whose report was due by `at`, of every series that is reported.

    Judged are confirmed values, by the schedule that was in force on the period's last day: an adjustment made later
    changes no earlier mark.
    """
    known = knowledge_of(facts, at, known_at, confirmed_only=True)
    marks = (mark for reporting in _reported(known) for mark in _marks(known, reporting, at))
    return tuple(sorted(marks, key=lambda mark: (mark.series, mark.period)))


def _reported(known: Knowledge) -> Iterator[Reporting]:
    for reporting in known.schedule.reporting if known.schedule else ():
        if reporting.series is not None:
            yield reporting


def _marks(known: Knowledge, reporting: Reporting, at: datetime) -> Iterator[PeriodMark]:
    calendar = known.calendar()
    for release in reporting.releases.releases(reporting.begins_on, reporting.ends_on, calendar):
        schedule = _in_force(known, calendar.midnight(release.period.ends_on + timedelta(days=1)))
        lines = schedule.trajectories if schedule else ()
        line = next((line for line in lines if line.code == reporting.series), None)
        if release.release_at <= at and schedule and line:
            yield PeriodMark(
                series=line.code,
                period=release.period,
                version=schedule.version,
                standing=_standing(known, line, release.period),
            )


def _in_force(known: Knowledge, at: datetime) -> Schedule | None:
    """The schedule in force just before a moment."""
    set_by_then = [fact.schedule for fact in known.events if isinstance(fact, ScheduleSet) and fact.happened_at < at]
    return max(set_by_then, key=lambda schedule: schedule.version, default=None)


def _standing(known: Knowledge, line: Trajectory, period: Period) -> Standing | None:
    """How the newest confirmed value of the period stands."""
    values = [_value(claim.report) for claim in known.claims(line.code) if claim.report.through == period.ends_on]
    found = [value for value in values if value is not None]
    if not found:
        return None
    thresholds = [rule for rule in known.facts.pace_rules if rule.rule is line.rule]
    return standing_of(line, found[-1], in_force(thresholds, period.ends_on))


def _value(report: ProgressReported) -> Observation | None:
    if report.amount is None or report.through is None:
        return None
    return Observation(through=report.through, value=report.amount, open_working_days=report.open_working_days)
