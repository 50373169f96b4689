"""Money said in parts: 五元三毛 is 5.3元."""

import re
from decimal import Decimal
from functools import cache

from wenxiao.catalog import load
from wenxiao.quantities.numerals import CHINESE, parse_numeral
from wenxiao.quantities.units import UNITS, measure_of

SMALL = frozenset(("元", "块", "美元", "日元"))


@cache
def _parts() -> tuple[tuple[str, re.Pattern[str], Decimal], ...]:
    return tuple(
        (part["dimension"], re.compile(rf"又?(\d+|[{CHINESE}]+)(?:{'|'.join(part['units'])})"), Decimal(part["factor"]))
        for part in load(UNITS)["small_change"]
    )


def with_small_change(text: str, value: Decimal, unit: str, end: int) -> tuple[Decimal, int]:
    """Add the 角 and 分 that follow an amount without magnitude word; return the sum and where it ends."""
    if unit not in SMALL:
        return value, end
    dimension = measure_of(unit).dimension
    for kind, pattern, factor in _parts():
        match = pattern.match(text, end) if kind == dimension else None
        number = parse_numeral(match[1]) if match else None
        if match and number is not None:
            value, end = value + number * factor, match.end()
    return value, end
