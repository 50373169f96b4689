"""How numbers are reckoned: the same digits in Python and in a database.

A value has at most ten digits after the point and fifteen before it. What is added or multiplied is exact or rounded
half away from zero to ten digits; what is divided is cut at ten. What is compared, ranked or handed back is first
rounded to six, so that 1/3*3 is 1. A missing value stays missing; so do a division by zero and a value too large.
"""

from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from typing import Any

DIGITS, SETTLED_DIGITS, WHOLE_DIGITS = 10, 6, 15
LIMIT = Decimal(10) ** WHOLE_DIGITS
SAFE = 100 * LIMIT
"""What every database can multiply to: far above what is kept."""
_STEP, _SETTLED_STEP = Decimal(1).scaleb(-DIGITS), Decimal(1).scaleb(-SETTLED_DIGITS)
_EXACT = Context(prec=120)
_CUT = Context(prec=60, rounding=ROUND_DOWN)
Amount = Decimal | None


def stored(value: Amount) -> Amount:
    """Round to the digits that are reckoned with; None where the value is too large."""
    if value is None:
        return None
    rounded = value.quantize(_STEP, ROUND_HALF_UP, _EXACT)
    return rounded if abs(rounded) < LIMIT else None


def settled(value: Decimal) -> Decimal:
    """Round to the digits that are compared; never minus zero."""
    return value.quantize(_SETTLED_STEP, ROUND_HALF_UP, _EXACT) + 0


def rounded(value: Decimal, digits: int) -> Decimal:
    """Settle, then round half away from zero."""
    return settled(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP, _EXACT)


def added(left: Decimal, right: Decimal) -> Amount:
    """Left and right together."""
    return stored(_EXACT.add(left, right))


def multiplied(left: Decimal, right: Decimal) -> Amount:
    """Left times right."""
    return stored(_EXACT.multiply(left, right))


def divided(left: Decimal, right: Decimal) -> Amount:
    """Left by right, cut at ten digits; None for a division by zero."""
    if not right:
        return None
    return stored(_CUT.divide(left, right).quantize(_STEP, ROUND_DOWN, _EXACT))


COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "==": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}
