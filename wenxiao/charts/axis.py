"""The one time axis that every chart of a matter shares."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TypeAlias

from wenxiao.charts.lettering import width_of
from wenxiao.charts.scene import Item, Line, Text, block
from wenxiao.charts.wording import CHINESE, Wording

Moment: TypeAlias = date | datetime
Days: TypeAlias = tuple[date, date]  # first and last day

WIDTH = 960.0
TICK_SIZE, TICK_GAP, TICK_INDENT = 12.0, 10.0, 4.0
HEADROOM = 44.0  # the row of today's label and the row of ticks
_DAY = 86_400
_MONTH_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


def day_of(moment: Moment) -> date:
    """The day of a moment, by its own clock."""
    return moment.date() if isinstance(moment, datetime) else moment


@dataclass(frozen=True, kw_only=True, slots=True)
class TimeAxis:
    """From the opening of one day to the end of another, evenly; x = 0 is the opening."""

    first: date
    last: date
    width: float = WIDTH
    wording: Wording = CHINESE
    says_year: bool = False
    """Whether a date has to say its year, because what is drawn spans more than one."""

    def x(self, moment: Moment) -> float:
        """Where a moment stands; a day without an hour stands at its noon."""
        days = (day_of(moment) - self.first).days
        hours = 0.5
        if isinstance(moment, datetime):
            hours = (moment.hour * 3600 + moment.minute * 60 + moment.second) / _DAY
        return (days + hours) * self.width / ((self.last - self.first).days + 1)

    def edge(self, day: date) -> float:
        """Where a day begins."""
        return (day - self.first).days * self.width / ((self.last - self.first).days + 1)


def axis_over(moments: Iterable[Moment], *, wording: Wording = CHINESE) -> TimeAxis:
    """An axis that holds every moment, with a fiftieth of its length to spare on either side."""
    days = [day_of(moment) for moment in moments]
    spare = max(1, (max(days) - min(days)).days // 50)
    first = date.fromordinal(max(min(days).toordinal() - spare, 1))
    last = date.fromordinal(min(max(days).toordinal() + spare, date.max.toordinal()))
    return TimeAxis(first=first, last=last, wording=wording, says_year=min(days).year != max(days).year)


def shown_date(day: Moment, axis: TimeAxis) -> str:
    """Write a day as tables do: `09-24`, with its year where the axis spans more than one."""
    return f"{day_of(day):%Y-%m-%d}" if axis.says_year else f"{day_of(day):%m-%d}"


def ticks(axis: TimeAxis) -> tuple[tuple[float, str], ...]:
    """Position and label of each tick: the closest days, weeks, months or years whose labels do not meet."""
    for days in _candidates(axis):
        marked = tuple(_labelled(axis, days))
        if marked and all(x + _needed(words) <= after for (x, words), (after, _) in pairwise(marked)):
            return marked
    return tuple(_labelled(axis, [axis.first]))


def _needed(words: str) -> float:
    return width_of(words, TICK_SIZE) + TICK_GAP


def _candidates(axis: TimeAxis) -> Iterator[Sequence[date]]:
    span = (axis.last - axis.first).days
    if span < 90:
        whole = [axis.first + timedelta(days=n) for n in range(span + 1)]
        yield whole
        yield [day for day in whole if day.weekday() == 0]
    months = range(axis.first.year * 12 + axis.first.month - 1, axis.last.year * 12 + axis.last.month)
    for step in _MONTH_STEPS:
        firsts = (date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0)
        yield [day for day in firsts if axis.first <= day <= axis.last]


def _labelled(axis: TimeAxis, days: Sequence[date]) -> Iterator[tuple[float, str]]:
    before: date | None = None
    by_day = any(day.day != 1 for day in days)
    by_year = all(day.month == 1 for day in days) and not by_day
    for day in days:
        says_year = before is None or before.year != day.year
        yield axis.edge(day), _tick(day, axis.wording, by_day=by_day, by_year=by_year, says_year=says_year)
        before = day


def _tick(day: date, wording: Wording, *, by_day: bool, by_year: bool, says_year: bool) -> str:
    if by_year:
        return wording.year.format(year=day.year)
    if by_day:
        return prose_date(day, wording, says_year=says_year)
    month = wording.months[day.month - 1]
    return wording.month_of_year.format(year=day.year, month=month) if says_year else month


def prose_date(day: date, wording: Wording, *, says_year: bool) -> str:
    """Write a day as prose does: `9月24日`, with its year where asked."""
    template = wording.day_of_year if says_year else wording.day
    return template.format(year=day.year, month=wording.months[day.month - 1], on=day.day)


def backdrop(axis: TimeAxis, rest: Sequence[Days], top: float, bottom: float) -> Iterator[Item]:
    """Yield rest days as bands marked 休, the grid and its labels above `top`; to be drawn first."""
    yield from _bands(axis, rest, top, bottom)
    for x, words in ticks(axis):
        yield Line(points=((x, top), (x, bottom)), look="grid")
        yield Text(x=x + TICK_INDENT, y=top - 6, words=words, size=TICK_SIZE, look="t3")


def _bands(axis: TimeAxis, rest: Sequence[Days], top: float, bottom: float) -> Iterator[Item]:
    marked = float("-inf")
    for first, last in sorted(rest):
        left = axis.edge(max(first, axis.first))
        right = axis.edge(min(last, axis.last) + timedelta(days=1))
        if right <= left:
            continue
        yield block(left, top, right, bottom, "rest")
        if right - left >= TICK_SIZE and left >= marked:
            middle = (left + right) / 2
            yield Text(x=middle, y=bottom + 14, words=axis.wording.rest, size=TICK_SIZE, anchor="middle", look="t3")
            marked = middle + TICK_SIZE


def today_line(axis: TimeAxis, today: Moment | None, top: float, bottom: float) -> Iterator[Item]:
    """Yield today's line and its label on top; nothing where today is not given or lies outside the axis."""
    if today is None or not axis.first <= day_of(today) <= axis.last:
        return
    x = axis.x(today)
    yield Line(points=((x, top - 22), (x, bottom)), look="today")
    words = axis.wording.today.format(day=prose_date(day_of(today), axis.wording, says_year=axis.says_year))
    yield Text(x=x, y=top - 28, words=words, anchor="middle", look="ta", bold=True)
