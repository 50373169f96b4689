"""The periods of which reports are awaited, by release calendar."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from wenxiao.analytics.facts import OFFICE_OF_SCHEDULES
from wenxiao.analytics.generation.columns import filled
from wenxiao.analytics.generation.rhythm import Moments, Rhythm
from wenxiao.analytics.timekeeping import day_number
from wenxiao.calendars import office_calendar, release_calendar
from wenxiao.calendars.releases import Release

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def releases_within(code: str, rhythm: Rhythm) -> tuple[Release, ...]:
    """The releases of a release calendar whose periods end within the days that a rhythm has laid out."""
    calendar = office_calendar(OFFICE_OF_SCHEDULES)
    first: date = calendar.day_of(_EPOCH + timedelta(microseconds=rhythm.first_at))
    return release_calendar(code).releases(first, first + timedelta(days=len(rhythm.works) - 1), calendar)


def awaited_table(
    numbers: Moments,
    version: int,
    code: str,
    release_id: int,
    series: str,
    first_day: Moments,
    last_day: Moments,
    rhythm: Rhythm,
) -> Iterator[pa.Table]:
    """Yield for each period the matters whose time, from a first to a last day, it lies in."""
    follows: int | None = None
    follows_begins: int | None = None
    for release in releases_within(code, rhythm):
        begins, ends = day_number(release.covers[0].begins_on), day_number(release.period.ends_on)
        meant = (begins >= first_day) & (ends <= last_day)
        is_first = meant if follows_begins is None else meant & (follows_begins < first_day)
        chosen: tuple[tuple[NDArray[np.bool_], int | None], ...] = ((is_first, None), (meant & ~is_first, follows))
        for which, follows_day in chosen:
            if which.any():
                yield filled(
                    "awaited",
                    int(which.sum()),
                    matter=numbers[which],
                    version=version,
                    code=f"{code}/{release.period}",
                    series=series,
                    release_id=release_id,
                    covers_from=begins,
                    covers_to=ends,
                    follows_day=follows_day,
                )
        follows, follows_begins = ends, begins
