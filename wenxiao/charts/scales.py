"""Round values along an axis of amounts."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_MANTISSAS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))


def round_ticks(low: Decimal, high: Decimal, *, most: int, finest: Decimal = Decimal(0)) -> tuple[Decimal, ...]:
    """Round values from at or below `low` to at or above `high` in steps of 1, 2 or 5, about `most`, two at least.

    No step is finer than `finest`.
    """
    spread = high - low or Decimal(1)
    ten = Decimal(1).scaleb((spread / (most - 1)).adjusted())
    step = max(finest, next(ten * m for m in _MANTISSAS if spread / (ten * m) <= most - 1))
    first = (low / step).to_integral_value(rounding=ROUND_FLOOR) * step
    last = (high / step).to_integral_value(rounding=ROUND_CEILING) * step
    count = max(1, int((last - first) / step))
    return tuple(first + step * number for number in range(count + 1))


def shown_amount(value: Decimal) -> str:
    """Write a value without needless zeros, five digits and more in groups, the minus as U+2212."""
    plain = f"{abs(value).normalize():f}"
    whole, dot, rest = plain.partition(".")
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", "\u2009")
    return ("−" if value < 0 else "") + whole + dot + rest
