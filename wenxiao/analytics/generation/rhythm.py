"""When matters arrive and when offices finish them: by the hour, the weekday and the published calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from wenxiao.analytics.generation.kinds import WHOLE
from wenxiao.analytics.timekeeping import DAY, HOUR, microseconds
from wenxiao.calendars import WorkingCalendar

Moments: TypeAlias = NDArray[np.int64]
Shares: TypeAlias = NDArray[np.float64]
SECOND = 1_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Rhythm:
    """The days of one office from a first midnight on."""

    first_at: int
    works: NDArray[np.bool_]
    next_working: NDArray[np.int64]
    """For each day, the first working day on or after it, as a place in `works`."""
    opens: int
    """Microseconds into the day at which it opens, in its plain season; and closes."""
    closes: int

    @classmethod
    def of(cls, calendar: WorkingCalendar, first: date, days: int) -> "Rhythm":
        """Lay out the days of a calendar; the last working day must lie within them."""
        on = [first + timedelta(days=n) for n in range(days)]
        works = np.array([calendar.is_working_day(day) for day in on])
        places = np.where(works, np.arange(days), days - 1)
        midnight = microseconds(calendar.midnight(first))
        return cls(
            first_at=midnight,
            works=works,
            next_working=np.minimum.accumulate(places[::-1])[::-1],
            opens=microseconds(calendar.opening(first)) - midnight,
            closes=microseconds(calendar.closing(first)) - midnight,
        )

    def in_hours(self, at: Moments, chance: np.random.Generator) -> Moments:
        """Put moments off the clock on the next working day, somewhere in its hours."""
        place, into_day = np.divmod(at - self.first_at, DAY)
        place = np.clip(place, 0, len(self.works) - 1)
        is_open = self.works[place] & (into_day >= self.opens) & (into_day < self.closes)
        onward = self.next_working[np.minimum(place + (into_day >= self.closes), len(self.works) - 1)]
        in_day = self.opens + (chance.random(len(at)) * (self.closes - self.opens)).astype(np.int64)
        moved = self.first_at + onward * DAY + in_day
        return np.where(is_open, at, np.maximum(moved, at)) // SECOND * SECOND


def arrivals(
    rhythm: Rhythm,
    hours: Sequence[int],
    rest_day: int,
    count: int,
    span: tuple[float, float],
    chance: np.random.Generator,
) -> Moments:
    """Draw arrivals in order, within a stretch of the days (`span`, as shares of all that arrive)."""
    weights = np.where(rhythm.works, 1.0, rest_day / WHOLE)
    filled = np.concatenate([[0.0], np.cumsum(weights) / weights.sum()])
    points = span[0] + np.sort(chance.random(count)) * (span[1] - span[0])
    place = np.clip(np.searchsorted(filled, points, side="right") - 1, 0, len(weights) - 1)
    hour = chance.choice(24, size=count, p=np.array(hours) / sum(hours))
    in_hour = chance.integers(0, HOUR // SECOND, size=count) * SECOND
    return np.sort(rhythm.first_at + place * DAY + hour * HOUR + in_hour)
