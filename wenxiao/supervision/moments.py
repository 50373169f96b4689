"""When a watch calls for a rung: at its own moment, at the n-th yellow or miss, or when nobody answered."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from wenxiao.calendars import WorkingCalendar
from wenxiao.clocks import Clock, Watch, WatchKind, expiry_of
from wenxiao.supervision.notices import Notice
from wenxiao.supervision.rungs import Moment, Rung


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """What stands around a watch at a moment: the other watches of its matter, and the notices that exist."""

    at: datetime
    watches: Sequence[Watch]
    notices: Collection[Notice]
    calendar: WorkingCalendar


def called_at(watch: Watch, rung: Rung, setting: Setting) -> datetime | None:
    """Return the moment at which a watch called for a rung, by the moment of the setting; None: it did not.

    Never before the watch's exemption ends, nor where the watch was reached by then, nor on a provisional calendar.
    """
    if watch.is_provisional or (rung.kinds and watch.kind not in rung.kinds):
        return None
    moment = _MOMENTS[rung.moment](watch, rung, setting)
    if moment is None or not _is_open(watch, moment := _not_before(moment, watch.exempt_until), setting.at):
        return None
    due_at = _later(moment, rung, setting.calendar)
    return due_at if due_at is not None and _is_open(watch, due_at, setting.at) else None


def _is_open(watch: Watch, moment: datetime, at: datetime) -> bool:
    """Whether a moment has come and the watch was not reached by then."""
    return moment <= at and (watch.done_at is None or watch.done_at > moment)


def _later(moment: datetime, rung: Rung, calendar: WorkingCalendar) -> datetime | None:
    """The moment with the rung's delay; None where that ends on a day whose 调休 is not published."""
    if rung.after is None:
        return moment
    due_at = expiry_of(Clock(limit=rung.after, started_at=moment, calendar=calendar))
    return None if due_at is None or calendar.is_provisional(calendar.day_of(due_at)) else due_at


def _not_before(moment: datetime, end: datetime | None) -> datetime:
    return moment if end is None else max(moment, end)


def _yellow(watch: Watch, _rung: Rung, _setting: Setting) -> datetime | None:
    return watch.yellow_at


def _red(watch: Watch, _rung: Rung, _setting: Setting) -> datetime | None:
    return watch.red_at


def _nth_yellow(watch: Watch, rung: Rung, setting: Setting) -> datetime | None:
    """When the watch turned yellow, if it is the n-th of its matter; None where that n-th had its paper before."""
    if any(notice.rung.code == rung.code for notice in setting.notices):
        return None
    turned = _in_order(setting.watches, rung, lambda other: other.yellow_at)
    open_then = [(moment, other.code) for moment, other in turned if other.done_at is None or other.done_at > moment]
    moment, code = open_then[rung.count - 1] if len(open_then) >= rung.count else (None, None)
    return moment if code == watch.code else None


def _nth_miss(watch: Watch, rung: Rung, setting: Setting) -> datetime | None:
    """When the watch turned red, if it is then the n-th in a row; None where the row had its paper before."""
    line = [other for other in setting.watches if _line_of(other) == _line_of(watch)]
    turned = _in_order(line, rung, lambda other: other.red_at)
    here = next((moment for moment, other in turned if other.code == watch.code), None)
    if here is None:
        return None
    row: list[str] = []
    for moment, other in turned:
        if (moment, other.code) > (here, watch.code):
            break
        if _is_forgiven(other, here):
            continue
        row = [*row, other.code] if _is_missed(other, moment, here) else []
    has_paper = any(notice.rung.code == rung.code and notice.watch in row for notice in setting.notices)
    return here if len(row) == rung.count and row[-1] == watch.code and not has_paper else None


def _in_order(
    watches: Sequence[Watch], rung: Rung, moment_of: Callable[[Watch], datetime | None]
) -> list[tuple[datetime, Watch]]:
    """The watches that count, each with the moment at which it turned, an exemption respected; earliest first."""
    found = [
        (_not_before(moment, watch.exempt_until), watch)
        for watch in watches
        if (moment := moment_of(watch)) is not None
        and not watch.is_provisional
        and (not rung.kinds or watch.kind in rung.kinds)
    ]
    return sorted(found, key=lambda pair: (pair[0], pair[1].code))


def _line_of(watch: Watch) -> str:
    """What follows one another: all milestones, the periods of one reporting, the laps of one clock."""
    return watch.kind if watch.kind is WatchKind.MILESTONE else f"{watch.kind}/{watch.code.rpartition('/')[0]}"


def _is_forgiven(watch: Watch, at: datetime) -> bool:
    """Exempt at the moment, or reached while it was: it neither lengthens a row nor breaks it."""
    end = watch.exempt_until
    if end is None or watch.red_at is None or end <= watch.red_at:
        return False
    return at < end or (watch.done_at is not None and watch.red_at < watch.done_at <= end)


def _is_missed(watch: Watch, turned_at: datetime, at: datetime) -> bool:
    """Not reached in time nor, lateness of a lap apart, made up for by the moment."""
    limit = turned_at if watch.kind is WatchKind.LIMIT else at
    return watch.done_at is None or watch.done_at > limit


def _unanswered(watch: Watch, rung: Rung, setting: Setting) -> datetime | None:
    """When the time to answer the lower rung's paper ended without an answer."""
    for notice in setting.notices:
        if notice.watch == watch.code and notice.rung.code == rung.of and notice.reply_by and not notice.is_set_aside:
            in_time = notice.answered_at is not None and notice.answered_at <= notice.reply_by
            return None if in_time else notice.reply_by
    return None


def _on_request(_watch: Watch, _rung: Rung, _setting: Setting) -> datetime | None:
    return None


_MOMENTS: Mapping[Moment, Callable[[Watch, Rung, Setting], datetime | None]] = {
    Moment.YELLOW: _yellow,
    Moment.RED: _red,
    Moment.NTH_YELLOW: _nth_yellow,
    Moment.NTH_MISS: _nth_miss,
    Moment.UNANSWERED: _unanswered,
    Moment.ON_REQUEST: _on_request,
}
