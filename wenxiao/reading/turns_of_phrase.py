"""Turns of phrase around a number: what no list of words can tell, whether it is done or promised, and when."""

import re
from functools import cache

from wenxiao.catalog import load
from wenxiao.reading.lexicon import TURNS, any_of, words

PERIODS = "words/periods.yaml"
_LIST = re.compile(r"\{([a-z_]+)\}")


@cache
def turn(name: str) -> re.Pattern[str]:
    """Match one of the turns of phrase that turns.yaml or periods.yaml lists under a name.

    {name} in one of them stands for the words of that list of frames.yaml.
    """
    listed = load(TURNS).get(name) or load(PERIODS)[name]
    return re.compile("|".join(_LIST.sub(lambda match: any_of(words(match[1])), pattern) for pattern in listed))


@cache
def time_words(name: str) -> tuple[str, ...]:
    """Return one list of plain words of periods.yaml."""
    return tuple(load(PERIODS)[name])
