"""What an official paper says, free of any layout: both the PDF and the docx are made from this."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from typing import TypeAlias

from wenxiao.quantities import write_chinese
from wenxiao.supervision.kinds import Form


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """A paragraph of the body."""

    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """A heading with its ordinal written out: 一、 （一） 1. （1）."""

    level: int
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A table with a head; `shares` are the widths of its columns against one another."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]


Block: TypeAlias = Paragraph | Heading | Table


@dataclass(frozen=True, kw_only=True, slots=True)
class OfficialPaper:
    """A paper: head (版头), body (主体) and imprint (版记)."""

    form: Form
    mark: str
    """发文机关标志, in red."""
    number: str
    """发文字号; with room for the serial while it is a draft."""
    title: tuple[str, ...]
    """Line by line."""
    addressees: tuple[str, ...]
    blocks: tuple[Block, ...]
    organ: str
    dated_on: date | None
    """The day it was signed; None while it is a draft."""
    copied_to: tuple[str, ...]
    printed_by: str

    @property
    def date_words(self) -> str:
        """成文日期 in Arabic numerals without padding; blank while it is a draft."""
        on = self.dated_on
        return f"{on.year}年{on.month}月{on.day}日" if on else "　　　年　月　日"


def with_ordinals(headings: Iterable[tuple[int, str]]) -> Iterator[str]:
    """Yield each heading with its ordinal by level; a higher heading starts the lower ones anew."""
    counts = [0, 0, 0, 0]
    for level, text in headings:
        counts[level - 1] += 1
        counts[level:] = [0] * (4 - level)
        number = counts[level - 1]
        yield (f"{write_chinese(number)}、", f"（{write_chinese(number)}）", f"{number}.", f"（{number}）")[
            level - 1
        ] + text


_STICKS_TO_THE_LEFT = "，。；：、！？）》”’』」％0123456789"
_STICKS_TO_THE_RIGHT = "（《“‘『「"
_GOOD_ENDS = ("关于", "的", "”", "》")
_COST_OF_A_LINE = 6.0
_NEVER = 1000.0


def title_lines(title: str, width: int) -> tuple[str, ...]:
    """Break a title into lines of like length, at most `width` full-width characters each, never before a closing mark.

    A quoted name is kept whole where that costs no more than a further line; a break goes by choice after 的, a
    closing quote or 关于.
    """
    fewest = max(1, -(-_width(title) // (2 * width)))
    ways = (_ways(title, count, width) for count in (fewest, fewest + 1))
    return min((way for found in ways for way in found), key=lambda way: way[0], default=(0.0, (title,)))[1]


def _ways(title: str, count: int, width: int) -> Iterator[tuple[float, tuple[str, ...]]]:
    """Every way to break a title into so many lines that fit, with its cost."""
    wanted = _width(title) / count
    for places in combinations(range(1, len(title)), count - 1):
        lines = tuple(title[begin:end] for begin, end in pairwise((0, *places, len(title))))
        if all(_width(line) <= 2 * width for line in lines):
            uneven = sum(abs(_width(line) - wanted) / 4 for line in lines)
            yield uneven + _COST_OF_A_LINE * count + sum(_badness(title, at) for at in places), lines


def _width(text: str) -> int:
    """Width in half-width characters."""
    return sum(1 if character.isascii() else 2 for character in text)


def _badness(text: str, at: int) -> float:
    before, after = text[:at], text[at:]
    if after[0] in _STICKS_TO_THE_LEFT or before[-1] in _STICKS_TO_THE_RIGHT:
        return _NEVER
    is_inside = before.count("“") > before.count("”") or before.count("《") > before.count("》")
    return 12 if is_inside else 0 if before.endswith(_GOOD_ENDS) or after[0] in "“《" else 4
