"""Calendars published later, by chance: the next year's 调休, and days that are moved in a year already known."""

import random
from collections.abc import Iterator
from datetime import date, datetime
from itertools import permutations

from tests.wenxiao.analytics.chance_moments import later, times
from wenxiao.analytics.days import Sequel
from wenxiao.calendars.published import Holiday, PublishedYear
from wenxiao.clocks import CalendarPublished, Fact

_MOST = 2
"""Publications of one matter."""


def _arrangement(year: int, off: list[tuple[date, date]], worked: list[date]) -> PublishedYear:
    return PublishedYear(
        year=year,
        source="例",
        in_force_from=date(year - 1, 11, 1),
        holidays=tuple(Holiday(first=first, last=last, names=("例",)) for first, last in off),
        working_days=frozenset(worked),
    )


_ARRANGEMENTS = (
    _arrangement(
        2025,
        [(date(2025, 3, 10), date(2025, 3, 12)), (date(2025, 8, 18), date(2025, 8, 20))],
        [date(2025, 3, 15), date(2025, 6, 7), date(2025, 6, 8), date(2025, 10, 2)],
    ),
    _arrangement(
        2026,
        [(date(2026, 4, 14), date(2026, 4, 16)), (date(2026, 9, 7), date(2026, 9, 8))],
        [date(2026, 1, 10), date(2026, 5, 16), date(2026, 7, 11), date(2026, 7, 12)],
    ),
    _arrangement(
        2027,
        [(date(2027, 1, 1), date(2027, 1, 3)), (date(2027, 2, 5), date(2027, 2, 12))],
        [date(2027, 1, 9), date(2027, 2, 20)],
    ),
)
SEQUELS: tuple[Sequel, ...] = tuple(
    sequel for count in range(_MOST + 1) for sequel in permutations(_ARRANGEMENTS, count)
)
"""Every sequence of them that a matter of `random_matter` can know."""


def publications(chance: random.Random, opened_at: datetime) -> Iterator[Fact]:
    """One or two arrangements, recorded at any time, also long before the matter opens or after all is over."""
    for arrangement in chance.sample(_ARRANGEMENTS, chance.randint(1, _MOST)):
        yield CalendarPublished(**times(chance, later(chance, opened_at, 150)), arrangement=arrangement)
