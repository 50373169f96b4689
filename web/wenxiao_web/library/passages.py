"""The lines of a document in the order of the page, those of a table gathered into its grid."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from wenxiao_web.library.models import Document
from wenxiao_web.library.queries import Line


@dataclass(frozen=True, kw_only=True, slots=True)
class GridCell:
    """A cell of a table with the lines that stand in it."""

    lines: tuple[Line, ...]
    row_span: int
    column_span: int
    is_header: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A line of its own, or a table with its rows."""

    line: Line | None = None
    rows: tuple[tuple[GridCell, ...], ...] = ()


def passages_of(document: Document, lines: tuple[Line, ...]) -> Iterator[Passage]:
    """Give each line once, in order: a table's where its first line stands, the others by themselves."""
    starts = [line.start for line in lines]
    first: dict[int, tuple[tuple[GridCell, ...], ...]] = {}
    gathered: set[int] = set()
    for table in document.tables:
        rows = tuple(tuple(_cell(cell, lines, starts, gathered) for cell in row) for row in table)
        inside = [line.number for row in rows for cell in row for line in cell.lines]
        if inside:
            first[min(inside)] = rows
    for line in lines:
        if line.number in first:
            yield Passage(rows=first[line.number])
        elif line.number not in gathered:
            yield Passage(line=line)


def _cell(cell: list[int], lines: tuple[Line, ...], starts: list[int], gathered: set[int]) -> GridCell:
    start, end, row_span, column_span, is_header = cell
    within = lines[bisect_left(starts, start) : bisect_left(starts, end)]
    held = tuple(line for line in within if line.end <= end and line.number not in gathered)
    gathered.update(line.number for line in held)
    return GridCell(lines=held, row_span=row_span, column_span=column_span, is_header=bool(is_header))
