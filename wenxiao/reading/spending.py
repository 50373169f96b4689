"""Money named by what it is spent on: 投资1.5亿元实施供水工程 is 供水工程投资."""

import re
from functools import cache

from wenxiao.reading.lexicon import any_of, words
from wenxiao.reading.phrases import leading_verbs, strip_opening
from wenxiao.reading.places import Place
from wenxiao.reading.turns_of_phrase import turn

_SPENT = words("spent")

MONEY = frozenset(("money", "dollars", "euros", "hongkong_dollars", "yen"))


@cache
def _spent() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words('spent') | words('worth'))})$")


def spent_noun(text: str) -> str:
    """Return the noun of spending that a text ends in: 投资, 总投资; "" without one."""
    match = _spent().search(text)
    return match[0] if match else ""


def is_spending(place: Place, core: str) -> bool:
    """Tell whether a sum is only said to be spent and its purpose follows."""
    dimension = place.dimension
    return dimension in MONEY and core in _SPENT and len(_purpose(place)) > 3


def spending_on(place: Place, core: str) -> str:
    """Name a sum by its purpose."""
    target = strip_opening(_purpose(place).lstrip("的"))
    target = turn("examples_first").sub("", target)
    return _spent_on().sub("", target) + core


@cache
def _spent_on() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(words('spent_on'))})+")


@cache
def _funded_for() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words('funded_for'))})(?P<what>.+)")


@cache
def _funding() -> re.Pattern[str]:
    adverbs, verbs = any_of(words("before_funding")), any_of(words("funded"))
    return re.compile(rf"(?P<who>[^，。；、]{{0,8}}?)(?:{adverbs})*(?:{verbs})$")


def funding_subject(place: Place) -> str:
    """Name a sum that is set aside by who gives it and what for: 财政安排2亿元，支持技改; "" where it is none."""
    if place.dimension not in MONEY:
        return ""
    given = _funding().fullmatch(strip_opening(place.left))
    if given is None:
        return ""
    rest = turn("funds").sub("", re.split(r"[，。；]", place.rest)[0])
    purpose = _funded_for().match(rest or place.onward.lstrip("，"))
    if purpose is None:
        return ""
    what = turn("used_for_first").sub("", purpose[0])
    return strip_opening(given["who"]) + re.split(r"[，。；]", what)[0] + "资金"


def _purpose(place: Place) -> str:
    """Return what money is spent on: the rest of its clause, or the next clause where it opens a sentence."""
    rest = re.split(r"[，。；]", place.rest)[0]
    if rest or place.before.rstrip("，").strip() or place.joint != "clause":
        return rest
    return place.onward if leading_verbs(strip_opening(place.onward)) else ""
