"""One verb or head for several numbers: 分别 and bare lists of numbers."""

import re
from functools import cache

from wenxiao.reading.items import AND, shared_items
from wenxiao.reading.kinds import KindOf
from wenxiao.reading.lexicon import any_of, words
from wenxiao.reading.memory import Memory
from wenxiao.reading.phrases import (
    drop_finishing,
    is_relational,
    strip_change,
    strip_linking,
    strip_opening,
    strip_verbs,
)
from wenxiao.reading.places import Place
from wenxiao.reading.relations import relation_at_end
from wenxiao.reading.turns_of_phrase import turn


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(rf"(?:分别)?(?:{any_of(words('compared'))})[^，、]{{1,12}}(?:[、和][^，、]{{1,12}})?$")


@cache
def _each_of() -> re.Pattern[str]:
    """Match several that each reach a measure: 金融、文化等支柱产业分别实现增加值."""
    reaching = any_of(words("each_reaching"))
    return re.compile(rf"^(?P<items>.+?)(?:等[^、，]{{2,8}})?分别(?:{reaching})?(?P<measure>[^、，]{{2,8}})$")


def shared_subjects(place: Place, memory: Memory, run: int, found: KindOf) -> list[str]:
    """Name each of `run` numbers that share what stands before the first; [] where it cannot be split."""
    left = place.left[: found.cut] if found.kind in ("growth", "change") else place.left
    core = strip_change(strip_linking(left)[0]) if found.kind in ("growth", "change") else strip_linking(left)[0]
    core, compared = _compared().subn("", strip_opening(strip_linking(core)[0]))
    if compared and not core and len(memory.measures) < run:
        return [memory.subject] * run if memory.subject else []  # 高于全国、全省1个、0.2个百分点
    if core in words("sums_of_all") and len(memory.levels) >= run:
        return [strip_verbs(level) + core for level in memory.levels[-run:]]
    if not core and found.kind == "change" and len(memory.ratios) >= run and _in_points(place):
        return memory.ratios[-run:]  # 集中度达到68%，比重63%，分别提高2个和3个百分点
    if not core and found.kind == "change" and len(memory.listed) == run:
        return memory.listed  # 比重分别达到14.8%和85.9%，比上年提高0.9和0.1个百分点
    if not core:
        levels = memory.measures[-run:]
        return levels if len(levels) == run and found.kind != "level" else shared_items(_last_names(memory), run)
    if found.kind == "ratio" and core.count("占") == run and (shares := _several_shares(core, run)):
        return shares
    share = turn("share_of").match(core) if found.kind == "ratio" else None
    if not share and (each := _each_of().match(core)):
        return [f"{item}{each['measure']}" for item in shared_items(each["items"], run)]
    if share:
        of = strip_linking(share["of"])[0]
        whole = strip_linking(share["whole"])[0]
        if not whole.removeprefix("分别") and len(memory.measures) >= run:  # 甲增长13%、乙增长22%，分别占工业82%、43%
            return [f"{item}占{of}比重" for item in memory.measures[-run:]]
        return [f"{item}占{of}比重" for item in shared_items(whole, run)]
    return _of_topic(shared_items(drop_finishing(core), run), memory)


def _in_points(place: Place) -> bool:
    return place.dimension == "share_change"


def _several_shares(core: str, run: int) -> list[str]:
    """Name shares of different wholes: 甲占乙的比重、丙占丁的比重|分别为."""
    shares = [turn("share_of").match(part) for part in AND.split(core)]
    named = [f"{s['whole']}占{s['of']}比重" for s in shares if s and s["whole"] and s["of"]]
    return named if len(named) == run == len(shares) else []


def _of_topic(items: list[str], memory: Memory) -> list[str]:
    """Say of the topic what are relations only: 纺织业…，销售收入和利税分别增长28%和36%."""
    is_stem = len(items) > 1 and not is_relational(items[0]) and all(map(is_relational, items[1:]))
    ending = relation_at_end().search(items[0]) if is_stem else None
    if ending and not any(item.endswith(ending[0]) for item in items[1:]):  # 粮食播种面积、总产量分别…
        return [items[0], *(items[0][: ending.start()] + item for item in items[1:])]
    topic = memory.named()
    if not topic or not all(map(is_relational, items)):
        return items
    return [topic + item for item in items]


def _last_names(memory: Memory) -> str:
    names = turn("said_of_all").split(memory.clause_text)[0]
    return strip_opening(names)
