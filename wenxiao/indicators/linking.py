"""Linking: the subject that a text names to an indicator of the catalogue, or to the thing that it speaks of."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from wenxiao.catalog import load
from wenxiao.indicators.catalogue import Indicator, indicators
from wenxiao.indicators.deeds import SHORTEST, action_and_thing, action_words

_LOOSE = re.compile(r"[\s“”\"'《》（）()、，,。；;：:·•的]+")
_YEAR = re.compile(r"(?:19|20)\d\d年(?:度)?")
_NOTE = re.compile(r"[（(][^（）()]*(?:口径|不含|可比)[^（）()]*[）)]")  # 实际利用外资（验资口径）
_NAMEABLE = 5  # characters from which a thing is known without the noun at its end
_OVERRULED, _NAMED, _ALIAS, _NORMAL, _ACTION, _WORDS = 1.0, 1.0, 0.95, 0.9, 0.8, 0.7


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """What a subject was taken for, how surely (0 to 1), and why."""

    key: str
    """The indicator's code, or the plain wording of what the catalogue lacks."""
    indicator: Indicator | None
    score: float
    reason: str


@lru_cache(maxsize=65_536)
def plain_subject(subject: str) -> str:
    """Take off the words and marks that do not change what is measured: `全区进出口总额` is `进出口总额`.

    >>> plain_subject("全年 预计完成地区生产总值增速")
    '地区生产总值'
    """
    plain = _YEAR.sub("", _LOOSE.sub("", _NOTE.sub("", subject)))
    words = load("indicators/linking.yaml")
    changed = True
    while changed:
        changed = False
        for word in words["lead"]:
            if plain.startswith(word) and len(plain) - len(word) >= SHORTEST:
                plain, changed = plain[len(word) :], True
        for word in words["tail"]:
            if plain.endswith(word) and len(plain) - len(word) >= SHORTEST:
                plain, changed = plain[: -len(word)], True
    return plain


@lru_cache(maxsize=65_536)
def normal_subject(subject: str) -> str:
    """Write a plain subject with one word for each of the catalogue's ways of writing it."""
    return _of_treasury(plain_subject(_in_one_way(_without_means(_LOOSE.sub("", _NOTE.sub("", subject))))))


def _in_one_way(text: str) -> str:
    for pattern, word in _same():
        text = pattern.sub(word, text)
    return text


def _without_means(subject: str) -> str:
    for means in load("indicators/linking.yaml")["means"]:
        thing = re.sub(means, "", subject)
        subject = thing if len(thing) >= SHORTEST else subject
    return subject


def _of_treasury(plain: str) -> str:
    """Write what a treasury spends in one way: 中央财政将安排科技支出, 中央财政用于科技投入 are 中央财政科技支出."""
    words = load("indicators/linking.yaml")
    whose = next((name for name in words["treasuries"] if plain.startswith(name)), "")
    thing, before = plain[len(whose) :], ""
    while whose and thing != before:
        before = thing
        thing = next((thing[len(word) :] for word in words["spends"] if thing.startswith(word)), thing)
    money = next((noun for noun in words["moneys"] if thing.endswith(noun)), "")
    thing = thing.removesuffix(money)
    return f"{whose}{thing}{words['moneys'][0]}" if whose and money and len(thing) >= SHORTEST else plain


@cache
def _same() -> tuple[tuple[re.Pattern[str], str], ...]:
    ways = load("indicators/linking.yaml")["same"]
    return tuple(
        (re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True)))), words[0]) for words in ways
    )


@cache
def _by_name() -> dict[str, tuple[Indicator, float, str]]:
    """Names as written, then as normal; a name as written wins over another's normal form."""
    found: dict[str, tuple[Indicator, float, str]] = {}
    for indicator in indicators():
        found[indicator.name] = (indicator, _NAMED, "就是指标名")
    for indicator in indicators():
        for alias in indicator.aliases:
            found.setdefault(alias, (indicator, _ALIAS, f"指标“{indicator.name}”的别名"))
    for indicator in indicators():
        for name in (indicator.name, *indicator.aliases):
            reason = f"去掉套话后是“{name}”"
            found.setdefault(plain_subject(name), (indicator, _NORMAL, reason))
            found.setdefault(normal_subject(name), (indicator, _NORMAL, reason))
    return found


def link(subject: str) -> Indicator | None:
    """Return the indicator that a subject names, or None where the catalogue lacks it."""
    return link_of(subject).indicator


@lru_cache(maxsize=65_536)
def link_of(subject: str) -> Link:
    """Say what a subject is taken for: an indicator, else the thing that it speaks of."""
    names = _by_name()
    for form in (_LOOSE.sub("", subject), plain_subject(subject), normal_subject(subject)):
        if form in names:
            indicator, score, reason = names[form]
            return Link(key=indicator.code, indicator=indicator, score=score, reason=reason)
    otherwise = _done_in_other_words(normal_subject(subject))
    if otherwise:
        return otherwise
    key = words_key(subject)
    action, _, thing = key.rpartition(" ")
    if action:
        reason = f"目录没有，按动作和对象比对：{thing}"
        return Link(key=key, indicator=None, score=_ACTION, reason=reason)
    return Link(key=key, indicator=None, score=_WORDS, reason=f"目录没有，按原文比对：{thing}")


def _done_in_other_words(plain: str) -> Link | None:
    """The indicator whose name has another word for the same action: 增加公办学位, 新增公办学位."""
    names = _by_name()
    for word, action in action_words():
        rest = len(plain) - len(word)
        if rest < SHORTEST or not (plain.startswith(word) or plain.endswith(word)):
            continue
        thing = plain[len(word) :] if plain.startswith(word) else plain[:rest]
        for other in load("indicators/linking.yaml")["actions"][action]:
            name = other + thing if other + thing in names else thing + other
            if name in names:
                reason = f"“{word}”换成“{other}”是“{name}”"
                return Link(key=names[name][0].code, indicator=names[name][0], score=_ACTION, reason=reason)
    return None


@lru_cache(maxsize=65_536)
def words_key(subject: str) -> str:
    """What a subject speaks of by its words alone: the action, a blank and the thing, or only the thing."""
    action, thing = action_and_thing(_shortened(_without(normal_subject(subject), "neutral")))
    thing = _shortened(thing)
    return f"{action} {thing}" if action else thing


def _without(plain: str, kind: str) -> str:
    for word in load("indicators/linking.yaml")[kind]:
        plain = plain.replace(word, "") or plain
    return plain


def _shortened(thing: str) -> str:
    """Leave out a noun at the end that names no thing of its own: 重大技术攻关项目."""
    nouns = load("indicators/linking.yaml")["generic"]
    return next((thing.removesuffix(noun) for noun in nouns if thing.endswith(noun) and len(thing) >= _NAMEABLE), thing)


def overruled(subject: str, links: Mapping[str, str]) -> Link:
    """Link a subject as a user has ruled: `links` maps subjects, as written or plain, to codes or to other subjects."""
    named = links.get(subject, links.get(plain_subject(subject))) if links else None
    if named is None:
        return link_of(subject)
    indicator = next((indicator for indicator in indicators() if indicator.code == named), None)
    key = indicator.code if indicator else link_of(named).key
    return Link(key=key, indicator=indicator or link(named), score=_OVERRULED, reason=f"用户指定为“{named}”")
