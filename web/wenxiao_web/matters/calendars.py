"""The small working calendar beside the tasks: three weeks, with rest days and what falls due."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from wenxiao.calendars import WorkingCalendar
from wenxiao_web.matters.models import Basis, Matter, WatchRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """One day of the calendar."""

    on: date
    is_today: bool
    is_working_day: bool
    is_exception: bool
    """A weekend that is worked, or a weekday that is not."""
    is_provisional: bool
    due: int


def weeks_around(calendar: WorkingCalendar, today: date, matters: QuerySet[Matter]) -> list[list[Day]]:
    """Return this week and the two after it, with the number of unfinished watches due on each day."""
    first = today - timedelta(days=today.weekday())
    days = [first + timedelta(days=n) for n in range(21)]
    watches = WatchRow.objects.filter(
        matter__in=matters.values("pk"),
        basis=Basis.CLAIMED,
        superseded_at=None,
        done_at=None,
        due_at__gte=calendar.opening(days[0]),
        due_at__lte=calendar.closing(days[-1]),
    )
    due = Counter(calendar.day_of(due_at) for due_at in watches.values_list("due_at", flat=True) if due_at)
    made = [
        Day(
            on=on,
            is_today=on == today,
            is_working_day=calendar.is_working_day(on),
            is_exception=calendar.is_working_day(on) != (on.weekday() < 5),
            is_provisional=calendar.is_provisional(on),
            due=due[on],
        )
        for on in days
    ]
    return [made[n : n + 7] for n in range(0, 21, 7)]
