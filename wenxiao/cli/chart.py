"""`wenxiao chart`: a table to a fishbone, a chart of clocks, a trajectory or a wall."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import cast

import click

from wenxiao.calendars import default_calendar
from wenxiao.charts import PAPERS, Paper, Theme
from wenxiao.cli.charting.building import layout_of, today_of
from wenxiao.cli.charting.checking import check
from wenxiao.cli.charting.output import check_ending, write_chart
from wenxiao.cli.charting.reading import Problems, read_tables
from wenxiao.cli.charting.sheets import TABLES
from wenxiao.cli.charting.tables import Field, WrongCellError, parsed
from wenxiao.cli.charting.template import write_template
from wenxiao.errors import ExportRefusedError

FILE = click.Path(path_type=Path, dir_okay=False)
_ASKED = Field(key="at", title="--at", kind="moment")


def _moment(_context: click.Context, _option: click.Parameter, said: str | None) -> date | datetime | None:
    """Read --at as the tables' cells are read."""
    try:
        return cast(date, parsed(said, _ASKED)) if said else None
    except WrongCellError as error:
        raise click.BadParameter(str(error)) from error


@click.group(short_help="画鱼骨图、甘特图、进度轨迹图和作战图。")
def chart() -> None:
    """按一张xlsx表画图，写成svg、png或pdf，可打印到A0。

    先用--template写出样表，照着填，再画。样表里填着标明的演示数据，可以直接画。
    """


def _kind(name: str, short: str, long: str) -> click.Command:
    """One kind of chart as a command; all take the same options."""

    @click.argument(
        "table", required=False, type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="TABLE"
    )
    @click.option("-o", "--out", metavar="OUT", type=FILE, help="写成图OUT：以.svg、.png或.pdf结尾。")
    @click.option("--template", metavar="OUT", type=FILE, help="不画图，写出样表OUT（.xlsx），里面填着演示数据。")
    @click.option(
        "--at",
        metavar="DATE",
        callback=_moment,
        help="按哪一天画，如2025-09-24。不写时，用表中的“今天”，表中没有的用当天。",
    )
    @click.option("--paper", type=click.Choice(list(PAPERS)), help="纸张。不写时，png和pdf用A3，svg按像素。")
    @click.option(
        "--theme", type=click.Choice(["light", "dark"]), default="light", help="浅色（打印）或者深色（大屏）。"
    )
    def run(
        table: Path | None,
        out: Path | None,
        template: Path | None,
        at: date | datetime | None,
        paper: str | None,
        theme: str,
    ) -> None:
        if template:
            if table or out:
                raise click.UsageError("--template只写样表，不能与TABLE、-o同用。")
            _write_template(name, template)
            return
        if not table or not out:
            raise click.UsageError(
                f"请写明表和图：wenxiao chart {name} 表.xlsx -o 图.svg；没有表的，先用--template写出样表。"
            )
        _draw(name, table, out, at=at, paper=cast("Paper | None", paper), theme=cast(Theme, theme))

    run.__doc__ = long
    made: Callable[..., click.Command] = click.command(name, short_help=short)
    return made(run)


def _write_template(kind: str, out: Path) -> None:
    write_template(out, kind)
    click.echo(f"已写成{out}：样表，填着演示数据。改好后：wenxiao chart {kind} {out} -o 图.svg", err=True)


def _draw(kind: str, table: Path, out: Path, *, at: date | datetime | None, paper: Paper | None, theme: Theme) -> None:
    check_ending(out)
    if out.resolve() == table.resolve():
        raise ExportRefusedError(f"{out}：这是要读的表，不能写在它上面。请换一个名字")
    problems = Problems(table)
    rows = read_tables(table, TABLES[kind], problems)
    check(rows, problems)
    problems.refuse()
    today = at or today_of(kind, rows) or _now()
    write_chart(out, layout_of(kind, rows, today), theme=theme, paper=paper)
    click.echo(f"已写成{out}", err=True)


def _now() -> datetime:
    return datetime.now(default_calendar().zone)  # noqa: TID251


for _command in (
    _kind(
        "fishbone",
        "鱼骨图：主骨是时间，鱼刺是责任链条，节点亮灯。",
        "把一件事项画成鱼骨图：主骨是时间，今天一条线；每根鱼刺是一条责任链条，节点在到期日上亮灯；"
        "冻结基线画成点线，连到移动后的节点；每次调整在主骨上画一个缺口，写明决议。"
        "TABLE里有“数值”“计时”表的，同一时间轴上再画进度轨迹和时限。",
    ),
    _kind(
        "gantt",
        "甘特图：走表、停表、剩余和时限。",
        "把各个时限画成甘特图：走表实心，停表斜线并写原因，剩余空心，时限一竖；右边写已用、剩余和停表。",
    ),
    _kind(
        "trajectory",
        "进度轨迹图：实际、计划、冻结基线和预测。",
        "把进度画成轨迹图：实际实线，计划虚线，冻结基线点线，预测是斜线楔形，写明把握。",
    ),
    _kind(
        "wall",
        "作战图：单位乘类别的亮灯矩阵，红灯、黄灯清单。",
        "把许多事项画成一张作战图：各单位、各类事项的红灯和黄灯数，以及红灯、黄灯的事项和原因。",
    ),
):
    chart.add_command(_command)
