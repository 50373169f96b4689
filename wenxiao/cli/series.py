"""`wenxiao series`: the values of one indicator through the years, each with its place in the text."""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from wenxiao.cli.checking.gathering import Wanted, gathered, undated
from wenxiao.cli.checking.keeping import kept_in_home
from wenxiao.cli.checking.lines import number
from wenxiao.cli.checking.selecting import Asked, statements_in
from wenxiao.cli.checking.telling import named_document
from wenxiao.cli.reading.files import named_files
from wenxiao.cli.reading.telling import Telling
from wenxiao.cli.reading.wording import KINDS, STATUSES
from wenxiao.delivery.conflicts import conflicts_in
from wenxiao.delivery.estimates import Estimate
from wenxiao.delivery.implied import amount_of, growth_of
from wenxiao.delivery.said import Thing, form_of, said_of
from wenxiao.delivery.series import Series, series_in
from wenxiao.delivery.wording import shown_figure, shown_interval
from wenxiao.indicators import Rulings, Statement, rulings_from

WIDTH = 160  # columns of a table that goes to a file or another program
YAML = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.command(short_help="一个指标历年的数，每个数都有出处。")
@click.argument("indicator")
@click.argument("files", nargs=-1, required=True, metavar="FILES_OR_FOLDER...")
@click.option("--json", "as_json", is_flag=True, help="每行一个JSON对象。")
@click.option("--place", help="只看这个地方。")
@click.option("--at", type=click.DateTime(["%Y-%m-%d"]), help="站在哪一天看，不看以后的文件。")
@click.option("--rulings", "ruled", metavar="YAML", type=YAML, help="自己定的指标归并和地名归并。")
@click.option("--jobs", type=click.IntRange(min=1), help="同时用几个进程读。")
def series(
    indicator: str,
    files: tuple[str, ...],
    as_json: bool,
    place: str | None,
    at: datetime | None,
    ruled: Path | None,
    jobs: int | None,
) -> None:
    """列出INDICATOR历年的目标、实际和推算数，以及互相矛盾的说法。INDICATOR是名称、别名或代码。"""
    rulings = rulings_from(ruled) if ruled else Rulings()
    asked = Asked(place=place or "", indicator=indicator, rulings=rulings, jobs=jobs)
    paths, problems = named_files(files)
    telling = Telling(to_file=False)
    for problem in problems:
        telling.fail(problem)
    reports = gathered(paths, Wanted(tasks=False, jobs=jobs, rulings=rulings), kept_in_home(used=True), telling)
    for line in undated(reports):
        telling.say(line)
    until = at.date() if at else None
    seen = [said for said in statements_in(reports, asked) if until is None or said.dated_on <= until]
    things = [thing for (key, _), thing in said_of(seen).things.items() if key == asked.key]
    if not things:
        telling.fail(f"这些文件里没有“{indicator}”。请用wenxiao catalog search查指标的名称")
    _print(things, as_json=as_json)
    if telling.failed:
        sys.exit(1)


def _print(things: Sequence[Thing], *, as_json: bool) -> None:
    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    for thing in things:
        rows = list(_rows(thing))
        if as_json:
            for row in rows:
                click.echo(json.dumps(row, ensure_ascii=False))
        else:
            console.print(_table(thing, rows))


def _rows(thing: Thing) -> Iterator[dict[str, Any]]:
    """Every statement in order of years, then what they imply, then what contradicts."""
    for said in sorted(thing.statements, key=lambda s: (s.period.last_year, s.dated_on, s.figure.start)):
        yield _said_row(thing, said)
    whole = series_in(thing, thing.growing_unit, "level") if thing.growing_unit else None
    told = [said.period.last_year for said in thing.statements if said.figure.status != "target"]
    years = range(min(told), max(told) + 1) if told else range(0)
    for year in years if whole else ():
        yield from _implied_rows(thing, whole, year)
    yield from _conflicts(thing)


def _said_row(thing: Thing, said: Statement) -> dict[str, Any]:
    figure = said.figure
    return {
        "indicator": said.key,
        "scope": thing.scope,
        "period": str(said.period),
        "kind": figure.kind,
        "status": figure.status,
        "value": number(figure.value),
        "high": number(figure.high),
        "unit": figure.unit,
        "bound": figure.bound,
        "implied": False,
        "derivation": None,
        "conflicts_with": None,
        "document": said.document,
        "start": figure.start,
        "end": figure.end,
        "quote": said.quote,
        "shown": shown_figure(said),
    }


def _implied_rows(thing: Thing, whole: Series | None, year: int) -> Iterator[dict[str, Any]]:
    if whole is None:
        return
    found = (("level", amount_of(whole, year), whole.unit), ("growth", growth_of(whole, year), "%"))
    for kind, estimate, unit in found:
        if estimate is not None and estimate.implied:
            yield _implied_row(thing, kind, estimate, unit)


def _implied_row(thing: Thing, kind: str, estimate: Estimate, unit: str) -> dict[str, Any]:
    main = estimate.sources[0]
    return {
        **_said_row(thing, main),
        "period": str(estimate.year),
        "kind": kind,
        "status": "achieved",
        "value": number(estimate.written),
        "high": None,
        "unit": unit,
        "bound": "about",
        "implied": True,
        "derivation": str(estimate.derivation),
        "shown": shown_interval(estimate.interval, unit),
    }


def _conflicts(thing: Thing) -> Iterator[dict[str, Any]]:
    units: dict[str, list[Statement]] = defaultdict(list)
    for said in thing.statements:
        if said.figure.status != "target":
            units[form_of(said)].append(said)
    for form, statements in units.items():
        for conflict in conflicts_in(thing, statements[-1].figure.unit, form):
            if form_of(conflict.earlier) == form:
                later = conflict.later
                place = {"document": later.document, "start": later.figure.start, "end": later.figure.end}
                yield {**_said_row(thing, conflict.earlier), "conflicts_with": place}


def _table(thing: Thing, rows: Sequence[dict[str, Any]]) -> Table:
    name = thing.statements[0].name
    table = Table(title=f"{name}　{thing.scope}　{len(rows)}条", title_justify="left")
    for heading in ("期间", "类别", "状态", "数", "原文", "文件"):
        table.add_column(heading, justify="right" if heading == "数" else "left", overflow="fold")
    stems = {said.document: named_document(said) for said in thing.statements}
    for row in rows:
        status = "推算" if row["implied"] else "矛盾" if row["conflicts_with"] else STATUSES[row["status"]]
        text = row["derivation"] or f"“{row['quote']}”"
        table.add_row(row["period"], KINDS[row["kind"]], status, row["shown"], text, stems[row["document"]])
    return table
