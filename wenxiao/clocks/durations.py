"""Durations in words: so much of a unit, as an official counts it."""

from datetime import datetime
from fractions import Fraction

from wenxiao.calendars import Tempo, TimeUnit, WorkingCalendar
from wenxiao.sentences import Sentence, sentence

_BY_DAY = {
    TimeUnit.WORKING_DAYS: "{count}个工作日",
    TimeUnit.CALENDAR_DAYS: "{count}日",
    TimeUnit.MONTHS: "{count}日",
}
_BUDGET = {TimeUnit.MONTHS: "{count}个月"}
_BY_HOUR = {
    TimeUnit.WORKING_HOURS: ("{hours}工作时{minutes}分", "{hours}工作时", "{minutes}分钟（工作时）"),
    TimeUnit.HOURS: ("{hours}小时{minutes}分", "{hours}小时", "{minutes}分钟"),
}


def duration(amount: Fraction, unit: TimeUnit) -> Sentence:
    """Say how much: whole days are counted down, hours to the minute. `3工作时43分`, `5个工作日`."""
    if unit in _BY_DAY:
        return sentence(_BY_DAY[unit], count=int(amount))
    hours, minutes = divmod(int(amount * 60), 60)
    both, whole, short = _BY_HOUR[unit]
    return sentence(both if hours and minutes else whole if not minutes else short, hours=hours, minutes=minutes)


def budget(amount: Fraction, unit: TimeUnit) -> Sentence:
    """Say how much time a limit gives: a month is a month here, not its days."""
    return sentence(_BUDGET[unit], count=int(amount)) if unit in _BUDGET else duration(amount, unit)


def between(start: datetime, end: datetime, unit: TimeUnit, calendar: WorkingCalendar) -> Sentence:
    """Say how far apart two moments are: days by the date, the first not counted; hours by the clock."""
    first, last = sorted((start, end))
    if unit is TimeUnit.WORKING_DAYS:
        return duration(Fraction(calendar.working_days_after(calendar.day_of(first), calendar.day_of(last))), unit)
    if unit in _BY_DAY:
        return duration(Fraction((calendar.day_of(last) - calendar.day_of(first)).days), unit)
    return duration(Tempo(unit, calendar).elapsed(first, last), unit)
