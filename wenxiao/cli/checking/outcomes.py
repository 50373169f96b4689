"""Verdicts written to one file: a workbook, a page, or Parquet."""

from collections.abc import Sequence
from pathlib import Path

from wenxiao.cli.checking.page import page_of
from wenxiao.cli.checking.parquet import write_parquet
from wenxiao.cli.checking.selecting import Asked, findings, verdicts
from wenxiao.cli.checking.sheets import sheets_of
from wenxiao.errors import ExportRefusedError
from wenxiao.exchange import write_workbook
from wenxiao.indicators import Report


def write_outcome(out: Path, reports: Sequence[Report], asked: Asked) -> str:
    """Write verdicts to an xlsx, html or parquet file by its ending; say in a line what it holds.

    Raise ExportRefusedError where nothing was read or the file cannot be written.
    """
    if not reports:
        raise ExportRefusedError(f"{out}：没有写，因为一份文件也没有读成")
    judged = verdicts(reports, asked)
    if out.suffix.lower() == ".xlsx":
        write_workbook(out, sheets_of(judged, findings(reports, asked)))
    elif out.suffix.lower() == ".parquet":
        write_parquet(out, judged)
    else:
        _write_page(out, page_of(reports, judged, asked))
    return f"已写成{out}：文件{len(reports)}份，目标{len(judged)}条"


def _write_page(out: Path, page: str) -> None:
    unfinished = out.with_name(f".{out.name}.unfinished")
    try:
        unfinished.write_text(page, encoding="utf-8", newline="\n")
        unfinished.replace(out)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise ExportRefusedError(f"{out}：写不进去（{error.strerror}）。请检查权限和磁盘空间") from error
