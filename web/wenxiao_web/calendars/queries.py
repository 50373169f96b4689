"""What the desk knows of working days: what the program brings along, and every recorded arrangement."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from wenxiao.calendars import PublishedYear, WorkingCalendar, default_calendar, published_year
from wenxiao.clocks import CalendarPublished
from wenxiao_web.calendars.models import Arrangement
from wenxiao_web.clock import local


@dataclass(frozen=True, kw_only=True, slots=True)
class Recorded:
    """An arrangement with what stands in it."""

    row: Arrangement
    arranged: PublishedYear
    is_replaced: bool
    """Whether a later arrangement of the same year goes before it."""

    @property
    def working_days(self) -> list[date]:
        """The weekends that are worked, in order."""
        return sorted(self.arranged.working_days)


def desk_calendar() -> WorkingCalendar:
    """Return the working calendar of the desk, with all recorded arrangements."""
    return default_calendar().with_published(*(fact.arrangement for fact in publications()))


def publications() -> tuple[CalendarPublished, ...]:
    """Return each recorded arrangement as the domain's fact, in the order they were recorded."""
    return tuple(
        CalendarPublished(
            happened_at=default_calendar().midnight(row.in_force_from),
            recorded_at=local(row.recorded_at),
            arrangement=arrangement_of(row.name, row.text),
        )
        for row in Arrangement.objects.all()
    )


def recorded_arrangements() -> list[Recorded]:
    """Return the recorded arrangements, newest year first, of a year the newest record first."""
    rows = Arrangement.objects.select_related("recorded_by__unit").order_by("-year", "-recorded_at", "-id")
    years: set[int] = set()
    found = []
    for row in rows:
        found.append(Recorded(row=row, arranged=arrangement_of(row.name, row.text), is_replaced=row.year in years))
        years.add(row.year)
    return found


@lru_cache(maxsize=64)
def arrangement_of(name: str, text: str) -> PublishedYear:
    """Read an arrangement; raise CatalogInvalidError with file, line and key where it is wrong."""
    return published_year(Path(name), text)
