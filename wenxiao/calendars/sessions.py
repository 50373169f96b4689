"""Sessions: the stretches of a day in which an office works, with its winter hours."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from wenxiao.catalog import Marked, required
from wenxiao.errors import CatalogInvalidError

MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, order=True, slots=True)
class Session:
    """From one minute of the day to another; `24:00` is minute 1440."""

    start: int
    end: int

    @classmethod
    def parse(cls, text: str) -> "Session":
        """Read `08:30-11:30`; raise ValueError for anything else."""
        start, end = (int(part[:2]) * 60 + int(part[3:]) for part in text.split("-"))
        if not 0 <= start < end <= MINUTES_A_DAY:
            raise ValueError(text)
        return cls(start, end)

    @property
    def minutes(self) -> int:
        """Its length."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Season:
    """Other sessions between two days of the year, both included; it may run over New Year."""

    first: tuple[int, int]
    last: tuple[int, int]
    sessions: tuple[Session, ...]

    def holds_on(self, on: date) -> bool:
        """Whether the day lies in the season."""
        day = (on.month, on.day)
        if self.first <= self.last:
            return self.first <= day <= self.last
        return day >= self.first or day <= self.last


def sessions_of(entry: Marked) -> tuple[Session, ...]:
    """Read `sessions` of a catalogue entry, in order; raise CatalogInvalidError where one is wrong or two overlap."""
    rows = required(entry, "sessions", list, '如["08:30-11:30", "13:00-17:00"]')
    try:
        sessions = tuple(sorted(Session.parse(row) for row in rows))
    except (ValueError, AttributeError, TypeError) as error:
        raise CatalogInvalidError(
            entry.file, f"“{error}”不是时段，应如08:30-11:30", line=entry.lines.get("sessions"), key="sessions"
        ) from error
    if not sessions or any(a.end > b.start for a, b in pairwise(sessions)):
        raise CatalogInvalidError(
            entry.file, "没有时段，或者时段重叠", line=entry.lines.get("sessions"), key="sessions"
        )
    return sessions


def season_of(entry: Marked) -> Season:
    """Read one entry of `seasons`."""
    return Season(_day(entry, "from"), _day(entry, "to"), sessions_of(entry))


def _day(entry: Marked, key: str) -> tuple[int, int]:
    text = required(entry, key, str, "MM-DD，加引号")
    return int(text[:2]), int(text[3:])
