"""When the figures of each period are due, by release calendar and by what an office's calendar says."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from wenxiao.analytics.timekeeping import day_number
from wenxiao.calendars import WorkingCalendar
from wenxiao.calendars.releases import ReleaseCalendar

_RELEASES = pa.schema(
    {"release_id": pa.int64(), "office": pa.int64(), "ends_day": pa.int64(), "release_day": pa.int64()}
)


def releases_of(
    releases: Sequence[ReleaseCalendar], calendars: Mapping[int, WorkingCalendar], first: date, last: date
) -> pa.Table:
    """Lay out the periods that end between two days, by their last day, with the day on which their figures are due."""
    rows = [
        row
        for number, release in enumerate(releases)
        for office, calendar in calendars.items()
        for row in _periods(number, release, office, calendar, first, last)
    ]
    return pa.Table.from_pylist(rows, schema=_RELEASES)


def _periods(
    number: int, releases: ReleaseCalendar, office: int, calendar: WorkingCalendar, first: date, last: date
) -> Iterator[dict[str, Any]]:
    for release in releases.releases(first, last, calendar):
        yield {
            "release_id": number,
            "office": office,
            "ends_day": day_number(release.period.ends_on),
            "release_day": day_number(calendar.day_of(release.release_at)),
        }
