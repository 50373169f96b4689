"""Words that turn a number into a bound, on either side of it."""

import re
from functools import cache
from typing import cast

from wenxiao.catalog import load
from wenxiao.quantities.model import Bound
from wenxiao.quantities.wording import turn

BOUNDS = "words/bounds.yaml"
_SHARE = re.compile(r"成|倍|[%％]|分之")
_MARKS = frozenset("十百千万亿")  # what the name of a mark begins with: 3个|千亿元台阶
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
def _passing() -> frozenset[str]:
    return frozenset(load(BOUNDS)["passing"])


@cache
def _after() -> re.Pattern[str]:
    only = load(BOUNDS)["only_after"]
    words = (f"(?<=[{only[word]}]){word}" if word in only else re.escape(word) for word in _words("after"))
    return re.compile(rf"[\s（(]*({'|'.join(words)})(?!{'|'.join(load(BOUNDS)['no_bound_before'])})[）)]?")


@cache
def _before() -> re.Pattern[str]:
    return re.compile("(" + "|".join(map(re.escape, _words("before"))) + r")\s*$")


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(load(BOUNDS)['links'])})$")


@cache
def _of_a_share() -> re.Pattern[str]:
    return re.compile("|".join(load(BOUNDS)["of_a_share"]))


@cache
def _beside() -> tuple[frozenset[str], frozenset[str]]:
    """Return the characters that the words before a number end with, and those that what follows it begins with."""
    ends = {word[-1] for word in (*_words("before"), *load(BOUNDS)["links"])} | {"的", *_BLANKS}
    return frozenset(ends), frozenset({word[0] for word in _words("after")} | {"（", "(", *_BLANKS})


def bound_around(text: str, start: int, end: int, inside: str = "") -> tuple[Bound, int]:
    """Return the bound that the words around `text[start:end]` give, and where those that follow it end."""
    before_ends, after_begins = _beside()
    if text[end : end + 1] in after_begins and (after := _after().match(text, end)):
        return _words("after")[after[1]], after.end()
    before = _bound_before(text, start, end) if text[start - 1 : start] in before_ends else None
    if before and text[end - 1 : end] == "个" and before[1] in _passing() and text[end : end + 1] in _MARKS:
        return inside_words().get(inside, "exact"), end
    if before and not (before[1] in load(BOUNDS)["only_where"] and not _stands_alone(text, before)):
        return _words("before")[before[1]], end
    if inside:
        return inside_words()[inside], end
    return "at_least" if turn("at_least").search(text, max(0, start - 8), start) else "exact", end


def _bound_before(text: str, start: int, end: int) -> re.Match[str] | None:
    before = _before().search(text, max(0, start - 4), start)
    if not before:
        linking = _apart().search(text, max(0, start - 3), start)
        before = _before().search(text, max(0, start - 6), linking.start()) if linking else None
    if not before and _SHARE.search(text, start, end):
        before = _of_a_share().search(text, max(0, start - 14), start)
    return before


def _stands_alone(text: str, before: re.Match[str]) -> bool:
    """Tell 上万套 from 以上万, and 收入过百万元 from 通过3项, by the characters on either side of such a word."""
    where = load(BOUNDS)["only_where"][before[1]]
    ahead, behind = text[before.start() - 1 : before.start()], text[before.end() : before.end() + 1]
    is_begun = ahead not in where["not_after"] if "not_after" in where else ahead in where["after"]
    return is_begun and ("before" not in where or behind in where["before"])
