"""`wenxiao read`: what documents state, as tables, JSON lines, text, a workbook or a page."""

import sys
from pathlib import Path

import click
from rich.console import Console

from wenxiao.cli.reading.batches import answers_to
from wenxiao.cli.reading.files import named_files
from wenxiao.cli.reading.lines import json_lines
from wenxiao.cli.reading.listing import tables_of
from wenxiao.cli.reading.outcomes import write_outcome
from wenxiao.cli.reading.telling import Telling
from wenxiao.errors import ExportRefusedError
from wenxiao.reading.reading import Reading

WIDTH = 160  # columns of a table that goes to a file or another program
NEEDED = {"figures": ("figures",), "tasks": ("figures", "tasks"), "all": ("figures", "tasks")}
OUT = click.Path(path_type=Path, dir_okay=False)


@click.command(short_help="读出文件中的数据和任务。")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--what",
    type=click.Choice(["figures", "tasks", "outline", "text", "all"]),
    help="读什么：figures 数据，tasks 任务，outline 提纲，text 解码后的全文，all 前三样。"
    "不写时，--xlsx和--html读all，其余读figures。",
)
@click.option("--json", "as_json", is_flag=True, help="每行一个JSON对象。")
@click.option("--xlsx", "workbook", metavar="OUT", type=OUT, help="写成表格文件OUT：任务表、数据表、文件表。")
@click.option("--html", "page", metavar="OUT", type=OUT, help="写成网页文件OUT：原文上标出每条数据和任务，不用联网。")
@click.option("--jobs", type=click.IntRange(min=1), help="同时用几个进程读。不写时，8份文件起用上全部处理器。")
def read(
    files: tuple[str, ...], what: str | None, as_json: bool, workbook: Path | None, page: Path | None, jobs: int | None
) -> None:
    """读出FILE中的每一个数据和每一项任务：是什么、多少、实际还是目标、哪一年、谁来办，以及它在原文中的位置。

    FILE可以是文件、文件夹（连同下级）、通配写法（'reports/*.txt'）；-是标准输入。
    读不了的文件在标准错误上说一行，其余照读，最后以1退出。
    """
    if sum((as_json, workbook is not None, page is not None)) > 1:
        raise click.UsageError("--json、--xlsx、--html一次只能用一个。")
    out = workbook or page
    what = what or ("all" if out else "figures")
    paths, problems = named_files(files)
    if out:
        _check(out, ".xlsx" if workbook else ".html", what, paths)
    telling = Telling(to_file=out is not None)
    for problem in problems:
        telling.fail(problem)
    readings = telling.readings(answers_to(paths, NEEDED.get(what, ()), jobs), len(paths))
    if out:
        telling.say(write_outcome(out, list(readings), what))
    else:
        several = len(paths) + len(problems) > 1
        for path, reading in readings:
            _print(reading, what, as_json=as_json, named={"document": path} if several else {})
    if telling.failed:
        sys.exit(1)


def _check(out: Path, ending: str, what: str, paths: tuple[str, ...]) -> None:
    if what in ("outline", "text"):
        raise click.UsageError(f"--what {what}只能打印，不能写成{ending}文件。")
    if out.suffix.lower() != ending:
        raise ExportRefusedError(f"{out}：文件名应当以{ending}结尾。请改名")
    if not out.absolute().parent.is_dir():
        raise ExportRefusedError(f"{out}：没有“{out.parent}”这个文件夹。请先建好")
    if out.resolve() in (Path(path).resolve() for path in paths):
        raise ExportRefusedError(f"{out}：这是要读的文件，不能写在它上面。请换一个名字")


def _print(reading: Reading, what: str, *, as_json: bool, named: dict[str, str]) -> None:
    if as_json:
        for line in json_lines(reading, what, named):
            click.echo(line)
    elif what == "text":
        sys.stdout.flush()
        sys.stdout.buffer.write(reading.document.text.encode())
        sys.stdout.buffer.flush()
    else:
        console = Console(width=None if sys.stdout.isatty() else WIDTH)
        for table in tables_of(reading, what):
            console.print(table)
