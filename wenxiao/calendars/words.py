"""Words of time, and what they mean in the year or month that they are said in: 年底前, 8月末, 国庆前, “十四五”末."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from wenxiao.calendars.periods import Period, PeriodKind
from wenxiao.calendars.working import WorkingCalendar
from wenxiao.catalog import Marked, known_keys, load, required

_FILE = "calendars/period_words.yaml"
_FORM_KEYS = ("words", "kind", "number", "part", "shift", "said_in", "only_until", "last_day", "before")
_TEN_DAYS = {"上": 1, "中": 11, "下": 21}
_MONTHS = {PeriodKind.QUARTER: 3, PeriodKind.HALF_YEAR: 6}


@dataclass(frozen=True, kw_only=True, slots=True)
class SaidTime:
    """What words of time mean."""

    last_day: date
    """Until when, this day included."""
    period: Period | None
    """The period that they name; None where they only say until when."""


def said_time(words: str, said_in: Period, calendar: WorkingCalendar) -> SaidTime | None:
    """Return what words of time mean in the period that they are said in: a year, a month, a plan's term.

    None where they are no words of time, or the period leaves them open: 月底前 needs a month; 年底前 a year, which
    a term of several does not name; 春节前 a year whose arrangement is published.
    """
    words = words.strip("在于到至，, ")
    if not words:
        return None
    year, bare = _year_said(words, said_in)
    for form, pattern in _forms():
        if match := pattern.fullmatch(bare):
            named = {key: value for key, value in match.groupdict().items() if value}
            return _time_of(form, named, said_in, year, calendar)
    return None


def _year_said(words: str, said_in: Period) -> tuple[int | None, str]:
    """The year that is meant, or None where it is left open, and the words without it."""
    table: dict[str, int] = _catalogue()["years"]
    said = said_in.last_year if said_in.kind is not PeriodKind.TERM else None
    if match := re.match(r"(20\d\d)(年?)", words):
        rest = words[match.end() :]
        return int(match[1]), f"{match[2]}{rest}" if rest[:1] in ("底", "末", "内") else rest
    for name, shift in table.items():
        if words.startswith(name):
            rest = words.removeprefix(name)
            return (None if said is None else said + shift), f"年{rest}" if rest[:1] in ("底", "末", "内") else rest
    return said, words


def _time_of(
    form: Marked, named: dict[str, str], said_in: Period, year: int | None, calendar: WorkingCalendar
) -> SaidTime | None:
    if "term" in named:
        first = _catalogue()["terms"][named["term"]]
        return _whole(Period.of_years(first, first + 4))
    if form.get("said_in") == "term":
        return _whole(said_in) if said_in.kind is PeriodKind.TERM else None
    if year is None:
        return None
    if "last_day" in form:
        return SaidTime(last_day=date.fromisoformat(f"{year}-{form['last_day']}"), period=None)
    if "before" in form:
        begins_on = calendar.festival_begins_on(form["before"], year)
        return SaidTime(last_day=begins_on - timedelta(days=1), period=None) if begins_on else None
    period = _period_of(form, named, said_in, year)
    if period is None:
        return None
    return SaidTime(last_day=period.ends_on, period=None) if form.get("only_until") else _whole(period)


def _period_of(form: Marked, named: dict[str, str], said_in: Period, year: int) -> Period | None:
    """The period that a form means in a year; None where it has no such day, or needs the month it is said in."""
    kind = PeriodKind(form["kind"])
    month = int(named.get("month") or named.get("month_alone") or 1)
    if form.get("said_in") == "month":
        if said_in.kind is not PeriodKind.MONTH or year != said_in.last_year:
            return None
        month = said_in.ends_on.month
    if kind in _MONTHS:
        number = named.get("number") or named.get("number_alone")
        month = _MONTHS[kind] * (_catalogue()["numbers"][number] if number else form["number"])
    day = int(named.get("day", 1))
    if kind is PeriodKind.TEN_DAYS:
        day = _TEN_DAYS[named.get("part") or form["part"]]
    try:
        period = Period.of(kind, date(year, month, day))
    except ValueError:
        return None
    return {0: period, 1: period.after, -1: period.before}[form.get("shift", 0)]


def _whole(period: Period) -> SaidTime:
    return SaidTime(last_day=period.ends_on, period=period)


@cache
def _catalogue() -> Marked:
    catalogue = load(_FILE)
    known_keys(catalogue, ("in_force_from", "source", "years", "numbers", "terms", "forms"))
    return catalogue  # type: ignore[no-any-return]


@cache
def _forms() -> tuple[tuple[Marked, re.Pattern[str]], ...]:
    forms = required(_catalogue(), "forms", list, "列表")
    for form in forms:
        known_keys(form, _FORM_KEYS)
    return tuple((form, re.compile(required(form, "words", str, "正则表达式"))) for form in forms)
