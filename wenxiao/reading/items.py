"""Split what stands before several numbers into a name for each, with the head and tail that they share."""

import re
from functools import cache

from wenxiao.reading.lexicon import any_of, listed, mapping, words
from wenxiao.reading.turns_of_phrase import turn

_ACCOUNTS = words("accounts")
_ACCOUNTS_LISTED = listed("accounts")

AND = re.compile(r"、|以及|和|与|及")
LONG = 7  # characters before a shared tail that show it to be longer: 广州、深圳|地铁线网单日最高客运量


@cache
def _headed() -> re.Pattern[str]:
    """Match events and how many there were, of which those harmed are told next: 事故起数、死亡人数."""
    events, counts = any_of(words("events")), any_of(words("event_counts"))
    return re.compile(rf"^(?P<head>[一-龥]{{2,8}}?(?:{events}))(?:{counts})$")


@cache
def _tail() -> re.Pattern[str]:
    """Match the measure that the last item of a list shares with those before it."""
    return re.compile(rf"(?:{any_of(words('fields_of_work'))})?(?:{any_of(words('shared_tails'))})$")


@cache
def _shared_head() -> re.Pattern[str]:
    """Match what the first item of a list shares with those after it."""
    return re.compile(rf"^(?:{any_of(words('shared_heads'))})")


def shared_items(phrase: str, count: int) -> list[str]:
    """Split a phrase into `count` subjects, giving each the shared head and tail; [] if it has not so many."""
    parts = _items(phrase, count)
    if not parts:
        return []
    if parts[-1] in _ACCOUNTS and parts[0].endswith(_ACCOUNTS_LISTED):
        return [parts[0], *(parts[0][:-2] + part for part in parts[1:])]  # 一般公共预算收入和支出
    headed = _headed().match(parts[0])
    if headed:
        return [headed["head"] + part if part in words("event_harms") else part for part in parts]
    if all(stem := [_with_rest(part, parts[-1]) for part in parts[:-1]]):
        parts = [*stem, parts[-1]]
    general = turn("examples_of_measure").match(parts[-1]) if "等" in parts[-1] else None
    if general and not any(map(_is_measure, parts[:-1])):
        return [part + general["rest"] for part in (*parts[:-1], general["item"])]  # 电子、机械等产业集群规模
    own = parts[-1].startswith(listed("headless"))
    tail = _tail().search(parts[-1]) or (None if own else turn("measure_at_end").search(parts[-1]))
    if tail and tail.start() >= LONG and all(len(part) == 2 for part in parts[:-1]):
        return [*(part + parts[-1][2:] for part in parts[:-1]), parts[-1]]
    head = _shared_head().match(parts[0])
    if tail and (group := next((group for group in words("residents") if parts[-1].startswith(group, 2)), "")):
        parts = [part + group if len(part) == 2 else part for part in parts]
    is_shared = head and not any(_shared_head().match(part) for part in parts[1:])  # 城镇…、农村…、技能培训
    return [_completed(part, head[0] if head and is_shared else "", tail[0] if tail else "") for part in parts]


def _items(phrase: str, count: int) -> list[str]:
    parts = (_cut_words().sub(_mended, phrase) if _has_cut_words(phrase) else phrase).split("、")
    if len(parts) != count:
        parts = [part for part in AND.split(phrase) if part]
    if len(parts) == count - 1:
        parts = [piece for part in parts for piece in _town_and_country(part)]
    if len(parts) < count:
        return []
    parts = parts[-count:]
    for index in range(count - 2, -1, -1):
        parts[index] = _whole_word(parts[index], parts[index + 1])  # 一、二、三产业
    return parts


def _with_rest(part: str, last: str) -> str:
    """Complete a part by what follows its last word in the last: 社会投资、政府投资|项目的审批时间; else ""."""
    if part in words("areas") and last[:2] in words("areas"):
        return part + last[2:]  # 城市和农村|低保标准
    place = last.find(part[-2:], 2) if len(part) > 2 else -1
    if place < 0 and part.endswith(listed("groups")) and (group := _group().match(last)):
        return part + last[group.end() :]  # 城镇居民、农民|最低生活保障标准
    rest = last[place + 2 :] if place >= 0 else ""
    return part + rest if len(rest) > 1 else ""


@cache
def _group() -> re.Pattern[str]:
    """Match who the last item of a list is of, before what the items share."""
    return re.compile(rf"[一-龥]{{0,4}}?(?:{any_of(words('groups'))})(?=[一-龥]{{3,}})")


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
    return [one + part[2:] for one in mapping("both_kinds").get(part[:2], ())] or [part]


def _completed(part: str, head: str, tail: str) -> str:
    if tail and not part.endswith(tail) and not _is_measure(part):
        part += tail[2:] if part.endswith(tail[:2]) else tail
    if not head or _shared_head().match(part):
        return part
    return part if head not in words("any_heads") and part.startswith(listed("headless")) else head + part


def _is_measure(part: str) -> bool:
    return bool(_tail().search(part) or turn("measure_at_end").search(part)) or part.endswith(listed("measures"))
