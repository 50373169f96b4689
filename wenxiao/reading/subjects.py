"""What a number is of: restored from the text before it, after it, and from what was named last."""

import re
from dataclasses import replace
from functools import cache

from wenxiao.reading.against import passed_by, subject_against
from wenxiao.reading.changes import becoming
from wenxiao.reading.counted import counted_after, stands_after
from wenxiao.reading.durations import TIMES, duration_subject
from wenxiao.reading.framed import framed_before, verb_carries
from wenxiao.reading.items import shared_items
from wenxiao.reading.kinds import KindOf, kind_of
from wenxiao.reading.lexicon import any_of, listed, words
from wenxiao.reading.memory import Memory, is_same_measure, remember
from wenxiao.reading.phrases import is_relational, leading_verbs, strip_linking, strip_opening, strip_verbs, tidy
from wenxiao.reading.places import Place, opens_parts
from wenxiao.reading.ranks import among_so_many, medal_subject, ranked_subject
from wenxiao.reading.shares import shared_subjects
from wenxiao.reading.spending import MONEY, funding_subject
from wenxiao.reading.turns_of_phrase import turn

_TOLD_BY_PURPOSE = TIMES | MONEY
_AIM_ENDS, _MEDALS, _STRIVING = map(words, ("aim_ends", "medals", "striving"))
_IN_A_ROW, _PACES = map(listed, ("in_a_row", "paces"))


def subject_of(place: Place, memory: Memory, run: int) -> tuple[str, KindOf]:
    """Restore the subject of a number and tell its kind; `run` counts the numbers that share what stands before.

    The memory is brought up to date, so places are to be given in text order.
    """
    if place.mention.part:
        return _part_of_structure(place, memory), KindOf(kind="ratio", sign=1, cut=0)
    if memory.waiting and not _own(place):
        subject = memory.waiting.pop(0)
        found = _paced(subject, _kept(memory, place), memory)
        memory.measures.append(subject)
        if found.kind in ("level", "change"):
            memory.levels.append(subject)
        return subject, found
    if len(memory.shared) > 1 and becoming().fullmatch(place.left):
        memory.waiting = memory.shared[1:]
        return memory.shared[0], _kept(memory, place)
    memory.waiting = memory.shared = []
    found = _kind(place, memory)
    if place.right and place.left.endswith(_IN_A_ROW):
        return _lasting(place, memory), found
    if memory.subject and place.left[-1:] in _AIM_ENDS and (sign := passed_by(place)):
        return memory.subject, KindOf(kind="change", sign=sign, cut=0)
    if against := subject_against(place, memory):
        found = _as_exceeded(place, memory, found)
        memory.subject, memory.last = against if found.kind == "level" else memory.subject, found
        return against, found
    if _repeats(place, memory, found) and place.unit not in _MEDALS:
        return memory.subject or memory.named(), _kept(memory, place)
    subject = tidy(_named(place, memory, run, found)) or memory.named()
    found = _paced(subject, found, memory) if memory.shared else found
    remember(memory, place, subject, found)
    return subject, found


def _paced(subject: str, found: KindOf, memory: Memory) -> KindOf:
    """Tell a rate of change among shares: 消费价格涨幅、调查失业率分别控制在3%和5%."""
    if found.kind == "ratio" and subject.endswith(_PACES):
        return replace(found, kind="growth")
    is_among = found.kind == "growth" and bool(memory.shared) and memory.shared[0].endswith(_PACES)
    return replace(found, kind="ratio") if is_among and subject.endswith(listed("no_paces")) else found


def _as_exceeded(place: Place, memory: Memory, found: KindOf) -> KindOf:
    """Give an aim the kind of what exceeds it: 增加学位1.2万个，超额完成1万个的目标."""
    is_alike = memory.last is not None and is_same_measure(memory.unit, place)
    if memory.last is None or not is_alike:
        return found
    return memory.last if (memory.last.kind, found.kind) in (("change", "level"), ("growth", "ratio")) else found


def _kind(place: Place, memory: Memory) -> KindOf:
    """Tell the kind of a number that waits for no other, as its own words and what was read before say."""
    found = kind_of(place, place.left.rstrip("的"), _carried(place, memory))
    after_change = found.kind == "level" and memory.last is not None and memory.last.kind == "change"
    memory.is_of_added = after_change and _is_added(memory, place)
    if memory.is_of_added:
        found = replace(found, kind="change")
    if found.kind == "ratio" and not (place.unit or memory.unit) and memory.last and not _own(place):
        return memory.last  # a score without a unit goes on from what it was
    if place.left in _STRIVING and memory.last and is_same_measure(memory.unit, place):
        return memory.last  # 增长5%以上、力争5.5%
    return found


def _named(place: Place, memory: Memory, run: int, found: KindOf) -> str:
    if found.kind == "rank":
        ranked = ranked_subject(among_so_many(place), memory)
        listed = shared_items(ranked.removesuffix("排名").replace("分别", ""), run) if run > 1 else []
        if listed and "分" in place.left:
            memory.waiting = [item + "排名" for item in listed[1:]]
            return listed[0] + "排名"
        return ranked
    if place.unit in _MEDALS:
        return medal_subject(place, memory)
    if place.dimension in _TOLD_BY_PURPOSE and (special := duration_subject(place) or funding_subject(place)):
        return special
    if stands_after(place):
        return _grown_by(place, memory, found) or counted_after(place, memory, found)
    shared = shared_subjects(place, memory, run, found) if run > 1 else []
    if shared:
        memory.waiting, memory.shared, memory.listed = shared[1:], shared, shared
        return shared[0]
    return framed_before(place, memory, found)


def _grown_by(place: Place, memory: Memory, found: KindOf) -> str:
    """Name what was said before to grow by so much (实现7%的增长速度并不容易), "" for a growth not said before."""
    is_again = found.kind == "growth" and turn("this_growth").match(place.right)
    return memory.growths.get(place.mention.quantity.value, "") if is_again else ""


def _repeats(place: Place, memory: Memory, found: KindOf) -> bool:
    """Tell a second number of the same thing: 516户1960人, 284家、79%."""
    if place.joint == "clause" or memory.last is None or found.kind == "rank":
        return False
    return not _own(place) and not strip_linking(place.left)[1]


@cache
def _said_of_a_course() -> re.Pattern[str]:
    """Match what is said of a measure that went on for a time: 连续5个季度|快于全市."""
    return re.compile(any_of(words("said_of_a_course")))


def _lasting(place: Place, memory: Memory) -> str:
    """Name what went on for so long: 增速连续8个季度高于平均水平."""
    row = next(word for word in _IN_A_ROW if place.left.endswith(word))
    named = tidy(turn("state_ended").sub("", strip_opening(place.left.removesuffix(row))))
    memory.topic = memory.named() + named if is_relational(named) else named or memory.topic
    rest = turn("state").sub("", re.split(r"[，。；]", place.right)[0])
    if not named and _said_of_a_course().match(rest):
        named = turn("rank_named").sub("", memory.ranked) or memory.subject or memory.named()
        return tidy(named + rest)
    memory.subject = ""
    if strip_verbs(rest) != rest:
        memory.topic = strip_verbs(rest)
    whole = memory.topic + row if is_relational(named) else turn("state_ended").sub("", strip_opening(place.left))
    return tidy(whole + ("" if place.has_next and named else rest))


def _part_of_structure(place: Place, memory: Memory) -> str:
    """Name a part of 24：40.2：35.8: the three industries where the text speaks of them, else by its number."""
    number = place.mention.part
    if number == 1:
        turned = becoming().search(place.left)
        named = "" if turned and turned.start() <= 2 else tidy(strip_opening(strip_linking(place.left)[0]))
        memory.structure = named or memory.structure or memory.named()
    listed = turn("industries").search(memory.structure)  # 二三产业结构
    ordinals = listed[0] if listed and len(listed[0]) >= number else "一二三四五六七八九"
    ordinal = "第" + ordinals[min(number, 9) - 1]
    return f"{ordinal}产业比重" if "产业" in memory.structure else f"{memory.structure}{ordinal}项"


def _is_added(memory: Memory, place: Place) -> bool:
    """Tell a part of what was added before: 新增装机1800万千瓦，其中风电1000万千瓦、光伏600万千瓦."""
    last = memory.last
    if last is None or last.sign < 0 or not is_same_measure(memory.unit, place):
        return False
    core, linked = strip_linking(place.left)
    bare = not linked and not leading_verbs(strip_opening(core))
    return opens_parts(place) or (memory.is_of_added and bare)


def _carried(place: Place, memory: Memory) -> str:
    """Return the verb before that also governs this number, "" where the number has its own or a link."""
    if not memory.verb:
        return ""
    core, linked = strip_linking(place.left)
    core = strip_opening(core)
    if linked or place.left.startswith("其中") or leading_verbs(core):
        return ""
    if not core:
        return memory.verb if place.joint == "list" else ""
    return memory.verb if verb_carries(place, memory, core) else ""


def _own(place: Place) -> bool:
    """Tell whether a number has words of its own before it."""
    return bool(strip_linking(place.left)[0].strip("、，和及与")) or stands_after(place)


def _kept(memory: Memory, place: Place) -> KindOf:
    last = memory.last
    own = kind_of(place, "", memory.verb)
    if last is None or (last.kind == "growth" and own.kind not in ("ratio",)):
        return own
    if last.kind == "level" and own.kind == "change":
        return last
    if last.kind == "change" and own.kind == "ratio":
        return KindOf(kind="growth", sign=last.sign, cut=0)
    if last.kind in ("growth", "change", "ratio") and own.kind in ("ratio", "level"):
        return KindOf(kind=last.kind, sign=last.sign, cut=0)
    return own
