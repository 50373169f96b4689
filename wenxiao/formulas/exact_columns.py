"""The reckoning of `exact` for a database, digit for digit; DuckDB knows no exact division of decimals."""

import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.datatypes as dt

from wenxiao.formulas.exact import DIGITS, LIMIT, SAFE, SETTLED_DIGITS, WHOLE_DIGITS

_STORED = dt.Decimal(WHOLE_DIGITS + DIGITS, DIGITS)
_SETTLED = dt.Decimal(WHOLE_DIGITS + SETTLED_DIGITS + 1, SETTLED_DIGITS)
_WIDE, _WHOLE, _QUOTIENT = dt.Decimal(38, DIGITS), dt.Decimal(38, 0), dt.Decimal(36, DIGITS)
_SPLIT_DIGITS = 12
COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def constant(value: Decimal) -> Any:
    """A number written out."""
    return ibis.literal(value, type=_STORED)


def stored(value: Any) -> Any:
    """Round to the digits that are reckoned with; missing where the value is too large.

    Ibis leaves a cast out where it takes the type for the same, so what is reckoned is made wide before.
    """
    return value.try_cast(_STORED)


def compared(value: Any) -> Any:
    """A value as it is compared or handed back: numbers with six digits."""
    return value.cast(_SETTLED) if value.type().is_numeric() else value


def rounded(value: Any, digits: int) -> Any:
    """Settle, then round half away from zero."""
    return stored(compared(value).cast(dt.Decimal(WHOLE_DIGITS + digits + 1, digits)))


def added(left: Any, right: Any) -> Any:
    """Left and right together."""
    return stored(left.cast(_WIDE) + right.cast(_WIDE))


def multiplied(left: Any, right: Any, *, is_safe: bool) -> Any:
    """Left times right; unless it is safe, a product that the database could not hold is missing, not an error."""
    product = stored(left.cast(_WIDE) * right.cast(_WIDE))
    if is_safe:
        return product
    near = left.cast("float64") * right.cast("float64")
    return ibis.cases((near.abs() < float(SAFE), product))


def extreme(left: Any, right: Any, *, is_max: bool) -> Any:
    """The larger or smaller of two, missing where one is missing: databases leave the missing one out."""
    beyond = ibis.literal(LIMIT if is_max else -LIMIT, type=_WIDE)
    choose = ibis.greatest if is_max else ibis.least
    found = choose(ibis.coalesce(left.cast(_WIDE), beyond), ibis.coalesce(right.cast(_WIDE), beyond))
    return stored(found.nullif(beyond))


def divided(left: Any, right: Any) -> Any:
    """Left by right, cut at ten digits; missing for a division by zero.

    The quotient is a whole number of the last digit. It is found in two halves, each small enough that dividing a
    multiple exactly in floating point gives the whole number itself.
    """
    one = right.nullif(constant(Decimal(0)))
    dividend = (left * _power(DIGITS)).cast(_WIDE)
    many = (one * _power(_SPLIT_DIGITS)).cast(_WIDE)
    below = dividend % many
    high = _whole(dividend - below, many)
    low = _whole(below - dividend % one, one)
    steps = (high * _power(_SPLIT_DIGITS) + low).try_cast(_QUOTIENT)
    return stored(steps * ibis.literal(Decimal(1).scaleb(-DIGITS), type=_QUOTIENT))


def _whole(multiple: Any, of: Any) -> Any:
    return (multiple.cast("float64") / of.cast("float64")).try_cast(_WHOLE)


def _power(digits: int) -> Any:
    return ibis.literal(Decimal(10) ** digits, type=dt.Decimal(digits + 1, 0))
