"""Take a phrase apart: what opens it, its verbs, its examples, its links to the number."""

import re

from wenxiao.reading.lexicon import (
    acting,
    acting_here,
    comparing,
    finishing,
    finishing_starts,
    growing,
    linking,
    opening,
    opening_starts,
    predicates,
    remembered,
    words,
)

_EXAMPLES = re.compile(
    r"^(?P<named>.+?)(?<![高平初中同均相立])等(?![级额效于教候]|学(?!校))(?:[一二两三四五六七八九十\d]*(?:个(?![案人体性]))?)(?=[^，。]{2,})"
)
_ENDING_LIST = re.compile(r"^(?P<named>.*?)(?<![高平初中同均相])等$")
_CIRCUMSTANCE = re.compile(
    r"(?:首次|累计|全年|已|并|先后)?(?:围绕|配合|会同|联合|协同|在(?!孵|建|谈|校)|为(?!民)|对(?!外|口|接)|针对|通过|依托|面向|向|以(?!上))"
)
_STARTING_FROM = re.compile(
    r"(?:(?:(?<![比较])(?<!^到)|(?<=占比))(?:(?:19|20)\d\d年|去年|上年)(?:底|末)?的?|[由从]每[^，。]{1,6}|[由从](?:(?:19|20)\d\d年|上年|去年|年初|.{2}时期)?(?:同期|底|末|初)?的?|(?:是|为|相当于)(?:(?:19|20)\d\d年|[“]?十?[一二三四五六七八九]?五[”]?(?:时期)?|上年|去年|[一二三四五六七八九十]+年前)(?:同期|末|底)?的?)$"
)
# what either ends with, but for a start at so much for each
_ENDS_OF_STARTS = tuple("年底末期初由从前五”的平均量速幅和")
_MULTIPLE_OF = re.compile(  # 是全国平均水平的|13.4倍
    r"(?:是|为|相当于|达到?)[^，。；是为]{0,10}(?:平均水平|平均|总量|增量|增速|增幅|总和|之和|同期|年前|水平)的?$"
    r"|(?:是|为|相当于)[上前]一?个?(?:五年|时期|五年时期|规划期)的?$"
    r"|(?:超过?|不到|不足|约为)[^，。；过为]{2,10}的$|(?:是|为|相当于)全[国省市区县州]的$"
)
_OVER_YEARS = re.compile(r"(?<=..)(?:[三四五]年|(?<!去)年[底末])$")  # 中央财政支出五年|累计, 外汇储备年底|达到
_REACHED_AT = re.compile(r"(?<=[到至])年[底末]的?$")  # 由年初的400万人扩大到年末的|1120万人
_AGAINST = re.compile(r"(?<=..)在[^，。；在]{2,14}(?:下|的?基础上|的?情况下|的?背景下)$")  # 金融业在强监管下|增长
_EACH = re.compile(
    r"(?<=[到为达至准])每(?:人|户|亩|吨|生|名|辆|平方米|平方公里|立方米|公顷|[百千万]人)?(?:每?[月年天日])?(?:每人)?$"
)  # 提高到每月|740元
_PEOPLE = re.compile(r".{0,2}(?:人数|户数|金额)")  # 救助人数, 参保人数: of whom or of what was said before
_YEARS = re.compile(r"(?:^|(?<=..))[两三四五]年(?:间|来)?$")  # 单位能耗五年下降21%
_PLAIN_LINKS = frozenset(
    (
        "共",
        "共计",
        "累计",
        "完成",
        "实现",
        "均",
        "各",
        "的",
        "出",
        "了",
        "超",
        "超过",
        "约",
        "近",
        "逾",
        "至少",
        "不少于",
        "不低于",
    )
)
_ITEM = re.compile(r"[①-⑳]")  # an item of a list run together in one line
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
    linked, text = False, _EACH.sub("", text) if "每" in text else text
    starting = None
    if text.endswith(_ENDS_OF_STARTS) or "每" in text:
        starting = _STARTING_FROM.search(text) or _MULTIPLE_OF.search(text)
    if not starting and text.endswith(("底", "末", "底的", "末的")):
        starting = _REACHED_AT.search(text)
    if starting:
        text, linked = text[: starting.start()], True
    while match := linking().search(text):
        if len(match[0]) == 1 and match[0] in "有出计上是为" and len(text) <= 2:
            break
        linked = linked or match[0] not in _PLAIN_LINKS
        text = text[: match.start()]
    starting = (_STARTING_FROM.search(text) if linked else None) or (_OVER_YEARS.search(text) if "年" in text else None)
    core = text[: starting.start()] if starting else text
    return ("" if core in ("到", "至") else core), linked


@remembered
def strip_change(text: str) -> str:
    """Drop words of change and of comparison, and the years they cover, at the end of a subject."""
    while match := growing().search(text) or comparing().search(text) or _YEARS.search(text):
        if match.start() == match.end():
            break
        text = text[: match.start()].rstrip(_MARKS)
    return _AGAINST.sub("", text)


@remembered
def leading_verbs(text: str) -> str:
    """Return the run of verbs that a phrase begins with, joined by 、 or not: 改造提升, 规划、出让."""
    position = before = 0
    while match := acting_here().match(text, position):
        if text[match.end() : match.end() + 1] in ("率", "量", "额", "值", "面"):
            break
        before, position = position, match.end()
        if text[position : position + 1] in ("、", "并", "及", "和", "了") and acting_here().match(text, position + 1):
            position += 1
    return text[:position] if len(text) - position != 1 else text[:before]


def strip_verbs(text: str) -> str:
    """Return what the verbs that a phrase begins with are done to, the phrase itself where that is nothing."""
    return text[len(leading_verbs(text)) :] or text


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
    match = _EXAMPLES.match(text) if verbs and "等" in text and text.startswith(verbs) else None
    if match is None:
        return text
    return verbs + text[match.end() :]


def ends_in_examples(text: str) -> bool:
    """Tell whether a phrase is a list of examples whose general name comes after the number."""
    return text.endswith("等") and bool(_ENDING_LIST.match(text))


def is_relational(text: str) -> bool:
    """Tell whether a phrase says something of another thing and so needs a topic."""
    if text in words("relational") or (text[-1:] in "数额" and bool(_PEOPLE.fullmatch(text))):
        return True
    return text[-1:] in "速幅" and text[:-2] in words("relational")  # 增加值增幅


def _is_frame(text: str) -> bool:
    verbs = leading_verbs(text)
    are_nouns = verbs in words("nominal") or (verbs[:2] in words("nominal") and verbs[2:] in words("nominal"))
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
    if not _CIRCUMSTANCE.match(text):
        return text
    verbs = [match for match in acting().finditer(text, 6) if match.end() + 2 <= len(text)]
    last = next((v for v in verbs if not acting_here().match(text, v.end())), None)
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
