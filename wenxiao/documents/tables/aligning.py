"""Put the cells of incomplete rows into their columns.

A merged cell that reaches over several rows is written only once in a plain text, so that the rows under it have a
cell less and their cells seem to stand one column too far left. Cells are put where they look most like the column.
"""

from collections.abc import Sequence
from dataclasses import replace

from wenxiao.documents.model import Cell
from wenxiao.documents.tables.looks import look_of

Spot = tuple[int, int]  # start and end of a cell in the text
Row = list[Spot]


def placed_rows(text: str, rows: Sequence[Row], *, keeps_empty: bool) -> tuple[tuple[Cell, ...], ...]:
    """Return the cells of `rows` with their columns; a merged cell over a place left out reaches down to it.

    `keeps_empty` says that empty cells are written, so that a row with too few cells lacks merged ones on its left.
    """
    width = _width(rows)
    filled = [len(_without_tail(row)) for row in rows]
    most = min(width, max(filled[1:], default=width))
    whole = [row for row, count in zip(rows[1:], filled[1:], strict=True) if count >= most]
    profile = [_profile(text, [row[column] for row in whole if column < len(row)]) for column in range(width)]
    tells_empty = any(start == end for row in rows for start, end in row)
    grid: list[dict[int, Cell]] = []
    last: dict[int, Cell] = {}  # the lowest cell of each column so far
    for number, row in enumerate(rows):
        columns: Sequence[int] = range(len(row))
        if keeps_empty and number and filled[number] < most:
            row = _without_tail(row)
            second = _under_last(rows[0], row) if number == 1 else range(0)
            columns = second or _columns(text, row, profile)
        grid.append({c: Cell(start=s, end=e, row=number, column=c) for c, (s, e) in zip(columns, row, strict=False)})
        if tells_empty and number > 1 and len(grid[-1]) < width:
            _reach_down(text, grid, last, width)
        last |= grid[-1]
    return tuple(tuple(row[column] for column in sorted(row)) for row in grid)


def _width(rows: Sequence[Row]) -> int:
    """Return the usual number of cells, at least that of the first row."""
    lengths = [len(row) for row in rows]
    return max(len(rows[0]), max(set(lengths), key=lambda length: (lengths.count(length), length)))


def _without_tail(row: Row) -> Row:
    last = max((place for place, (start, end) in enumerate(row) if end > start), default=-1)
    return row[: last + 1]


def _under_last(header: Row, row: Row) -> range:
    """Return the columns of a second header row: those under the first row's last cell, which was merged."""
    first = len(_without_tail(header)) - 1
    return range(first, first + len(row)) if 1 < len(row) <= len(header) - first else range(0)


def _profile(text: str, spots: Sequence[Spot]) -> tuple[dict[str, float], float]:
    """Return how often a column has each look, and the usual length of its cells."""
    looks: dict[str, float] = {}
    for start, end in spots:
        look = _look(text[start:end])
        looks[look] = looks.get(look, 0) + 1 / len(spots)
    lengths = sorted(end - start for start, end in spots)
    return looks, lengths[len(lengths) // 2] if lengths else 0


def _look(cell: str) -> str:
    cell = cell.strip()
    if cell.endswith(("%", "％")):
        return "percent"
    return "number" if cell.replace(".", "").isdigit() and look_of(cell) != "year" else look_of(cell)


def _columns(text: str, spots: Sequence[Spot], profile: Sequence[tuple[dict[str, float], float]]) -> list[int]:
    """Choose ascending columns for cells by their look and length; of equal choices the rightmost."""
    width = len(profile)
    best = [[0.0] * (width + 1)] + [[float("-inf")] * (width + 1) for _ in spots]
    for number, (start, end) in enumerate(spots, start=1):
        look, length = _look(text[start:end]), end - start
        for column in range(number, width + 1):
            looks, usual = profile[column - 1]
            near = min(length, usual) / max(length, usual, 1)
            taken = best[number - 1][column - 1] + looks.get(look, 0) * 2 + near
            best[number][column] = max(best[number][column - 1], taken)
    columns: list[int] = []
    column = width
    for number in range(len(spots), 0, -1):
        while column > number and best[number][column - 1] >= best[number][column]:
            column -= 1
        columns.insert(0, column - 1)
        column -= 1
    return columns


def _reach_down(text: str, grid: list[dict[int, Cell]], last: dict[int, Cell], width: int) -> None:
    """Let the cell over each column left out reach down into the last row, unless it is a value."""
    for column in [column for column in range(width) if column not in grid[-1]]:
        above = last.get(column)
        if above is None or above.row == 0 or above.end == above.start or above.row + above.row_span != len(grid) - 1:
            continue
        look = _look(text[above.start : above.end])
        if look not in ("percent", "value") and (column == 0 or look != "number"):
            grid[above.row][column] = last[column] = replace(above, row_span=above.row_span + 1)
