"""What a number expression says."""

from decimal import Decimal
from typing import Literal, NamedTuple

Bound = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "between"]


class Quantity(NamedTuple):
    """A number with its unit as written; the exponent of `value` carries the precision that was written."""

    value: Decimal
    high: Decimal | None = None  # the high end of a range
    unit: str = ""  # magnitude word included: 亿元, 万人次
    bound: Bound = "exact"


class Mention(NamedTuple):
    """A quantity and where a text states it; `after` ends the bound words that follow the number."""

    start: int
    end: int
    after: int
    quantity: Quantity
    is_rank: bool = False
    part: int = 0  # 1, 2, 3 for the parts of a structure such as 24：40.2：35.8


def rounding_step(value: Decimal) -> Decimal:
    """Return one unit of the last digit written: 0.1 for 124.9, 1 for 1300, 1000 for 两千."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"{value} 不是有限的数，没有末位")
    return Decimal(1).scaleb(exponent)
