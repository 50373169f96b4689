"""Paragraphs from lines that were broken to fit a page or a box: which line goes on with the one before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from wenxiao.documents.layout import LINE_END, Span, heading_level, numbering_level

Manner = Literal["whole", "wrapped", "ragged"]
_GOES_ON = re.compile(r"[，。；、）】》”%％,;)]|\.\d")
_OPEN_END = re.compile(r"[，、,（(“《]$")
_CUT_NUMBER = re.compile(r"\d[万亿千百]{0,2}$|[万亿]$")
_CUT_UNIT = re.compile(r"[万亿]?(?:美?元|吨|亩|平方|立方|公里|公顷|个百分点)|%|％")
_ENDED = re.compile(r"[。！？!?；;：:]$")
_BARE_NUMBERING = re.compile(r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十\d]{1,3}[.、．])")
_PAGE_NUMBER = re.compile(r"[-—–－·.\s]*(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*[,，/共]+\s*\d{1,3}\s*页?)?[-—–－·.\s]*")
_NUMBER_STARTS = ("-", "—", "–", "－", "·", "第")
_DASHED_NUMBER = re.compile(
    r"[-—–－·]{1,2}\s*\d{1,3}\s*[-—–－·]{1,2}|第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?"
)
_INDENTS = tuple(first + second for first in "\u3000 " for second in "\u3000 ")
FULL = 0.88  # of the width; a shorter line ended by itself
FEW_LINES, RAGGED_STARTS, WRAPPED_SHARE = 12, 3, 0.4


@dataclass(slots=True)
class Line:
    """A line that is not blank, without the blanks at its ends."""

    start: int
    end: int
    text: str
    is_indented: bool
    follows_break: bool  # a real line end stands before it, not the letters \\r\\n
    follows_blank: bool


def lines_of(text: str, start: int = 0, end: int | None = None) -> tuple[Line, ...]:
    """Return the lines of `text[start:end]` that are not blank."""
    found = []
    position, separator = start, "\n"
    stop = len(text) if end is None else end
    ends = [match.span() for match in LINE_END.finditer(text, start, stop)]
    for first, after in [*ends, (stop, stop)]:
        raw = text[position:first]
        bare = raw.strip(" \t\u3000\u00a0\ufeff")
        if bare:
            is_whole = len(bare) == len(raw)  # most lines stand without blanks
            at = position if is_whole else position + raw.index(bare)
            is_indented = not is_whole and raw.startswith(_INDENTS)
            follows_break, follows_blank = "\\" not in separator, separator.count("\n") > 1
            found.append(Line(at, at + len(bare), bare, is_indented, follows_break, follows_blank))
            separator = text[first:after]
        else:
            separator += text[first:after]
        position = after
    return tuple(found)


def spans_of_lines(lines: Sequence[Line], *, is_paged: bool = False) -> tuple[Span, ...]:
    """Join lines that go on with the one before; page numbers between two halves of a sentence stay inside."""
    manner, width = manner_of(lines, is_paged=is_paged)
    number = _PAGE_NUMBER.fullmatch if is_paged else _is_dashed_number
    groups: list[list[Line]] = []
    left_out: list[list[Line]] = []
    held: list[Line] = []  # page numbers, until it is known whether the sentence goes on after them
    for line in lines:
        if number(line.text) and (is_paged or (groups and _is_open(groups[-1][-1]))):
            held.append(line)
        elif groups and _goes_on(groups[-1][-1], line, manner, width):
            groups[-1].append(line)
            left_out[-1].extend(held)
            held = []
        else:
            groups.append([line])
            left_out.append([])
            held = []
    parted = (tuple([(line.start, line.end) for line in between]) if between else () for between in left_out)
    return tuple(
        [Span(group[0].start, group[-1].end, None, 0, held) for group, held in zip(groups, parted, strict=True)]
    )


def _is_dashed_number(line: str) -> bool:
    return line.startswith(_NUMBER_STARTS) and _DASHED_NUMBER.fullmatch(line) is not None


def manner_of(lines: Sequence[Line], *, is_paged: bool = False) -> tuple[Manner, int]:
    """Tell whether lines are whole paragraphs, wrapped at a width (which is returned), or broken anywhere."""
    if len(lines) < FEW_LINES and not is_paged:
        return "whole", 0
    widths = [_width(line.text) for line in lines]
    width = sorted(widths)[int(len(widths) * 0.9)] if widths else 0
    if is_paged:
        return "wrapped", width
    continued = sum(bool(_GOES_ON.match(line.text)) for line in lines)
    if continued >= RAGGED_STARTS and continued * 25 >= len(lines) and width < 200:
        return "ragged", width
    full = [line for line, own in zip(lines, widths, strict=True) if FULL * width <= own <= 1.06 * width]
    cut = [line for line in full if not _ENDED.search(line.text)]
    if 30 <= width <= 120 and len(full) >= WRAPPED_SHARE * len(lines) and len(cut) * 2 > len(full):
        return "wrapped", width
    return "whole", width


def _goes_on(before: Line, line: Line, manner: Manner, width: int) -> bool:
    if not line.follows_break:
        return False
    if _GOES_ON.match(line.text) and not heading_level(before.text) and not _ENDED.search(before.text):
        return True
    if manner == "whole":  # a heading is cut only where lines are wrapped
        is_cut = not line.follows_blank and not line.is_indented and _is_cut(before.text, line.text)
        return is_cut and not numbering_level(line.text) and not heading_level(before.text)
    if _BARE_NUMBERING.fullmatch(before.text):
        return True
    if numbering_level(line.text) or heading_level(before.text):
        return manner == "wrapped" and _is_cut_heading(before, line, width)
    if _is_cut(before.text, line.text) and not line.follows_blank and not line.is_indented:
        return True
    if manner == "wrapped":
        return _width(before.text) >= FULL * width and not line.is_indented and not _is_title(before)
    return manner == "ragged" and not _ENDED.search(before.text)


def _is_cut(before: str, line: str) -> bool:
    """Tell that a sentence or a number was cut between two lines."""
    if len(before) <= 12:
        return False
    return bool(_OPEN_END.search(before, len(before) - 2)) or bool(
        _CUT_UNIT.match(line) and _CUT_NUMBER.search(before, len(before) - 5)
    )


def _is_cut_heading(before: Line, line: Line, width: int) -> bool:
    return _width(before.text) >= FULL * width and not numbering_level(line.text) and not _ENDED.search(before.text)


def _is_open(line: Line) -> bool:
    return not re.search(r"[。！？!?]$", line.text) and not heading_level(line.text)


def _is_title(line: Line) -> bool:
    return bool(re.fullmatch(r"[^，。；：]{4,40}(?:报告|纲要|方案|通知|规划|草案)", line.text))


def _width(text: str) -> int:
    """Return how wide a line's beginning is set, a Chinese character counting two: three bytes and one character."""
    start = text[:400]
    return (len(start.encode(errors="replace")) + len(start)) // 2


def gaps_between(end: int, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Return the stretches up to `end` that lie outside of the ordered stretches `taken`."""
    position = 0
    for start, stop in taken:
        if start > position:
            yield position, start
        position = stop
    if position < end:
        yield position, end
