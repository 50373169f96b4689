"""Sheets to a workbook that an office can use at once.

Row 1 of each sheet is hidden and holds the machine keys: the sheet's in the first cell before a colon, then one for
each column. Columns may be moved, rows sorted and cells filled in; the keys go with them.
"""

import math
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from wenxiao.errors import ExportRefusedError
from wenxiao.exchange.tables import Column, Sheet, Value

KEY_ROW, HEAD_ROW, FIRST_ROW = 0, 1, 2
LONGEST = 32_767  # characters that a cell holds
LINE, MOST_LINES = 14, 12  # points, lines
MOST_ROWS = 1_048_576 - FIRST_ROW
_INK, _QUIET, _RULE, _HEAD = "#1A1D21", "#636A74", "#DDE0E4", "#F5F6F7"
_FACE, _QUOTE_FACE = "Microsoft YaHei", "SimSun"  # what an office machine has


def write_workbook(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write sheets to an xlsx file in one step: a file that stood there stays whole if this fails.

    Numbers are shown with the decimals they have; text is never taken for a formula or a link. Raise
    ExportRefusedError where the file cannot be written or a sheet has more rows than a workbook holds.
    """
    import xlsxwriter

    long = next((sheet for sheet in sheets if len(sheet.rows) > MOST_ROWS), None)
    if long:
        raise ExportRefusedError(
            f"{path}：“{long.title}”有{len(long.rows)}行，一张工作表最多{MOST_ROWS}行。请分几批读，或者改用--json"
        )
    unfinished = path.with_name(f".{path.name}.unfinished")
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    try:
        with xlsxwriter.Workbook(str(unfinished), options) as workbook:
            formats = _Formats(workbook)
            for sheet in sheets:
                _write(workbook.add_worksheet(sheet.title), sheet, formats)
        unfinished.replace(path)
    except (OSError, xlsxwriter.exceptions.FileCreateError) as error:
        unfinished.unlink(missing_ok=True)
        raise ExportRefusedError(f"{path}：写不进去。请检查文件夹在不在、有没有权限，文件是不是正被打开") from error


class _Formats:
    """Cell formats of one workbook, each made once."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[tuple[str, str], Any] = {}

    def __call__(self, look: str, number: str = "") -> Any:
        if (look, number) not in self._made:
            self._made[look, number] = self._workbook.add_format(_format(look, number))
        return self._made[look, number]


def _format(look: str, number: str) -> dict[str, object]:
    common: dict[str, object] = {
        "font_name": _FACE, "font_size": 10, "font_color": _INK, "valign": "top", "bottom": 1, "bottom_color": _RULE,
    }  # fmt: skip
    head: dict[str, object] = {"bold": True, "bg_color": _HEAD, "valign": "vcenter", "bottom_color": _INK}
    looks: dict[str, dict[str, object]] = {
        "head": head,
        "plain": {},
        "wrapped": {"text_wrap": True},
        "quote": {"text_wrap": True, "font_name": _QUOTE_FACE},
        "quiet": {"font_color": _QUIET},
        "number": {"align": "right", "indent": 1},
        "head_number": {"align": "right", "indent": 1} | head,
    }
    return common | looks[look] | ({"num_format": number} if number else {})


def _write(worksheet: Any, sheet: Sheet, formats: _Formats) -> None:
    for place, column in enumerate(sheet.columns):
        prefix = f"{sheet.key}:" if place == 0 else ""
        worksheet.write_string(KEY_ROW, place, prefix + column.key)
        worksheet.write_string(
            HEAD_ROW, place, column.title, formats("head_number" if column.look == "number" else "head")
        )
        worksheet.set_column(place, place, column.width)
    worksheet.set_row(KEY_ROW, None, None, {"hidden": True})
    worksheet.set_row(HEAD_ROW, 24)
    for number, row in enumerate(sheet.rows, FIRST_ROW):
        _write_row(worksheet, number, row, sheet.columns, formats)
        worksheet.set_row(number, LINE * _lines(row, sheet.columns) + 4)
    last = max(FIRST_ROW + len(sheet.rows) - 1, HEAD_ROW)
    worksheet.freeze_panes(FIRST_ROW, sheet.kept_in_sight)
    worksheet.autofilter(HEAD_ROW, 0, last, len(sheet.columns) - 1)
    worksheet.hide_gridlines(2)
    worksheet.set_landscape()
    worksheet.set_paper(9)  # A4
    worksheet.fit_to_pages(1, 0)
    worksheet.print_area(HEAD_ROW, 0, last, (sheet.printed or len(sheet.columns)) - 1)
    worksheet.repeat_rows(HEAD_ROW)
    worksheet.set_footer("&L&A&R第&P页 共&N页")


def _write_row(
    worksheet: Any, number: int, row: Mapping[str, Value], columns: tuple[Column, ...], formats: _Formats
) -> None:
    for place, column in enumerate(columns):
        value = row.get(column.key)
        if value is None or value == "":
            worksheet.write_blank(number, place, None, formats(column.look))
        elif isinstance(value, str):
            worksheet.write_string(number, place, _fitting(value), formats(column.look))
        else:
            worksheet.write_number(number, place, value, formats(column.look, _decimals(value)))


def _lines(row: Mapping[str, Value], columns: tuple[Column, ...]) -> int:
    """Estimate how many lines a row needs: not every program finds the height of wrapped text by itself."""
    wrapped = (column for column in columns if column.look in ("wrapped", "quote"))
    needed = (math.ceil(_width(str(row.get(column.key) or "")) / (column.width - 1)) for column in wrapped)
    return min(MOST_LINES, max(1, *needed, 1))


def _width(text: str) -> float:
    """Measure text in characters of the sheet's font, generously."""
    return sum(2.0 if unicodedata.east_asian_width(letter) in "WFA" else 1.1 for letter in text)


def _fitting(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST]


def _decimals(value: int | Decimal) -> str:
    """Show as many decimals as the value has."""
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return f"0.{'0' * places}" if places else "0"
