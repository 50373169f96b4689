"""Which cells of a table name its columns and rows."""

import re
from collections.abc import Sequence
from dataclasses import replace

from wenxiao.documents.model import Cell, Table
from wenxiao.documents.tables.looks import look_of
from wenxiao.quantities import find_quantities

MAX_HEADER_ROWS = 4
MAX_HEADER = 40  # characters; a longer cell says something
_NAMING = re.compile(
    r"指标|项目|名称|事项|任务|内容|目标|完成|进展|进度|单位|部门|责任|牵头|年份|年度|数值|实际|预期|计划|时间|时限|属性|地区|备注|类别|序号|情况"
)


def with_headers(text: str, table: Table) -> Table:
    """Mark the rows that name columns and the columns that name rows; a table without values has no row names."""
    count = header_row_count(text, table.rows)
    labels = _label_columns(text, table.rows[count:])
    rows = tuple(
        tuple(_marked(cell, number < count or _names_row(text, cell, labels)) for cell in row)
        for number, row in enumerate(table.rows)
    )
    return replace(table, rows=rows)


def _marked(cell: Cell, is_header: bool) -> Cell:
    return cell if cell.is_header == is_header else replace(cell, is_header=is_header)


def header_row_count(text: str, rows: Sequence[tuple[Cell, ...]]) -> int:
    """Count the rows at the top that name columns: those before the first with a value, an ordinal or a quantity."""
    if len(rows) < 2:
        return 0
    count = 0
    for row in rows[:MAX_HEADER_ROWS]:
        looks = [look_of(text[cell.start : cell.end]) for cell in row]
        if "value" in looks or looks[0] == "ordinal" or ("text" in looks and _longest(row) > MAX_HEADER):
            break
        if count and _states_quantities(text, row):
            break
        count += 1
    if count == 0:
        return 0
    top = "".join(text[cell.start : cell.end] for cell in rows[0])
    if count == len(rows) or not _has_values(text, rows):
        return _spanned(rows) if _NAMING.search(top) else 0
    return max(1, _naming_rows(rows, count))


def _states_quantities(text: str, row: Sequence[Cell]) -> bool:
    """Whether a cell says how much of something: 改造老旧小区41个 tells of a row, 2024年目标 names a column."""
    return any(find_quantities(text[cell.start : cell.end]) for cell in row)


def _naming_rows(rows: Sequence[tuple[Cell, ...]], count: int) -> int:
    """Leave out rows that only divide a table's body: 一、经济发展."""
    while count > 1 and sum(cell.end > cell.start for cell in rows[count - 1]) == 1 and _spanned(rows) < count:
        count -= 1
    return count


def _spanned(rows: Sequence[tuple[Cell, ...]]) -> int:
    """Count the rows that the first row's merged cells reach over."""
    deep = max((cell.row_span for cell in rows[0]), default=1)
    wide = any(cell.column_span > 1 for cell in rows[0])
    return min(max(deep, 2 if wide and deep > 1 else 1), len(rows) - 1)


def _has_values(text: str, rows: Sequence[tuple[Cell, ...]]) -> bool:
    return any(look_of(text[cell.start : cell.end]) == "value" for row in rows for cell in row)


def _longest(row: Sequence[Cell]) -> int:
    return max(cell.end - cell.start for cell in row)


def _label_columns(text: str, rows: Sequence[tuple[Cell, ...]]) -> int:
    """Count the columns left of the first that mostly holds values; 0 where none does."""
    width = max((cell.column + cell.column_span for row in rows for cell in row), default=0)
    for column in range(1, width):
        held = [c for row in rows for c in row if c.column == column and c.column_span == 1 and c.end > c.start]
        valued = sum(look_of(text[cell.start : cell.end]) == "value" for cell in held)
        numbers = sum(text[cell.start : cell.end].strip().isdigit() for cell in held)
        if held and max(valued, numbers) * 2 >= len(held):
            return column
    return 0


def _names_row(text: str, cell: Cell, labels: int) -> bool:
    held = text[cell.start : cell.end]
    return cell.column < labels and look_of(held) in ("name", "text") and not re.search(r"[。；;]", held)
