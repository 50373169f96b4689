"""Phrases that say something of another thing: 总投资, 支出 after 收入, a part after 其中."""

import re
from functools import cache

from wenxiao.quantities import measure_of
from wenxiao.quantities.units import counted_names
from wenxiao.reading.lexicon import any_of, listed, words
from wenxiao.reading.memory import Memory, is_same_measure
from wenxiao.reading.phrases import drop_finishing, is_relational
from wenxiao.reading.places import Place, opens_parts
from wenxiao.reading.turns_of_phrase import turn

_OF_ALL, _ON_AVERAGE, _RELATIONAL = map(words, ("of_all", "on_average", "relational"))
_ACCOUNTS = listed("accounts")

_SHARE_OF = re.compile(r"(?P<whole>[^占]{2,})占[^占]+比重$")


def related(place: Place, memory: Memory, core: str) -> str:
    """Attach a relation to the topic: 总投资, 年均, 其中C级; "" where the phrase names its own thing."""
    bare = drop_finishing(core)
    if bare.endswith(_ACCOUNTS) and (account := _same_account(memory, bare)):
        return account
    if bare in _OF_ALL and len(memory.levels) > 1:
        return bare
    if is_relational(bare) and (place.joint != "clause" or place.before or memory.lead):
        return _of_topic(place, memory, bare)
    if core in _ON_AVERAGE:
        return core + (memory.subject or memory.named())
    if len(core) <= 4 and _is_aside(place, memory):
        memory.aside = memory.aside or memory.named()
        if not memory.aside:
            return core  # a paragraph that begins: 其中完工82项
        ends = counted_names(measure_of(place.unit).base)
        if ends and core.endswith(listed("places")) and not memory.aside.endswith(ends):
            return core  # 其中，东湖村30户
        return core if (core.endswith(ends or ("",)) and ends) or _is_whole(core, memory.aside) else core + memory.aside
    return ""


def _same_account(memory: Memory, bare: str) -> str:
    """Name the other side of an account by the side named before: 社保基金收入…，支出…，滚存结余…"""
    said = turn("account").fullmatch(bare)
    if said is None:
        return ""
    if not memory.named() and (budget := turn("budget").search(memory.heading)):
        return budget[0] + bare  # （二）政府性基金预算: 收入8.2亿元
    named = (memory.subject, memory.topic, *reversed(memory.levels))
    if said["word"] == bare and (same := next((name for name in named if bare in name[1:-2]), "")):
        return same[: same.index(bare) + len(bare)]  # 财政支出年初预算…，支出
    stems = (name[:-2] for name in named if name.endswith(_ACCOUNTS) and name[-2:] != said["word"])
    return next((stem + bare for stem in stems if len(stem) > 1), "")


def _is_aside(place: Place, memory: Memory) -> bool:
    """Tell a part of the number before (其中C级10户，D级3户)."""
    if opens_parts(place):
        memory.aside = ""
        return True
    return bool(memory.aside) and is_same_measure(memory.unit, place)


def _is_whole(core: str, aside: str) -> bool:
    """Tell a part that names what it is (其中增值税) from one that needs the whole's name (其中C级)."""
    if core in aside or core[-1] == aside[-1]:
        return True
    return (len(core) > 2 and core[-2:] in aside) or (len(core) > 1 and core.endswith(listed("named_in_full")))


def _of_topic(place: Place, memory: Memory, relation: str) -> str:
    topic = memory.named()
    if (
        place.joint == "list"
        and memory.last
        and memory.last.kind == "ratio"
        and (share := _SHARE_OF.match(memory.subject))
    ):
        topic = share["whole"]  # 新兴产业增加值占GDP比重超过15%、|规模
    if len(topic) <= 2 and not memory.is_newer and memory.subject.endswith(topic):
        topic = memory.subject
    if relation.endswith(listed("held")) and topic.endswith(listed("no_holders")):
        topic = ""
    if relation.startswith(topic) or topic.startswith(relation):
        return relation
    if relation not in _RELATIONAL and topic.startswith(relation[:2]):
        return relation  # 旅居云南成为品牌，旅居人数
    if topic.endswith(relation):
        return topic
    return (topic if relation in words("of_measures") else _without_relation(topic)) + relation


@cache
def relation_at_end() -> re.Pattern[str]:
    """Match the relation that a phrase ends in: 旅游|收入."""
    return re.compile(rf"(?<=..)(?:{any_of(word for word in words('relational') if len(word) > 1)})$")


def _without_relation(topic: str) -> str:
    """Drop the relation that a topic ends in, so that another can take its place: 生猪存栏, 出栏."""
    if topic.endswith(listed("whole_names")):
        return topic
    bare = relation_at_end().sub("", turn("relation").sub("", topic))
    return bare if bare == topic else _without_relation(bare)
