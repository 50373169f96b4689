"""Amounts that are of a part only: 前海's investment stands in a city's report under the same name as the city's."""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from wenxiao.calendars import Period
from wenxiao.delivery.intervals import in_unit
from wenxiao.delivery.rules import rules
from wenxiao.indicators import Statement

_PART = "（其中一部分）"
_YEARS = 2  # years to either side in which other amounts are looked for
_FEWEST = 2  # other amounts that have to agree that one is of something else


def whole_of(scope: str) -> str:
    """The place that a scope is, or is a part of."""
    return scope.removesuffix(_PART)


def parts_apart(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Give amounts of a part, or of several years together, a scope of their own.

    An amount of the economy is such a one where at least two amounts of the years around are reported under its name,
    and all are so many times as large, or as small, that it cannot be of the same thing (`far_level`).
    """
    known = tuple(statements)
    alike: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for said in known:
        if said.indicator is not None and said.indicator.pace == "growth" and said.figure.kind == "level":
            alike[said.key, said.scope].append(said)
    apart = {id(said) for group in alike.values() for said in _apart_in(group)}
    return tuple(replace(said, scope=said.scope + _PART) if id(said) in apart else said for said in known)


def _apart_in(group: Sequence[Statement]) -> Iterator[Statement]:
    """What is reported goes first, so that an aim is held against amounts of the whole only."""
    unit = group[0].figure.unit
    reported = [said for said in group if said.figure.status == "achieved"]
    all_of_it = _Around(reported, unit)
    parts = {id(said) for said in reported if all_of_it.is_far(said, is_held=True)}
    whole = _Around((said for said in reported if id(said) not in parts), unit)
    for said in group:
        is_aim = said.figure.status != "achieved"
        if id(said) in parts or (is_aim and whole.is_far(said, is_held=False)):
            yield said


class _Around:
    """Reported amounts by year."""

    def __init__(self, reported: Iterable[Statement], unit: str) -> None:
        self.unit = unit
        self.values: dict[int, list[Decimal]] = defaultdict(list)
        self.places: dict[int, set[tuple[str, Period]]] = defaultdict(set)
        for said in reported:
            value = in_unit(said.figure.value, said.figure.unit, unit)
            if value is not None:
                insort(self.values[said.period.last_year], value)
                self.places[said.period.last_year].add((said.document, said.period))

    def is_far(self, said: Statement, *, is_held: bool) -> bool:
        """Whether enough others are known and none is near; `is_held` where the statement is among them itself."""
        value, year = in_unit(said.figure.value, said.figure.unit, self.unit), said.period.last_year
        if value is None:
            return False
        around = [near for near in range(year - _YEARS, year + _YEARS + 1) if near in self.values]
        others = sum(len(self.places[near]) for near in around) - is_held
        return others >= _FEWEST and sum(self._near(near, value) for near in around) == is_held

    def _near(self, year: int, value: Decimal) -> int:
        far, values = rules().far_level, self.values[year]
        return bisect_right(values, value * far) - bisect_left(values, value / far)
