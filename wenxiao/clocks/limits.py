"""Time limits: a budget of time that runs, pauses, is extended and runs out at an exact moment."""

import calendar as months
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from wenxiao.calendars import Tempo, TimeUnit, WorkingCalendar
from wenxiao.catalog import Marked, known_keys, required
from wenxiao.errors import CatalogInvalidError

_BY_DAY = (TimeUnit.WORKING_DAYS, TimeUnit.CALENDAR_DAYS, TimeUnit.MONTHS)
_TO_MIDNIGHT = (TimeUnit.CALENDAR_DAYS, TimeUnit.MONTHS)


@dataclass(frozen=True, kw_only=True, slots=True)
class TimeLimit:
    """How much time is given, and by which rule it is counted."""

    amount: Fraction
    unit: TimeUnit
    counts_start_day: bool = False
    """Whether the day on which it starts is the first day; otherwise the next day is (民法典第二百零一条)."""
    late_intake_is_next_day: bool = False
    """Whether what comes in after closing or on a day off counts as come in on the next working day."""
    end_moves_off_rest_days: bool = True
    """Whether a limit in calendar days or months that ends on a day off ends on the next working day (第二百零三条)."""
    near_amount: Fraction | None = None
    near_share: Fraction | None = None
    """It is near when no more than this is left, in its unit or as a share of the budget; of both, the smaller."""
    grace_amount: Fraction | None = None
    """What is allowed beyond the end before it counts as late (宽限), in its unit."""
    is_advisory: bool = False
    """Whether its end only warns and never makes late, as a promised time beside the statutory one."""
    longest_suspension: Fraction | None = None
    """How much suspensions may give back in all, in its unit; None: without end."""
    extensions_at_most: int | None = None
    longest_extension: Fraction | None = None
    """What one extension may add at most, in its unit."""
    review_is_charged: bool = True
    """Whether the time between a claim and its return is used up."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Suspension:
    """The clock stands still (中止); `ended_at` None: it still does."""

    began_at: datetime
    ended_at: datetime | None
    reason: str = ""
    approved_by: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Extension:
    """Time added to the budget (延期), in the limit's own unit. Asked too late, it adds nothing."""

    amount: Fraction
    asked_at: datetime
    granted_at: datetime
    approved_by: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Clock:
    """One run of a limit from its start."""

    limit: TimeLimit
    started_at: datetime
    calendar: WorkingCalendar
    suspensions: tuple[Suspension, ...] = ()
    extensions: tuple[Extension, ...] = ()

    @property
    def tempo(self) -> Tempo:
        """How fast its unit runs."""
        return Tempo(self.limit.unit, self.calendar)


def expiry_of(clock: Clock) -> datetime | None:
    """Return the moment at which the limit runs out; None while a suspension has no end.

    What is suspended is given back to the microsecond. An extension counts if it was asked for before the limit, with
    the extensions before it, ran out.
    """
    granted: tuple[Extension, ...] = ()
    for extension in sorted(clock.extensions, key=lambda extension: extension.asked_at):
        expiry = _expiry(clock, granted)
        if expiry is None or extension.asked_at <= expiry:
            granted = (*granted, extension)
    return _expiry(clock, granted)


def near_at(clock: Clock) -> datetime | None:
    """Return the moment from which the limit is near; None if nearness is not set, or a suspension has no end."""
    limit, expiry = clock.limit, expiry_of(clock)
    budget = used(clock, expiry) if expiry else _budget(clock, ())
    wide = [limit.near_amount, None if limit.near_share is None else limit.near_share * budget]
    near = min((width for width in wide if width is not None), default=None)
    if near is None:
        return None
    moment = _run_out(clock, max(budget - near, Fraction(0)))
    return moment if moment is None or expiry is None else min(moment, expiry)


def used(clock: Clock, at: datetime) -> Fraction:
    """Return how much of the budget is used up by a moment, suspensions left out."""
    return sum((clock.tempo.elapsed(begin, min(end or at, at)) for begin, end in _running(clock)), Fraction(0))


def is_suspended(clock: Clock, at: datetime) -> bool:
    """Whether the clock stands still at a moment."""
    return any(s.began_at <= at and (s.ended_at is None or at < s.ended_at) for s in clock.suspensions)


def is_provisional(clock: Clock) -> bool:
    """Whether the expiry rests on a year whose 调休 is not published."""
    expiry = expiry_of(clock)
    days = (clock.started_at, *([expiry] if expiry else []))
    return any(clock.calendar.is_provisional(clock.calendar.day_of(day)) for day in days)


_FLAGS = ("counts_start_day", "late_intake_is_next_day", "end_moves_off_rest_days", "is_advisory", "review_is_charged")
_AMOUNTS = ("amount", "near_amount", "near_share", "grace_amount", "longest_suspension", "longest_extension")


def limit_of(entry: Marked) -> TimeLimit:
    """Read a limit from a catalogue entry: `{amount: 3, unit: working_days, near_amount: 1}`."""
    known_keys(entry, TimeLimit.__dataclass_fields__)
    unit = required(entry, "unit", str, "时间单位")
    if unit not in list(TimeUnit):
        raise CatalogInvalidError(
            entry.file,
            f"没有时间单位“{unit}”，可用的是{'、'.join(TimeUnit)}",
            line=entry.lines.get("unit"),
            key="unit",
        )
    values: dict[str, Any] = {key: required(entry, key, bool, "true或false") for key in _FLAGS if key in entry}
    required(entry, "amount", (int, str), "数量")
    values |= {key: Fraction(str(required(entry, key, (int, str), "数量"))) for key in _AMOUNTS if key in entry}
    if "extensions_at_most" in entry:
        values["extensions_at_most"] = required(entry, "extensions_at_most", int, "次数")
    return TimeLimit(unit=TimeUnit(unit), **values)


def _expiry(clock: Clock, granted: tuple[Extension, ...]) -> datetime | None:
    moment = _run_out(clock, _budget(clock, granted))
    if moment is None or clock.limit.unit not in _TO_MIDNIGHT:
        return moment
    last = clock.calendar.day_of(moment - timedelta(microseconds=1))
    if not clock.calendar.is_working_day(last):
        if not clock.limit.end_moves_off_rest_days:
            return clock.calendar.midnight(last + timedelta(days=1))
        last = clock.calendar.next_working_day(last)
    return clock.calendar.closing(last)


def _budget(clock: Clock, granted: tuple[Extension, ...]) -> Fraction:
    amount = sum((extension.amount for extension in granted), clock.limit.amount)
    if clock.limit.unit is not TimeUnit.MONTHS:
        return amount
    first = clock.calendar.day_of(_counting_from(clock)) - timedelta(days=0 if clock.limit.counts_start_day else 1)
    return Fraction((_months_after(first, int(amount)) - first).days)


def _months_after(on: date, count: int) -> date:
    """The same day of a later month, or that month's last day where it has no such day (第二百零二条)."""
    year, month = divmod(on.year * 12 + on.month - 1 + count, 12)
    return date(year, month + 1, min(on.day, months.monthrange(year, month + 1)[1]))


def _run_out(clock: Clock, amount: Fraction) -> datetime | None:
    """The moment by which so much of the budget is used up; None if a suspension without end comes before."""
    left = amount
    for begin, end in _running(clock):
        if end is None:
            return clock.tempo.reached(begin, left)
        available = clock.tempo.elapsed(begin, end)
        if available >= left:
            return clock.tempo.reached(begin, left)
        left -= available
    return None


def _running(clock: Clock) -> Iterator[tuple[datetime, datetime | None]]:
    """The stretches in which the clock runs, the last without end unless it is suspended for good."""
    begin = _counting_from(clock)
    for suspension in sorted(clock.suspensions, key=lambda suspension: suspension.began_at):
        if suspension.began_at > begin:
            yield begin, suspension.began_at
        if suspension.ended_at is None:
            return
        begin = max(begin, suspension.ended_at)
    yield begin, None


def _counting_from(clock: Clock) -> datetime:
    limit, calendar, start = clock.limit, clock.calendar, clock.started_at
    on = calendar.day_of(start)
    if limit.late_intake_is_next_day and (not calendar.is_working_day(on) or start >= calendar.closing(on)):
        on = calendar.next_working_day(on + timedelta(days=1))
        start = calendar.opening(on)
    if limit.unit not in _BY_DAY:
        return start
    return calendar.midnight(on if limit.counts_start_day else on + timedelta(days=1))
