"""Amounts that are of a part only: 前海's investment stands in a city's report under the same name as the city's."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

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


def _apart_in(group: Sequence[Statement]) -> list[Statement]:
    """What is reported goes first, so that an aim is held against amounts of the whole only."""
    reported = [said for said in group if said.figure.status == "achieved"]
    parts = [said for said in reported if _is_apart(said, reported)]
    whole = [said for said in reported if said not in parts]
    return parts + [said for said in group if said.figure.status != "achieved" and _is_apart(said, whole)]


def _is_apart(said: Statement, reported: Sequence[Statement]) -> bool:
    others = {
        (other.document, other.period): value
        for other in reported
        if other is not said
        and abs(other.period.last_year - said.period.last_year) <= _YEARS
        and (value := in_unit(other.figure.value, other.figure.unit, said.figure.unit)) is not None
    }
    return len(others) >= _FEWEST and all(_is_far(said.figure.value, value) for value in others.values())


def _is_far(one: Decimal, other: Decimal) -> bool:
    return max(one, other) > min(one, other) * rules().far_level
