"""The tables that a chart expects, filled with a marked example."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from wenxiao.cli.charting.examples import example_rows
from wenxiao.cli.charting.sheets import TABLES
from wenxiao.cli.charting.tables import Kind, Table
from wenxiao.errors import ExportRefusedError
from wenxiao.exchange import Column, Sheet, Value, write_workbook

NOTES = "说明"
_KINDS: Mapping[Kind, str] = {
    "text": "文字", "day": "日期", "moment": "日期或者时刻", "amount": "数", "lamp": "灯", "series": "线",
}  # fmt: skip
_NOTE_COLUMNS = (
    Column(key="sheet", title="工作表", width=12),
    Column(key="column", title="列", width=14),
    Column(key="kind", title="填什么", width=14),
    Column(key="required", title="必填", width=8),
    Column(key="hint", title="怎样填", width=70, look="wrapped"),
)


def write_template(out: Path, kind: str) -> None:
    """Write the workbook that a kind of chart reads. Raise ExportRefusedError where it cannot be written."""
    if out.suffix.lower() != ".xlsx":
        raise ExportRefusedError(f"{out}：样表的文件名应当以.xlsx结尾。请改名")
    if not out.absolute().parent.is_dir():
        raise ExportRefusedError(f"{out}：没有“{out.parent}”这个文件夹。请先建好")
    write_workbook(out, sheets_of(kind, example_rows(kind)))


def sheets_of(kind: str, rows: Mapping[str, Sequence[Mapping[str, Value]]]) -> list[Sheet]:
    """The sheets of a kind of chart with these rows, by the tables' keys; the last one says what to write where."""
    sheets = [_sheet(table, rows.get(table.key, ())) for table in TABLES[kind]]
    return [*sheets, Sheet(key="notes", title=NOTES, columns=_NOTE_COLUMNS, rows=tuple(_notes(kind)))]


def _sheet(table: Table, rows: Sequence[Mapping[str, Value]]) -> Sheet:
    columns = tuple(
        Column(key=field.key, title=field.title, width=field.width, look=_look(field.kind)) for field in table.fields
    )
    return Sheet(key=table.key, title=table.title, columns=columns, rows=tuple(rows))


def _look(kind: Kind) -> Literal["plain", "wrapped", "number"]:
    return "number" if kind == "amount" else "wrapped" if kind == "text" else "plain"


def _notes(kind: str) -> list[Mapping[str, Value]]:
    notes: list[Mapping[str, Value]] = []
    for table in TABLES[kind]:
        notes.append({"sheet": table.title, "required": "必填" if table.is_required else "可不填", "hint": table.hint})
        notes += [
            {
                "column": field.title,
                "kind": _KINDS[field.kind],
                "required": "必填" if field.is_required else "",
                "hint": field.hint,
            }
            for field in table.fields
        ]
    return notes
