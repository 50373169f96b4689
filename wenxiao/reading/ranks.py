"""What a rank is of, and among whom: 经开区跻身全国前15名 is 经开区全国排名."""

import re
from functools import cache

from wenxiao.reading.changes import becoming
from wenxiao.reading.lexicon import any_of, listed, words
from wenxiao.reading.memory import Memory
from wenxiao.reading.phrases import is_relational, strip_opening, tidy
from wenxiao.reading.places import Place
from wenxiao.reading.turns_of_phrase import turn

_SO_MANY = re.compile(r"(?:^|[，；：。])(?P<said>[^，；：。]+?)[\d一二三四五六七八九十]+[个家]$")
_SHARE = re.compile(r"占[^占]*比重$")


@cache
def _ranking() -> re.Pattern[str]:
    return re.compile(rf"(?P<what>.*?)在?(?:{any_of(words('ranking'))}|{becoming().pattern})+(?P<scope>[^，]*)$")


def _ranked(core: str) -> tuple[str, str] | None:
    """Part what is ranked from its field, at the last verb of ranking: 获得信贷|位列; None without either."""
    match = _ranking().match(core) or turn("ranked_in_field").match(core)
    if match is None:
        return None
    begin = match.start("scope")
    again = None if match["what"] else _ranking().match(core, begin)
    if again and again["what"]:
        return turn("won_in").sub("", core[: again.end("what")]), again["scope"]
    return match["what"], match["scope"]


@cache
def _won() -> re.Pattern[str]:
    return re.compile(rf"(?:中|上)?(?:{any_of(words('winning'))})+$")


def medal_subject(place: Place, memory: Memory) -> str:
    """Name medals by where they were won: 在全运会获4金1银."""
    won = _won().sub("", strip_opening(place.left))
    return (won or turn("medal").sub("", memory.subject)) + place.unit + "牌"


def among_so_many(place: Place) -> str:
    """Return what stands before a rank, with what was said before how many are ranked: 增速居全省17个地市|第3位."""
    counted = _SO_MANY.search(place.before) if place.joint == "inner" else None
    if counted is None:
        return place.left
    return re.sub(r"(?<=..)在(?P<among>[^在]+)中(?P<rank>[^中]*)$", r"\g<rank>\g<among>", counted["said"] + place.left)


def ranked_subject(left: str, memory: Memory) -> str:
    """Name a rank by what is ranked and the field that it is ranked in."""
    core = strip_opening(turn("ranked_by_what").sub("", left))
    if memory.ranked_what and (core.lstrip("、") in words("fields") or core.endswith(listed("fields_by_kind"))):
        return memory.ranked_what + core + "排名"  # 居全国第5位、东部第2位
    if not core and left and not left.startswith(("从", "由")):
        return _SHARE.sub("", memory.subject or memory.named()) + left + "排名"  # 增长24.8%（全省|第二）
    parts = _ranked(core)
    if parts is None:
        named = tidy(re.sub(r"(?:排名)?[由从]$", "", core)) or memory.named().removesuffix("排名")
        return named + "排名"  # 综合排名，从2016年|第49位
    what, scope = parts
    if memory.ranked and not what and not turn("ranked_when").sub("", scope):
        return memory.ranked  # from 11th to 7th: one thing ranked twice
    what = turn("ranked_since").sub("", tidy(re.sub(r"(?<=..)[从由]$", "", what)))
    scope = tidy(turn("ranked_when").sub("", turn("empty_field").sub("", scope)))
    what = "" if what in words("finishing") else what
    if not what and "“" not in scope:
        what = _SHARE.sub("", memory.subject or memory.named())
    elif is_relational(what):
        what = memory.named() + what
    memory.ranked_what = what
    if len(scope) > 4 and what.endswith(scope):
        return what + "排名"
    return what + scope + "排名"
