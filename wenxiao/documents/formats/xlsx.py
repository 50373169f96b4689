"""Spreadsheets: each sheet a table, the lines over it its caption."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from wenxiao.documents.contents import Contents, Draft, DraftCell
from wenxiao.documents.sheets import percent_cells
from wenxiao.errors import DocumentUnreadableError

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods")
Merged = dict[tuple[int, int], tuple[int, int]]  # top left cell to rows and columns covered


def read(data: bytes, name: str) -> Contents:
    """Read each sheet that is not empty; numbers as a person sees them, as far as the file says so."""
    from python_calamine import CalamineError, CalamineWorkbook  # loaded only when needed

    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        percents = percent_cells(data)
        held = [(sheet, workbook.get_sheet_by_name(sheet)) for sheet in workbook.sheet_names]
        sheets = [
            (title, sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges or [])
            for title, sheet in held
            if sheet.total_height
        ]
    except (CalamineError, ValueError, OSError) as error:
        raise DocumentUnreadableError(
            f"{name}：打不开这个表格（可能已损坏或加了密码）。请用Excel或WPS打开后另存为xlsx"
        ) from error
    draft = Draft()
    for title, rows, merged in sheets:
        if len(sheets) > 1:
            draft.add_line(title, "heading", 1)
        _add_sheet(draft, rows, _spans(merged), percents.get(title, frozenset()))
    return draft.finished()


def _spans(merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> Merged:
    return {top: (bottom[0] - top[0] + 1, bottom[1] - top[1] + 1) for top, bottom in merged}


def _add_sheet(draft: Draft, rows: list[list[Any]], merged: Merged, percents: frozenset[tuple[int, int]]) -> None:
    written = [
        [_written(value, is_percent=(r, c) in percents) for c, value in enumerate(row)] for r, row in enumerate(rows)
    ]
    wide = [number for number, row in enumerate(written) if sum(map(bool, row)) > 1]
    first, last = (wide[0], wide[-1] + 1) if wide else (len(written), len(written))
    _add_lines(draft, written[:first])
    draft.add_table(_cells(written[first:last], first, merged))
    _add_lines(draft, written[last:])


def _add_lines(draft: Draft, rows: list[list[str]]) -> None:
    for row in rows:
        for text in filter(None, row):
            draft.add_line(text)


def _cells(rows: list[list[str]], first: int, merged: Merged) -> Iterator[DraftCell]:
    """Give the cells from the first column in use to the last, those under a merged cell left out."""
    used = [column for row in rows for column, text in enumerate(row) if text]
    if not used:
        return
    left, right = min(used), max(used) + 1
    covered = {
        (row + r, column + c)
        for (row, column), (deep, wide) in merged.items()
        for r in range(min(deep, first + len(rows) - row))
        for c in range(min(wide, right - column))
        if r or c
    }
    for number, row in enumerate(rows):
        for column in range(left, right):
            place = (number + first, column)
            if place in covered:
                continue
            deep, wide = merged.get(place, (1, 1))
            text = row[column] if column < len(row) else ""
            yield DraftCell(text=text, row=number, column=column - left, row_span=deep, column_span=wide)


def _written(value: object, *, is_percent: bool) -> str:
    """Write a cell's value as a person reads it: 8.5% for 0.085 shown as a percentage, 2025年6月30日 for a date."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        number = Decimal(format(value, ".15g")) * (100 if is_percent else 1)
        whole = number == number.to_integral_value()
        return f"{number.to_integral_value() if whole else number.normalize():f}" + ("%" if is_percent else "")
    if isinstance(value, datetime | date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, time | timedelta):
        return str(value)
    return " ".join(str(value).split())
