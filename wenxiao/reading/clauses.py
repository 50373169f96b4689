"""Sentences, clauses and the text around each number."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from wenxiao.quantities import Mention
from wenxiao.reading.lexicon import any_of, words
from wenxiao.reading.turns_of_phrase import turn

Joint = Literal["clause", "list", "inner"]
_AND = re.compile(r"、|以及|和|与|及|或者")
_STOPS = "。！？；"
_OPEN, _CLOSE = "“‘《〈「（", "”’》〉」）"
_TURNS = dict.fromkeys(_OPEN, 1) | dict.fromkeys(_CLOSE, -1)
_SENTENCE_MARK, _CLAUSE_MARK = (re.compile(f"[{_OPEN}{_CLOSE}{ends}]") for ends in (_STOPS, "，："))
_TURNING, _COLONS, _PAUSE = re.compile(f"[{_OPEN}{_CLOSE}]"), re.compile(r"\d：\d"), re.compile(r"[，：]")
_PARTED = re.compile(r"[，：（）]")
_AND_AT_END = re.compile(r"(?:、|以及|和|及|与)$")
_EACH = re.compile(r"(?:每人)?每[月年天]")  # 由每人每月310元、|每人每年|1540元
LONGEST = 20  # characters after the pause of a list
_BRACKETS = re.compile(r"（[^（）]*）")


class Clause(NamedTuple):
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
    depth, start = 0, 0
    for mark in _SENTENCE_MARK.finditer(text):
        turn = _TURNS.get(mark[0])
        if turn:
            depth = max(0, depth + turn)
        elif depth == 0 or mark[0] == "。":
            end = mark.end()
            yield start, end
            start, depth = end, 0
    if start < len(text):
        yield start, len(text)


def clauses_of(text: str, mentions: Sequence[Mention]) -> tuple[Clause, ...]:
    """Cut a block up to its last number's sentence: at pauses, and at 、 和 及 where they part two numbers."""
    found: list[Clause] = []
    whole, held, starts = 0, tuple(mentions), [mention.start for mention in mentions]
    first = 0
    for number, (start, end) in enumerate(sentences(text)):
        if first == len(starts):
            break
        last = bisect_left(starts, end, first)
        _add_clauses(found, text, (whole, start, end), number, held[first:last])
        first = last
        if text[end - 1] != "；":
            whole = end
    return tuple(found)


def _add_clauses(
    found: list[Clause], text: str, span: tuple[int, int, int], sentence: int, mentions: tuple[Mention, ...]
) -> None:
    whole, start, end = span
    cuts = _pauses(text, start, end, mentions)
    if len(mentions) > 1:
        cuts = sorted([*cuts, *_list_cuts(text, mentions)])
    position, first, count = start, 0, len(mentions)
    joint: Joint = "clause"
    cuts.append((end, 0, joint))
    for at, length, next_joint in cuts:
        if at > position:
            held: tuple[Mention, ...] = ()
            if first < count:
                while first < count and mentions[first].start < position:
                    first += 1
                last = first
                while last < count and mentions[last].start < at:
                    last += 1
                held, first = mentions[first:last], last
            stop = at - 1 if at == end and text[at - 1] in _STOPS else at
            # as Clause's own __new__, of C throughout
            found.append(tuple.__new__(Clause, (position, stop, sentence, whole, held, joint)))
        position, joint = at + length, next_joint


def _pauses(text: str, start: int, end: int, mentions: tuple[Mention, ...]) -> list[_Cut]:
    """Return the cuts at ， and ： outside of quotation marks and brackets, and at brackets that hold a number."""
    has_ratio = text.find("：", start, end) >= 0 and _COLONS.search(text, max(0, start - 1), end + 1)
    if not has_ratio and not _TURNING.search(text, start, end):
        return [(mark.start(), 1, "clause") for mark in _PAUSE.finditer(text, start, end)]
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
