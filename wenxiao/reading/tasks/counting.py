"""The quantities of a phrase, looked for once and only where a numeral stands."""

import re
from functools import lru_cache

from wenxiao.quantities import Mention, find_quantities
from wenxiao.quantities.numerals import CHINESE

_NUMERAL = re.compile(rf"[\d０-９{CHINESE}]")


@lru_cache(maxsize=2048)
def quantities_in(text: str) -> tuple[Mention, ...]:
    """Return what `find_quantities` does; phrases without a numeral and those just asked for cost next to nothing."""
    return find_quantities(text) if _NUMERAL.search(text) else ()
