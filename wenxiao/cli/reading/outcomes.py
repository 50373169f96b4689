"""Readings written to one file: a workbook or a page."""

from collections.abc import Sequence
from pathlib import Path

from wenxiao.cli.reading.room import page_of
from wenxiao.cli.reading.sheets import sheets_of
from wenxiao.errors import ExportRefusedError
from wenxiao.exchange import write_workbook
from wenxiao.reading.reading import Reading


def write_outcome(out: Path, readings: Sequence[tuple[str, Reading]], what: str) -> str:
    """Write readings, each under its path, to an xlsx or html file by its ending; say in a line what it holds.

    Raise ExportRefusedError where nothing was read or the file cannot be written.
    """
    if not readings:
        raise ExportRefusedError(f"{out}：没有写，因为一份文件也没有读成")
    if out.suffix.lower() == ".xlsx":
        write_workbook(out, sheets_of(readings, what))
    else:
        _write_page(out, page_of(readings, what))
    figures = sum(len(reading.figures) for _, reading in readings)
    tasks = sum(len(reading.tasks) for _, reading in readings)
    held = {"figures": f"数据{figures}条", "tasks": f"任务{tasks}项"}.get(what, f"任务{tasks}项，数据{figures}条")
    return f"已写成{out}：文件{len(readings)}份，{held}"


def _write_page(out: Path, page: str) -> None:
    unfinished = out.with_name(f".{out.name}.unfinished")
    try:
        unfinished.write_text(page, encoding="utf-8", newline="\n")
        unfinished.replace(out)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise ExportRefusedError(f"{out}：写不进去（{error.strerror}）。请检查权限和磁盘空间") from error
