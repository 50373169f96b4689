"""Subjects that stand before the number: 改造提升老旧小区215个, 地区生产总值达到1300亿元."""

import re
from functools import cache

from wenxiao.quantities import measure_of
from wenxiao.reading.changes import added, taken
from wenxiao.reading.kinds import KindOf
from wenxiao.reading.lexicon import any_of, listed, mapping, words
from wenxiao.reading.memory import Memory
from wenxiao.reading.phrases import (
    drop_agent,
    drop_circumstance,
    drop_examples,
    drop_finishing,
    is_relational,
    last_frame,
    leading_verbs,
    strip_change,
    strip_linking,
    strip_opening,
    strip_verbs,
    tidy,
)
from wenxiao.reading.places import Place, opens_parts
from wenxiao.reading.relations import related, relation_at_end
from wenxiao.reading.spending import MONEY, is_spending, spending_on
from wenxiao.reading.turns_of_phrase import turn
from wenxiao.reading.verbs import acting

_NOMINAL = words("nominal")
_PACES, _PASSING, _BELONGING, _SELF_CONTAINED, _WORKS = map(
    listed, ("paces", "passing", "belonging", "self_contained", "works")
)

_YEARS = re.compile(r"[三四五]年(?:间|来)?")  # 五年|共计
LONG = 14  # characters, beyond which a 在… or 为… is cut off


def framed_before(place: Place, memory: Memory, found: KindOf) -> str:
    """Name what stands before the number, without what opens and links it; else what was named last."""
    left = place.left[: found.cut] if found.kind in ("growth", "change") else place.left
    core, linked = strip_linking(left)
    if found.kind in ("growth", "change"):
        is_pace = _in_points(place) and left.endswith(_PACES)  # 收入增速|提高6个百分点
        core = strip_linking(left if is_pace else strip_change(strip_change(left)))[0]
    core = drop_agent(strip_opening(drop_circumstance(core) if len(core) > LONG else core))
    share = turn("share_of").match(core) if found.kind == "ratio" else None
    if share and share["of"]:
        return f"{_whole(place, memory, turn('about_at_end').sub('', share['whole']))}占{share['of']}比重"
    if found.kind == "ratio" and turn("planned_alone").search(core) and memory.subject:
        return f"{memory.subject}完成{drop_finishing(core)}"
    if found.kind == "ratio" and core and (use := turn("used_for").match(place.right)):
        return f"{use['what']}占{tidy(core)}比重"  # 财政支出的|73.7%|用于民生
    if found.kind == "ratio" and core == "占":
        return (memory.subject or memory.named()) + "占比"
    is_times = found.kind == "ratio" and place.dimension == "multiple"
    if (found.kind == "change" or is_times) and (compared := turn("compared_at_end").search(core)):
        core = core[: compared.start()]
    return _framed(place, memory, found, core, linked=linked)


def _in_points(place: Place) -> bool:
    return place.dimension == "share_change"


def _whole(place: Place, memory: Memory, text: str) -> str:
    whole = tidy(drop_finishing(strip_opening(text))) or turn("share_named").sub("", memory.subject) or memory.named()
    return memory.named() + whole if is_relational(whole) and place.before else whole


def _graded(place: Place, memory: Memory, core: str) -> str:
    """Complete a grade by what it grades: 5亿元以上|41个, 市、县级|不低于70%, 农业局下属|2家."""
    if place.left.endswith(("上", "下")) and turn("from_so_much").search(place.left) and memory.subject:
        return strip_opening(place.left) + memory.subject[-2:]
    over = turn("over_so_much").match(core) if core.startswith(_PASSING) else None
    if over and (measured := turn("measure_over_so_much").match(memory.subject)):
        return measured["measure"] + over[0] + core[over.end() :]  # 产值超亿元企业22家、|超十亿元企业
    if core.endswith("级") and "级" in memory.subject[:6]:
        return core + memory.subject.split("级", 1)[1]
    return drop_finishing(core) + place.ahead if core.endswith(_BELONGING) else ""


def _framed(place: Place, memory: Memory, found: KindOf, core: str, *, linked: bool) -> str:
    verbs = leading_verbs(core)
    core = drop_examples(core, verbs)
    if not core and place.ahead and (named := _named_ahead(place, memory)):
        return named
    if not core and (people := _people_of_place(place)):
        return people
    if not core or (core[1:2] == "年" and _YEARS.fullmatch(core)):
        return memory.subject if place.joint == "inner" and memory.subject else _inherited(place, memory, found)
    if graded := _graded(place, memory, core):
        return graded
    if is_spending(place, core):
        return spending_on(place, core)
    if verbs == core and not is_relational(drop_finishing(core)):
        return _verb_alone(place, memory, core)
    if said := related(place, memory, core):
        memory.verb = "" if drop_finishing(core) in words("of_a_stock") else memory.verb  # 新增企业12家、总量突破1万家
        return said
    has_changed = found.kind == "change" and found.cut < len(place.left) and place.joint == "clause"
    if not verbs and memory.verb and not linked and not has_changed and verb_carries(place, memory, core):
        return drop_examples(memory.verb + core, memory.verb)
    if place.joint == "clause" or verbs:
        memory.verb = "" if place.left.startswith("其中") else (verbs or _inner_verb(core))
        memory.is_inner = not verbs
        memory.aside = memory.aside if place.left.startswith("其中") or not verbs else ""  # 其中高铁370公里，|新增公路
    return drop_finishing(last_frame(core, verbs))


def _named_ahead(place: Place, memory: Memory) -> str:
    """Name by what stands only after the next number: 新建|103个、修缮60个幸福院; 让|1.6万户、4.5万人住上新房."""
    left = strip_opening(place.left)
    if left in words("acting"):
        return drop_finishing(left + place.ahead)
    if place.left not in words("letting"):
        return ""
    memory.verb = ""
    return place.ahead


def _people_of_place(place: Place) -> str:
    """Name the people of a whole place: 全镇|13951户68202人; "" for any other number."""
    counted = mapping("counts_of_people").get(measure_of(place.unit).base)
    return f"{place.left}{counted}" if counted and turn("whole_place").fullmatch(place.left) else ""


def _verb_alone(place: Place, memory: Memory, verb: str) -> str:
    """A verb with no object before its number: the object follows the next number, or was named before."""
    memory.verb = verb
    if place.ahead:
        return verb + place.ahead
    memory.verb = ""
    topic, verb = memory.counted(place.unit), drop_finishing(verb)
    if verb in words("spending") and memory.heard and place.dimension in MONEY:
        topic = memory.heard
    if verb in topic and verb in _NOMINAL and (place.left[-1:] == "的" or not topic.endswith(verb)):
        return verb  # 进出口总额…，其中，出口增长
    if verb.endswith(_SELF_CONTAINED) or topic.endswith(verb):
        return topic if topic.endswith(verb) and place.before else verb
    if not place.before and not memory.lead and not place.left.startswith(listed("going_on")):
        return verb
    return verb + _verb_at_end().sub("", strip_verbs(topic) if topic.endswith(_WORKS) else topic)


def _inner_verb(core: str) -> str:
    inner = added().search(core) or taken().search(core) or _carrying().search(core)
    return inner[0] if inner and inner.start() <= 14 and inner.end() < len(core) - 1 else ""


def _inherited(place: Place, memory: Memory, found: KindOf) -> str:
    """Name a bare number: growth and change are of the last figure's subject, a level of what was named last."""
    if found.kind not in ("growth", "change") and (memory.is_newer or not memory.subject):
        return memory.counted(place.unit) or memory.subject
    base = memory.subject or memory.counted(place.unit)
    was_in_points = found.kind == "ratio" and measure_of(memory.unit).dimension == "share_change"
    if not _in_points(place) and not was_in_points:  # 占比重提高15个百分点、达66%
        base = turn("share_named").sub("", base)  # 完成预算的98%，增长5%: not the share grows
    if found.kind == "change" and opens_parts(place):
        base = strip_verbs(base)  # 培育企业386家，其中今年新增42家
    return added().sub("", base, count=1) if base.startswith(listed("newly_added")) else base


@cache
def _verb_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?<=..)(?:{acting().pattern})$")


@cache
def _carrying() -> re.Pattern[str]:
    return re.compile(any_of(words("carrying")))


def _has_own_verb(core: str) -> bool:
    """Tell a phrase with a verb of its own: 中小学|扩班, 既有住宅|加装|电梯."""
    verbs = acting().finditer(core, 2)
    return any(verb.end() == len(core) or (len(verb[0]) > 1 and verb[0] not in _NOMINAL) for verb in verbs)


def verb_carries(place: Place, memory: Memory, core: str) -> bool:
    """Tell whether the verb before also governs this number: 新增甲10家、乙5家."""
    dimension = place.dimension
    if is_relational(core):
        return False  # 新增企业261家，总数1493家
    if place.joint == "list" and memory.last and memory.last.kind == "growth" and taken().match(memory.verb):
        return dimension == measure_of(memory.unit).dimension  # 精简文件32%、会议26%
    if (
        dimension != measure_of(memory.unit).dimension
        and relation_at_end().search(core)
        and not added().match(memory.verb)
    ):
        return False  # 接待游客10亿人次、旅游收入1.2万亿元
    if core.endswith((*listed("shares"), *_SELF_CONTAINED)) or dimension in ("share", "share_change"):
        return False
    if place.joint == "clause" and (_has_own_verb(core) or place.left.endswith(listed("of_a_stock"))):
        return False
    if place.joint == "list":
        return True
    if memory.is_inner:
        return False
    alike = dimension == measure_of(memory.unit).dimension == "count" and bool(memory.levels)
    if place.joint == "clause" and memory.is_parted:
        return False
    return alike and place.joint == "clause" and memory.verb.startswith(listed("carrying"))
