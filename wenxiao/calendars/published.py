"""The arrangement of a year as it is published each November: which days are off, which weekends are worked (调休)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from chinese_calendar.constants import holidays as _known_holidays

from wenxiao.calendars.holidays import statutory_holidays
from wenxiao.catalog import Marked, known_keys, load_file, required
from wenxiao.errors import CatalogInvalidError

_DAY = timedelta(days=1)
_SATURDAY, _DECEMBER = 5, 12
KNOWN_YEARS = frozenset(day.year for day in _known_holidays)
"""The years whose arrangement the program brings along."""


@dataclass(frozen=True, order=True, kw_only=True, slots=True)
class Holiday:
    """Days off in a row; several festivals may share them."""

    first: date
    last: date
    names: tuple[str, ...]

    def __contains__(self, on: date) -> bool:
        """Whether a day is one of them."""
        return self.first <= on <= self.last

    @property
    def days(self) -> Iterator[date]:
        """Its days, in order."""
        return (self.first + _DAY * n for n in range((self.last - self.first).days + 1))


@dataclass(frozen=True, kw_only=True, slots=True)
class PublishedYear:
    """The arrangement of a year, or a district's own additions to it."""

    year: int
    source: str
    in_force_from: date
    holidays: tuple[Holiday, ...]
    working_days: frozenset[date]
    """Saturdays and Sundays that are worked."""

    @property
    def days(self) -> Mapping[date, bool]:
        """Each day that it names, with whether it is worked."""
        return {on: False for holiday in self.holidays for on in holiday.days} | dict.fromkeys(self.working_days, True)


def published_year(file: Path, text: str | None = None) -> PublishedYear:
    """Read and check the arrangement of a year; raise CatalogInvalidError with file, line, key and what to do.

    `text` is the file's content where it is at hand already; `file` then only names it.

    A year that the program does not know must name every festival and hold every statutory day off; one that it knows
    may name just what differs.
    """
    entry = load_file(file, text)
    if not isinstance(entry, Marked):
        raise CatalogInvalidError(str(file), "应为一份安排：year、in_force_from、source、holidays、working_days")
    known_keys(entry, PublishedYear.__dataclass_fields__)
    rows = required(entry, "holidays", list, "放假列表")
    arranged = PublishedYear(
        year=required(entry, "year", int, "年份"),
        source=required(entry, "source", str, "出处"),
        in_force_from=_day(entry, "in_force_from"),
        holidays=tuple(sorted(_holiday(row) for row in rows)),
        working_days=frozenset(_dates(entry, "working_days")),
    )
    for key, problem in _problems(arranged):
        raise CatalogInvalidError(str(file), problem, line=entry.lines.get(key), key=key)
    return arranged


def _holiday(row: Marked) -> Holiday:
    name = required(row, "name", str, "节日名，几个节日合并放假的用顿号分开")
    known_keys(row, ("name", "from", "to"))
    first, last = _day(row, "from"), _day(row, "to")
    if last < first:
        raise CatalogInvalidError(row.file, f"“{name}”的最后一天早于第一天", line=row.line, key="to")
    return Holiday(first=first, last=last, names=tuple(map(_festival, name.split("、"))))


def _day(entry: Marked, key: str) -> date:
    day = required(entry, key, date, "日期")
    if isinstance(day, datetime):
        raise CatalogInvalidError(entry.file, f"“{day}”带了钟点，请只写日期", line=entry.lines[key], key=key)
    return day


def _festival(name: str) -> str:
    """The name in the catalogue: 清明 is 清明节."""
    return next((known for known in statutory_holidays().festivals if known.removesuffix("节") == name), name)


def _dates(entry: Marked, key: str) -> list[date]:
    days = required(entry, key, list, "日期的列表，没有就写[]")
    if wrong := [day for day in days if not isinstance(day, date) or isinstance(day, datetime)]:
        raise CatalogInvalidError(entry.file, f"“{wrong[0]}”不是日期，应如2027-02-20", line=entry.lines[key], key=key)
    return days


def _problems(arranged: PublishedYear) -> Iterator[tuple[str, str]]:
    """What is wrong, each with the key it stands at."""
    yield from (("holidays", problem) for problem in _wrong_holidays(arranged))
    yield from (("working_days", problem) for problem in _wrong_working_days(arranged))
    if arranged.year not in KNOWN_YEARS:
        yield from (("holidays", problem) for problem in _missing(arranged))


def _wrong_holidays(arranged: PublishedYear) -> Iterator[str]:
    for holiday in arranged.holidays:
        for on in (holiday.first, holiday.last):
            if not _is_of_year(arranged.year, on):
                yield f"“{'、'.join(holiday.names)}”的{on}不在{arranged.year}年，请核对日期"
    for one, other in pairwise(arranged.holidays):
        if other.first <= one.last:
            yield f"“{'、'.join(one.names)}”与“{'、'.join(other.names)}”的日期重叠，合并放假请写成一条"


def _wrong_working_days(arranged: PublishedYear) -> Iterator[str]:
    for on in sorted(arranged.working_days):
        if not _is_of_year(arranged.year, on):
            yield f"{on}不在{arranged.year}年，请核对日期"
        if on.weekday() < _SATURDAY:
            yield f"{on}是平日，本来就上班，请核对日期"
        if any(on in holiday for holiday in arranged.holidays):
            yield f"{on}又放假又上班，请只留一处"


def _missing(arranged: PublishedYear) -> Iterator[str]:
    named = {name for holiday in arranged.holidays for name in holiday.names}
    statutory = statutory_holidays()
    if absent := [name for name in statutory.festivals if name not in named]:
        yield f"{arranged.year}年的安排缺少{'、'.join(absent)}，请写全"
    days_off = {date(arranged.year, month, day) for month, day in statutory.days}
    days_off |= {on for on in statutory.lunar_days if on.year == arranged.year}
    for on in sorted(days_off):
        if not any(on in holiday for holiday in arranged.holidays):
            yield f"{on}是法定假日，安排中没有放假，请核对日期"


def _is_of_year(year: int, on: date) -> bool:
    """A year's arrangement may reach back into the December before."""
    return on.year == year or (on.year == year - 1 and on.month == _DECEMBER)
