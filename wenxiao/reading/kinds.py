"""Level, growth, change, ratio or rank: told by the unit and the words before the number."""

from dataclasses import dataclass

from wenxiao.reading.changes import added, change_ends, change_starts, growing, scored, taken
from wenxiao.reading.lexicon import listed, words
from wenxiao.reading.model import Kind
from wenxiao.reading.phrases import leading_verbs, strip_opening
from wenxiao.reading.places import Place
from wenxiao.reading.turns_of_phrase import turn

_BOUNDING = words("bounding")
_BOUNDING_LISTED, _LOWERING = map(listed, ("bounding", "lowering"))

TIMES = frozenset(("years", "months", "days", "quarters"))
SHARES = frozenset(("share", "multiple"))


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
        changed = turn("by_comparison").search(left)
    sign = -1 if changed and changed["fall"] else 1
    cut = changed.start() if changed else end
    if dimension == "share_change":
        return _points(left, changed is not None, sign, cut)
    if dimension == "doubling":
        return KindOf("growth", 1, cut)
    if dimension in SHARES or not place.unit:
        is_named = (
            changed is None
            or changed[0] in _BOUNDING
            or (dimension == "multiple" and turn("times_of").search(left) is not None)
        )
        return _share(place, left, verb) if is_named else KindOf("growth", sign, cut)
    if changed and changed[0] in words("early") and dimension in TIMES:
        return KindOf("level", 1, end)
    if changed and not left.endswith(_BOUNDING_LISTED) and not _is_noun_frame(left, cut, place.right, dimension):
        return KindOf("change", sign, cut)
    if dimension == "years":
        return KindOf("level", 1, end)  # 新增劳动力平均受教育年限达到|14年: no years are added
    return _governed(left, verb, end)


def _share(place: Place, left: str, verb: str) -> KindOf:
    """Tell the kind of a share, a multiple or a bare value that no word of change stands right before."""
    end = len(left)
    is_share = place.dimension == "share"
    if is_share and _reduces(verb + left):
        return KindOf("growth", -1, end)
    if aimed := turn("growth_aimed").search(left):
        return KindOf("growth", 1, aimed.start())
    if turn("growth_after").match(place.right):
        return KindOf("growth", 1, end)
    if is_share and turn("on_last_year").search(left):
        return KindOf("growth", 1, end)
    is_score = not place.unit and scored().search(left)
    return KindOf("level" if is_score else "ratio", 1, end)


def _reduces(left: str) -> bool:
    """Tell a cut by so much (压减“三公”经费14%) from a cut to so much."""
    frame = strip_opening(left)
    cuts = taken().match(frame) or frame.startswith(_LOWERING)
    is_to_so_much = frame.endswith(("至", "到", "为", "达", "在")) or any(map(frame.__contains__, listed("rates")))
    return bool(cuts) and not is_to_so_much


def _is_noun_frame(left: str, cut: int, right: str, dimension: str) -> bool:
    """Tell 提升22座转运站, where the verb governs what is counted, from 增加6天."""
    word = left[cut:]
    if left[:cut].endswith(listed("orders")):
        return False  # 综合排名|提升|7位
    if word in words("changing_things") and dimension == "count":
        return True
    if word in words("upgrading") and left[:cut].endswith(listed("paired")):
        return True  # 改造提升12万亩
    if word in words("upgrading") and strip_opening(left).startswith(listed("completing")):
        return True  # 完成林分优化提升200万亩
    return bool(right) and not added().match(word) and not taken().match(word)


def _points(left: str, changed: bool, sign: int, cut: int) -> KindOf:
    if changed:
        return KindOf("change", sign, cut)
    falls = any(word in left for word in listed("fallen"))
    return KindOf("change", -1 if falls else 1, len(left))


def _governed(left: str, verb: str, end: int) -> KindOf:
    frame = verb or strip_opening(left)
    inner = added().search(frame)
    if inner and inner.start() <= 16 and not turn("stock").search(frame):
        return KindOf("change", 1, end)
    if not taken().search(frame):
        return KindOf("level", 1, end)
    if any(word.end() == len(frame) for word in taken().finditer(frame)):
        return KindOf("change", -1, end)
    if taken().match(frame) or (taken().search(frame) and leading_verbs(frame)):
        return KindOf("change", -1, end)
    return KindOf("level", 1, end)
