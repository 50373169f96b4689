"""A workbook of ours back to rows."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from wenxiao.errors import ImportRefusedError
from wenxiao.exchange.tables import Value
from wenxiao.exchange.writing import FIRST_ROW, KEY_ROW


def read_workbook(path: Path) -> dict[str, tuple[dict[str, Value], ...]]:
    """Return the rows of each sheet of ours by the sheet's key, each row by column keys; blank rows are left out.

    Columns may have been moved, added or removed, rows sorted, sheets renamed: the hidden keys say what is what; a
    column without a key is left out. Raise ImportRefusedError for a file that is no workbook or holds no keys.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_path(path)
        grids = [workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in workbook.sheet_names]
    except (OSError, CalamineError) as error:
        raise ImportRefusedError(f"{path}：打不开，或者不是xlsx文件。请选用问效导出的表") from error
    sheets = dict(sheet for grid in grids if (sheet := _rows(grid)))
    if not sheets:
        raise ImportRefusedError(
            f"{path}：第1行没有问效的列标记（这一行是隐藏的）。请在问效导出的表上填写，不要另做一张"
        )
    return sheets


def _rows(grid: Sequence[Sequence[object]]) -> tuple[str, tuple[dict[str, Value], ...]] | None:
    marks = [str(cell) for cell in grid[KEY_ROW]] if grid else []
    name = next((mark.partition(":")[0] for mark in marks if ":" in mark), "")
    if not name:
        return None
    keys = [mark.rpartition(":")[2] for mark in marks]
    rows = ({key: _value(cell) for key, cell in zip(keys, row, strict=False) if key} for row in grid[FIRST_ROW:])
    return name, tuple(row for row in rows if any(value is not None for value in row.values()))


def _value(cell: object) -> Value:
    if cell == "" or cell is None:
        return None
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else Decimal(repr(cell))
    return cell if isinstance(cell, int) and not isinstance(cell, bool) else str(cell)
