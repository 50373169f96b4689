"""The light of a row that gives none: from its dates alone, by the catalogue's light rule."""

from datetime import date, datetime, timedelta

from wenxiao.calendars import default_calendar
from wenxiao.catalog import in_force
from wenxiao.charts import Lamp
from wenxiao.clocks import light_rules

NOON = timedelta(hours=12)


def lamp_by_dates(
    *, due: date | datetime, at: datetime, start: date | datetime | None = None, done: date | datetime | None = None
) -> Lamp:
    """Return done, not started, past its limit, near it, or on schedule.

    A due day ends when the office closes; what has no report is held against nobody here, since a table has none.
    """
    calendar = default_calendar()
    due_on = calendar.day_of(due) if isinstance(due, datetime) else due
    red_at = due if isinstance(due, datetime) else calendar.closing(due)
    if done is not None and moment_of(done) <= at:
        late = done > red_at if isinstance(done, datetime) else done > due_on
        return Lamp.DONE_LATE if late else Lamp.DONE
    if start is not None and at < moment_of(start):
        return Lamp.NOT_STARTED
    if at >= red_at:
        return Lamp.RED
    rule = in_force(light_rules(), due_on)
    yellow_on = calendar.working_day_before(due_on, rule.near_limit_working_days)
    return Lamp.YELLOW if at >= min(calendar.opening(yellow_on), red_at) else Lamp.GREEN


def moment_of(moment: date | datetime) -> datetime:
    """A moment, or the beginning of a day."""
    return moment if isinstance(moment, datetime) else default_calendar().midnight(moment)


def asked_at(at: date | datetime) -> datetime:
    """The moment that is asked about: a day stands for its noon."""
    return at if isinstance(at, datetime) else moment_of(at) + NOON
