"""Tables whose cells are parted by tabs; a line that begins with a tab goes on with the row before."""

import re
from collections.abc import Sequence

from wenxiao.documents.flow import Line
from wenxiao.documents.tables.aligning import Row, Spot
from wenxiao.documents.tables.looks import look_of

_ORDINAL_HEADER = re.compile(r"\s*(?:序\s*号|编\s*号)\s*")
MIN_ROWS = 2
SKIPPED = 3  # ordinals that may be missing between two rows
SPILL = 2  # lines without a tab that a cell may go on over
LONG = 600  # characters; a longer cell is a paragraph


def tabbed_rows(text: str, lines: Sequence[Line], place: int) -> tuple[list[Row], int]:
    """Return the rows of the table that begins at a line and how many lines it takes; no rows for none."""
    if not (_has_tab(lines, place) or _opens(text, lines, place + 1)) or _opens(text, lines, place):
        return [], 0
    is_numbered = bool(_ORDINAL_HEADER.match(lines[place].text))
    rows: list[Row] = []
    at = place
    while at < len(lines):
        line = lines[at]
        if rows and _opens(text, lines, at):
            rows[-1].extend(_cells(text, line))
        elif is_numbered and rows and not _is_row(line, rows):
            if not _spills(text, lines, at, rows):
                break
            rows[-1][-1] = (rows[-1][-1][0], line.end)
        elif _has_tab(lines, at) or _opens(text, lines, at + 1) or (is_numbered and rows and _is_row(line, rows)):
            rows.append(_cells(text, line))
        else:
            break
        at += 1
    _add_empty(text, rows, lines[at].start if at < len(lines) else len(text))
    if len(rows) < MIN_ROWS or sum(len(row) > 1 for row in rows) < MIN_ROWS or _is_prose(text, rows):
        return [], at - place
    return rows, at - place


def _is_prose(text: str, rows: Sequence[Row]) -> bool:
    """Tell paragraphs with a tab before them from rows: long cells, or a sentence where a row is named."""
    lengths = sorted(end - start for row in rows for start, end in row)
    named_by_sentence = any(text[row[0][1] - 1 : row[0][1]] in ("。", "；") for row in rows)
    return lengths[len(lengths) // 2] > 120 or named_by_sentence or all(len(row) == 1 for row in rows[1:])


def _opens(text: str, lines: Sequence[Line], place: int) -> bool:
    """Tell a line that begins with a tab."""
    if place >= len(lines):
        return False
    start = lines[place].start
    if text[start - 1 : start] == "\n":
        return False
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return "\t" in before and lines[place].end - start <= LONG


def _has_tab(lines: Sequence[Line], place: int) -> bool:
    return place < len(lines) and "\t" in lines[place].text and len(lines[place].text) <= 2 * LONG


def _is_row(line: Line, rows: Sequence[Row]) -> bool:
    """Tell the line of the next ordinal."""
    first = line.text.split("\t")[0]
    if first.strip().isdecimal():
        return len(rows) <= int(first) <= len(rows) + SKIPPED
    return look_of(first) == "ordinal"


def _spills(text: str, lines: Sequence[Line], at: int, rows: Sequence[Row]) -> bool:
    """Tell a line that goes on with the cell before: soon after it the table goes on."""
    if len(lines[at].text) > 40 or lines[at].is_indented:
        return False
    following = range(at + 1, min(at + 1 + SPILL, len(lines)))
    return any(_opens(text, lines, place) or _is_row(lines[place], rows) for place in following)


def _cells(text: str, line: Line) -> Row:
    cells, start = [], line.start
    for place in [i for i in range(line.start, line.end) if text[i] == "\t"] + [line.end]:
        cells.append(_trimmed(text, start, place))
        start = place + 1
    return cells


def _add_empty(text: str, rows: list[Row], end: int) -> None:
    """Add the empty cells at the rows' ends, which are tabs alone on their lines."""
    for place, row in enumerate(rows):
        last, following = row[-1][1], rows[place + 1][0][0] if place + 1 < len(rows) else end
        row.extend((last, last) for _ in range(text.count("\t", last, following) - (row[-1][0] == last)))


def _trimmed(text: str, start: int, end: int) -> Spot:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
