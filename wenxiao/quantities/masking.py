"""What looks like a number and measures nothing: years, dates, names, set terms."""

import re
from collections.abc import Callable
from functools import cache, reduce
from operator import or_
from typing import NamedTuple

from wenxiao.catalog import load
from wenxiao.quantities.searching import begun_by, characters_of


class Masked:
    """Where in a text no number measures, told sentence by sentence as it is asked for, from left to right."""

    __slots__ = ("_end", "_found", "_text")

    def __init__(self, text: str) -> None:
        self._text, self._end = text, 0
        self._found = bytearray(len(text))

    def at(self, place: int) -> bool:
        """Tell whether what stands at a place is no quantity; places are to be given in ascending order."""
        if place >= self._end:
            self._look(place)
        return self._found[place] == 1

    def _look(self, place: int) -> None:
        """Mark the sentence of a place. Only a title in 《》 reaches over a 。, so a text with one is marked whole."""
        text, begin = self._text, self._end
        self._end = len(text)
        if "《" not in text:
            begin = text.rfind("。", begin, place) + 1 or begin
            self._end = text.find("。", place) + 1 or len(text)
        end, found = self._end, self._found
        masks, told_by, characters, always, shift = _masks()
        told = reduce(or_, map(told_by, characters(text, begin, end)), always)
        possible, sentence = told & (told >> shift), ""
        while possible:
            bit = possible & -possible
            possible ^= bit
            search, words = masks[bit]
            if words:
                sentence = sentence or text[begin:end]
                if not any(map(sentence.__contains__, words)):
                    continue
            match = search(text, begin, end)
            while match:
                first, at = match.span(1)
                found[first:at] = b"\x01" * (at - first)
                match = search(text, at, end)


_Search = Callable[[str, int, int], re.Match[str] | None]


class _Masks(NamedTuple):
    """The patterns, and what each character tells of them, as bits: that need it, that can begin with it."""

    masks: dict[int, tuple[_Search, tuple[str, ...]]]  # by bit, with words of which one stands wherever it matches
    told_by: Callable[[str], int]
    characters: Callable[[str, int, int], list[str]]  # that tell
    always: int  # the patterns that need none, those that can begin with any character
    shift: int  # how far the second bits stand over the first


@cache
def _masks() -> _Masks:
    masks, told_by, always = dict[int, tuple[_Search, tuple[str, ...]]](), dict[str, int](), 0
    patterns = load("words/not_quantities.yaml")["patterns"]
    shift = len(patterns)
    for number, entry in enumerate(patterns):
        bit, begins, needs = 1 << number, entry.get("begins", ""), tuple(entry.get("needs", ()))
        words = needs if any(len(word) > 1 for word in needs) else ()
        masks[bit] = begun_by(begins, entry["pattern"]).search, words
        firsts, needed = characters_of(begins), {word[0] for word in needs}
        always |= (0 if firsts else bit << shift) | (0 if needed else bit)
        for character in firsts | needed:
            told_by[character] = told_by.get(character, 0) | (bit << shift if character in firsts else 0)
            told_by[character] |= bit if character in needed else 0
    return _Masks(masks, told_by.__getitem__, re.compile(f"[{re.escape(''.join(told_by))}]").findall, always, shift)
