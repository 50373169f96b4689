"""The words of `catalog/words/measuring.yaml`, which tell a number that measures from the same characters in a word."""

import re
from functools import cache

from wenxiao.catalog import load

MEASURING = "words/measuring.yaml"


@cache
def words(name: str) -> frozenset[str]:
    """Return one list of words."""
    return frozenset(load(MEASURING)[name])


@cache
def turn(name: str) -> re.Pattern[str]:
    """Match one of the turns of phrase listed under a name."""
    return re.compile("|".join(load(MEASURING)[name]))
