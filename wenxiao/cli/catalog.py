"""`wenxiao catalog`: the indicators that reports are linked to."""

import json
import sys
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from wenxiao.indicators import Found, Indicator, search

WIDTH = 160  # columns of a table that goes to a file or another program
MOST = 20
DIRECTIONS = {"up": "越高越好", "down": "上限"}
OBLIGATIONS = {"binding": "约束性", "expected": "预期性"}
PACES = {
    "cumulative": "累计量",
    "growth": "累计增速",
    "level": "期末水平",
    "ceiling": "控制数",
    "rank": "位次",
    "milestones": "节点",
}


@click.group(short_help="查指标目录。")
def catalog() -> None:
    """指标目录：各地报告考核什么，用什么单位，谁负责，谁认定。"""


@catalog.command(name="search")
@click.argument("word")
@click.option("--json", "as_json", is_flag=True, help="每行一个JSON对象。")
def search_(word: str, as_json: bool) -> None:
    """按名称、别名或代码查指标：WORD可以是报告里的写法。"""
    found = search(word)
    if not found:
        click.echo(f"✕ 目录里没有“{word}”。报告里的这个说法会按原文比对；要归到某个指标，用check的--rulings", err=True)
        sys.exit(1)
    if as_json:
        for hit in found:
            click.echo(json.dumps(_row(hit), ensure_ascii=False))
        return
    Console(width=None if sys.stdout.isatty() else WIDTH).print(_table(word, found))


def _row(hit: Found) -> dict[str, Any]:
    indicator = hit.indicator
    return {
        "code": indicator.code,
        "name": indicator.name,
        "aliases": list(indicator.aliases),
        "unit": indicator.unit,
        "dimension": indicator.dimension,
        "direction": indicator.direction,
        "pace": indicator.pace,
        "calendar": indicator.calendar,
        "scope": indicator.usual_scope,
        "growth_price": indicator.growth_price,
        "level_price": indicator.level_price,
        "obligation": indicator.obligation,
        "responsible_unit": indicator.responsible_unit,
        "verifying_unit": indicator.verifying_unit,
        "in_force_from": indicator.in_force_from.isoformat(),
        "source": indicator.source,
        "score": hit.score,
        "reason": hit.by,
    }


def _table(word: str, found: tuple[Found, ...]) -> Table:
    more = f"，列出前{MOST}个" if len(found) > MOST else ""
    table = Table(title=f"“{word}”　{len(found)}个指标{more}", title_justify="left")
    for heading in ("代码", "指标", "单位", "方向", "序时口径", "性质", "责任单位", "认定单位", "为什么"):
        table.add_column(heading, overflow="fold")
    for hit in found[:MOST]:
        table.add_row(*_cells(hit.indicator), f"{hit.score:.2f}　{hit.by}")
    return table


def _cells(indicator: Indicator) -> tuple[str, ...]:
    return (
        indicator.code, indicator.name, indicator.unit, DIRECTIONS[indicator.direction], PACES[indicator.pace],
        OBLIGATIONS[indicator.obligation], indicator.responsible_unit, indicator.verifying_unit,
    )  # fmt: skip
