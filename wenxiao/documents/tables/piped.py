"""Tables whose cells are parted by bars, a row or a single cell to a line."""

import itertools
import re
from collections.abc import Sequence

from wenxiao.documents.flow import Line
from wenxiao.documents.tables.aligning import Row, Spot

_BAR = re.compile(r"[|｜]")
_ONLY_BARS = re.compile(r"[|｜\s]+")
_RULE = re.compile(r"[|｜\s:+=—-]*-[|｜\s:+=—-]*")
MIN_ROWS = 2


def piped_rows(text: str, lines: Sequence[Line], place: int) -> tuple[list[Row], int]:
    """Return the rows of the table that begins at a line and how many lines it takes; no rows for no table."""
    end = place
    while end < len(lines) and ("|" in lines[end].text or "｜" in lines[end].text):
        end += 1
    if end - place < MIN_ROWS:
        return [], 0
    held = lines[place:end]
    rows = _cell_lines(text, held) if _is_one_a_line(held) else _row_lines(text, held)
    filled = [row for row in rows if any(stop > start for start, stop in row)]
    if len(filled) < MIN_ROWS or max(map(len, filled)) < 2:
        return [], end - place
    return filled, end - place


def _is_one_a_line(lines: Sequence[Line]) -> bool:
    single = sum(len(_BAR.findall(line.text)) == 1 and bool(_BAR.match(line.text[-1])) for line in lines)
    return single * 2 > len(lines)


def _row_lines(text: str, lines: Sequence[Line]) -> list[Row]:
    return [_cells(text, line) for line in lines if not _RULE.fullmatch(line.text)]


def _cells(text: str, line: Line) -> Row:
    edges = [line.start - 1, *(m.start() for m in _BAR.finditer(text, line.start, line.end)), line.end]
    cells = [_trimmed(text, a + 1, b) for a, b in itertools.pairwise(edges)]
    if _BAR.match(line.text):
        cells = cells[1:]
    return cells[:-1] if _BAR.match(line.text[-1]) else cells


def _cell_lines(text: str, lines: Sequence[Line]) -> list[Row]:
    """Gather cells into rows; a row ends at a line that holds bars only, one for each cell left empty."""
    rows: list[Row] = [[]]
    for line in lines:
        if _ONLY_BARS.fullmatch(line.text):
            rows[-1].extend((line.start, line.start) for _ in _BAR.findall(line.text))
            rows.append([])
        else:
            rows[-1].extend(_cells(text, line))
    return [row for row in rows if row]


def _trimmed(text: str, start: int, end: int) -> Spot:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
