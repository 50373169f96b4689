"""Pairs of neighbouring characters: how much of one wording stands in another."""

import re
from functools import lru_cache

_LOOSE = re.compile(r"[\s“”\"'《》（）()、，,。；;：:·的和及与等]+")


@lru_cache(maxsize=65_536)
def pairs_of(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a wording, marks and small words left out."""
    plain = _LOOSE.sub("", text)
    return frozenset(plain[place : place + 2] for place in range(len(plain) - 1))
