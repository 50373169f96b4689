"""Subjects that name several indicators at once, or none: 城镇和农村居民收入, 中央财政拟投入资金."""

import re
from functools import cache, lru_cache

from wenxiao.catalog import load
from wenxiao.indicators.deeds import SHORTEST, action_and_thing, action_words
from wenxiao.indicators.linking import Link, link_of, normal_subject, plain_subject

_AND = re.compile("[、和与及]")
_BOTH, _EACH = "城乡居民", "城镇居民、农村居民"


@lru_cache(maxsize=65_536)
def links_in(subject: str) -> tuple[Link, ...]:
    """Link each of several indicators that one number is of (城镇居民收入、农民收入均增长), () if of one."""
    parts = [part for part in _AND.split(subject.replace(_BOTH, _EACH)) if part]
    if len(parts) < 2 or (link_of(subject).indicator and _BOTH not in subject):
        return ()
    links = [link_of(part) for part in parts]
    full = [
        one if one.indicator else link_of(_completed(part, parts[-1])) for one, part in zip(links, parts, strict=True)
    ]
    return tuple(full) if all(one.indicator for one in full) else ()


def _completed(part: str, last: str) -> str:
    """An item with what the last item of its list says for all: 城镇和农村居民收入, 城镇居民和农村居民收入."""
    return part + last[len(part) :]


def first_of_list(subject: str, number: str, quote: str) -> str:
    """Leave out what stands behind the thing that is counted: 119件年度民生实事和一大批民生微实事.

    Only where the number stands before the thing; 民生实事以及微实事119件 is a number of both.
    """
    for word in load("indicators/linking.yaml")["and_more"]:
        first, more, _ = subject.partition(word)
        at = quote.find(number)
        behind = quote[at + len(number) :] if at >= 0 else ""
        if more and len(first) >= SHORTEST and word in behind and first[-SHORTEST:] in behind.partition(word)[0]:
            return first
    return subject


def with_deed_of_list(subject: str, number: str, quote: str) -> str:
    """Say of a later item of a list what is done to all of it: 新组建实验室3家、创新中心7家 is 新组建创新中心."""
    before = quote.partition(number)[0]
    _, is_later, item = before.rpartition("、")
    if not (is_later and item.startswith(subject[:SHORTEST])):
        return subject
    deed = next((word for word, _ in action_words() if quote.startswith(word)), "")
    is_bare = plain_subject(subject) in load("indicators/linking.yaml")["bare"]
    return subject if is_bare or action_and_thing(normal_subject(subject))[0] else deed + subject


_LIST_OF_KIND = re.compile(r".*[、和及].*(?<![中高初平同优均])等(?![级职教候])(?P<kind>[^、和及]{4,})")


def kind_of_list(subject: str) -> str:
    """Say a list by the kind that it is of: 新增重点实验室、工程中心等创新载体 is 新增创新载体."""
    found = _LIST_OF_KIND.fullmatch(subject)
    if found is None:
        return subject
    deed = next((word for word, _ in action_words() if subject.startswith(word)), "")
    return deed + found["kind"]


def without_place(subject: str, place: str) -> str:
    """Leave out the name of the place that the document is of: 四川实现地区生产总值, 四川省地区生产总值."""
    kinds = load("indicators/linking.yaml")["kinds_of_place"]
    kind = next((kind for kind in kinds if place.endswith(kind)), "")
    for name in (place, place.removesuffix(kind)):
        if len(name) >= SHORTEST and subject.startswith(name) and len(subject) - len(name) >= SHORTEST:
            return subject[len(name) :]
    return subject


@lru_cache(maxsize=65_536)
def is_nameless(subject: str) -> bool:
    """Whether a subject says only that money is spent, not on what: 中央财政拟投入资金, 用于这方面的支出."""
    points = any(word in subject for word in load("indicators/linking.yaml")["pointing"])
    return points or _funding().fullmatch(plain_subject(subject)) is not None


@cache
def _funding() -> re.Pattern[str]:
    words = sorted(load("indicators/linking.yaml")["funding"], key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(words)})+")
