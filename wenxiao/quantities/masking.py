"""What looks like a number and measures nothing: years, dates, names, set terms."""

import re
from collections.abc import Callable
from functools import cache, reduce
from operator import or_
from typing import NamedTuple

from wenxiao.catalog import load
from wenxiao.quantities.searching import begun_by, characters_of

_DIGITS = frozenset("0123456789")
_INNER = r"(?:[^()]|\([^()]*\))*"
# lookarounds, counts of repetition, ranges of Chinese characters, sets that leave out every digit
_SETS_AND_DIGITS = re.compile(r"\[[^\]]*\]|\\d")
_NOT_CONSUMED = re.compile(rf"\(\?<?[=!](?:[^()]|\({_INNER}\))*\)|\{{\d+(?:,\d*)?\}}|\\u[0-9a-f]{{4}}|\[\^\\d[^\]]*\]")


class Masked:
    """Where in a text no number measures, told sentence by sentence as it is asked for, from left to right."""

    __slots__ = ("_end", "_end_of_spelled", "_found", "_text")

    def __init__(self, text: str) -> None:
        self._text, self._end, self._end_of_spelled = text, 0, 0
        self._found = bytearray(len(text))

    def at(self, place: int) -> bool:
        """Tell whether what stands at a place is no quantity; places are to be given in ascending order.

        What no digit can stand in is looked for only where something else than a digit stands.
        """
        if place >= self._end:
            self._end = self._look(place, self._end, _masks(of_digits=True))
        if self._found[place]:
            return True
        if self._text[place] in _DIGITS:
            return False
        if place >= self._end_of_spelled:
            self._end_of_spelled = self._look(place, self._end_of_spelled, _masks(of_digits=False))
        return self._found[place] == 1

    def _look(self, place: int, begin: int, patterns: "_Masks") -> int:
        """Mark the sentence of a place and return its end.

        Only a title in 《》 reaches over a 。, so a text with one is marked whole.
        """
        text, found = self._text, self._found
        end = len(text)
        if "《" not in text:
            begin = text.rfind("。", begin, place) + 1 or begin
            end = text.find("。", place) + 1 or end
        masks, told_by, characters, always, shift = patterns
        told = reduce(or_, map(told_by, characters(text, begin, end)), always)
        possible = told & (told >> shift)
        while possible:
            bit = possible & -possible
            possible ^= bit
            search, said = masks[bit]
            match = search(text, begin, end) if said is None or said(text, begin, end) else None
            while match:
                first, at = match.span(1)
                found[first:at] = b"\x01" * (at - first)
                match = search(text, at, end)
        return end


def _may_hold_digit(pattern: str) -> bool:
    """Tell whether an Arabic digit can stand in a pattern's matches, in doubt that it can; what it looks at is none."""
    consumed = _NOT_CONSUMED.sub("", pattern)
    return re.search(r"[0-9.]|\\[^s]|\[\^", consumed) is not None


def _of_plain_digits(pattern: str) -> str:
    """Write `\\d` as 0-9, which `re` tells in half the time; full-width digits are plain ones here already."""
    return _SETS_AND_DIGITS.sub(lambda part: part[0].replace(r"\d", "0-9" if part[0] != r"\d" else "[0-9]"), pattern)


_Search = Callable[[str, int, int], re.Match[str] | None]


class _Masks(NamedTuple):
    """The patterns, and what each character tells of them, as bits: that need it, that can begin with it."""

    masks: dict[int, tuple[_Search, _Search | None]]  # by bit, with words of which one stands wherever it matches
    told_by: Callable[[str], int]
    characters: Callable[[str, int, int], list[str]]  # that tell
    always: int  # the patterns that need none, those that can begin with any character
    shift: int  # how far the second bits stand over the first


@cache
def _masks(*, of_digits: bool) -> _Masks:
    """Return the patterns in whose matches a digit can stand, or those in which none can."""
    masks, told_by, always = dict[int, tuple[_Search, _Search | None]](), dict[str, int](), 0
    listed = load("words/not_quantities.yaml")["patterns"]
    patterns = [entry for entry in listed if _may_hold_digit(entry["pattern"]) == of_digits]
    shift = len(patterns)
    for number, entry in enumerate(patterns):
        bit, begins, needs = 1 << number, entry.get("begins", ""), tuple(entry.get("needs", ()))
        said = re.compile("|".join(map(re.escape, needs))) if any(len(word) > 1 for word in needs) else None
        masks[bit] = begun_by(begins, _of_plain_digits(entry["pattern"])).search, said.search if said else None
        firsts, needed = characters_of(begins), {word[0] for word in needs}
        always |= (0 if firsts else bit << shift) | (0 if needed else bit)
        for character in firsts | needed:
            told_by[character] = told_by.get(character, 0) | (bit << shift if character in firsts else 0)
            told_by[character] |= bit if character in needed else 0
    return _Masks(masks, told_by.__getitem__, re.compile(f"[{re.escape(''.join(told_by))}]").findall, always, shift)
