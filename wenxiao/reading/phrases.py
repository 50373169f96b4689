"""Take a phrase apart: what opens it, its verbs, its examples, its links to the number."""

import re

from wenxiao.reading.changes import comparing, growing, linking
from wenxiao.reading.lexicon import listed, opening, opening_starts, remembered, words
from wenxiao.reading.turns_of_phrase import turn
from wenxiao.reading.verbs import acting, bidding, finishing, finishing_starts, predicates, verb_at

_PLAIN_LINKS, _NOUN_ENDS, _RELATIONAL, _NOMINAL = map(words, ("plain_links", "noun_ends", "relational", "nominal"))
_START_ENDS, _OF_WHOM, _PACES = map(listed, ("start_ends", "of_whom", "paces"))

_OVER_YEARS = re.compile(r"(?<=..)(?:[三四五]年|(?<!去)年[底末])$")  # 中央财政支出五年|累计, 外汇储备年底|达到
_REACHED_AT = re.compile(r"(?<=[到至])年[底末]的?$")  # 由年初的400万人扩大到年末的|1120万人
_YEARS = re.compile(r"(?:^|(?<=..))近?[两三四五2-5]年(?:间|来)?$")  # 单位能耗五年下降21%
_ITEM = re.compile(r"[①-⑳]")  # an item of a list run together in one line
SHORT = 4  # characters of a name of how many people or how much money
LONG = 12  # characters, beyond which a phrase may hold two verbs with their objects
_MARKS = " ，。、；：的了"
_EDGES = _MARKS + "—-"


@remembered
def strip_opening(text: str) -> str:
    """Drop dates and adverbs before a subject."""
    text = (_ITEM.split(text)[-1] if _ITEM.search(text) else text).lstrip(_MARKS)
    while (text[:1] in opening_starts() or "讯" in text) and (match := opening().match(text)):
        rest = text[match.end() :].lstrip(_MARKS)
        if not rest and match[0][-1:] not in "年月，、":
            return rest
        text = rest
    return text


@remembered
def strip_linking(text: str) -> tuple[str, bool]:
    """Drop what links a subject to its number; say whether something was there, as in 达到, 为, 突破."""
    linked, text = False, turn("for_each").sub("", text) if "每" in text else text
    starting = None
    if text.endswith(_START_ENDS) or "每" in text:
        starting = turn("starting_from").search(text) or turn("multiple_of").search(text)
    if not starting and text.endswith(("底", "末", "底的", "末的")):
        starting = _REACHED_AT.search(text)
    if starting:
        text, linked = text[: starting.start()], True
    while match := linking().search(text):
        if len(match[0]) == 1 and match[0] in "有出计上是为" and len(text) <= 2:
            break
        linked = linked or match[0] not in _PLAIN_LINKS
        text = text[: match.start()]
    starting = turn("starting_from").search(text) if linked else None
    starting = starting or (_OVER_YEARS.search(text) if "年" in text else None)
    core = text[: starting.start()] if starting else text
    return ("" if core in ("到", "至") else core), linked


@remembered
def strip_change(text: str) -> str:
    """Drop words of change and of comparison, and the years they cover, at the end of a subject."""
    while match := growing().search(text) or comparing().search(text) or _YEARS.search(text):
        if match.start() == match.end():
            break
        text = text[: match.start()].rstrip(_MARKS)
    return turn("under_what").sub("", text)


@remembered
def leading_verbs(text: str) -> str:
    """Return the run of verbs that a phrase begins with, joined by 、 or not: 改造提升, 规划、出让."""
    position = before = 0
    while match := verb_at(text, position):
        if text[match.end() : match.end() + 1] in _NOUN_ENDS:
            break
        before, position = position, match.end()
        if text[position : position + 1] in ("、", "并", "及", "和", "了") and verb_at(text, position + 1):
            position += 1
    return text[:position] if len(text) - position != 1 else text[:before]


def strip_verbs(text: str) -> str:
    """Return what the verbs that a phrase begins with are done to, the phrase itself where that is nothing."""
    return text[len(leading_verbs(text)) :] or text


def drop_agent(text: str) -> str:
    """Drop who is to do what follows to something: 市卫健委将新建医院, 各镇要新建农田."""
    agent = bidding().match(text) if "将" in text or "要" in text else None
    if agent is None or any(purse in agent["who"] for purse in words("purses")):
        return text
    rest = text[agent.end() :]
    verbs = leading_verbs(rest)
    return rest if verbs and len(rest) > len(verbs) + 1 else text


def drop_finishing(text: str) -> str:
    """Drop verbs that only say that something gets done, where something is left."""
    while text[:1] in finishing_starts() and (match := finishing().match(text)):
        rest = text[match.end() :]
        if len(rest) < 2:
            break
        text = rest
    return text


@remembered
def drop_predicate(text: str) -> str:
    """Drop what is said of a thing after its name: 泽龙中学全部竣工交付 is 泽龙中学."""
    said = predicates().search(text, 2)
    return text[: said.start()] if said else text


def drop_examples(text: str, verbs: str) -> str:
    """Drop the examples before 等: 举办房交会等促销活动 is 举办促销活动. Without a verb the examples are the name."""
    match = turn("examples").match(text) if verbs and "等" in text and text.startswith(verbs) else None
    if match is None:
        return text
    return verbs + text[match.end() :]


def ends_in_examples(text: str) -> bool:
    """Tell whether a phrase is a list of examples whose general name comes after the number."""
    return text.endswith("等") and bool(turn("examples_only").match(text))


def is_relational(text: str) -> bool:
    """Tell whether a phrase says something of another thing and so needs a topic."""
    if text in _RELATIONAL or (len(text) <= SHORT and text.endswith(_OF_WHOM)):
        return True
    return text.endswith(_PACES) and text[:-2] in _RELATIONAL  # 增加值增幅


def _is_frame(text: str) -> bool:
    verbs = leading_verbs(text)
    are_nouns = verbs in _NOMINAL or (verbs[:2] in _NOMINAL and verbs[2:] in _NOMINAL)
    return len(verbs) + 2 <= len(text) and bool(verbs) and not are_nouns


def last_frame(text: str, verbs: str) -> str:
    """Keep the last of two verbs with their objects: 聘请设计院编制专项规划 is 编制专项规划."""
    if len(text) <= LONG or "的" in text:
        return text
    starts = [match.start() for match in acting().finditer(text, len(verbs) + 4) if match.end() + 2 <= len(text)]
    runs = [start for start in starts if _is_frame(text[start:])]
    if not runs:
        return text
    first = next(start for start in runs if start + len(leading_verbs(text[start:])) >= runs[-1])
    return text[first:] if verbs or text[first - 2 : first] in words("bodies_of_work") else text


def drop_circumstance(text: str) -> str:
    """Cut a long 在…, 为…, 围绕… before the verb that governs the number."""
    if not turn("circumstance").match(text):
        return text
    verbs = [match for match in acting().finditer(text, 6) if match.end() + 2 <= len(text)]
    last = next((v for v in verbs if not verb_at(text, v.end())), None)
    return text[last.start() :] if last else text


def tidy(text: str) -> str:
    """Trim a subject's edges."""
    text = text.strip(_EDGES)
    if "（" in text or "）" in text:
        opened, closed = text.count("（"), text.count("）")
        if opened > closed and text.rindex("（") > 1:
            text = text[: text.rindex("（")]
        elif opened != closed:
            text = text.replace("（", "").replace("）", "")
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    return text
