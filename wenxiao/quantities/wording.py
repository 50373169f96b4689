"""The words of `catalog/words/measuring.yaml`, which tell a number that measures from the same characters in a word."""

import re
from functools import cache

from wenxiao.catalog import load

MEASURING = "words/measuring.yaml"
WORDS = dict[str, frozenset[str]]()


def lists_of(path: str) -> dict[str, frozenset[str]]:
    """Return the lists of words that a file of the catalogue holds, by name."""
    return {name: frozenset(held) for name, held in load(path).items() if isinstance(held, list)}


def read_lists() -> None:
    """Read the lists into WORDS, anew where they were read before."""
    WORDS.update(lists_of(MEASURING))


read_lists()


def words(name: str) -> frozenset[str]:
    """Return one list of words; a module of which every number asks for it binds it where it is imported."""
    return WORDS[name]


@cache
def turn(name: str) -> re.Pattern[str]:
    """Match one of the turns of phrase listed under a name."""
    return re.compile("|".join(load(MEASURING)[name]))
