"""The facts of a matter as its district file tells them."""

from collections.abc import Iterator, Sequence

from wenxiao.calendars import default_calendar
from wenxiao.clocks import (
    Fact,
    MatterFacts,
    ProgressConfirmed,
    ProgressReported,
    Schedule,
    ScheduleSet,
    light_rules,
)
from wenxiao.demonstration.district import DistrictMatter, PlannedAdjustment, Progress
from wenxiao.resolutions import adjust


def facts_of(
    matter: DistrictMatter,
    *,
    adopted_by: str,
    adjustments: Sequence[PlannedAdjustment] = (),
    progress: Sequence[Progress] = (),
) -> MatterFacts:
    """Return the facts of a matter, with further adjustments and progress after its own.

    `adopted_by` is the body that set the milestones. Raise AdjustmentRefusedError where another body moves one.
    """
    schedules = _schedules(matter, (*matter.adjustments, *adjustments), adopted_by)
    reports = _reports(matter, (*matter.progress, *progress))
    return MatterFacts(
        opened_at=matter.opened_at, events=(*schedules, *reports), rules=light_rules(), calendar=default_calendar()
    )


def _schedules(
    matter: DistrictMatter, adjustments: Sequence[PlannedAdjustment], adopted_by: str
) -> Iterator[ScheduleSet]:
    schedule = Schedule(version=1, milestones=matter.milestones)
    yield ScheduleSet(happened_at=matter.opened_at, recorded_at=matter.opened_at, schedule=schedule)
    for planned in adjustments:
        schedule = adjust(
            schedule,
            milestone=planned.milestone,
            due_at=planned.due_at,
            resolution=planned.resolution,
            adopted_by=adopted_by,
        )
        yield ScheduleSet(happened_at=planned.recorded_at, recorded_at=planned.recorded_at, schedule=schedule)


def _reports(matter: DistrictMatter, progress: Sequence[Progress]) -> Iterator[Fact]:
    for number, said in enumerate(progress, 1):
        report = f"{matter.number}-{number}"
        yield ProgressReported(
            happened_at=said.happened_at,
            recorded_at=said.happened_at,
            report=report,
            unit=matter.lead_unit,
            evidence=said.evidence,
            amount=said.amount,
        )
        if said.confirmed_at:
            yield ProgressConfirmed(
                happened_at=said.confirmed_at,
                recorded_at=said.confirmed_at,
                report=report,
                unit=matter.verifying_unit,
            )
