"""What a paragraph has named so far, for the numbers that name nothing themselves."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from wenxiao.quantities import measure_of
from wenxiao.quantities.units import counted_names
from wenxiao.reading.kinds import KindOf
from wenxiao.reading.lexicon import any_of, listed, words
from wenxiao.reading.phrases import (
    drop_circumstance,
    drop_examples,
    is_relational,
    leading_verbs,
    strip_change,
    strip_opening,
    tidy,
)
from wenxiao.reading.places import Place
from wenxiao.reading.turns_of_phrase import turn
from wenxiao.reading.verbs import acting

_MEASURES_AT_END, _SELF_CONTAINED, _WORKS = map(words, ("measures_at_end", "self_contained", "works"))
_GOING_WITH, _MARKS = map(listed, ("going_with", "marks"))

_AND = re.compile(r"[和与、]")
MAX_TOPIC = 18


@dataclass(slots=True)
class Memory:
    """What a paragraph has named so far."""

    lead: str = ""
    heading: str = ""  # of the section
    topic: str = ""
    heard: str = ""  # the topic that a clause without numbers named in the sentence
    subject: str = ""
    verb: str = ""
    is_parted: bool = False  # a clause without numbers stands between the last figure and this one
    is_inner: bool = False  # the verb stood within its phrase: 城镇|新增|就业
    unit: str = ""
    aside: str = ""
    ranked: str = ""
    ranked_what: str = ""  # what was ranked, without the field
    structure: str = ""
    is_of_added: bool = False  # the last figure was a part of what was added
    is_newer: bool = False  # the topic was named after the last figure
    clause_text: str = ""
    told: Sequence[str] = ()  # the clauses without numbers since the last figure
    levels: list[str] = field(default_factory=list)
    measures: list[str] = field(default_factory=list)  # what the sentence has measured, growth included
    ratios: list[str] = field(default_factory=list)  # the shares that the sentence has told
    waiting: list[str] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)  # what the last bare list was of
    listed: list[str] = field(default_factory=list)  # what the sentence's last list was of
    growths: dict[Decimal, str] = field(default_factory=dict)  # what has grown by so much
    last: KindOf | None = None
    outside: tuple[str, str, str] | None = None  # subject, topic and unit before the brackets that were opened

    def begin_sentence(self) -> None:
        """Forget what does not reach across a full stop."""
        self.verb, self.levels, self.waiting, self.shared, self.last = "", [], [], [], None
        self.outside = None
        self.subject = self.aside = self.ranked = self.heard = ""
        self.ranked_what, self.is_of_added, self.measures, self.listed, self.ratios = "", False, [], [], []

    def named(self) -> str:
        """Return what a bare figure is most likely of."""
        return self.topic or self.lead

    def counted(self, unit: str) -> str:
        """Return the topic that a bare count is of: the last whose name its measure word counts, else the last."""
        ends = counted_names(measure_of(unit).base)
        if not self.is_newer or not ends or self.named().endswith(ends):
            return self.named()
        topics = (_topic_of(text) for text in reversed(self.told))
        return next((topic for topic in topics if topic.endswith(ends)), self.named())


def hear(memory: Memory, clauses: Sequence[str]) -> None:
    """Take in the clauses without numbers since the last figure: the last that names a topic names what follows."""
    memory.is_parted = bool(clauses)
    if not clauses:
        return
    is_last = True
    for text in reversed(clauses):
        if turn("reckoned").match(text):
            continue
        if is_last:
            memory.clause_text, is_last = text, False
        if topic := _topic_of(text):
            memory.topic = memory.heard = topic
            memory.is_newer, memory.told = True, tuple(clauses)
            return


def through_brackets(memory: Memory, edge: str) -> None:
    """Go on after brackets with what was named before them: 财政收入12亿元（旧体制8亿元），增长6%."""
    if edge.endswith("（"):
        memory.outside = (memory.subject, memory.topic, memory.unit)
    elif memory.outside and "）" in edge:
        (memory.subject, memory.topic, memory.unit), memory.outside = memory.outside, None


@cache
def _faring() -> re.Pattern[str]:
    told = sorted(words("faring"), key=len, reverse=True)
    return re.compile(
        "|".join((*told, r"从\d", r"自\d", r"为(?:19|20)\d\d年"))
    )  # plain alternatives, which `re` finds by their first signs


def _topic_of(text: str) -> str:
    plain = strip_opening(drop_circumstance(text))
    verbs = leading_verbs(plain)
    rest = plain[len(verbs) :]
    if verbs:
        topic = drop_examples(plain, verbs)[len(verbs) :]
        verb = acting().search(topic, 2) if len(topic) > 8 else None
        topic = topic[: verb.start()] if verb else topic
    else:
        rest = strip_change(rest) if rest.endswith(("上", "下")) else rest  # 产量在上年增长的基础上
        verb = next((verb for verb in acting().finditer(rest, 2) if _is_predicate(rest, verb)), None)
        topic = rest[: verb.start()] if verb else rest
        topic = turn("course").sub("", _faring().split(topic, maxsplit=1)[0])
    topic = tidy(topic)
    if topic.endswith(listed("came_to")) or is_relational(_AND.split(topic, maxsplit=1)[0]):
        return ""  # 总量和增速稳居全市之首 is said of a thing
    fits = (
        2 <= len(topic) <= MAX_TOPIC
        and ("、" not in topic or (bool(verbs) and len(topic) < 9 and topic.count("、") == 1))
        and not topic.startswith(_GOING_WITH)
    )
    return topic if fits else ""


def _is_predicate(text: str, verb: re.Match[str]) -> bool:
    """Tell what a thing does from a part of its name: 外贸出口, 最低生活保障的人数."""
    if text[verb.start() :] in _MEASURES_AT_END:
        return False  # 2.固定资产投资。增长3.2%
    return verb[0] not in _SELF_CONTAINED and text[verb.end() : verb.end() + 1] != "的"


def remember(memory: Memory, place: Place, subject: str, found: KindOf) -> None:
    """Take in a figure just read: its subject is what the next may inherit."""
    if memory.aside and not is_same_measure(memory.unit, place):
        memory.aside = ""
    kind, memory.last, memory.unit = found.kind, found, place.unit
    subject = _passed().sub("", subject) if subject.endswith(_MARKS) else subject
    if kind == "rank":
        memory.ranked = subject
        return
    if kind == "level" and subject.endswith("时间") and any(map(subject.__contains__, words("early"))):
        return  # what follows is not of the time by which it came early
    if kind == "growth":
        memory.growths.setdefault(place.mention.quantity.value, subject)
    aside = place.left == "其中"
    if kind in ("level", "change") and not aside:
        memory.levels.append(subject)
    memory.subject, memory.is_newer = subject, False
    told = memory.ratios if kind == "ratio" else memory.measures
    if not told or told[-1] != subject:
        told.append(subject)
    base = subject[len(leading_verbs(subject)) :]
    if not base and memory.named():
        return  # 组织培训6场次 names no thing that the next could be of
    base = base if len(base) >= 2 and base not in _WORKS else subject  # 在建|项目
    if aside or kind == "ratio" or _is_of_topic(memory, base) or (base != subject and _is_of_topic(memory, subject)):
        return
    memory.topic = base


@cache
def _passed() -> re.Pattern[str]:
    """Match what a measure did that goes on growing: 经济总量|连跨万亿元台阶，年均增长5%."""
    mark = '[“"]?[十百千万亿]+(?:美?元)?[”"]?(?:以上)?大?'
    return re.compile(rf"(?<=..)(?:(?:{any_of(words('marks_passed'))}).*|{mark}){any_of(words('marks'))}$")


def is_same_measure(unit: str, place: Place) -> bool:
    """Tell whether a number counts in the same measure, whatever the magnitude word: 万个 and 个."""
    return measure_of(unit).base == measure_of(place.unit).base


def _is_of_topic(memory: Memory, base: str) -> bool:
    return bool(memory.topic) and base.startswith(memory.topic) and base != memory.topic
