"""Tables that lost their rules: one cell to a line, the rows told by their ordinals."""

import re
from collections.abc import Sequence

from wenxiao.documents.flow import Line
from wenxiao.documents.tables.aligning import Row

_ORDINAL_HEADER = re.compile(r"(?:序\s*号|编\s*号)")
MAX_COLUMNS, MIN_ROWS = 12, 3
LONG = 400  # characters; a longer cell is a paragraph


def listed_rows(_text: str, lines: Sequence[Line], place: int) -> tuple[list[Row], int]:
    """Return the rows of a table that begins at a line 序号 and how many lines it takes; no rows for none."""
    if not _ORDINAL_HEADER.fullmatch(lines[place].text):
        return [], 0
    width = next((n for n in range(2, MAX_COLUMNS + 1) if _is_number(lines, place + n, 1)), 0)
    if not width:
        return [], 0
    rows = [_row(lines[place : place + width])]
    at, number = place + width, 1
    while _is_number(lines, at, number):
        end = at + 1
        while end < len(lines) and end - at < 3 * width and not _is_number(lines, end, number + 1):
            if len(lines[end].text) > LONG:
                break
            end += 1
        if not _is_number(lines, end, number + 1):
            end = min(at + width, len(lines))
        rows.append(_row(lines[at:end])[:width])
        at, number = end, number + 1
    return (rows, at - place) if len(rows) > MIN_ROWS else ([], 0)


def _is_number(lines: Sequence[Line], place: int, number: int) -> bool:
    return place < len(lines) and lines[place].text.rstrip(".．、") == str(number)


def _row(lines: Sequence[Line]) -> Row:
    return [(line.start, line.end) for line in lines]
