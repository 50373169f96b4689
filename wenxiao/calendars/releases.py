"""Release calendars: which periods have figures at all, and when each is due."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleaseCalendar:
    """When the figures of a kind come out."""

    code: str
