"""`wenxiao check`: what became of each promise, across documents and years."""

import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from wenxiao.cli.checking.gathering import Wanted, alone, gathered, undated
from wenxiao.cli.checking.keeping import Kept, content_of, kept_in_home, key_of
from wenxiao.cli.checking.lines import echo_row, finding_row, verdict_row, written
from wenxiao.cli.checking.listing import echo_table, finding_table, verdict_table
from wenxiao.cli.checking.outcomes import write_outcome
from wenxiao.cli.checking.selecting import Asked, aims_unlinked, echoes, findings, verdicts
from wenxiao.cli.reading.files import named_files
from wenxiao.cli.reading.telling import Telling
from wenxiao.errors import ExportRefusedError
from wenxiao.indicators import Report, Rulings, rulings_from

WIDTH = 160  # columns of a table that goes to a file or another program
OUT = click.Path(path_type=Path, dir_okay=False)
YAML = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.command(short_help="对照历年文件，看承诺兑现了没有。")
@click.argument("files", nargs=-1, required=True, metavar="FILES_OR_FOLDER...")
@click.option(
    "--what",
    type=click.Choice(["verdicts", "findings", "tasks", "links"]),
    default="verdicts",
    show_default=True,
    help="看什么：verdicts 目标的结论，findings 互相对不上的数据，tasks 没有数据的任务有没有再提，"
    "links 目标段落里目录没有的指标。",
)
@click.option("--json", "as_json", is_flag=True, help="每行一个JSON对象。")
@click.option("--xlsx", "workbook", metavar="OUT", type=OUT, help="写成表格文件OUT。")
@click.option("--html", "page", metavar="OUT", type=OUT, help="写成网页文件OUT：两边原文对照，每个指标一张图。")
@click.option("--parquet", metavar="OUT", type=OUT, help="写成Parquet文件OUT，供统计分析。")
@click.option("--place", help="只看这个地方，如铁西区；写铁西、沈阳市铁西区也行。")
@click.option("--indicator", help="只看这个指标：名称、别名或代码，见wenxiao catalog search。")
@click.option("--at", type=click.DateTime(["%Y-%m-%d"]), help="站在哪一天看。不写则为最新文件的日期。")
@click.option("--rulings", "ruled", metavar="YAML", type=YAML, help="自己定的指标归并（links）和地名归并（places）。")
@click.option("--jobs", type=click.IntRange(min=1), help="同时用几个进程读。不写时，8份文件起用上全部处理器。")
@click.option(
    "--engine", type=click.Choice(["local", "spark"]), default="local", show_default=True, help="在哪里读和判。"
)
@click.option("--anew", is_flag=True, help="全部重读，不用上次留下的。")
def check(
    files: tuple[str, ...],
    what: str,
    as_json: bool,
    workbook: Path | None,
    page: Path | None,
    parquet: Path | None,
    place: str | None,
    indicator: str | None,
    at: datetime | None,
    ruled: Path | None,
    jobs: int | None,
    engine: str,
    anew: bool,
) -> None:
    """对照FILES_OR_FOLDER里的历年文件：每个目标后来怎样，兑现、未兑现、缩水、未提及……，并给出两边的原文。

    文件夹连同下级。没有成文日期的文件按文件名或标题里的年份算。读过的文件没有变就不重读。
    """
    outs = [out for out in (workbook, page, parquet) if out is not None]
    if len(outs) + as_json > 1:
        raise click.UsageError("--json、--xlsx、--html、--parquet一次只能用一个。")
    asked = Asked(
        place=place or "",
        indicator=indicator or "",
        at=at.date() if at else None,
        rulings=rulings_from(ruled) if ruled else Rulings(),
        jobs=jobs,
        engine=engine,
    )
    paths, problems = named_files(files)
    out = outs[0] if outs else None
    if out:
        _check_out(out, what, workbook, page)
    telling = Telling(to_file=out is not None)
    for problem in problems:
        telling.fail(problem)
    kept = kept_in_home(used=not anew)
    if as_json:
        _print_lines(paths, what, asked, kept, telling)
    else:
        _show(paths, what, asked, kept, telling, out)
    if telling.failed:
        sys.exit(1)


def _check_out(out: Path, what: str, workbook: Path | None, page: Path | None) -> None:
    ending = ".xlsx" if workbook else ".html" if page else ".parquet"
    if what != "verdicts":
        raise click.UsageError(f"--what {what}只能打印，不能写成{ending}文件。")
    if out.suffix.lower() != ending:
        raise ExportRefusedError(f"{out}：文件名应当以{ending}结尾。请改名")
    if not out.absolute().parent.is_dir():
        raise ExportRefusedError(f"{out}：没有“{out.parent}”这个文件夹。请先建好")


def _gathered(paths: Sequence[str], what: str, asked: Asked, kept: Kept, telling: Telling) -> tuple[Report, ...]:
    wanted = Wanted(tasks=what == "tasks", jobs=asked.jobs, rulings=asked.rulings)
    if asked.engine == "spark":
        from wenxiao.cli.checking.spark import gathered_by_spark

        reports = gathered_by_spark(paths, wanted, telling)
    else:
        reports = gathered(paths, wanted, kept, telling)
    for line in (*undated(reports), *alone(reports)):
        telling.say(line)
    return reports


def _print_lines(paths: Sequence[str], what: str, asked: Asked, kept: Kept, telling: Telling) -> None:
    """Print the lines of an earlier run where neither files nor question nor program changed."""
    contents = [f"{path}\0{content_of(path)}" for path in paths]
    key = key_of(["lines", what, repr(asked), *contents])
    lines = kept.get(key)
    if lines is None:
        reports = _gathered(paths, what, asked, kept, telling)
        lines = "".join(f"{line}\n" for line in written(_rows(reports, what, asked)))
        if not telling.failed:
            kept.put(key, lines)
    click.echo(lines, nl=False)


def _rows(reports: Sequence[Report], what: str, asked: Asked) -> Iterable[dict[str, Any]]:
    if what == "findings":
        return map(finding_row, findings(reports, asked))
    if what == "tasks":
        return map(echo_row, echoes(reports, asked))
    if what == "links":
        return aims_unlinked(reports, asked)
    return map(verdict_row, verdicts(reports, asked))


def _show(paths: Sequence[str], what: str, asked: Asked, kept: Kept, telling: Telling, out: Path | None) -> None:
    reports = _gathered(paths, what, asked, kept, telling)
    if out:
        telling.say(write_outcome(out, reports, asked))
        return
    if not reports:
        return
    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    if what == "findings":
        console.print(finding_table(findings(reports, asked)))
    elif what == "tasks":
        console.print(echo_table(echoes(reports, asked)))
    elif what == "links":
        for row in aims_unlinked(reports, asked):
            console.print(f"{row['subject']}　“{row['quote']}”　{row['document']}", markup=False, highlight=False)
    else:
        judged = verdicts(reports, asked)
        if not judged:
            telling.say(f"这些文件里没有{f'“{asked.indicator}”的' if asked.indicator else ''}目标")
            return
        console.print(verdict_table(judged))
