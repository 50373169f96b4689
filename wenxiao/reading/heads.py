"""The noun after a number: where it ends, and what is said of it."""

import re
from functools import cache

from wenxiao.reading.changes import told_after
from wenxiao.reading.lexicon import any_of, listed, said_with_a_number, words
from wenxiao.reading.phrases import drop_predicate, leading_verbs, strip_opening
from wenxiao.reading.places import Place
from wenxiao.reading.relations import relation_at_end
from wenxiao.reading.turns_of_phrase import turn
from wenxiao.reading.verbs import acting, predicates

_NOMINAL = words("nominal")
_GRADES = listed("grades")

_HEAD_MARKS = frozenset("，。；：并、（")  # what `head_ends` begins with
_AMONG, _TOWARDS = re.compile(r"(?<=..)之?中(?:共?有)?$"), re.compile(r"[为对在向]")


def head_after(place: Place) -> str:
    """Return what is counted as it stands after the number, with the tail that a list names only once, at its end."""
    return _with_tail(_head_of(place), place.ahead)


def _with_tail(right: str, ahead: str) -> str:
    """Give a grade the noun that the list names only once, at its end: 6个世界级、9个区域级产业集群."""
    graded = turn("graded").search(ahead) if right.endswith(_GRADES) else None
    if graded:
        return right + graded["tail"]
    said = acting().search(ahead, 2) if len(right) <= 2 else None
    return ahead[said.start() :] + right if said and len(ahead) - said.start() > 3 else right


def _head_of(place: Place) -> str:
    counts = place.dimension == "count"
    if counts and place.has_next and (measured := turn("of_so_much").match(place.rest)):
        return turn("head_ends").split(measured["what"], maxsplit=1)[0]  # 3条|全长60公里的景观大道
    if counts and place.has_next and "分别" in place.right[2:]:
        return relation_at_end().sub("", place.right.split("分别", 1)[0].lstrip("的"))  # 开发区|收入分别实现
    said = said_with_a_number().search(place.right) if place.has_next and counts else None
    is_sum = "." in place.following  # 22家|监管企业营业收入达到293.9亿元
    if said and not is_sum:
        is_sum = place.right.startswith(listed("of_all_together"), said.start())  # 12条|产业链项目占比达84%
    if said and said["bound"] and not is_sum:
        return place.right.lstrip("的") + place.following  # 8个|产业规模超千亿元
    if said:
        return place.right[: said.start()].lstrip("的")
    named = place.has_next and len(place.right) > 3 and not acting().search(place.right)
    whole = place.right if named or leading_verbs(strip_opening(place.left)) else place.rest
    right = (turn("other_name").sub("", whole) if whole[:1] == "（" else whole).lstrip("的")
    right = right if _HEAD_MARKS.isdisjoint(right) else turn("head_ends").split(right, maxsplit=1)[0]
    right = turn("by_then").sub("", right) if "前" in right else right
    right = turn("each_of_them").split(right, maxsplit=1)[0] if place.has_next else right
    right = _AMONG.sub("", right) if right.endswith(("中", "有")) else right
    right = told_after().split(right, maxsplit=1)[0]
    right = turn("said_of_people").sub("", right) if right[2:3] == "的" else right
    if "、" in right and "的" in right and (praised := _praised().match(right)):
        right = praised["what"]  # 40个|吸引力强、带动面广的|消费场景
    pieces = right.split("、", 1)
    governed = place.left and not _TOWARDS.match(place.left)
    if (
        len(pieces) == 2
        and len(pieces[0]) >= 4
        and governed
        and (len(pieces[1]) > 8 or "等" in pieces[1] or pieces[1][:1].isdigit())
    ):
        right = drop_predicate(pieces[0])
    return _empty_head().sub("", right) if len(right) > 8 else right


def turned_round(right: str) -> str:
    """Put what is said of things before their name: 项目竣工投产 becomes 竣工投产项目."""
    undergone = turn("undergoing").fullmatch(right)
    if undergone and acting().fullmatch(undergone["verb"]):
        return undergone["verb"] + undergone["what"]
    opened = predicates().search(right, 2)
    if opened and all(
        right[verb.start() - 1] in "和与及、" or verb[0] in _NOMINAL
        for verb in acting().finditer(right, 2, opened.start())
    ):
        name, what = right[: opened.start()], _adverbs_first().sub("", strip_opening(right[opened.start() :]))
        name = name.split("和")[0] if "、" in name and len(name.split("和")[0]) > 2 else name
        return (what if len(what) <= 6 or len(name) <= 4 else "") + name
    if leading_verbs(right) == right:
        return right  # 参加培训
    verb = acting().search(right, 2)
    said = verb is not None and _adverb_after().search(right, 0, verb.start())
    if verb is None or (verb.end() == len(right) and verb.start() > 4 and not said):
        return right
    return right[verb.start() :] + _adverb_after().sub("", right[: verb.start()])


@cache
def _praised() -> re.Pattern[str]:
    """Match several qualities of what is counted, and its name."""
    quality = rf"[^，。；、的]{{1,7}}{any_of(words('qualities'))}"
    return re.compile(rf"{quality}(?:、{quality})+的(?P<what>[^的]{{2,}})")


@cache
def _adverb_after() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words('adverbs_after'))})$")


@cache
def _adverbs_first() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(words('adverbs_first'))})+(?=..)")


@cache
def _empty_head() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words('empty_heads'))})$")
