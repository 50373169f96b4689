"""Sentences, clauses and the text around each number."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from wenxiao.quantities import Mention
from wenxiao.reading.lexicon import any_of, words
from wenxiao.reading.turns_of_phrase import turn

Joint = Literal["clause", "list", "inner"]
_AND = re.compile(r"、|以及|和(?![美谐])|与|及|或者")
_PAUSES, _STOPS = "，：", "。！？；"
_OPEN, _CLOSE = "“‘《〈「（", "”’》〉」）"
_TURNS = dict.fromkeys(_OPEN, 1) | dict.fromkeys(_CLOSE, -1)
_MARK, _CLAUSE_MARK = (re.compile(f"[{_OPEN}{_CLOSE}{marks}]") for marks in (_PAUSES + _STOPS, _PAUSES))
_PARTED = re.compile(r"[，：（）]")
_ALSO = re.compile(r"（[^（）]{1,12}）、")  # what was counted is told more of
_AND_AT_END = re.compile(r"(?:、|以及|和|及|与)$")
_EACH = re.compile(r"(?:每人)?每[月年天]")  # 由每人每月310元、|每人每年|1540元
_CLAUSE: Joint = "clause"
LONGEST = 20  # characters after the pause of a list
_BRACKETS = re.compile(r"（[^（）]*）")


@dataclass(slots=True)
class Clause:
    """A stretch between pauses, with the numbers in it; `text[start:end]` of the block's clean text."""

    start: int
    end: int
    sentence: int
    whole_start: int  # of the stretch up to a full stop, where a sentence is only parted off by ；
    mentions: tuple[Mention, ...]
    joint: Joint


_Cut = tuple[int, int, Joint]  # where, how many characters, and how the clause after it is joined


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Cut at 。！？； outside of quotation marks and brackets."""
    return ((start, end) for start, end, _ in _with_pauses(text))


def _with_pauses(text: str) -> Iterator[tuple[int, int, list[_Cut] | None]]:
    """Give each sentence with the cuts at its pauses; None where not all are pauses: in quotation marks, in 3：2."""
    depth, start = 0, 0
    cuts: list[_Cut] | None = []
    for mark in _MARK.finditer(text):
        char, place = mark[0], mark.start()
        if char in _PAUSES:
            if cuts is not None:
                cuts.append((place, 1, "clause"))
            if char == "：" and _inside_structure(text, place):
                cuts = None
        elif turn := _TURNS.get(char):
            depth, cuts = max(0, depth + turn), None
        elif depth == 0 or char == "。":
            yield start, place + 1, cuts
            start, depth, cuts = place + 1, 0, []
    if start < len(text):
        yield start, len(text), cuts


def clauses_of(text: str, mentions: Sequence[Mention]) -> tuple[Clause, ...]:
    """Cut a block up to its last number's sentence: at pauses, and at 、 和 及 where they part two numbers."""
    found: list[Clause] = []
    whole, held, starts = 0, tuple(mentions), [mention.start for mention in mentions]
    first = 0
    for number, (start, end, plain) in enumerate(_with_pauses(text)):
        if first == len(starts):
            break
        last = bisect_left(starts, end, first)
        cuts = _pauses(text, start, end, held[first:last]) if plain is None else plain
        if last - first > 1:
            cuts = sorted([*cuts, *_list_cuts(text, held[first:last])])
        cuts.append((end, 0, "clause"))
        position, joint = start, _CLAUSE
        for at, length, next_joint in cuts:
            if at > position:
                begin = first
                while first < last and starts[first] < at:
                    first += 1
                found.append(Clause(position, at, number, whole, held[begin:first], joint))
            position, joint = at + length, next_joint
        if text[end - 1] in _STOPS and found[-1].end == end:
            found[-1].end -= 1
        first = last
        if text[end - 1] != "；":
            whole = end
    return tuple(found)


def _pauses(text: str, start: int, end: int, mentions: tuple[Mention, ...]) -> list[_Cut]:
    """Return the cuts at ， and ： outside of quotation marks and brackets, and at brackets that hold a number."""
    depth, cuts = 0, list[_Cut]()
    counted = _brackets_with_numbers(text, start, end, mentions) if mentions else ()
    for mark in _CLAUSE_MARK.finditer(text, start, end):
        index, char = mark.start(), mark[0]
        turn = _TURNS.get(char)
        if counted and index in counted:
            cuts.append((index, 1, "clause"))
        elif turn:
            depth = max(0, depth + turn)
        elif depth == 0 and (char == "，" or not _inside_structure(text, index)):
            cuts.append((index, 1, "clause"))
    return cuts


def _list_cuts(text: str, mentions: tuple[Mention, ...]) -> Iterator[_Cut]:
    for before, after in itertools.pairwise(mentions):
        between = text[before.after : after.start]
        also = _ALSO.match(between) if between[:1] == "（" else None
        if also:  # 危旧房3万套（户）、|管道2公里
            yield before.after + also.end() - 1, 1, "list"
            continue
        if _PARTED.search(between):
            continue
        cut = _list_cut(between)
        if cut:
            yield before.after + cut[0], cut[1], "list"


def _inside_structure(text: str, index: int) -> bool:
    return text[index] == "：" and text[index - 1 : index].isdigit() and text[index + 1 : index + 2].isdigit()


@cache
def _doing() -> re.Pattern[str]:
    """Match a 、 behind which a further deed begins: 、完成, 、建成."""
    return re.compile(f"、{any_of(words('further_deeds'))}")


def _list_cut(between: str) -> tuple[int, int] | None:
    """Find the 、 or 和 that parts two numbers: right after the first, right before the second, or the last 、."""
    at_start = _AND.match(between)
    if at_start:
        each = _EACH.fullmatch(between, at_start.end()) if "每" in between else None
        return 0, each.end() if each else at_start.end()
    at_end = _AND_AT_END.search(between)
    if at_end:
        return at_end.start(), len(at_end[0])
    pause = between.rfind("、")
    if pause >= 0 and (doing := _doing().search(between, 0, pause)):
        pause = doing.start()
    if pause < 0 or len(between) - pause >= LONGEST or turn("levels").fullmatch(between, 0, pause):
        return None
    return pause, 1


def _brackets_with_numbers(text: str, start: int, end: int, mentions: Sequence[Mention]) -> set[int]:
    """Return where brackets stand that hold a number; other brackets belong to a name."""
    found: set[int] = set()
    if text.find("（", start, end) < 0:
        return found
    starts = [mention.start for mention in mentions]
    for match in _BRACKETS.finditer(text, start, end):
        first, last = match.start(), match.end() - 1
        if bisect_right(starts, first) < bisect_left(starts, last):
            found |= {first, last}
    return found
