"""Blocks from plain text: lines and the headings among them."""

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wenxiao.documents.model import Block, BlockKind, OpenBlock

# some pages carry their line ends as the letters \\r\\n
LINE_END = re.compile(r"[\r\n\\](?:(?<=[\r\n])[\r\n]*|(?<=\\)(?:r(?:\\n)?|n))")
_BLANK = " \t\u3000\u00a0\ufeff"
NUMBERING = (
    (1, re.compile(r"第[一二三四五六七八九十百]+(?:章|篇|部分)")),
    (2, re.compile(r"第[一二三四五六七八九十百]+节")),
    (3, re.compile(r"[一二三四五六七八九十]{1,3}、")),
    (4, re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")),
    (5, re.compile(r"\d{1,2}[.．、](?!\d)")),
    (6, re.compile(r"[（(]\d{1,2}[）)]")),
    (6, re.compile(r"(?:——|--)(?=\D)")),
    (3, re.compile(r"专栏|附件|附表|名词解释|注释[:：]?")),
)
_NUMBERING = re.compile("|".join(f"({pattern.pattern})" for _, pattern in NUMBERING))
_FIRSTS = frozenset("第一二三四五六七八九十（(—-专附名注")  # one of these or a digit opens whatever they match
_ENDED = re.compile(r"[。；;，,]$|。")
MAX_TITLE = 60
ITEM_LEVEL = 5  # numbering of this level and below opens headings and items of lists alike
AMOUNT = re.compile(
    r"\d\s*(?:[%％]|个百分点|[余多]?[十百千万亿]{0,2}[余多]?(?:美?元|人|名|户|家|个|项|件|条|所|座|处|套|台|张|场|次|辆|亩|吨|公里|公顷|平方|立方|米|栋|间|部|期|种))"
)


class Span(NamedTuple):
    """A block before it is trimmed and numbered; without a kind it is a heading or a paragraph by its look."""

    start: int
    end: int
    kind: BlockKind | None = None
    level: int = 0
    left_out: tuple[tuple[int, int], ...] = ()


def blocks_of_lines(text: str) -> tuple[Block, ...]:
    """Cut a text into one block a line, blank lines left out and blanks at the ends trimmed."""
    ends = [(0, 0), *(match.span() for match in LINE_END.finditer(text)), (len(text), len(text))]
    lines = (Span(before[1], after[0]) for before, after in itertools.pairwise(ends))
    return blocks_of_spans(text, lines)


def blocks_of_spans(text: str, spans: Iterable[Span]) -> tuple[Block, ...]:
    """Number spans of a text as blocks; where the kind is None, tell headings from paragraphs by their look."""
    return tuple(_numbered(text, spans))


def _numbered(text: str, spans: Iterable[Span]) -> Iterator[Block]:
    number = 0
    for start, end, kind, level, left_out in spans:
        while start < end and text[start] in _BLANK:
            start += 1
        while end > start and text[end - 1] in _BLANK:
            end -= 1
        if start == end:
            continue
        if kind is None:
            level = heading_level(text[start:end])
            kind = "heading" if level else "paragraph"
        number += 1
        block = OpenBlock(number, start, end, kind, level, left_out)
        block.__class__ = Block
        yield block


def numbering_level(line: str) -> int:
    """Return the level that the numbering at a line's start gives, 0 without one."""
    if line[:1] not in _FIRSTS and not line[:1].isdigit():
        return 0
    match = _NUMBERING.match(line)
    return NUMBERING[match.lastindex - 1][0] if match and match.lastindex else 0


def heading_level(line: str) -> int:
    """Return the level of a line that is a heading by numbering, length and ending; 0 for any other line.

    An item of a list that states an amount (3.新增停车位200个) is none.
    """
    level = numbering_level(line) if len(line) <= MAX_TITLE else 0
    if not level or _ENDED.search(line.rstrip()):
        return 0
    return 0 if level >= ITEM_LEVEL and AMOUNT.search(line) else level
