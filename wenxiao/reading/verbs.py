"""Verbs of `frames.yaml` as patterns: that take a counted object, that only finish, that are said of a thing."""

import re
from functools import cache

from wenxiao.catalog import load
from wenxiao.quantities.searching import by_firsts, longest_first
from wenxiao.reading.lexicon import FRAMES, WORDS, any_of, listed, words


@cache
def acting() -> re.Pattern[str]:
    """Match a verb that takes a counted object."""
    return _acting("")


@cache
def acting_starts() -> frozenset[str]:
    """Return the characters of which one begins whatever `acting` matches."""
    return frozenset(word[0] for word in (*words("acting"), *words("nominal"), "新"))


def _acting(first: str) -> re.Pattern[str]:
    plain, nominal = longest_first(words("acting") - words("nominal")), longest_first(words("nominal"))
    guards = "".join(f"(?<![{before}]{word})" for word, before in load(FRAMES)["verb_not_after"].items())
    no_verb = f"(?!{any_of(words('nominal_with'))})"
    newly = ("新", any_of(plain))  # 新|组建
    every = (newly, *((word, "") for word in plain), *((word, no_verb) for word in nominal))
    return re.compile(by_firsts(entry for entry in every if entry[0].startswith(first)) + guards)


def verb_at(text: str, place: int = 0) -> re.Match[str] | None:
    """Match what `acting` does at one place: most places are told by one character."""
    begun = _acting_from(text[place : place + 1])
    return begun.match(text, place) if begun else None


@cache
def _acting_from(first: str) -> re.Pattern[str] | None:
    """Return the part of `acting` that one character can begin, None where none does."""
    return _acting(first) if first in acting_starts() else None


@cache
def bidding() -> re.Pattern[str]:
    """Match who is to do something, with the words that bid it: 市卫健委将|新建, 各镇要|新建."""
    done = rf"{acting().pattern}|{any_of(words('reaching'))}"
    return re.compile(rf"(?P<who>[^，。；：！、\d]{{0,10}}?)(?:{'|'.join(listed('bidding'))})(?={done})")


@cache
def finishing() -> re.Pattern[str]:
    """Match a verb that only says that something gets done."""
    nominal = words("finishing") & WORDS["nominal"]
    named = any_of(words("nominal_with"))
    return re.compile(rf"(?:{any_of(words('finishing') - nominal)}|(?:{any_of(nominal)})(?!{named}))")


@cache
def finishing_starts() -> frozenset[str]:
    """Return the characters of which one begins whatever `finishing` matches."""
    return frozenset(word[0] for word in words("finishing"))


@cache
def predicates() -> re.Pattern[str]:
    """Match what opens a statement about a thing after its name."""
    return re.compile(rf"(?:{any_of(words('predicates'))})(?!{any_of(words('nominal_with'))}|的)")
