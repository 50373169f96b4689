"""One page of verdicts that needs nothing else: a chart for each indicator, both quotes side by side, a place's record.

The page asks for nothing over the network and its content policy forbids it to.
"""

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from html import escape
from importlib.resources import files

from wenxiao import __version__
from wenxiao.cli.checking.page_chart import chart_of, starts_at
from wenxiao.cli.checking.page_marks import mark_definitions
from wenxiao.cli.checking.page_plots import Aim, Plot, plots_of
from wenxiao.cli.checking.page_record import record_of
from wenxiao.cli.checking.page_table import chips_of, how_judged, table_of
from wenxiao.cli.checking.selecting import Asked
from wenxiao.delivery import Verdict, VerdictCode
from wenxiao.indicators import Report

MOST_CHARTS = 200
WORST_FIRST = (
    VerdictCode.MISSED, VerdictCode.PARTLY, VerdictCode.OUT_OF_REACH, VerdictCode.WEAKENED, VerdictCode.REDEFINED,
    VerdictCode.NOT_COMPARABLE, VerdictCode.UNDECIDED, VerdictCode.KEPT, VerdictCode.REACHED_EARLY,
    VerdictCode.UNREPORTED, VerdictCode.OPEN,
)  # fmt: skip
_LEGEND = (
    '<figcaption class="meta"><span class="k stated">文件写明</span><span class="k implied">推算，竖线是区间</span>'
    '<span class="k aimed">目标，箭头是以上、以内，色带是左右</span><span class="k from">{from_}</span></figcaption>'
)


def page_of(reports: Sequence[Report], verdicts: Sequence[Verdict], asked: Asked) -> str:
    """Write verdicts as one html page, what went wrong first."""
    style, script = _asset("page.css"), _asset("page.js")
    policy = f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    ordered = sorted(verdicts, key=lambda verdict: (WORST_FIRST.index(verdict.code), verdict.target.indicator is None))
    plots = list(plots_of(verdicts))[:MOST_CHARTS]
    title = f"{asked.place or _places(verdicts)}　说了与做了"
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">'
        f'<meta name="generator" content="wenxiao {__version__}"><title>{escape(title)}　问效</title>'
        f"<style>{style}</style></head>\n<body>{mark_definitions()}"
        '<a class="skip" href="#rows">跳到结论</a><header class="bar"><b class="brand">问效</b>'
        f'<span class="sec">兑现</span><span class="meta">{_about(reports, verdicts, asked)}</span></header>\n<main>'
        f"{_charts(plots)}{_rows(ordered, plots)}{_records(ordered)}</main>"
        f"<script>{script}</script></body></html>\n"
    )


def _asset(name: str) -> str:
    return files("wenxiao.cli.checking").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _places(verdicts: Sequence[Verdict]) -> str:
    counts = Counter(verdict.target.scope for verdict in verdicts)
    return counts.most_common(1)[0][0] if counts else ""


def _about(reports: Sequence[Report], verdicts: Sequence[Verdict], asked: Asked) -> str:
    at = asked.at or max(report.dated_on for report in reports)
    return f"文件{len(reports)}份　目标{len(verdicts)}条　截至{at.isoformat()}"


def _charts(plots: Sequence[Plot]) -> str:
    if not plots:
        return ""
    options = "".join(
        f'<option value="c{number}">{escape(plot.title)}{_of(plot, plots)}</option>'
        for number, plot in enumerate(plots, 1)
    )
    drawn = "".join(_chart(plot, number) for number, plot in enumerate(plots, 1))
    return (
        '<section class="charts"><div class="head">'
        f'<label class="sec">指标 <select id="which">{options}</select></label>'
        f'<button class="btn" id="print">打印</button></div>{drawn}</section>\n'
    )


def _of(plot: Plot, plots: Sequence[Plot]) -> str:
    return f"　{escape(plot.scope)}" if len({other.scope for other in plots}) > 1 else ""


def _chart(plot: Plot, number: int) -> str:
    panels = "".join(
        f'<div class="how" data-year="{aim.year}"{"" if place == 0 else " hidden"}>{how_judged(aim.verdict)}</div>'
        for place, aim in enumerate(_by_weight(plot))
    )
    years = "".join(
        f'<button class="chip" data-year="{aim.year}" aria-pressed="{str(place == 0).lower()}">{aim.year}</button>'
        for place, aim in enumerate(_by_weight(plot))
    )
    facts = f"{escape(plot.unit)}，{escape(plot.scope)}"
    return (
        f'<article id="c{number}" class="one"{"" if number == 1 else " hidden"}><h1>{escape(plot.title)}'
        f'<span class="meta">{facts}</span></h1><div class="top"><figure>{chart_of(plot)}'
        f"{_LEGEND.format(from_=starts_at(plot))}</figure>"
        f'<div><div class="chips" role="group" aria-label="年份">{years}</div>{panels}</div></div></article>\n'
    )


def _by_weight(plot: Plot) -> list[Aim]:
    """Targets with an outcome first, newest first."""
    return sorted(plot.aims, key=lambda aim: (aim.verdict.outcome is None, -aim.year))


def _rows(verdicts: Sequence[Verdict], plots: Sequence[Plot]) -> str:
    charts = {id(aim.verdict): f"c{number}" for number, plot in enumerate(plots, 1) for aim in plot.aims}
    numbers = {id(verdict): number for number, verdict in enumerate(verdicts, 1)}
    return (
        '<section id="rows"><div class="sh"><h2>说了与做了</h2>'
        f'<div class="chips" role="group" aria-label="结论">{chips_of(verdicts)}</div>'
        '<label class="find">查找 <input type="search" id="q"></label></div>'
        f"{table_of(verdicts, charts, numbers)}</section>\n"
    )


def _records(verdicts: Sequence[Verdict]) -> str:
    counts = Counter(verdict.target.scope for verdict in verdicts)
    return "".join(record_of(verdicts, place) for place, count in counts.most_common() if count >= 10)
