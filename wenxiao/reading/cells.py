"""The cells of a document's tables with what their rows and columns say of them."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wenxiao.documents import Cell, Document, Table
from wenxiao.reading.columns import Column, column_of, is_unit, pattern_of, unit_in


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A cell with what its row and column say."""

    table: Table
    cell: Cell
    column: Column
    labels: tuple[Cell, ...]
    unit: str  # of the row or of the table
    is_place_row: bool
    role: str  # "review", "plan" or "" for that of the text around the table
    period: str
    aim: Cell | None = None  # the cell of the row that says what was to be done, where this one says what was


def places_in(document: Document) -> Mapping[int, Place]:
    """Return every cell of the document's tables by the place in the text where it begins."""
    return {place.cell.start: place for table in document.tables for place in _places(document.text, table)}


def _places(text: str, table: Table) -> Iterator[Place]:
    header_rows = _header_rows(table)
    columns = _columns(text, table, header_rows)
    unit_column = next((c for c, (head, _) in columns.items() if pattern_of("unit_column").search(head)), -1)
    caption = column_of(table.caption)
    has_places = _has_places(text, table, header_rows, columns)
    has_done = any(column.status == "achieved" for _, column in columns.values())
    covering = _covering(table)
    for row in table.rows[header_rows:]:
        labels = _labels(covering.get(row[0].row, ()), columns) if row else ()
        unit = _unit_of_row(text, table, row, unit_column, labels)
        aim = None
        for cell in row:
            head, column = columns.get(cell.column, ("", Column(name="")))
            status = column.status or caption.status
            if not column.status and has_done and pattern_of("promised").search(head):
                status = "target"
            if status == "target" and re.search(r"\d", text[cell.start : cell.end]):
                aim = cell
            yield Place(
                table=table,
                cell=cell,
                column=column,
                labels=tuple(label for label in labels if label is not cell and label.column < cell.column),
                unit=unit,
                is_place_row=has_places,
                role={"achieved": "review", "target": "plan"}.get(status, ""),
                period=column.period or caption.period,
                aim=aim if status == "achieved" else None,
            )


def _header_rows(table: Table) -> int:
    count = 0
    while count < len(table.rows) and all(cell.is_header or cell.start == cell.end for cell in table.rows[count]):
        count += 1
    return count if count < len(table.rows) else 0


def _columns(text: str, table: Table, header_rows: int) -> dict[int, tuple[str, Column]]:
    """Return the header of each column, its rows joined from the top, and what it says."""
    heads: dict[int, list[str]] = {}
    for row in table.rows[:header_rows]:
        for cell in row:
            for column in range(cell.column, cell.column + cell.column_span):
                written = re.sub(r"\s+", "", text[cell.start : cell.end])
                if written and written not in heads.setdefault(column, []):
                    heads[column].append(written)
    joined = {column: "".join(parts) for column, parts in heads.items()}
    return _with_years({column: (head, column_of(head)) for column, head in joined.items()})


def _with_years(columns: dict[int, tuple[str, Column]]) -> dict[int, tuple[str, Column]]:
    """Give a column of growth that says no year of its own what the column before says: 2024年预计, 增长（%）."""
    told: dict[int, tuple[str, Column]] = {}
    for number, (head, column) in sorted(columns.items()):
        before = told.get(number - 1, ("", column))[1]
        if column.basis and not (column.period or column.status or column.is_silent):
            column = replace(column, period=before.period, status=before.status, is_expected=before.is_expected)
        told[number] = (head, column)
    return told


def _has_places(text: str, table: Table, header_rows: int, columns: Mapping[int, tuple[str, Column]]) -> bool:
    """Tell a table whose rows are places and whose columns are what is measured."""
    first = columns.get(0, ("",))[0]
    if first:
        return bool(pattern_of("places").search(first))
    names = [text[row[0].start : row[0].end].strip() for row in table.rows[header_rows:] if row and row[0].column == 0]
    return len(names) > 1 and all(pattern_of("place_names").search(name) for name in names)


def _covering(table: Table) -> dict[int, list[Cell]]:
    """Return for each row the cells that stand in it, those that reach down into it included."""
    found: dict[int, list[Cell]] = {}
    for cell in itertools.chain.from_iterable(table.rows):
        for row in range(cell.row, cell.row + cell.row_span) if cell.end > cell.start else ():
            found.setdefault(row, []).append(cell)
    return found


def _labels(covering: Sequence[Cell], columns: Mapping[int, tuple[str, Column]]) -> tuple[Cell, ...]:
    """Return the cells that name a row: its header cells, else the first cell under a naming header."""
    marked = [
        cell for cell in covering if cell.is_header and not columns.get(cell.column, ("", Column(name="")))[1].is_silent
    ]
    marked = [
        cell for cell in marked if columns.get(cell.column, ("", Column(name="")))[1].status != "target"
    ] or marked
    marked = [c for c in marked if not pattern_of("content").search(columns.get(c.column, ("",))[0])] or marked
    if not marked:
        naming = [c for c in covering if pattern_of("naming").search(columns.get(c.column, ("",))[0])]
        parts = [c for c in naming if pattern_of("sub_naming").search(columns[c.column][0])]
        marked = parts[:1] or naming[:1]
    return tuple(sorted(marked, key=lambda cell: cell.column))


def _unit_of_row(text: str, table: Table, row: Sequence[Cell], unit_column: int, labels: Sequence[Cell]) -> str:
    for cell in row:
        written = re.sub(r"\s+", "", text[cell.start : cell.end])
        if cell.column == unit_column and is_unit(written):
            return written
    named = (unit_in(text[label.start : label.end]) for label in reversed(labels))
    return next(filter(None, named), "") or unit_in(table.caption)
