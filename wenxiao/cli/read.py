"""`wenxiao read`: what documents state, as a table, as JSON lines or as text."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from wenxiao.documents import Document, read_document
from wenxiao.errors import WenxiaoError
from wenxiao.reading import Figure, parts_of, read_figures

KINDS = {"level": "数额", "growth": "增速", "change": "增减", "ratio": "比率", "rank": "位次"}
STATUSES = {"achieved": "已实现", "target": "目标", "baseline": "比较值"}
ROLES = {"review": "回顾", "aims": "目标", "plan": "安排", "problems": "问题", "list": "清单", "notes": "注释"}
BOUNDS = {
    "exact": "", "about": "左右", "at_least": "以上（含）", "more_than": "超过", "at_most": "以内（含）",
    "less_than": "低于", "between": "区间",
}  # fmt: skip


@click.command(short_help="读出文件中的数据。")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option(
    "--what",
    type=click.Choice(["figures", "outline", "text"]),
    default="figures",
    show_default=True,
    help="读什么：figures 数据，outline 提纲，text 解码后的全文。",
)
@click.option("--json", "as_json", is_flag=True, help="每行一个JSON对象。")
def read(files: tuple[Path, ...], what: str, as_json: bool) -> None:
    """读出FILE中的每一个数据：是什么、多少、已实现还是目标、哪一年，以及它在原文中的位置。"""
    failed = False
    for path in files:
        try:
            document = read_document(path)
        except WenxiaoError as error:
            click.echo(str(error), err=True)
            failed = True
            continue
        named = {"document": str(path)} if len(files) > 1 else {}
        _print(document, what, as_json=as_json, named=named)
    if failed:
        sys.exit(1)


def _print(document: Document, what: str, *, as_json: bool, named: dict[str, str]) -> None:
    if what == "text":
        _print_text(document, as_json=as_json, named=named)
    elif as_json:
        for row in _figures(document) if what == "figures" else _outline(document):
            click.echo(json.dumps(row | named, ensure_ascii=False))
    else:
        table = _figure_table(document) if what == "figures" else _outline_table(document)
        Console(width=None if sys.stdout.isatty() else 160).print(table)


def _print_text(document: Document, *, as_json: bool, named: dict[str, str]) -> None:
    if as_json:
        click.echo(json.dumps({"text": document.text} | named, ensure_ascii=False))
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(document.text.encode())
    sys.stdout.buffer.flush()


def _figures(document: Document) -> Iterator[dict[str, Any]]:
    return (figure.as_json() for figure in read_figures(document))


def _outline(document: Document) -> Iterator[dict[str, Any]]:
    for part in parts_of(document):
        if part.section is not None:
            yield {
                "start": part.start, "end": part.end, "level": part.section.level, "title": part.section.title,
                "path": list(part.path), "role": part.role, "period": part.period,
            }  # fmt: skip


def _figure_table(document: Document) -> Table:
    table = Table(title=document.name, title_justify="left")
    for heading, justify in (("是什么", "left"), ("数", "right"), ("界", "left"), ("类别", "left"),
                             ("状态", "left"), ("期间", "left"), ("原文位置", "right")):  # fmt: skip
        table.add_column(heading, justify="right" if justify == "right" else "left", overflow="fold")
    for figure in read_figures(document):
        status = STATUSES[figure.status] + ("（预计）" if figure.expected else "")
        table.add_row(
            figure.subject, _amount(figure), BOUNDS[figure.bound], KINDS[figure.kind], status,
            figure.period, f"{figure.start}–{figure.end}",
        )  # fmt: skip
    return table


def _amount(figure: Figure) -> str:
    high = f"—{figure.high:f}" if figure.high is not None else ""
    return f"{figure.value:f}{high}{figure.unit}"


def _outline_table(document: Document) -> Table:
    table = Table(title=document.name, title_justify="left")
    for heading in ("提纲", "作用", "期间"):
        table.add_column(heading, overflow="fold")
    for part in parts_of(document):
        if part.section is not None:
            indent = "　" * (len(part.path) - 1)
            table.add_row(indent + part.section.title, ROLES.get(part.role or "", ""), part.period)
    return table
