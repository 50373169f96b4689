"""Time limits and their pauses: what is used, what is left, how long the clock stood still."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from wenxiao.calendars import default_calendar
from wenxiao.charts import Clock, Lamp, Pause
from wenxiao.cli.charting.lights import asked_at, lamp_by_dates, moment_of
from wenxiao.cli.charting.reading import Row, day_of, needed_moment

Rows = Mapping[str, Sequence[Row]]


def clocks_of(rows: Rows, at: date | datetime) -> tuple[Clock, ...]:
    """The clocks of a table as they stand at a moment, each with its pauses."""
    pauses: dict[str, list[Pause]] = {}
    for row in rows["pauses"]:
        pause = Pause(since=needed_moment(row, "since"), until=row.moment("until"), reason=row.text("reason"))
        pauses.setdefault(row.text("clock"), []).append(pause)
    return tuple(_clock(row, tuple(pauses.get(row.text("name"), ())), at) for row in rows["clocks"])


def _clock(row: Row, pauses: tuple[Pause, ...], at: date | datetime) -> Clock:
    start, due, done = needed_moment(row, "start"), needed_moment(row, "due"), row.moment("done")
    stopped = [pause for pause in pauses if moment_of(pause.since) <= asked_at(at)]
    lamp = row.lamp("lamp")
    if lamp is None:
        lamp = lamp_by_dates(due=due, at=asked_at(at), start=start, done=done)
        if any(pause.until is None or moment_of(pause.until) > asked_at(at) for pause in stopped) and not done:
            lamp = Lamp.SUSPENDED
    return Clock(
        name=row.text("name"),
        about=row.text("about"),
        start=start,
        due=due,
        done=done,
        pauses=pauses,
        lamp=lamp,
        sums=row.text("sums") or _used(start, due, done, stopped, at),
        sums_about=_stopped(stopped, done, at),
    )


def _used(
    start: date | datetime,
    due: date | datetime,
    done: date | datetime | None,
    stopped: Sequence[Pause],
    at: date | datetime,
) -> str:
    """Working days used and left, the start day not counted, days on which the clock stood still taken off."""
    count = default_calendar().working_days_after
    until = day_of(done or at)
    used = max(0, count(day_of(start), until) - _days_stopped(stopped, until))
    if done:
        return f"用时{used}个工作日"
    left = count(until, day_of(due))
    return f"已用{used}，{'超' if left < 0 else '剩'}{abs(left)}个工作日"


def _days_stopped(stopped: Sequence[Pause], until: date) -> int:
    """Working days on which the clock stood still, each counted once."""
    calendar = default_calendar()
    days = {
        day_of(pause.since) + timedelta(days=n)
        for pause in stopped
        for n in range(((min(until, day_of(pause.until)) if pause.until else until) - day_of(pause.since)).days)
    }
    return sum(map(calendar.is_working_day, days))


def _stopped(stopped: Sequence[Pause], done: date | datetime | None, at: date | datetime) -> str:
    if not stopped:
        return ""
    return f"停表{len(stopped)}次，共{_days_stopped(stopped, day_of(done or at))}个工作日"
