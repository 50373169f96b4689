"""`wenxiao procedure`: list, show, check and draw closed loops."""

from collections.abc import Iterator
from pathlib import Path

import click

from wenxiao.catalog import Marked, load_file
from wenxiao.charts import PAPERS, Paper, Theme, loop_layout
from wenxiao.cli.charting.output import check_ending, write_chart
from wenxiao.cli.diagrams import limit_words, loop_of
from wenxiao.errors import CatalogInvalidError
from wenxiao.procedures import Procedure, procedure_codes, procedure_in, procedure_of
from wenxiao.procedures import procedure as procedure_named
from wenxiao.procedures.checks import errors, located, warnings
from wenxiao.procedures.definitions import Does, Transition

FILE = click.Path(path_type=Path, dir_okay=False)
_DOES = {
    Does.REPORTS: "报进度",
    Does.CONFIRMS: "认定",
    Does.RETURNS: "退回重做",
    Does.PLANS: "定计划",
    Does.HANDS_OVER: "转交",
    Does.JOINS: "请会办",
    Does.ASKS_TIME: "申请延期",
    Does.GRANTS_TIME: "批准延期",
    Does.REFUSES_TIME: "不批延期",
    Does.REOPENS: "重启",
}


@click.group(short_help="看流程、检查流程、画流程图。")
def procedure() -> None:
    """闭环流程：列出、看一个、检查一份流程文件、画成一张图。"""


@procedure.command(name="list")
def list_them() -> None:
    """列出现有的流程：代码、名称、版本、环节和流转各多少。"""
    for code in procedure_codes():
        made = procedure_named(code)
        click.echo(
            f"{code}　{made.title}　第{made.version}版，{made.in_force_from}起施行，"
            f"环节{len(made.stages)}个，流转{len(made.transitions)}个，时限{len(made.clocks)}个"
        )


@procedure.command()
@click.argument("code", metavar="CODE|FILE")
def show(code: str) -> None:
    """印出一个流程：环节、谁能办什么、时限、指标。CODE是代码，如key_tasks；也可以是一份流程文件。"""
    for line in _told(_found(code)):
        click.echo(line)


@procedure.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.pass_context
def check(context: click.Context, file: Path) -> None:
    """检查一份流程文件：错误要改，提醒请看。有错误时退出码是1，只有提醒时是0。"""
    entry = load_file(file)
    if not isinstance(entry, Marked):
        raise CatalogInvalidError(str(file), "应为一个流程，写明code、title、stages、transitions等键")
    made = procedure_of(entry)
    wrong = [located(entry, finding) for finding in errors(made)]
    doubtful = [located(entry, finding) for finding in warnings(made)]
    for kind, found in (("错误", wrong), ("提醒", doubtful)):
        for one in found:
            click.echo(f"{one.file}:{one.line}：{kind}：“{one.key}” {one.problem}")
    if wrong:
        click.echo(f"错误{len(wrong)}处，改好再用。", err=True)
        context.exit(1)
    click.echo(f"“{made.title}”可以用" + (f"，提醒{len(doubtful)}处。" if doubtful else "。"), err=True)


@procedure.command()
@click.argument("code", metavar="CODE|FILE")
@click.option("-o", "--out", metavar="OUT", type=FILE, required=True, help="写成图OUT：以.svg、.png或.pdf结尾。")
@click.option("--paper", type=click.Choice(list(PAPERS)), help="纸张。不写时，png和pdf用A3，svg按像素。")
@click.option("--theme", type=click.Choice(["light", "dark"]), default="light", help="浅色（打印）或者深色（大屏）。")
def diagram(code: str, out: Path, paper: Paper | None, theme: Theme) -> None:
    """把一个流程画成一张图：环节、流转、时限各在其位。"""
    check_ending(out)
    write_chart(out, loop_layout(loop_of(_found(code))), theme=theme, paper=paper)
    click.echo(f"已写成{out}", err=True)


def _found(code: str) -> Procedure:
    """A procedure of the catalogue by its code, or of a file by its path."""
    file = Path(code)
    return procedure_in(file) if file.suffix in (".yaml", ".yml") else procedure_named(code)


def _told(made: Procedure) -> Iterator[str]:
    yield f"{made.title}（{made.code}）　第{made.version}版，{made.in_force_from}起施行"
    yield f"出处：{made.source}"
    for stage in made.stages.values():
        yield ""
        yield stage.title + ("（终点）" if stage.end else "")
        for transition in made.leaving(stage.code):
            yield f"　{_said(made, transition)}"
    if made.clocks:
        yield ""
        yield "时限"
        for clock in made.clocks.values():
            paused = f"；中止：{_titles(made, clock.paused_in)}" if clock.paused_in else ""
            yield f"　{clock.title}　{limit_words(clock)}　计时：{_titles(made, clock.runs_in)}{paused}"
    if made.measures:
        yield ""
        yield "指标"
        for measure in made.measures:
            excluded = f"，不计 {measure.excludes}" if measure.excludes else ""
            yield f"　{measure.title} = {measure.numerator} ÷ {measure.denominator}{excluded}"
            yield f"　　{measure.source}"


def _said(made: Procedure, transition: Transition) -> str:
    parts = [
        f"{transition.title} → {made.stages[transition.target].title}" if transition.target else transition.title,
        "、".join(made.posts[code].title for code in transition.by),
    ]
    if transition.needs:
        parts.append("要填" + "、".join(made.fields[code].title for code in transition.needs))
    if transition.evidence:
        parts.append("附佐证")
    if transition.does:
        parts.append("、".join(_DOES[does] for does in Does if does in transition.does))
    if transition.not_by_same:
        parts.append(f"不能与“{made.transitions[transition.not_by_same].title}”同一人")
    if transition.at_most:
        parts.append(f"最多{transition.at_most}次")
    if transition.when:
        parts.append(transition.otherwise or f"条件：{transition.when}")
    return "　".join(parts)


def _titles(made: Procedure, codes: frozenset[str]) -> str:
    return "、".join(stage.title for code, stage in made.stages.items() if code in codes)
