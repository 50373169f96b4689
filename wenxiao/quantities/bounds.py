"""Words that turn a number into a bound, on either side of it."""

import re
from functools import cache
from typing import cast

from wenxiao.catalog import load
from wenxiao.quantities.model import Bound

BOUNDS = "words/bounds.yaml"
_ONLY_AFTER = {"内": "(?<=[日时年月天钟周里米])"}  # elsewhere it opens a noun: 102个内涝点
_OF_A_SHARE = re.compile(r"(?P<word>不到|不足|超过|超)[^，。；、\d]{2,10}的$")  # 不到全省平均水平的七成
_SHARE = re.compile(r"成|倍|[%％]|分之")
_APART = re.compile(r"(?:达到|达|到|了|完成|实现|在|为)$")
_AT_LEAST = re.compile(r"至少[\u4e00-\u9fff]{0,6}$")  # 每个乡镇至少建成1所
_LINKS = "达到了成现在为"  # what _APART ends with
_BLANKS = tuple(filter(str.isspace, map(chr, range(0x3001))))


@cache
def _words(place: str) -> dict[str, Bound]:
    found = {word: cast(Bound, bound) for bound, words in load(BOUNDS)[place].items() for word in words}
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


@cache
def inside_words() -> dict[str, Bound]:
    """Return the bound words that stand between digits and unit, as in 60余场."""
    return cast(dict[str, Bound], load(BOUNDS)["inside"])


@cache
def _after() -> re.Pattern[str]:
    words = (_ONLY_AFTER.get(word, "") + re.escape(word) for word in _words("after"))
    return re.compile(r"[\s（(]*(" + "|".join(words) + r")(?![简统合下]称|均|同[）)])[）)]?")  # （以下简称…）


@cache
def _before() -> re.Pattern[str]:
    return re.compile("(" + "|".join(map(re.escape, _words("before"))) + r")\s*$")


@cache
def _beside() -> tuple[frozenset[str], frozenset[str]]:
    """Return the characters that the words before a number end with, and those that what follows it begins with."""
    ends = {word[-1] for word in _words("before")} | set(_LINKS) | {"的", *_BLANKS}
    return frozenset(ends), frozenset({word[0] for word in _words("after")} | {"（", "(", *_BLANKS})


def bound_around(text: str, start: int, end: int, inside: str = "") -> tuple[Bound, int]:
    """Return the bound that the words around `text[start:end]` give, and where those that follow it end."""
    before_ends, after_begins = _beside()
    if text[end : end + 1] in after_begins and (after := _after().match(text, end)):
        return _words("after")[after[1]], after.end()
    before = _bound_before(text, start, end) if text[start - 1 : start] in before_ends else None
    if before and not (before[1] in ("高于", "上", "过", "约") and not _stands_alone(text, before)):
        return _words("before")[before[1]], end
    if inside:
        return inside_words()[inside], end
    is_least = "至少" in text[max(0, start - 8) : start] and _AT_LEAST.search(text, max(0, start - 8), start)
    return "at_least" if is_least else "exact", end


def _bound_before(text: str, start: int, end: int) -> re.Match[str] | None:
    before = _before().search(text, max(0, start - 4), start)
    if not before:
        linking = _APART.search(text, max(0, start - 3), start)
        before = _before().search(text, max(0, start - 6), linking.start()) if linking else None
    if not before and _SHARE.search(text, start, end):
        before = _OF_A_SHARE.search(text, max(0, start - 14), start)
    return before


def _stands_alone(text: str, before: re.Match[str]) -> bool:
    """Tell 上万套 from 以上万: 上 is a bound only right before 十百千万亿, 高于 only where a level follows."""
    if before[1] == "约":
        return text[before.start() - 1 : before.start()] not in "签合特预条节公契"
    if before[1] == "过":  # 收入过百万元, but 通过3项
        measured = text[before.start() - 1 : before.start()] in "入值收总本额税"
        return measured and text[before.end() : before.end() + 1] in "百千万亿0123456789"
    if before[1] == "上":
        follows = text[before.end() : before.end() + 1]
        return follows in "十百千万亿" and text[before.start() - 1 : before.start()] not in "以线网"
    return True
