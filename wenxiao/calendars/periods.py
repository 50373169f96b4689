"""Periods: the stretch of time that a number is of, or that a unit reports on."""

import calendar as months
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_DAY = timedelta(days=1)
_TERM_YEARS = 5


class PeriodKind(StrEnum):
    """How long a period is, short to long."""

    DAY = "day"
    WEEK = "week"
    """Monday to Sunday; numbered as ISO 8601 does, so its first may begin in December."""
    TEN_DAYS = "ten_days"
    """旬: the 1st to 10th, the 11th to 20th, the rest of a month."""
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    TERM = "term"
    """Several years together, such as a five-year plan's."""


_KINDS = tuple(PeriodKind)
_MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF_YEAR: 6, PeriodKind.YEAR: 12}
_TEN_DAYS = ("上旬", "中旬", "下旬")


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """A day, week, 旬, month, quarter, half-year, year or plan term, by its first and last day.

    >>> [str(month) for month in Period.parse("2025Q3").parts(PeriodKind.MONTH)]
    ['2025-07', '2025-08', '2025-09']
    """

    begins_on: date
    ends_on: date
    kind: PeriodKind

    @classmethod
    def of(cls, kind: PeriodKind, on: date) -> "Period":
        """The period of a kind that a day lies in; a term is the five-year plan's (2021-2025, 2026-2030 …)."""
        if kind is PeriodKind.DAY:
            return cls(on, on, kind)
        if kind is PeriodKind.WEEK:
            monday = on - _DAY * on.weekday()
            return cls(monday, monday + _DAY * 6, kind)
        if kind is PeriodKind.TEN_DAYS:
            number = min((on.day - 1) // 10, 2)
            last = _month_end(on.year, on.month) if number == 2 else on.replace(day=number * 10 + 10)
            return cls(on.replace(day=number * 10 + 1), last, kind)
        if kind is PeriodKind.TERM:
            first = (on.year - 1) // _TERM_YEARS * _TERM_YEARS + 1
            return cls.of_years(first, first + _TERM_YEARS - 1)
        count = _MONTHS[kind]
        first = (on.month - 1) // count * count + 1
        return cls(date(on.year, first, 1), _month_end(on.year, first + count - 1), kind)

    @classmethod
    def of_years(cls, first: int, last: int) -> "Period":
        """A year, or the years from one to another as a term."""
        return cls(date(first, 1, 1), date(last, 12, 31), PeriodKind.YEAR if first == last else PeriodKind.TERM)

    @classmethod
    def parse(cls, text: str) -> "Period | None":
        """Read what `str()` writes; None for anything else, the empty string included.

        `2021-2025` `2025` `2025H1` `2025Q3` `2025-08` `2025-08上旬` `2025W35` `2025-08-31`.
        """
        for pattern, read in _READERS:
            if match := re.fullmatch(pattern, text):
                with suppress(ValueError):
                    return read(*match.groups())
        return None

    def __str__(self) -> str:
        return _WRITERS[self.kind](self)

    @property
    def first_year(self) -> int:
        """The year in which it begins."""
        return self.begins_on.year

    @property
    def last_year(self) -> int:
        """The year in which it ends."""
        return self.ends_on.year

    @property
    def number(self) -> int:
        """Its number within the year: 8 of August, 3 of the third quarter, 22 of 上旬 of August; 1 of years."""
        match self.kind:
            case PeriodKind.DAY:
                return self.begins_on.timetuple().tm_yday
            case PeriodKind.WEEK:
                return self.begins_on.isocalendar().week
            case PeriodKind.TEN_DAYS:
                return (self.begins_on.month - 1) * 3 + self.begins_on.day // 10 + 1
            case PeriodKind.YEAR | PeriodKind.TERM:
                return 1
        return self.ends_on.month // _MONTHS[self.kind]

    @property
    def is_year(self) -> bool:
        """Whether this is a single year."""
        return self.kind is PeriodKind.YEAR

    @property
    def before(self) -> "Period":
        """The period of its kind and, of a term, its length that ends on the eve of its first day."""
        if self.kind is PeriodKind.TERM:
            return self._years_on(self.first_year - self.last_year - 1)
        return Period.of(self.kind, self.begins_on - _DAY)

    @property
    def after(self) -> "Period":
        """The period of its kind and, of a term, its length that begins on the day after its last."""
        if self.kind is PeriodKind.TERM:
            return self._years_on(self.last_year - self.first_year + 1)
        return Period.of(self.kind, self.ends_on + _DAY)

    def __contains__(self, other: "date | Period") -> bool:
        """Whether a day, or the whole of another period, lies in it."""
        if isinstance(other, Period):
            return self.begins_on <= other.begins_on and other.ends_on <= self.ends_on
        return self.begins_on <= other <= self.ends_on

    def parts(self, kind: PeriodKind) -> Iterator["Period"]:
        """The periods of a shorter kind that end in it, in order; a week counts where its Sunday lies.

        ValueError if the kind is not shorter.
        """
        if _KINDS.index(kind) >= _KINDS.index(self.kind):
            raise ValueError(f"a {self.kind} has no parts of kind {kind}")
        part = Period.of(kind, self.begins_on)
        while part.ends_on <= self.ends_on:
            yield part
            part = part.after

    def _years_on(self, years: int) -> "Period":
        return Period.of_years(self.first_year + years, self.last_year + years)


def _month_end(year: int, month: int) -> date:
    return date(year, month, months.monthrange(year, month)[1])


def _read_years(first: str, last: str | None) -> Period:
    if last is not None and last < first:
        raise ValueError(last)
    return Period.of_years(int(first), int(last or first))


def _read_ten_days(month: str, name: str) -> Period:
    return Period.of(PeriodKind.TEN_DAYS, date.fromisoformat(f"{month}-{_TEN_DAYS.index(name)}1"))


def _read_month_of(kind: PeriodKind) -> Callable[[str, str], Period]:
    return lambda year, number: Period.of(kind, date(int(year), int(number) * _MONTHS[kind], 1))


_READERS: tuple[tuple[str, Callable[..., Period]], ...] = (
    (r"(\d{4})(?:-(\d{4}))?", _read_years),
    (r"(\d{4})H([12])", _read_month_of(PeriodKind.HALF_YEAR)),
    (r"(\d{4})Q([1-4])", _read_month_of(PeriodKind.QUARTER)),
    (r"(\d{4})-(\d\d)", _read_month_of(PeriodKind.MONTH)),
    (r"(\d{4}-\d\d)([上中下]旬)", _read_ten_days),
    (r"(\d{4})W(\d\d)", lambda year, week: Period.of(PeriodKind.WEEK, date.fromisocalendar(int(year), int(week), 1))),
    (r"(\d{4}-\d\d-\d\d)", lambda day: Period.of(PeriodKind.DAY, date.fromisoformat(day))),
)


def _week(period: Period) -> str:
    year, week, _ = period.begins_on.isocalendar()
    return f"{year}W{week:02d}"


_WRITERS: dict[PeriodKind, Callable[[Period], str]] = {
    PeriodKind.DAY: lambda period: f"{period.begins_on}",
    PeriodKind.WEEK: _week,
    PeriodKind.TEN_DAYS: lambda period: f"{period.begins_on:%Y-%m}{_TEN_DAYS[period.begins_on.day // 10]}",
    PeriodKind.MONTH: lambda period: f"{period.begins_on:%Y-%m}",
    PeriodKind.QUARTER: lambda period: f"{period.last_year}Q{period.number}",
    PeriodKind.HALF_YEAR: lambda period: f"{period.last_year}H{period.number}",
    PeriodKind.YEAR: lambda period: f"{period.first_year}",
    PeriodKind.TERM: lambda period: f"{period.first_year}-{period.last_year}",
}
