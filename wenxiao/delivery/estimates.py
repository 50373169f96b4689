"""Estimates: what a thing was in a year, stated or implied, with all that it may have been."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from wenxiao.delivery.intervals import Interval
from wenxiao.indicators import Statement
from wenxiao.sentences import Sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class Estimate:
    """A value of one year: all that it may be, the middle of that, and what it was taken from."""

    year: int
    interval: Interval
    middle: Decimal
    sources: tuple[Statement, ...]
    """The main one first."""
    derivation: Sentence | None = None
    """None where a document states the value itself."""
    assumptions: tuple[Sentence, ...] = ()
    """What the derivation takes for granted, beyond what every derivation does."""

    @property
    def implied(self) -> bool:
        """Whether it follows from other figures instead of standing in a document."""
        return self.derivation is not None

    @property
    def written(self) -> Decimal:
        """The middle as it is written down: a stated value as the document has it, an implied one rounded."""
        return rounded(self.middle) if self.implied else self.middle


def rounded(value: Decimal) -> Decimal:
    """A derived value as people read it: whole from a thousand on, else one decimal place; no trailing nought."""
    places = Decimal(1) if abs(value) >= 1000 else Decimal("0.1")
    return trimmed(value.quantize(places, ROUND_HALF_UP))


def trimmed(value: Decimal) -> Decimal:
    """A value without trailing noughts."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
