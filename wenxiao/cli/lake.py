"""`wenxiao lake`: lights of millions of matters, from Parquet."""

import shutil
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click
from rich.console import Console

from wenxiao.analytics.engines import engine
from wenxiao.analytics.generation import MARKED_AS, generate, matter_kinds
from wenxiao.analytics.lake_files import Lake, open_lake, publish
from wenxiao.analytics.lakes import MOMENTS, moments_of, write_moments
from wenxiao.analytics.lights import BY, light_counts, provisional_counts
from wenxiao.analytics.timekeeping import microseconds
from wenxiao.calendars.published import published_year
from wenxiao.cli.lakes.counting import json_lines, sheet_of, table_of, with_shares
from wenxiao.cli.lakes.progress import followed
from wenxiao.clocks import Aggregate, AggregateRule
from wenxiao.errors import ExportRefusedError, LakeInvalidError
from wenxiao.exchange import write_workbook

WIDTH = 160  # columns of a table that goes to a file or another program
ZONE = ZoneInfo("Asia/Shanghai")
BYTES_A_MATTER = 250  # of disk, moments included, with room to spare
FOLDER = click.Path(path_type=Path, file_okay=False)
ENGINE = click.option(
    "--engine", "engine_name", type=click.Choice(["duckdb", "spark"]), default="duckdb", show_default=True,
    help="用什么算：duckdb 一台机器；spark 一台机器不够时，要装wenxiao[spark]和Java 17。",
)  # fmt: skip


def _moment(_ctx: click.Context, _param: click.Parameter, value: str | None) -> datetime | None:
    """Read a moment as people write it, in Beijing time."""
    if value is None:
        return None
    try:
        read = datetime.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"“{value}”不是时刻，应如2025-12-31或“2025-12-31 17:00”。") from error
    return read if read.tzinfo else read.replace(tzinfo=ZONE)


@click.group(short_help="千万件事项的灯：生成、计时、计数。")
def lake() -> None:
    """数据湖：千万件事项的事实存成Parquet文件，算出每个计时项何时转灯，再按单位、类别、环节计数。"""


@lake.command("generate", short_help="生成一湖事项，供试用和测速。")
@click.argument("out", type=FOLDER, metavar="OUT")
@click.option("--matters", type=click.IntRange(min=1), default=100_000, show_default=True, help="多少件。")
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="种子；同一种子生成同样的数据。")
@click.option("--from", "first", callback=_moment, default="2025-01-01", show_default=True, help="从哪一天起受理。")
@click.option("--until", callback=_moment, default="2025-12-31 17:00", show_default=True, help="到哪一刻为止的事实。")
def generate_lake(out: Path, matters: int, seed: int, first: datetime, until: datetime) -> None:
    """在新文件夹OUT里生成事项：热线、网格、批示、建议提案、任务、项目，按作息到达，有中止、延期、退回和超时。

    不是任何地方的真实事项。
    """
    if out.exists() and any(out.iterdir()):
        raise ExportRefusedError(f"{out}：文件夹里已经有东西。请换一个空的或还没有的文件夹")
    if first >= until:
        raise click.UsageError("--from应早于--until。")
    out.mkdir(parents=True, exist_ok=True)
    free, needed = shutil.disk_usage(out).free, matters * BYTES_A_MATTER
    if free < needed:
        raise ExportRefusedError(f"{out}：磁盘只剩{free >> 20}MB，约需{needed >> 20}MB。请减少件数，或者换一个磁盘")
    followed(
        "生成事项",
        matters,
        generate(out, matter_kinds(), matters, seed, date(first.year, first.month, first.day), until),
    )
    click.echo(f"{out}：{matters}件，截至{until:%Y-%m-%d %H:%M}。{MARKED_AS}", err=True)


@lake.command("publish", short_help="记下后来公布的调休。")
@click.argument("folder", type=FOLDER, metavar="DIR")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="FILE")
@click.option("--at", callback=_moment, required=True, help="哪一刻公布的，北京时间。")
def publish_calendar(folder: Path, file: Path, at: datetime) -> None:
    """把后来公布的一年调休FILE记进DIR；再运行wenxiao lake moments，没到的时刻随之移动，公布以前不算超时。

    FILE与wenxiao calendar add用的是同一种。
    """
    found = open_lake(folder)
    text = file.read_text(encoding="utf-8")
    published_year(file, text)
    publish(found, text, at)
    click.echo(f"{folder}：记下了{file}，{at:%Y-%m-%d %H:%M}公布。请运行wenxiao lake moments {folder}", err=True)


@lake.command("moments", short_help="算出每个计时项何时转黄、转红。")
@click.argument("folder", type=FOLDER, metavar="DIR")
@ENGINE
def moments(folder: Path, engine_name: str) -> None:
    """从DIR里的事实算出每个计时项的各个时刻，存进DIR/moments。"""
    found = open_lake(folder)
    with engine(engine_name) as opened:
        at_once = engine_name == "spark"
        followed("计时项", 1 if at_once else found.parts, write_moments(found, opened, at_once=at_once))
    click.echo(f"{folder / MOMENTS}：{found.matters}件事项的计时项已算出", err=True)


@lake.command("lights", short_help="某一刻各色灯各有多少。")
@click.argument("folder", type=FOLDER, metavar="DIR")
@click.option("--at", callback=_moment, help="哪一刻，北京时间；不写为事实的截止时刻。")
@click.option("--by", default="unit", show_default=True, help=f"按什么分：{'、'.join(BY)}，可写几个，用逗号隔开。")
@click.option(
    "--aggregate", type=click.Choice([str(rule) for rule in AggregateRule]), default="worst", show_default=True,
    help="一件事项有几个计时项时：worst 取最差，lead_only 只看牵头单位，weighted 按权重。",
)  # fmt: skip
@ENGINE
@click.option("--json", "as_json", is_flag=True, help="每行一个JSON对象。")
@click.option(
    "--xlsx", "workbook", metavar="OUT", type=click.Path(path_type=Path, dir_okay=False), help="写成表格文件OUT。"
)
def lights(
    folder: Path, at: datetime | None, by: str, aggregate: str, engine_name: str, as_json: bool, workbook: Path | None
) -> None:
    """数一数DIR里的事项在某一刻各亮什么灯；已办结归档、并案、终止、转常态的不计入。"""
    if as_json and workbook:
        raise click.UsageError("--json、--xlsx一次只能用一个。")
    if workbook and workbook.suffix.lower() != ".xlsx":
        raise ExportRefusedError(f"{workbook}：文件名应当以.xlsx结尾。请改名")
    keys = _keys(by)
    found = open_lake(folder)
    moment = at or found.as_of
    if moment < found.as_of:
        click.echo(
            f"问的是截止时刻{found.as_of:%Y-%m-%d %H:%M}以前：按现在所知回答，当时还不知道的事也算在内", err=True
        )
    with engine(engine_name) as opened:
        rule = Aggregate(rule=AggregateRule(aggregate))
        table, at_moment = moments_of(found, opened), microseconds(moment)
        rows = opened.rows(light_counts(table, at_moment, keys, rule))
        provisional = opened.rows(provisional_counts(table, at_moment, keys))
    _tell(found, with_shares(rows, provisional, keys), keys, moment, as_json=as_json, workbook=workbook)


def _keys(by: str) -> tuple[str, ...]:
    keys = tuple(dict.fromkeys(key.strip() for key in by.split(",")))
    unknown = [key for key in keys if key not in BY]
    if unknown:
        raise click.UsageError(f"--by里没有“{'、'.join(unknown)}”，可用的是{'、'.join(BY)}。")
    return keys


def _tell(
    found: Lake,
    rows: Sequence[dict[str, object]],
    by: Sequence[str],
    at: datetime,
    *,
    as_json: bool,
    workbook: Path | None,
) -> None:
    if not rows:
        raise LakeInvalidError(f"{found.folder}：{at:%Y-%m-%d %H:%M}没有在办的事项。请换一个时刻（--at）")
    named = [{**row, "kind": found.titles.get(str(row["kind"]), row["kind"])} if "kind" in by else row for row in rows]
    title = f"{at:%Y-%m-%d %H:%M}的灯　{found.marked_as}"
    if workbook:
        write_workbook(workbook, [sheet_of(named, by, "灯")])
        click.echo(f"{workbook}：{len(rows)}行", err=True)
    elif as_json:
        for line in json_lines(rows):
            click.echo(line)
    else:
        console = Console()
        Console(width=None if console.is_terminal else WIDTH).print(table_of(named, by, title))
