"""The lexicon of units: magnitudes, dimensions, conversion."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from wenxiao.catalog import load

UNITS = "units/units.yaml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """A unit taken apart: `value` in it times `factor` is in the dimension's own unit."""

    dimension: str
    base: str
    factor: Decimal


@cache
def magnitudes() -> dict[str, int]:
    """Return the magnitude words with their powers of ten, longest first."""
    words: dict[str, int] = load(UNITS)["magnitudes"]
    return dict(sorted(words.items(), key=lambda item: -len(item[0])))


@cache
def known_units() -> dict[str, Measure]:
    """Return every known unit without its magnitude word."""
    known = {}
    for dimension in load(UNITS)["dimensions"]:
        for unit, factor in dimension["units"].items():
            known[unit] = Measure(dimension=dimension["name"], base=dimension["unit"], factor=Decimal(str(factor)))
    for counter in load(UNITS)["counters"]:
        known.setdefault(counter, Measure(dimension="count", base=counter, factor=Decimal(1)))
    return known


@cache
def capacities() -> frozenset[str]:
    """Return the units that measure what a thing can bear."""
    return frozenset(load(UNITS)["capacities"])


@cache
def counted_names(base: str) -> tuple[str, ...]:
    """Return the ends of the names that a measure word counts, () for one that counts anything: 家 of 企业."""
    return tuple(load(UNITS)["counted_names"].get(base, ()))


def split_unit(unit: str) -> tuple[str, str]:
    """Split a unit as written into its magnitude word and its measure: 万人次 into 万 and 人次."""
    if unit in known_units():
        return "", unit
    for word in magnitudes():
        if unit.startswith(word):
            return word, unit[len(word) :]
    return "", unit


def magnitude_of(unit: str) -> Decimal:
    """Return what the magnitude word of a unit multiplies by: 1E+8 for 亿元, 1 for 家."""
    word, _ = split_unit(unit)
    return Decimal(1).scaleb(magnitudes()[word]) if word else Decimal(1)


@lru_cache(maxsize=4096)
def measure_of(unit: str) -> Measure:
    """Return dimension, own unit and whole factor of a unit; an unknown measure is its own dimension."""
    word, rest = split_unit(unit)
    factor = Decimal(1).scaleb(magnitudes()[word]) if word else Decimal(1)
    known = known_units().get(rest)
    if known is None:
        return Measure(dimension=rest, base=rest, factor=factor)
    return Measure(dimension=known.dimension, base=known.base, factor=known.factor * factor)
