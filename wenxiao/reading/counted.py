"""Subjects that stand after the number: 实施16个重大专项, 17家企业获得奖励."""

import re
from functools import cache

from wenxiao.reading.changes import becoming, growing
from wenxiao.reading.heads import head_after, turned_round
from wenxiao.reading.kinds import KindOf
from wenxiao.reading.lexicon import any_of, following, listed, words
from wenxiao.reading.memory import Memory
from wenxiao.reading.phrases import (
    drop_agent,
    drop_finishing,
    drop_predicate,
    ends_in_examples,
    leading_verbs,
    strip_linking,
    strip_opening,
)
from wenxiao.reading.places import Place
from wenxiao.reading.spending import MONEY, spent_noun
from wenxiao.reading.turns_of_phrase import turn
from wenxiao.reading.verbs import acting, verb_at

_HAVING, _NOMINAL = map(words, ("having", "nominal"))

_PAUSE = re.compile(r"[、，。；：！？”’（）)》\-—/及与]|和(?![美谐])")
_TWO = re.compile(r"[一-龥]{2}")
EXTENT = frozenset(("length", "area", "mass", "volume", "power", "energy"))
LEAD = 8  # characters before the only verb of a phrase, beyond which they are no part of what it governs
LONG = 6  # characters before a number, beyond which only the verb right before it governs
_COUNTLESS = frozenset(("years", "share_change", "multiple", "doubling"))


def stands_after(place: Place) -> bool:
    """Tell whether what is counted stands after the number: 实施16个重大专项."""
    right = place.right.lstrip("的")
    right = turn("other_name").sub("", right) if right[:1] == "（" else right
    if place.unit == "次" and _TWO.match(right) and not place.left:
        return True
    if place.left == "其中" and len(right) >= 2:
        return True
    if len(right) < 1 or _PAUSE.match(right):
        return False
    dimension = place.dimension
    aim = turn("growth_aimed_at" if dimension == "share" else "aim_alone")  # 增长6%的目标, but 新增50万亩早稻种植任务
    is_sum = dimension in MONEY and place.right[:1] == "的"
    is_aim = aim.match(right) and (is_sum or growing().search(place.left))
    if becoming().match(right) or is_aim:  # 完成投资1000亿元|的目标
        return False
    if following().match(right) and not right.startswith(listed("nouns_after")):
        counts_people = place.unit.endswith(listed("people"))
        is_of_people = counts_people and place.joint == "clause" and not place.left
        is_towards = place.left in words("towards")  # 对|520户|实施生态移民
        return (is_of_people or is_towards) and bool(verb_at(right))
    if dimension in MONEY and verb_at(right):
        return False
    if dimension == "share":
        linked = strip_linking(place.left)[1] or place.left.endswith("占")
        return not (linked and strip_linking(place.left)[0].strip())
    return not (place.mention.is_rank or dimension in _COUNTLESS)


def counted_after(place: Place, memory: Memory, found: KindOf) -> str:
    """Name what stands after the number, with the verb that governs it or what is said of it."""
    right = head_after(place)
    dimension = place.dimension
    if place.left == "其中":
        return _part_of(memory.named(), right)
    if dimension == "share" and (stem := _stem(place)):
        return stem + right
    if dimension == "share" and place.right[:1] == "的" and _extending().search(place.left):
        return f"{strip_opening(place.left)}{right}比重"  # 城镇建设覆盖全省|93%的建制镇
    left = strip_linking(place.left)[0] if len(place.left) > 2 else turn("about_at_end").sub("", place.left)
    left = drop_agent(strip_opening(left))
    if dimension in EXTENT and place.right.startswith("的") and left and found.kind not in ("growth", "change"):
        memory.verb = ""
        extent = turn("land_taken").search(left) if leading_verbs(left) else None  # 规划建设城西占地|3万亩的园区
        return drop_predicate(right) + (extent[0] if extent else left)
    if dimension in MONEY and place.right.startswith("的"):
        memory.verb = leading_verbs(left)
        named = turned_round(right) if place.has_next else drop_predicate(right)
        return named + spent_noun(left)
    if dimension == "count" and len(left) > 3 and not leading_verbs(left) and _reaching().search(place.left):
        return left  # 试点范围扩大到|1451个县
    is_among = place.joint == "inner" and _IN_WHICH.match(place.left)
    is_said = is_among or _is_clause(place.left) or left in _HAVING
    left, verbs = _governing(place, memory, "" if is_said else left)
    return _governed(left, verbs, right, found)


_IN_WHICH = re.compile(r"^[^，。；]{2,}中(?:共?有)?$")  # 5个|行政村中有|3个贫困村


def _part_of(whole: str, right: str) -> str:
    """Name a part by the whole, unless it names itself: 其中8个|项目完成年度目标."""
    if len(right) > 2 and whole.endswith(right[:2]):
        return whole + right[2:]  # 规上企业…，其中260家|企业享受直通车服务
    if len(right) > 3 and right.endswith(whole[-2:]):
        return right  # 引进亿元以上项目…，其中12条|重点产业链项目
    verb = acting().search(right, 2)
    return right if verb and strip_opening(right) == right else right + whole


def _is_clause(left: str) -> bool:
    """Tell a clause that only tells which (大会批准的40项指标) from what governs the number."""
    return left.endswith("的") and len(left) > 3 and bool(acting().search(left) or _deciding().search(left))


@cache
def _extending() -> re.Pattern[str]:
    return re.compile(rf"{any_of(words('extending'))}了?(?:全[国省市区县州旗])?$")


@cache
def _reaching() -> re.Pattern[str]:
    return re.compile(rf"{becoming().pattern}$")


@cache
def _deciding() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words('deciding'))})的$")


def _governing(place: Place, memory: Memory, left: str) -> tuple[str, str]:
    """Return what before the number belongs to its subject, and the verb in it; examples and names do not."""
    verbs = leading_verbs(left)
    if ends_in_examples(left) or (_names_only(left, verbs) and place.unit != "次"):
        left = verbs
    if len(left) > LONG and (tail := _verb_at_end(left)) != left:
        left = verbs = tail
    if not left and place.joint == "list":
        left = verbs = memory.verb
    if place.joint != "list" or verbs:
        memory.verb, memory.is_inner = verbs, False
    return left, verbs


def _verb_at_end(left: str) -> str:
    """Return the verbs that a phrase of two verbs ends in, itself where it is none: 安排专项资金|支持."""
    starts = [match.start() for match in acting().finditer(left)]
    ends = (left[start:] for start in starts if start > starts[0] + 2 or start > LEAD)
    tail = next((tail for tail in ends if leading_verbs(tail) == tail), left)
    before = left[: len(left) - len(tail)]
    return left if tail in _NOMINAL and not before.endswith(listed("means")) else tail


def _governed(left: str, verbs: str, right: str, found: KindOf) -> str:
    if found.kind == "ratio" and not verbs:
        return turned_round(right) + ("占比" if not right.endswith(listed("shares")) else "")
    if found.kind == "growth":
        return turn("growth_at_end").sub("", right)
    if not left:
        return turned_round(right)
    return right if verbs and drop_finishing(left + right) == right else left + right


def _stem(place: Place) -> str:
    """Return what a share is of where it stands before the number and what is said of it after: 事项100%网办."""
    stem = strip_opening(strip_linking(place.left)[0])
    return stem if len(stem) >= 3 and not leading_verbs(stem) and not place.right.startswith("的") else ""


def _names_only(left: str, verbs: str) -> bool:
    """Tell a list of names before the number (桂园、翠竹、东门3个街道) from a phrase that governs it."""
    rest = left[len(verbs) :]
    return "、" in rest or (len(rest) > 8 and not leading_verbs(rest[-2:]))
