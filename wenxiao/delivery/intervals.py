"""Intervals: every value that a written number allows.

A number stands for all values that would be written so: half a unit of its last digit to either side. A whole count of
things without a magnitude word is exact. 左右 widens by the catalogue's width; 以上, 超, 余 leave the upper end open.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from wenxiao.delivery.rules import rules
from wenxiao.quantities import measure_of, rounding_step
from wenxiao.reading import Figure

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`; None is without end. An open end is not itself among the values."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def all_above(self, limit: Decimal, *, strictly: bool) -> bool:
        """Whether every value is at least `limit` (above it, if strictly)."""
        if self.low is None:
            return False
        return self.low > limit or (self.low == limit and (not strictly or self.low_open))

    def all_below(self, limit: Decimal, *, strictly: bool) -> bool:
        """Whether every value is at most `limit` (below it, if strictly)."""
        if self.high is None:
            return False
        return self.high < limit or (self.high == limit and (not strictly or self.high_open))

    def mapped(self, rule: Callable[[Decimal], Decimal]) -> "Interval":
        """The interval under a rising function of its ends."""
        low = None if self.low is None else rule(self.low)
        high = None if self.high is None else rule(self.high)
        return Interval(low, high, self.low_open, self.high_open)


def times(a: Interval, b: Interval) -> Interval:
    """The product of two intervals of positive values."""
    low = None if a.low is None or b.low is None else a.low * b.low
    high = None if a.high is None or b.high is None else a.high * b.high
    return Interval(low, high, a.low_open or b.low_open, a.high_open or b.high_open)


def over(a: Interval, b: Interval) -> Interval:
    """The quotient of two intervals of positive values."""
    low = None if a.low is None or b.high is None else a.low / b.high
    high = None if a.high is None or not b.low else a.high / b.low
    return Interval(low, high, a.low_open or b.high_open, a.high_open or b.low_open)


def plus(a: Interval, b: Interval) -> Interval:
    """The sum of two intervals."""
    low = None if a.low is None or b.low is None else a.low + b.low
    high = None if a.high is None or b.high is None else a.high + b.high
    return Interval(low, high, a.low_open or b.low_open, a.high_open or b.high_open)


def apart(a: Interval, b: Interval) -> bool:
    """Whether no value lies in both."""
    if a.high is not None and b.low is not None and a.high < b.low:
        return True
    return b.high is not None and a.low is not None and b.high < a.low


def growth_factor(percent: Interval) -> Interval:
    """A growth in per cent as the factor that it multiplies by."""
    return percent.mapped(lambda value: 1 + value / HUNDRED)


def growth_percent(factor: Interval) -> Interval:
    """A factor as the growth in per cent."""
    return factor.mapped(lambda value: (value - 1) * HUNDRED)


def in_unit(value: Decimal, unit: str, wanted: str) -> Decimal | None:
    """Convert a value between units of one dimension; None where they measure different things.

    A growth in 倍 or 番 is a growth in per cent: 1.5倍 is 150 %, 两番 is 300 %.
    """
    if unit == wanted or {unit, wanted} == {"", "%"}:  # 三次产业结构为14.6:38.9:46.5
        return value
    have, want = measure_of(unit), measure_of(wanted)
    if want.base == "%" and have.base == "倍":
        return value * HUNDRED
    if want.base == "%" and have.base == "番":
        return (2**value - 1) * HUNDRED
    if have.base != want.base and not _counted_alike(have.base, want.base):
        return None
    return value if have.factor == want.factor else value * have.factor / want.factor


def _counted_alike(one: str, other: str) -> bool:
    """Whether two measure words may count the same things: 36座公厕 are 36个, 12万技能人才 are 12万人."""
    if not (one and other):
        return measure_of(one or other).dimension == "count"
    return any(one in words and other in words for words in rules().counted_alike)


def allowed_by(figure: Figure, width: Decimal) -> Interval:
    """Return every value that a stated figure allows, in its own unit; `width` is what 左右 allows to either side.

    The bound of a fall is of its size: 下降3%以上 is -3 or less.
    """
    if figure.kind in ("growth", "change") and figure.value < 0:
        return _turned(_written(replace(figure, value=-figure.value, high=_size(figure.high)), width))
    return _written(figure, width)


def _size(high: Decimal | None) -> Decimal | None:
    return None if high is None else -high


def _turned(size: Interval) -> Interval:
    low = None if size.high is None else -size.high
    high = None if size.low is None else -size.low
    return Interval(low, high, size.high_open, size.low_open)


def _written(figure: Figure, width: Decimal) -> Interval:
    value = figure.value
    match figure.bound:
        case "between" if figure.high is not None:
            return Interval(min(value, figure.high), max(value, figure.high))
        case "about":
            return Interval(value - width, value + width)
        case "at_least" | "more_than":
            return Interval(value, None, low_open=figure.bound == "more_than")
        case "at_most" | "less_than":
            return Interval(None, value, high_open=figure.bound == "less_than")
        case _:
            half = Decimal(0) if _is_whole_count(figure) else rounding_step(value) / 2
            return Interval(value - half, value + half)


def _is_whole_count(figure: Figure) -> bool:
    measure = measure_of(figure.unit)
    return measure.dimension == "count" and measure.factor == 1
