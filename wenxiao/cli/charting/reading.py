"""A workbook to checked rows: all that is wrong is said at once, each with sheet, row and column."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from wenxiao.charts import Lamp
from wenxiao.cli.charting.tables import Cell, Field, Table, WrongCellError, parsed
from wenxiao.errors import ImportRefusedError
from wenxiao.exchange.writing import KEY_ROW

MOST_SAID = 40
MOST_ROWS = 20_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A checked row: its sheet, its number as the program shows it, its cells by key."""

    table: Table
    number: int
    cells: Mapping[str, Cell]

    def where(self, key: str) -> str:
        """Name one of its cells."""
        title = next(field.title for field in self.table.fields if field.key == key)
        return f"“{self.table.title}”第{self.number}行“{title}”"

    def text(self, key: str) -> str:
        """The text of a cell, empty where there is none."""
        cell = self.cells[key]
        return cell if isinstance(cell, str) else ""

    def moment(self, key: str) -> date | datetime | None:
        """The day or moment of a cell, None where there is none."""
        cell = self.cells[key]
        return cell if isinstance(cell, date) else None

    def day(self, key: str) -> date | None:
        """The day of a cell, None where there is none."""
        return self.moment(key)

    def amount(self, key: str) -> Decimal | None:
        """The number of a cell, None where there is none."""
        cell = self.cells[key]
        return cell if isinstance(cell, Decimal) else None

    def lamp(self, key: str) -> Lamp | None:
        """The light of a cell, None where there is none."""
        cell = self.cells[key]
        return cell if isinstance(cell, Lamp) else None


class Problems:
    """What is wrong in a workbook, gathered so that one run says all of it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._said: list[str] = []

    def add(self, where: str, what: str) -> None:
        """Note a problem and its place."""
        self._said.append(f"{where}：{what}")

    def refuse(self) -> None:
        """Raise ImportRefusedError with everything noted; do nothing where nothing is."""
        if not self._said:
            return
        more = len(self._said) - MOST_SAID
        said = [*self._said[:MOST_SAID], *([f"另有{more}处"] if more > 0 else [])]
        lines = "".join(f"\n  {line}" for line in said)
        raise ImportRefusedError(f"{self._path}：有{len(self._said)}处要改，没有画图{lines}")


def read_tables(path: Path, tables: Sequence[Table], problems: Problems) -> dict[str, list[Row]]:
    """Return the rows of each table by its key; what is wrong goes to `problems`.

    A sheet is found by its hidden keys, else by its name; a column by its key, else by its title. Raise
    ImportRefusedError for a file that is no workbook.
    """
    grids = _grids(path)
    found: dict[str, list[Row]] = {}
    for table in tables:
        grid = next((grid for name, grid in grids if _is_of(table, name, grid)), None)
        rows = list(_rows(table, grid, problems)) if grid else []
        if not rows and table.is_required:
            hint = "请用--template写出样表，照着填" if grid is None else f"请至少填一行：{table.hint}"
            problems.add(f"“{table.title}”", f"{'没有这张工作表' if grid is None else '没有填'}。{hint}")
        if table.is_single and len(rows) > 1:
            problems.add(f"“{table.title}”第{rows[1].number}行", "只能填一行。请删去多余的行")
        found[table.key] = rows
    return found


def _grids(path: Path) -> list[tuple[str, list[list[object]]]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_path(path)
        return [
            (name, [list(row) for row in workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)])
            for name in workbook.sheet_names
        ]
    except (OSError, CalamineError) as error:
        raise ImportRefusedError(f"{path}：打不开，或者不是xlsx文件。请用--template写出样表，照着填") from error


def _keys(grid: Sequence[Sequence[object]]) -> tuple[str, list[str]]:
    """The sheet's key and its columns' keys from the hidden row; empty where there is none."""
    marks = [str(cell) for cell in grid[KEY_ROW]] if grid else []
    name = next((mark.partition(":")[0] for mark in marks if ":" in mark), "")
    return name, [mark.rpartition(":")[2] for mark in marks] if name else []


def _is_of(table: Table, name: str, grid: Sequence[Sequence[object]]) -> bool:
    key, _ = _keys(grid)
    return key == table.key if key else name.strip() == table.title


def _rows(table: Table, grid: Sequence[Sequence[object]], problems: Problems) -> Iterator[Row]:
    name, keys = _keys(grid)
    head = KEY_ROW + 1 if name else KEY_ROW
    titles = [str(cell).strip() for cell in grid[head]] if len(grid) > head else []
    places = {field.key: place for field in table.fields if (place := _place(field, keys, titles)) is not None}
    for field in table.fields:
        if field.is_required and field.key not in places:
            problems.add(
                f"“{table.title}”第{head + 1}行", f"没有“{field.title}”这一列。请加上，或者用--template写出样表"
            )
    for number, cells in enumerate(grid[head + 1 :], head + 2):
        if number > MOST_ROWS:
            problems.add(f"“{table.title}”第{number}行", f"一张表最多{MOST_ROWS}行。请分开画")
            return
        if any(cell is not None and str(cell).strip() for cell in cells):
            yield _row(table, number, cells, places, problems)


def _place(field: Field, keys: Sequence[str], titles: Sequence[str]) -> int | None:
    if field.key in keys:
        return keys.index(field.key)
    return titles.index(field.title) if field.title in titles else None


def _row(table: Table, number: int, cells: Sequence[object], places: Mapping[str, int], problems: Problems) -> Row:
    held: dict[str, Cell] = {}
    for field in table.fields:
        place = places.get(field.key)
        held[field.key] = None
        if place is None:
            continue
        try:
            held[field.key] = parsed(cells[place] if place < len(cells) else None, field)
        except WrongCellError as error:
            problems.add(f"“{table.title}”第{number}行“{field.title}”", str(error))
    return Row(table=table, number=number, cells=held)


def day_of(moment: date | datetime) -> date:
    """The day of a day or moment."""
    return moment.date() if isinstance(moment, datetime) else moment


def needed_day(row: Row, key: str) -> date:
    """A day that the table requires."""
    return day_of(needed_moment(row, key))


def needed_moment(row: Row, key: str) -> date | datetime:
    """A day or moment that the table requires: rows with problems never come this far."""
    found = row.moment(key)
    if found is None:
        raise ValueError(f"{row.where(key)} is required and empty")
    return found
