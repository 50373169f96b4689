"""The watches of time limits: one for each lap of each clock."""

from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction

from wenxiao.calendars import Tempo, WorkingCalendar
from wenxiao.clocks.knowledge import Knowledge
from wenxiao.clocks.laps import Lap, laps_of
from wenxiao.clocks.limits import Suspension, expiry_of, is_provisional, near_at
from wenxiao.clocks.watches import Watch, WatchKind


def limit_watches(known: Knowledge) -> Iterator[Watch]:
    """Yield a watch for each lap; one whose place a further lap has taken ended then, late or not."""
    for lap in laps_of(known):
        yield _watch_of(known, lap)


def _watch_of(known: Knowledge, lap: Lap) -> Watch:
    clock = lap.running(known.calendar(lap.office))
    due_at = known.settled(lambda calendar: expiry_of(lap.running(calendar)), lap.office)
    near = known.settled(lambda calendar: near_at(lap.running(calendar)), lap.office)
    red_at = None if lap.limit.is_advisory else _grace_end(lap, due_at, clock.calendar)
    pause = _standing_still(clock.suspensions, lap.ended_at, due_at)
    return Watch(
        code=lap.code,
        title=lap.title,
        kind=WatchKind.LIMIT,
        starts_at=lap.started_at,
        due_at=due_at,
        yellow_at=near or (due_at if red_at != due_at else None),
        red_at=red_at,
        suspended_at=pause.began_at if pause else None,
        resumes_at=pause.ended_at if pause else None,
        done_at=lap.ended_at,
        confirmed_at=lap.confirmed_at if lap.stopped_at else lap.restarted_at,
        is_provisional=is_provisional(clock),
        org_unit=lap.org_unit,
        is_supporting=lap.is_supporting,
    )


def _grace_end(lap: Lap, due_at: datetime | None, calendar: WorkingCalendar) -> datetime | None:
    if due_at is None or not lap.limit.grace_amount:
        return due_at
    return Tempo(lap.limit.unit, calendar).reached(due_at, Fraction(lap.limit.grace_amount))


def _standing_still(
    pauses: tuple[Suspension, ...], ended_at: datetime | None, due_at: datetime | None
) -> Suspension | None:
    """The newest stretch of standing still, overlapping suspensions taken as one; None if it began too late to count.

    A stretch that is over by now does no harm: its end lies in the past of every moment that will be asked.
    """
    if ended_at is not None:
        return None
    merged: Suspension | None = None
    for pause in sorted(pauses, key=lambda pause: pause.began_at):
        if due_at is not None and pause.began_at >= due_at:
            break
        touches = merged is not None and (merged.ended_at is None or pause.began_at <= merged.ended_at)
        if merged is None or not touches:
            merged = pause
        elif merged.ended_at is not None:
            end = None if pause.ended_at is None else max(merged.ended_at, pause.ended_at)
            merged = Suspension(began_at=merged.began_at, ended_at=end, reason=pause.reason)
    return merged
