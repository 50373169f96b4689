"""What looks like a number and measures nothing: years, dates, names, set terms."""

import re
from functools import cache
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
        masks, telling, characters, begun, needed = _masks()
        for character in characters.findall(text, begin, end):
            begins, needs = telling[character]
            begun |= begins
            needed |= needs
        possible = begun & needed
        while possible:
            bit = possible & -possible
            possible ^= bit
            pattern, words = masks[bit]
            if words and not any(map(text[begin:end].__contains__, words)):
                continue
            search, at = pattern.search, begin
            while match := search(text, at, end):
                first, at = match.span(1)
                found[first:at] = b"\x01" * (at - first)


class _Mask(NamedTuple):
    pattern: re.Pattern[str]
    words: tuple[str, ...]  # one of these stands wherever the pattern matches, where their first characters tell less


class _Masks(NamedTuple):
    """The patterns, and for each character those that can begin with it and those that need it, as bits."""

    masks: dict[int, _Mask]  # by bit
    telling: dict[str, tuple[int, int]]
    characters: re.Pattern[str]  # that tell
    begun: int  # the patterns that can begin with any character
    needed: int  # those that need none


@cache
def _masks() -> _Masks:
    masks, telling, always = dict[int, _Mask](), dict[str, tuple[int, int]](), (0, 0)
    for number, entry in enumerate(load("words/not_quantities.yaml")["patterns"]):
        bit, begins, needs = 1 << number, entry.get("begins", ""), tuple(entry.get("needs", ()))
        words = needs if any(len(word) > 1 for word in needs) else ()
        masks[bit] = _Mask(begun_by(begins, entry["pattern"]), words)
        firsts, needed = characters_of(begins), {word[0] for word in needs}
        always = always[0] | (0 if firsts else bit), always[1] | (0 if needed else bit)
        for character in firsts | needed:
            told = telling.get(character, (0, 0))
            begun = told[0] | (bit if character in firsts else 0)
            telling[character] = begun, told[1] | (bit if character in needed else 0)
    return _Masks(masks, telling, re.compile(f"[{re.escape(''.join(telling))}]"), *always)
