"""Blocks from plain text: lines and the headings among them."""

import itertools
import re
from collections.abc import Iterable, Iterator

from wenxiao.documents.model import Block, BlockKind

LINE_END = re.compile(r"[\r\n]+|(?:\\r)?\\n|\\r")  # some pages carry their line ends as the letters \\r\\n
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
MAX_TITLE = 60


def blocks_of_lines(text: str) -> tuple[Block, ...]:
    """Cut a text into one block a line, blank lines left out and blanks at the ends trimmed."""
    ends = [(0, 0), *(match.span() for match in LINE_END.finditer(text)), (len(text), len(text))]
    lines = ((before[1], after[0], None, 0) for before, after in itertools.pairwise(ends))
    return blocks_of_spans(text, lines)


def blocks_of_spans(text: str, spans: Iterable[tuple[int, int, BlockKind | None, int]]) -> tuple[Block, ...]:
    """Number spans of a text as blocks; where the kind is None, tell headings from paragraphs by their look."""
    return tuple(_numbered(text, spans))


def _numbered(text: str, spans: Iterable[tuple[int, int, BlockKind | None, int]]) -> Iterator[Block]:
    number = 0
    for first, last, kind, level in spans:
        start, end = first, last
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
        yield Block(number=number, start=start, end=end, kind=kind, level=level)


def numbering_level(line: str) -> int:
    """Return the level that the numbering at a line's start gives, 0 without one."""
    return next((level for level, pattern in NUMBERING if pattern.match(line)), 0)


def heading_level(line: str) -> int:
    """Return the level of a line that is a heading by numbering, length and ending; 0 for any other line."""
    level = numbering_level(line)
    if level and len(line) <= MAX_TITLE and not re.search(r"[。；;，,]$|。", line.rstrip()):
        return level
    return 0
