"""Level, growth, change, ratio or rank: told by the unit and the words before the number."""

import re
from dataclasses import dataclass

from wenxiao.reading.lexicon import added, change_ends, change_starts, growing, listed, scored, taken
from wenxiao.reading.model import Kind
from wenxiao.reading.phrases import leading_verbs, strip_opening
from wenxiao.reading.places import Place

TIMES = frozenset(("years", "months", "days", "quarters"))
SHARES = frozenset(("share", "multiple"))
_GROWTH_AFTER = re.compile(  # 8%的经济增长目标, 8.5%的增速是…
    r"的(?:[^，。；]{0,8}增(?:长|速|幅)[^，。；]{0,6}(?:目标|$|[，。；])|(?:经济)?增(?:速|长速度|长率|幅))"
)
_GROWTH_AIM = re.compile(r"增(?:长|速|幅)[^，。；]{0,4}(?:目标|预期)(?:确?定|设定)?(?:为|是|在)?$")  # 经济增长预期为8%
_STOCK = re.compile(r"(?:规模|总量|总数|余额)[^，。；]{0,3}[在到至为达]$")  # 新增建设用地规模控制在2600万亩
_BY_COMPARISON = re.compile(
    r"(?:比(?![重例率值价])|较)[^，。；]{1,12}?(?=[多少高低快]出?$)(?:(?P<fall>[少低])|[多高快])出?$"
)
_OF_LAST_YEAR = re.compile(r"同比(?:分别)?(?:为)?$")  # 同比|-6.2%
_TIMES_OF = re.compile(r"是|(?:为|相当于)[^，。；]{2,10}$")  # 是上年的|1.5倍, 增速为工业增速|3倍
_COMPARED = ("高于", "低于", "快于")  # right before a share they bound it: 优良率高于90%


@dataclass(slots=True)
class KindOf:
    """A kind, the sign of its value, and how much of the text before the number said so."""

    kind: Kind
    sign: int
    cut: int  # where in the left text the word of change begins; its length without one


def kind_of(place: Place, left: str, verb: str) -> KindOf:
    """Tell the kind of a number from its unit, the text `left` before it and the verb that governs it."""
    end, dimension = len(left), place.dimension
    if place.mention.is_rank:
        return KindOf("rank", 1, end)
    may_change = left[-1:] in change_ends() and not change_starts().isdisjoint(left)
    changed = growing().search(left) if may_change else None
    if changed is None and ("比" in left or "较" in left):
        changed = _BY_COMPARISON.search(left)
    sign = -1 if changed and changed["fall"] else 1
    cut = changed.start() if changed else end
    if dimension == "share_change":
        return _points(left, changed is not None, sign, cut)
    if dimension == "doubling":
        return KindOf("growth", 1, cut)
    if dimension in SHARES or not place.unit:
        is_named = (
            changed is None
            or changed[0] in _COMPARED
            or (dimension == "multiple" and _TIMES_OF.search(left) is not None)
        )
        return _share(place, left, verb) if is_named else KindOf("growth", sign, cut)
    if changed and changed[0] == "提前" and dimension in TIMES:
        return KindOf("level", 1, end)
    if changed and not left.endswith(("高于", "低于")) and not _is_noun_frame(left, cut, place.right, dimension):
        return KindOf("change", sign, cut)
    return _governed(left, verb, end)


def _share(place: Place, left: str, verb: str) -> KindOf:
    """Tell the kind of a share, a multiple or a bare value that no word of change stands right before."""
    end = len(left)
    is_share = place.dimension == "share"
    if is_share and _reduces(verb + left):
        return KindOf("growth", -1, end)
    if aimed := _GROWTH_AIM.search(left):
        return KindOf("growth", 1, aimed.start())
    if _GROWTH_AFTER.match(place.right):
        return KindOf("growth", 1, end)
    if is_share and _OF_LAST_YEAR.search(left):
        return KindOf("growth", 1, end)
    is_score = not place.unit and scored().search(left)
    return KindOf("level" if is_score else "ratio", 1, end)


def _reduces(left: str) -> bool:
    """Tell a cut by so much (压减“三公”经费14%) from a cut to so much."""
    frame = strip_opening(left)
    cuts = taken().match(frame) or frame.startswith(listed("lowering"))
    return bool(cuts) and not frame.endswith(("至", "到", "为", "达", "在")) and "率" not in frame


def _is_noun_frame(left: str, cut: int, right: str, dimension: str) -> bool:
    """Tell 提升22座转运站, where the verb governs what is counted, from 增加6天."""
    word = left[cut:]
    if word in ("提升", "改造提升", "拓展", "扩大", "精简", "上调", "下调") and dimension == "count":
        return True
    if word == "提升" and left[:cut].endswith(listed("paired")):
        return True  # 改造提升12万亩
    if word in ("提升", "优化提升") and strip_opening(left).startswith("完成"):
        return True  # 完成林分优化提升200万亩
    return bool(right) and not added().match(word) and not taken().match(word)


def _points(left: str, changed: bool, sign: int, cut: int) -> KindOf:
    if changed:
        return KindOf("change", sign, cut)
    falls = any(word in left for word in ("低于", "低", "下降", "回落", "减少", "降"))
    return KindOf("change", -1 if falls else 1, len(left))


def _governed(left: str, verb: str, end: int) -> KindOf:
    frame = verb or strip_opening(left)
    inner = added().search(frame)
    if inner and inner.start() <= 16 and not _STOCK.search(frame):
        return KindOf("change", 1, end)
    if not taken().search(frame):
        return KindOf("level", 1, end)
    if any(word.end() == len(frame) for word in taken().finditer(frame)):
        return KindOf("change", -1, end)
    if taken().match(frame) or (taken().search(frame) and leading_verbs(frame)):
        return KindOf("change", -1, end)
    return KindOf("level", 1, end)
