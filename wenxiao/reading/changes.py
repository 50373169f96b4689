"""Words of change as patterns, and what else links a subject to its number."""

import re
from functools import cache

from wenxiao.catalog import load
from wenxiao.quantities.searching import by_firsts
from wenxiao.reading.lexicon import FRAMES, any_of, words

_REACHING = "(?:至|到|(?<![率速幅])为|成)"  # 增长率为5‰ moves nowhere
CHANGES = "words/changes.yaml"


@cache
def becoming() -> re.Pattern[str]:
    """Match a word of change that reaches a value instead of adding one: 减少到, 调整为."""
    return re.compile(f"{any_of(_turning())}{_REACHING}")


@cache
def _turning() -> frozenset[str]:
    changes = load(CHANGES)
    return frozenset(word for word in (*changes["rise"], *changes["fall"]) if len(word) > 1).union(changes["turning"])


@cache
def linking() -> re.Pattern[str]:
    """Match the words between a subject and its number, at the end of what stands before the number."""
    guards = load(FRAMES)["end_of_word"]
    short = ((word, f"(?<![{before}]{word})") for word, before in guards.items())
    only = ((word, f"(?<=[{before}]{word})") for word, before in load(FRAMES)["end_only_after"].items())
    plain = ((word, "") for word in words("linking") - guards.keys())
    return re.compile(f"{by_firsts((*plain, *((word, _REACHING) for word in _turning()), *short, *only))}$")


@cache
def growing() -> re.Pattern[str]:
    """Match a word of change right before a number; group `fall` where it is one of falling."""
    rise, fall = load(CHANGES)["rise"], load(CHANGES)["fall"]
    guards = "".join(f"(?<!{word})" for word in load(CHANGES)["no_change_after"])
    tail = "|".join(load(CHANGES)["after_change"])
    return re.compile(rf"{guards}(?:(?P<fall>{any_of(fall)})|(?P<rise>{any_of(rise)}))(?:{tail})?$")


@cache
def change_starts() -> frozenset[str]:
    """Return the characters of which `growing` needs one."""
    return frozenset(word[0] for word in (*load(CHANGES)["rise"], *load(CHANGES)["fall"]))


@cache
def change_ends() -> frozenset[str]:
    """Return the characters of which `growing` ends with one."""
    return frozenset(load(CHANGES)["after_change_ends"]).union(
        word[-1] for word in (*load(CHANGES)["rise"], *load(CHANGES)["fall"])
    )


@cache
def comparing() -> re.Pattern[str]:
    """Match the turn of comparison at the end of a subject: 同比, 比上年, 年均."""
    return re.compile(rf"(?:{'|'.join(load(CHANGES)['comparison'])})$")


@cache
def scored() -> re.Pattern[str]:
    """Match what is measured in points and not as a ratio, where its value has no unit."""
    return re.compile(any_of(words("scored")))


@cache
def added() -> re.Pattern[str]:
    """Match a verb that makes the amount of its object a change upwards."""
    return re.compile(rf"(?:{any_of(load(CHANGES)['added'])})(?!{any_of(load(CHANGES)['no_added_before'])})")


@cache
def taken() -> re.Pattern[str]:
    """Match a verb that makes the amount of its object a change downwards."""
    return re.compile(rf"(?:{any_of(load(CHANGES)['taken'])})(?!{any_of(load(CHANGES)['no_taken_before'])})")


@cache
def told_after() -> re.Pattern[str]:
    """Match what is told of things after their name and is no part of it: 减少至, 聚力赋能."""
    return re.compile(rf"(?<=..)(?:{becoming().pattern}|{any_of(words('praise'))}|{any_of(words('before_a_sum'))})$")
