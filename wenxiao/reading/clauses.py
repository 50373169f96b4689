"""Sentences, clauses and the text around each number."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from wenxiao.quantities import Mention

Joint = Literal["clause", "list", "inner"]
_SENTENCE_END = re.compile(r"[。！？；]")
_AND = re.compile(r"、|以及|和|及|与|或者")
REACH = 300  # characters of a sentence that are looked back over
_OPEN, _CLOSE = "“‘《〈「（", "”’》〉」）"
_SENTENCE_MARK, _CLAUSE_MARK = (re.compile(f"[{_OPEN}{_CLOSE}{ends}]") for ends in ("。！？；", "，："))
_PARTED = re.compile(r"[，：（）]")
_AND_AT_END = re.compile(r"(?:、|以及|和|及|与)$")
_BRACKETS = re.compile(r"（[^（）]*）")


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A number in its clause: what stands before it, after it, and how it is joined to the number before."""

    mention: Mention
    left: str  # from the clause's start or the number before
    right: str  # to the clause's end or the next number
    rest: str  # to the clause's end, other numbers left out
    joint: Joint
    sentence: int
    clause: int
    before: str  # the text up to `left`, from the last full stop
    ahead: str = ""  # what follows the next number of a list
    onward: str = ""  # the next clause, where it has no number
    left_start: int
    has_next: bool = False  # another number follows in the clause


@dataclass(frozen=True, kw_only=True, slots=True)
class Clause:
    """A stretch between pauses, with the numbers in it; `text[start:end]` of the block's clean text."""

    start: int
    end: int
    sentence: int
    sentence_start: int
    whole_start: int  # of the stretch up to a full stop, where a sentence is only parted off by ；
    mentions: tuple[Mention, ...]
    joint: Joint
    is_aside: bool = False  # stands in round brackets


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Cut at 。！？； outside of quotation marks and brackets."""
    depth, start = 0, 0
    for mark in _SENTENCE_MARK.finditer(text):
        index, char = mark.start(), mark[0]
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 or char == "。":
            yield start, index + 1
            start, depth = index + 1, 0
    if start < len(text):
        yield start, len(text)


def clauses_of(text: str, mentions: Sequence[Mention]) -> tuple[Clause, ...]:
    """Cut a block up to its last number's sentence: at pauses, and at 、 和 及 where they part two numbers."""
    found: list[Clause] = []
    whole, starts = 0, [mention.start for mention in mentions]
    for number, (start, end) in enumerate(sentences(text)):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if first == len(starts):
            break
        found.extend(_clauses(text, (whole, start, end), number, list(mentions[first:last])))
        if text[end - 1] != "；":
            whole = end
    return tuple(found)


def _clauses(text: str, span: tuple[int, int, int], sentence: int, mentions: list[Mention]) -> Iterator[Clause]:
    whole, start, end = span
    cuts = sorted(_cuts(text, start, end, mentions))
    position, aside = start, False
    starts = [mention.start for mention in mentions]
    joint: Joint = "clause"
    for at, length, next_joint, next_aside in [*cuts, (end, 0, "clause", False)]:
        if at > position:
            held = tuple(mentions[bisect_left(starts, position) : bisect_left(starts, at)]) if starts else ()
            stop = at - 1 if at == end and _SENTENCE_END.match(text, at - 1) else at
            yield Clause(
                start=position,
                end=max(stop, position),
                sentence=sentence,
                sentence_start=start,
                whole_start=whole,
                mentions=held,
                joint=joint,
                is_aside=aside,
            )
        position, joint, aside = at + length, next_joint, next_aside


def _cuts(text: str, start: int, end: int, mentions: list[Mention]) -> Iterator[tuple[int, int, Joint, bool]]:
    depth = 0
    counted = _brackets_with_numbers(text, start, end, mentions)
    for mark in _CLAUSE_MARK.finditer(text, start, end):
        index, char = mark.start(), mark[0]
        if index in counted:
            yield index, 1, "clause", char == "（"
        elif char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and not _inside_structure(text, index):
            yield index, 1, "clause", False
    for before, after in itertools.pairwise(mentions):
        between = text[before.after : after.start]
        if _PARTED.search(between):
            continue
        cut = _list_cut(between)
        if cut:
            yield before.after + cut[0], cut[1], "list", False


def _inside_structure(text: str, index: int) -> bool:
    return text[index] == "：" and text[index - 1 : index].isdigit() and text[index + 1 : index + 2].isdigit()


def _list_cut(between: str) -> tuple[int, int] | None:
    """Find the 、 or 和 that parts two numbers: right after the first, right before the second, or the last 、."""
    at_start = _AND.match(between)
    if at_start:
        return 0, at_start.end()
    at_end = _AND_AT_END.search(between)
    if at_end:
        return at_end.start(), len(at_end[0])
    pause = between.rfind("、")
    return (pause, 1) if pause >= 0 and len(between) - pause < 20 else None


def _brackets_with_numbers(text: str, start: int, end: int, mentions: list[Mention]) -> set[int]:
    """Return where brackets stand that hold a number; other brackets belong to a name."""
    found: set[int] = set()
    starts = [mention.start for mention in mentions]
    for match in _BRACKETS.finditer(text, start, end) if starts else ():
        first, last = match.start(), match.end() - 1
        if bisect_right(starts, first) < bisect_left(starts, last):
            found |= {first, last}
    return found


def places_of(text: str, clause: Clause, index: int, ahead: str = "", onward: str = "") -> tuple[Place, ...]:
    """Return the clause's numbers, each with its surroundings."""
    found = []
    edge = clause.start
    for number, mention in enumerate(clause.mentions):
        following = clause.mentions[number + 1].start if number + 1 < len(clause.mentions) else clause.end
        right_start = min(mention.after, following)
        rest = text[right_start : clause.end]
        for other in reversed(clause.mentions[number + 1 :]):
            rest = rest[: other.start - right_start] + rest[min(other.after, clause.end) - right_start :]
        right = text[right_start:following]
        if right in ("", "共", "计", "约", "的") and rest:
            right = rest
        found.append(
            Place(
                mention=mention,
                left=text[edge : mention.start],
                right=right,
                rest=rest,
                joint=clause.joint if number == 0 else "inner",
                sentence=clause.sentence,
                clause=index,
                before=text[max(clause.whole_start, edge - REACH) : edge],
                left_start=edge,
                has_next=number + 1 < len(clause.mentions),
                ahead=ahead,
                onward=onward,
            )
        )
        edge = mention.after
    return tuple(found)
