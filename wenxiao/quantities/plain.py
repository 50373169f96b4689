"""Plain numbers, over half of all: digits, perhaps decimals, a known unit right after, nothing to make more of them."""

import re
from functools import cache

from wenxiao.quantities.bounds import inside_words
from wenxiao.quantities.expressions import RANGE_BEGINS
from wenxiao.quantities.numerals import CHINESE
from wenxiao.quantities.searching import by_firsts, longest_first
from wenxiao.quantities.units import capacities, known_units, magnitudes
from wenxiao.quantities.wording import words


@cache
def plain_unit() -> str:
    """Return a pattern for the unit of a plain number, right behind its digits.

    It matches only what `measured` would take for the unit, and only where nothing follows that could be part of the
    number: a range, a half, a part of the money, a word of bound, a unit of reference, a noun that the unit opens.
    """
    long = longest_first(unit for unit in known_units() if len(unit) > 1 and not unit.startswith("/"))
    short = {unit for unit in known_units() if len(unit) == 1}
    alone = "".join(sorted(short - {unit[0] for unit in long}))  # most are told at one look
    unit = f"[{alone}]|{by_firsts(long)}|[{''.join(sorted(short))}]"
    no_unit = "".join(f"(?<!{capacity})" for capacity in sorted(capacities()))
    nouns = "|".join(f"(?<={noun[0]}){noun[1]}" for noun in sorted(words("nouns")))
    takes_more = "".join(sorted({*words("bare_units"), "位"}))  # 3成多, 位列17位
    goes_on = re.escape("".join(sorted({*RANGE_BEGINS, *CHINESE, *inside_words()})))
    return (
        f"(?>{unit}|(?:{'|'.join(magnitudes())})(?:{unit}))(?<![{takes_more}]){no_unit}"
        f"(?![/半又\\d{goes_on}]|{nouns}|(?<=[0-9]个)[、和与及])"
    )
