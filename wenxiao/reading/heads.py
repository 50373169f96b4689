"""The noun after a number: where it ends, and what is said of it."""

import re
from functools import cache

from wenxiao.reading.lexicon import acting, acting_here, any_of, predicates, said_with_a_number, told_after, words
from wenxiao.reading.phrases import drop_predicate, leading_verbs, strip_opening
from wenxiao.reading.places import Place
from wenxiao.reading.relations import relation_at_end

ALTERNATIVE = re.compile(
    r"^（(?:[个条处座所家名项件人户次场]|(?:以下|下文|下)?[简统]称[^（）]*)）"
)  # 100条（个）幸福河湖
_BY_THEN = re.compile(
    r"(?:今年|明年|年)?\d{0,2}月?[底末初]?(?:之?前)(?=全部|基本|建成|完[工成]|投用|竣工)"
)  # 小区|9月底前|全部完工
_EACH = re.compile(r"(?<=..)(?:各|分别)(?=[一-龥]{2})")  # 11个|街道各建设|1个实验室
_HEAD_MARKS = frozenset("，。；：并、（")  # what `_head_ends` begins with
_GRADE = re.compile(r"[级类型](?P<tail>[^，。；、级类型]{2,12})$")
_MEASURED = re.compile(
    r"(?:全长|总长度?|长|总面积|总投资|投资|占地(?:面积)?|(?:总)?建筑面积)(?:超过?|约|近|达到?)?的(?P<what>.{2,})"
)
_UNDERGOING = re.compile(r"(?P<what>.{2,}?)(?:进行|予以|实行)(?P<verb>.{2,4})")  # 对43件文件进行清理
_AMONG, _PEOPLE_OF, _TOWARDS = (
    re.compile(r"(?<=..)之?中(?:共?有)?$"),
    re.compile(r"^人口的.*"),
    re.compile(r"[为对在向]"),
)


def head_after(place: Place) -> str:
    """Return what is counted as it stands after the number, with the tail that a list names only once, at its end."""
    return _with_tail(_head_of(place), place.ahead)


def _with_tail(right: str, ahead: str) -> str:
    """Give a grade the noun that the list names only once, at its end: 6个世界级、9个区域级产业集群."""
    graded = _GRADE.search(ahead) if right.endswith(("级", "类", "型")) else None
    if graded:
        return right + graded["tail"]
    said = acting().search(ahead, 2) if len(right) <= 2 else None
    return ahead[said.start() :] + right if said and len(ahead) - said.start() > 3 else right


def _head_of(place: Place) -> str:
    counts = place.dimension == "count"
    if counts and place.has_next and (measured := _MEASURED.match(place.rest)):
        return _head_ends().split(measured["what"], maxsplit=1)[0]  # 3条|全长60公里的景观大道
    if counts and place.has_next and "分别" in place.right[2:]:
        return relation_at_end().sub("", place.right.split("分别", 1)[0].lstrip("的"))  # 开发区|收入分别实现
    said = said_with_a_number().search(place.right) if place.has_next and counts else None
    if said and said["bound"] and "." not in place.following:  # 22家|监管企业营业收入达到293.9亿元 tells a sum
        return place.right.lstrip("的") + place.following  # 8个|产业规模超千亿元
    if said:
        return place.right[: said.start()].lstrip("的")
    named = place.has_next and len(place.right) > 3 and not acting().search(place.right)
    whole = place.right if named or leading_verbs(strip_opening(place.left)) else place.rest
    right = (ALTERNATIVE.sub("", whole) if whole[:1] == "（" else whole).lstrip("的")
    right = right if _HEAD_MARKS.isdisjoint(right) else _head_ends().split(right, maxsplit=1)[0]
    right = _BY_THEN.sub("", right) if "前" in right else right
    right = _EACH.split(right, maxsplit=1)[0] if place.has_next else right
    right = _AMONG.sub("", right) if right.endswith(("中", "有")) else right
    right = told_after().split(right, maxsplit=1)[0]
    right = _PEOPLE_OF.sub("人口", right) if right.startswith("人口的") else right
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
    undergone = _UNDERGOING.fullmatch(right)
    if undergone and acting_here().fullmatch(undergone["verb"]):
        return undergone["verb"] + undergone["what"]
    opened = predicates().search(right, 2)
    if opened and all(
        right[verb.start() - 1] in "和与及、" or verb[0] in words("nominal")
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
def _adverb_after() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words('adverbs_after'))})$")


@cache
def _adverbs_first() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(words('adverbs_first'))})+(?=..)")


@cache
def _empty_head() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words('empty_heads'))})$")


@cache
def _head_ends() -> re.Pattern[str]:
    return re.compile(
        rf"[，。；：]|并(?=推进|完成|启动|实施|建成|开展)|、(?=位?居|位列|排名|占|同比|增长)|（[^）]*(?:{any_of(words('in_charge'))})"
    )
