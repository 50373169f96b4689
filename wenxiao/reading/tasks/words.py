"""The words of `catalog/words/tasks.yaml` as patterns."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from wenxiao.catalog import load
from wenxiao.reading.lexicon import any_of

TASKS = "words/tasks.yaml"


@cache
def listed(name: str) -> frozenset[str]:
    """Return one list of tasks.yaml."""
    return frozenset(load(TASKS)[name])


@cache
def table(name: str) -> dict[str, Any]:
    """Return one mapping of tasks.yaml."""
    return dict(load(TASKS)[name])


@cache
def one_of(*names: str) -> re.Pattern[str]:
    """Match a word of the lists, longest first."""
    return re.compile(any_of(word for name in names for word in listed(name)))


@cache
def turns(name: str) -> re.Pattern[str]:
    """Match one of the patterns of a list."""
    return re.compile("|".join(load(TASKS)[name]))


@cache
def ending(*names: str) -> re.Pattern[str]:
    """Match a word of the lists at the end of a text."""
    return re.compile(rf"(?:{any_of(word for name in names for word in listed(name))})$")


def labels(roles: dict[str, Iterable[str]]) -> dict[str, str]:
    """Turn role → words into word → role."""
    return {word: role for role, held in roles.items() for word in held}
