"""Facts of a matter from the short form that the YAML cases are written in."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from wenxiao.calendars import default_calendar
from wenxiao.clocks import (
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
from wenxiao.resolutions import Resolution, adjust

CALENDAR = default_calendar()
OPENED_AT = datetime(2025, 1, 6, 9, tzinfo=CALENDAR.zone)


def moment(value: Any) -> datetime:
    """A moment written without a zone, or a day, which ends when the office closes."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=CALENDAR.zone)
    assert isinstance(value, date)
    return CALENDAR.closing(value)


def facts_of(case: Any) -> MatterFacts:
    """The facts of one case."""
    return MatterFacts(
        opened_at=OPENED_AT, events=(*_schedules(case), *_reports(case)), rules=light_rules(), calendar=CALENDAR
    )


def _schedules(case: Any) -> Iterator[ScheduleSet]:
    milestones = tuple(
        Milestone(
            code=row["code"],
            name=row["name"],
            due_at=moment(row["due"]),
            amount=Decimal(str(row["amount"])) if "amount" in row else None,
            unit="个",
        )
        for row in case["milestones"]
    )
    schedule = Schedule(version=1, milestones=milestones)
    yield ScheduleSet(happened_at=OPENED_AT, recorded_at=OPENED_AT, schedule=schedule)
    for row in case.get("adjustments", ()):
        at = moment(row["at"])
        resolution = Resolution(
            body="commission", document_number="铁问效〔2025〕7号", decided_on=at.date(), reason="例"
        )
        schedule = adjust(
            schedule,
            milestone=row["milestone"],
            due_at=moment(row["due"]),
            resolution=resolution,
            adopted_by="commission",
        )
        yield ScheduleSet(happened_at=at, recorded_at=at, schedule=schedule)


def _reports(case: Any) -> Iterator[Fact]:
    for number, row in enumerate(case.get("reports", ())):
        at, code = moment(row["at"]), f"r{number}"
        yield ProgressReported(
            happened_at=at,
            recorded_at=moment(row.get("recorded", row["at"])),
            report=code,
            unit="housing",
            evidence="验收单",
            amount=Decimal(str(row["amount"])) if "amount" in row else None,
            milestone=row.get("milestone"),
        )
        if "confirmed" in row:
            confirmed = moment(row["confirmed"])
            yield ProgressConfirmed(happened_at=confirmed, recorded_at=confirmed, report=code)
        if "returned" in row:
            returned = moment(row["returned"])
            yield ProgressReturned(happened_at=returned, recorded_at=returned, report=code, reason="缺验收单")
