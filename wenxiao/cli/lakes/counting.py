"""Counts of lights as a table, JSON lines or a workbook; most red first."""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from rich.table import Table

from wenxiao.analytics.lights import COLOURS
from wenxiao.clocks import Colour
from wenxiao.exchange import Column, Sheet

HEADINGS = {"unit": "单位", "kind": "类别", "stage": "环节"}
SIGNS = {
    Colour.RED: "◆ 红",
    Colour.YELLOW: "▲ 黄",
    Colour.GREEN: "● 绿",
    Colour.SUSPENDED: "‖ 中止",
    Colour.NOT_STARTED: "○ 未启动",
    Colour.DONE: "■ 办结",
}
_NUMBERS = {"matters": "事项", **{str(colour): SIGNS[colour] for colour in COLOURS}, "provisional": "含暂定"}


def with_shares(
    rows: Sequence[Mapping[str, Any]], provisional: Sequence[Mapping[str, Any]], by: Sequence[str]
) -> list[dict[str, Any]]:
    """Add `provisional` matters and `red_share`, a decimal share, and sort: most red first, then by name."""
    known = {tuple(row[key] for key in by): row["provisional"] for row in provisional}
    shared = [
        {
            **row,
            "provisional": known.get(tuple(row[key] for key in by), 0),
            "red_share": Decimal(row["red"]) / Decimal(row["matters"]),
        }
        for row in rows
    ]
    return sorted(shared, key=lambda row: (-row["red_share"], *map(str, row.values())))


def json_lines(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """One object a line; the share as text, so that no reader rounds it."""
    for row in rows:
        share = str(row["red_share"].quantize(Decimal("0.000001")))
        yield json.dumps({**row, "red_share": share}, ensure_ascii=False)


def table_of(rows: Sequence[Mapping[str, Any]], by: Sequence[str], title: str) -> Table:
    """Lay the counts out for a terminal."""
    table = Table(title=title, title_justify="left")
    for key in by:
        table.add_column(HEADINGS[key])
    for heading in (*_NUMBERS.values(), "红灯率"):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in rows:
        numbers = (f"{row[key]:,}" for key in _NUMBERS)
        table.add_row(*(str(row[key]) for key in by), *numbers, _percent(row["red_share"]))
    return table


def sheet_of(rows: Sequence[Mapping[str, Any]], by: Sequence[str], title: str) -> Sheet:
    """Lay the counts out for a workbook."""
    columns = (
        *(Column(key=key, title=HEADINGS[key], width=20) for key in by),
        *(Column(key=key, title=heading, width=10, look="number") for key, heading in _NUMBERS.items()),
        Column(key="red_share", title="红灯率（％）", width=12, look="number"),
    )
    cells = tuple({**row, "red_share": _points(row["red_share"])} for row in rows)
    return Sheet(key="lights", title=title, columns=columns, rows=cells, kept_in_sight=len(by))


def _percent(share: Decimal) -> str:
    return f"{_points(share)}%"


def _points(share: Decimal) -> Decimal:
    return (share * 100).quantize(Decimal("0.1"))
