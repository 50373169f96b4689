"""Tasks from sentences: one for each action, with the clauses that say what it leads to."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from wenxiao.reading.clauses import sentences
from wenxiao.reading.lexicon import words
from wenxiao.reading.tasks.actions import Action, action_in
from wenxiao.reading.tasks.counting import quantities_in
from wenxiao.reading.tasks.words import listed, turns

_OPEN, _CLOSE = "“‘《〈「（", "”’》〉」）"
_TURNS = dict.fromkeys(_OPEN, 1) | dict.fromkeys(_CLOSE, -1)
_LONG = 300  # a longer clause is not cut at 、
_LABEL = 8  # a sentence of so few characters before others is a label
_ORDER = re.compile(
    r"(?:[（(]?\d{1,2}[）).．、]|[一二三四五六七八九十]{1,2}(?:是|要)|[①-⑳]|并|同时|此外|另外|其中)[，：]?"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """An action and its place in a clean text; `said` begins the words that may set its deadline."""

    start: int
    end: int
    said: int
    action: Action


def actions_of(text: str, begins: int, end: int) -> Iterator[Found]:
    """Yield the actions of a stretch of clean text, in order."""
    for first, last in sentences(text[begins:end]):
        start, stop = begins + first, begins + last
        sentence = text[start:stop]
        body = sentence.rstrip("。；！？")
        if turns("no_promise").search(sentence) or _only_introduces(body, is_last=stop >= end, is_first=first == 0):
            continue
        yield from _actions(text, start, start + len(body))


def _only_introduces(body: str, *, is_last: bool, is_first: bool) -> bool:
    """A short label before other sentences, or a paragraph that is one sentence on the spirit of what follows."""
    if quantities_in(body):
        return False
    is_of_spirit = is_first and is_last and body.startswith(tuple(listed("spirited")))
    return is_of_spirit or (len(body) <= _LABEL and not is_last)


def _actions(text: str, start: int, end: int) -> Iterator[Found]:
    held: Found | None = None
    said = start
    for first, last in _clauses(text, start, end):
        if text[last : last + 1] == "：" and not quantities_in(text[first:last]):
            continue  # a label
        action = action_in(text[first:last])
        joins = held is not None and held.end >= first - 1
        if held is not None and joins and (action.is_result if action else _says_more(text[first:last])):
            held = replace(held, end=last)
        elif action is not None:
            if held is not None:
                yield held
                said = held.end
            ordered = _ORDER.match(text, first, last)
            held = Found(start=ordered.end() if ordered else first, end=last, said=said, action=action)
    if held is not None:
        yield held


def _says_more(clause: str) -> bool:
    """A clause with only a relation and its number says more of the thing before: 总投资5000亿元."""
    mentions = quantities_in(clause)
    return bool(mentions) and clause[: mentions[0].start].rstrip("约达为超近到过") in words("relational")


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut at ， and ：, and at 、 where a verb with a number of its own stands on either side."""
    for first, last in _pauses(text, start, end, "，："):
        pieces = list(_pauses(text, first, last, "、")) if last - first <= _LONG else []
        edge = first
        for (_, cut), (begin, stop) in itertools.pairwise(pieces):
            if _acts_on_a_number(text[edge:cut]) and _acts_on_a_number(text[begin:stop]):
                yield edge, cut
                edge = begin
        yield edge, last


def _pauses(text: str, start: int, end: int, marks: str) -> Iterator[tuple[int, int]]:
    depth, position = 0, start
    for mark in _marks(marks).finditer(text, start, end):
        index, turn = mark.start(), _TURNS.get(mark[0])
        if turn:
            depth = max(0, depth + turn)
        elif depth == 0:
            if index > position:
                yield position, index
            position = index + 1
    if end > position:
        yield position, end


@cache
def _marks(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{_OPEN}{_CLOSE}{marks}]")


def _acts_on_a_number(piece: str) -> bool:
    return bool(quantities_in(piece)) and action_in(piece) is not None
