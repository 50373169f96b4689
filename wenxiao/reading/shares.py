"""One verb or head for several numbers: 分别 and bare lists of numbers."""

import re
from functools import cache

from wenxiao.reading.kinds import KindOf
from wenxiao.reading.lexicon import any_of, listed, words
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

SHARE_OF = re.compile(
    r"^(?P<whole>.*?)(?<!抢)占(?!地(?!区)|比|用|据|补)(?P<of>[^，]*?)(?P<word>的?(?:比重|比例|份额))?$"
)
_AND = re.compile(r"、|以及|和|与|及")
_MEASURE = re.compile(r"[一-龥]{2}[率量额]$")
LONG = 7  # characters before a shared tail that show it to be longer: 广州、深圳|地铁线网单日最高客运量


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(rf"(?:分别)?(?:{any_of(words('compared'))})[^，、]{{1,12}}(?:[、和][^，、]{{1,12}})?$")


@cache
def _each_of() -> re.Pattern[str]:
    """Match several that each reach a measure: 金融、文化等支柱产业分别实现增加值."""
    reaching = any_of(words("each_reaching"))
    return re.compile(rf"^(?P<items>.+?)(?:等[^、，]{{2,8}})?分别(?:{reaching})?(?P<measure>[^、，]{{2,8}})$")


@cache
def _headed() -> re.Pattern[str]:
    """Match events and how many there were, of which those harmed are told next: 事故起数、死亡人数."""
    events, counts = any_of(words("events")), any_of(words("event_counts"))
    return re.compile(rf"^(?P<head>[一-龥]{{2,8}}?(?:{events}))(?:{counts})$")


@cache
def _tail() -> re.Pattern[str]:
    """Match the measure that the last item of a list shares with those before it."""
    return re.compile(rf"(?:产业|行业)?(?:{any_of(words('shared_tails'))})$")


@cache
def _shared_head() -> re.Pattern[str]:
    """Match what the first item of a list shares with those after it."""
    return re.compile(rf"^(?:{any_of(words('shared_heads'))})")


@cache
def _predicate() -> re.Pattern[str]:
    """Match where a statement about the items of a list begins."""
    return re.compile(rf"{any_of(words('shared_predicates'))}|[已受因]|(?<![人户年])均")


def shared_items(phrase: str, count: int) -> list[str]:
    """Split a phrase into `count` subjects, giving each the shared head and tail; [] if it has not so many."""
    parts = (_cut_words().sub(_mended, phrase) if _has_cut_words(phrase) else phrase).split("、")
    if len(parts) != count:
        parts = [part for part in _AND.split(phrase) if part]
    if len(parts) == count - 1:
        parts = [piece for part in parts for piece in _town_and_country(part)]
    if len(parts) < count:
        return []
    parts = parts[-count:]
    for index in range(count - 2, -1, -1):
        parts[index] = _whole_word(parts[index], parts[index + 1])  # 一、二、三产业
    if parts[-1] in words("accounts") and parts[0].endswith(listed("accounts")):
        return [parts[0], *(parts[0][:-2] + part for part in parts[1:])]  # 一般公共预算收入和支出
    headed = _headed().match(parts[0])
    if headed:
        return [headed["head"] + part if part in words("event_harms") else part for part in parts]
    if all(stem := [_with_rest(part, parts[-1]) for part in parts[:-1]]):
        parts = [*stem, parts[-1]]
    own = parts[-1].startswith(listed("headless"))
    tail = _tail().search(parts[-1]) or (None if own else _MEASURE.search(parts[-1]))
    if tail and tail.start() >= LONG and all(len(part) == 2 for part in parts[:-1]):
        return [*(part + parts[-1][2:] for part in parts[:-1]), parts[-1]]
    head = _shared_head().match(parts[0])
    if tail and parts[-1][2:].startswith("居民"):
        parts = [part + "居民" if len(part) == 2 else part for part in parts]
    is_shared = head and not any(_shared_head().match(part) for part in parts[1:])  # 城镇…、农村…、技能培训
    return [_completed(part, head[0] if head and is_shared else "", tail[0] if tail else "") for part in parts]


def _with_rest(part: str, last: str) -> str:
    """Complete a part by what follows its last word in the last: 社会投资、政府投资|项目的审批时间; else ""."""
    place = last.find(part[-2:], 2) if len(part) > 2 else -1
    rest = last[place + 2 :] if place >= 0 else ""
    return part + rest if len(rest) > 1 else ""


@cache
def _cut_words() -> re.Pattern[str]:
    """Match two words that share their last character, with what they are both of: 金融机构|存、贷|款."""
    return re.compile(rf"(?P<of>[^，、和与及]*?)(?P<pair>{any_of(words('cut_words'))})(?P<rest>[^、和与及]*)$")


def _has_cut_words(phrase: str) -> bool:
    return any(map(phrase.__contains__, words("cut_words")))


def _mended(match: re.Match[str]) -> str:
    pair, tail = match["pair"].replace("、", ""), match["pair"][-1] + match["rest"]
    return f"{match['of']}{pair[0]}{tail}、{match['of']}{pair[1]}{tail}"


def _whole_word(part: str, following: str) -> str:
    """Complete a word cut to its first character: 中、高等职业教育在校生."""
    return part + following[1:] if len(part) == 1 and len(following) > 2 else part


def _town_and_country(part: str) -> list[str]:
    return ["城市" + part[2:], "农村" + part[2:]] if part.startswith("城乡") else [part]


def _completed(part: str, head: str, tail: str) -> str:
    if tail and not part.endswith(tail) and not _is_measure(part):
        part += tail[2:] if part.endswith(tail[:2]) else tail
    if not head or _shared_head().match(part):
        return part
    return part if head not in words("any_heads") and part.startswith(listed("headless")) else head + part


def _is_measure(part: str) -> bool:
    return bool(_tail().search(part) or _MEASURE.search(part)) or part.endswith(("总值", "数"))


def shared_subjects(place: Place, memory: Memory, run: int, found: KindOf) -> list[str]:
    """Name each of `run` numbers that share what stands before the first; [] where it cannot be split."""
    left = place.left[: found.cut] if found.kind in ("growth", "change") else place.left
    core = strip_change(strip_linking(left)[0]) if found.kind in ("growth", "change") else strip_linking(left)[0]
    core, compared = _compared().subn("", strip_opening(strip_linking(core)[0]))
    if compared and not core and len(memory.measures) < run:
        return [memory.subject] * run if memory.subject else []  # 高于全国、全省1个、0.2个百分点
    if core == "总数" and len(memory.levels) >= run:
        return [strip_verbs(level) + core for level in memory.levels[-run:]]
    if not core and found.kind == "change" and len(memory.listed) == run:
        return memory.listed  # 比重分别达到14.8%和85.9%，比上年提高0.9和0.1个百分点
    if not core:
        levels = memory.measures[-run:]
        return levels if len(levels) == run and found.kind != "level" else shared_items(_last_names(memory), run)
    if found.kind == "ratio" and core.count("占") == run and (shares := _several_shares(core, run)):
        return shares
    share = SHARE_OF.match(core) if found.kind == "ratio" else None
    if not share and (each := _each_of().match(core)):
        return [f"{item}{each['measure']}" for item in shared_items(each["items"], run)]
    if share:
        of = strip_linking(share["of"])[0]
        whole = strip_linking(share["whole"])[0]
        return [f"{item}占{of}比重" for item in shared_items(whole, run)]
    return _of_topic(shared_items(drop_finishing(core), run), memory)


def _several_shares(core: str, run: int) -> list[str]:
    """Name shares of different wholes: 甲占乙的比重、丙占丁的比重|分别为."""
    shares = [SHARE_OF.match(part) for part in _AND.split(core)]
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
    names = _predicate().split(memory.clause_text)[0]
    return strip_opening(names)
