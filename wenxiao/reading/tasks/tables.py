"""Rows of task tables: which column says what is to be done, and which says who and until when."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from wenxiao.documents import Block, Cell, Document, Table
from wenxiao.reading.cleaning import Clean, clean_blocks
from wenxiao.reading.lexicon import any_of
from wenxiao.reading.tasks.prose import actions_of
from wenxiao.reading.tasks.units import NOBODY, Units, arranged, looks_like_units, names_in, units_in, without_breaks
from wenxiao.reading.tasks.words import one_of, table, turns

UNIT_ROLES = ("lead", "responsible", "support")


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One row that names a task: its cell as clean text, who answers, and what its deadline cell says."""

    cell: Clean
    units: Units
    deadline: str


def task_rows(document: Document, found: Table) -> tuple[Row, ...]:
    """Return the rows of a table that name tasks; none where it is a table of something else."""
    columns = _columns(document, found)
    if "task" not in columns:
        return ()
    rows = tuple(_rows(document, found, columns))
    return rows if _is_task_table(document, found, columns, rows) else ()


def _is_task_table(document: Document, found: Table, columns: Mapping[str, int], rows: tuple[Row, ...]) -> bool:
    """Tell tasks from indicators: somebody answers, a list is announced, or most rows say what to do."""
    above = document.text[max(0, found.start - 120) : found.start]
    if any(role in columns for role in (*UNIT_ROLES, "deadline")) or turns("list_titles").search(found.caption + above):
        return True
    acting = sum(next(actions_of(row.cell.text, 0, len(row.cell.text)), None) is not None for row in rows)
    return acting * 2 > len(rows)


def _columns(document: Document, found: Table) -> dict[str, int]:
    """Return the column of each role, by the words of the header rows; the first of a role, the finer task."""
    columns: dict[str, int] = {}
    named: dict[str, str] = {}
    for row in found.rows[: _header_count(found)]:
        for cell in row:
            name = re.sub(r"\s|（.*|\(.*|[:：]", "", document.text[cell.start : cell.end])
            role = _role_named(name)
            if role and (role not in columns or (role == "task" and _is_finer(name, named[role]))):
                columns[role], named[role] = cell.column, name
    if "task" not in columns and "content" in columns:
        columns["task"] = columns.pop("content")
    return columns


def _is_finer(name: str, other: str) -> bool:
    return bool(one_of("finer").search(name)) and not one_of("finer").search(other)


def _role_named(name: str) -> str:
    for role, words in table("roles").items():
        if name in words:
            return "" if role == "leader" and "完成" not in name else "deadline" if role == "leader" else str(role)
    return next((role for role, pattern in _header_words().items() if pattern.fullmatch(name)), "")


@cache
def _header_words() -> dict[str, re.Pattern[str]]:
    year = r"(?:20\d\d年)?(?:度)?"
    return {role: re.compile(rf"{year}(?:{any_of(words)})") for role, words in table("headers").items()}


def _header_count(found: Table) -> int:
    marked = [row for row in found.rows if row and all(cell.is_header for cell in row)]
    return max(1, next((n for n, row in enumerate(found.rows) if row not in marked), 1))


def _rows(document: Document, found: Table, columns: Mapping[str, int]) -> Iterator[Row]:
    seen: set[int] = set()
    for number in range(_header_count(found), len(found.rows)):
        cells = _across(found, number)
        said = cells.get(columns["task"])
        if said is None or said.start in seen:
            continue
        clean = _clean_of(document, said)
        if clean is None or turns("no_task").fullmatch(clean.text):
            continue
        seen.add(said.start)
        deadline = cells.get(columns.get("deadline", -1))
        yield Row(
            cell=clean,
            units=_units(document, cells, columns),
            deadline=document.text[deadline.start : deadline.end] if deadline else "",
        )


def _across(found: Table, number: int) -> dict[int, Cell]:
    """Return the cell of each column in a row, those that reach down into it included."""
    held: dict[int, Cell] = {}
    for row in found.rows[: number + 1]:
        for cell in row:
            if cell.row <= number < cell.row + cell.row_span:
                held |= dict.fromkeys(range(cell.column, cell.column + cell.column_span), cell)
    return held


def _clean_of(document: Document, cell: Cell) -> Clean | None:
    if not document.text[cell.start : cell.end].strip():
        return None
    block = Block(number=1, start=cell.start, end=cell.end, kind="cell")
    return clean_blocks(replace(document, blocks=(block,)))[0]


def _in_one_line(document: Document, cell: Cell | None) -> str:
    clean = None if cell is None else _clean_of(document, cell)
    if cell is None or clean is None:
        return ""
    lines = document.text[cell.start : cell.end]
    return without_breaks(lines) if "\n" in lines else clean.text


def _units(document: Document, cells: Mapping[int, Cell], columns: Mapping[str, int]) -> Units:
    """Read the unit columns; where a cell says 甲牵头，乙配合 its words decide, not its column."""
    held: dict[str, list[str]] = {role: [] for role in UNIT_ROLES}
    for role in UNIT_ROLES:
        cell = cells.get(columns.get(role, -1))
        said = _in_one_line(document, cell)
        if not looks_like_units(said):
            continue
        if turns("part_said").search(said):
            return units_in(said)
        held[role] += names_in(said)
    units = arranged(held["lead"], held["responsible"], held["support"])
    return units if units.lead or units.support else NOBODY
