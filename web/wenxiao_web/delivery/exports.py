"""Verdicts as a workbook: the rows of the page, with machine keys for the way back."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import gettext as _

from wenxiao.delivery.wording import interval_words
from wenxiao.exchange import Column, Sheet, Value, write_workbook
from wenxiao_web.delivery.queries import Row
from wenxiao_web.delivery.words import measure_of, needed_of, time_of, verdict_name
from wenxiao_web.templatetags.moments import said as say


def workbook_of(rows: Iterable[Row], on: date) -> bytes:
    """Write verdicts as xlsx: one sheet, a row for each promise in the order of the page."""
    sheet = Sheet(
        key="verdicts",
        title=_("说了与做了"),
        columns=_columns(),
        rows=tuple(_cells(row, on) for row in rows),
        kept_in_sight=2,
        printed=11,
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "verdicts.xlsx"
        write_workbook(path, [sheet])
        return path.read_bytes()


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="name", title=_("指标"), width=22, look="wrapped"),
        Column(key="period", title=_("期间"), width=12),
        Column(key="verdict", title=_("结论"), width=10),
        Column(key="target", title=_("目标值"), width=11, look="number"),
        Column(key="outcome", title=_("结果值"), width=11, look="number"),
        Column(key="gap", title=_("差"), width=9, look="number"),
        Column(key="measure", title=_("单位"), width=10),
        Column(key="why", title=_("依据"), width=44, look="wrapped"),
        Column(key="said", title=_("说的（目标原文）"), width=38, look="quote"),
        Column(key="done", title=_("做的（结果原文）"), width=38, look="quote"),
        Column(key="range", title=_("结果区间"), width=20),
        Column(key="needed", title=_("还需"), width=18),
        Column(key="assumptions", title=_("假定"), width=40, look="wrapped"),
        Column(key="scope", title=_("范围"), width=12),
        Column(key="said_in", title=_("目标文件"), width=28, look="wrapped"),
        Column(key="said_at", title=_("目标起（字）"), width=11, look="number"),
        Column(key="done_in", title=_("结果文件"), width=28, look="wrapped"),
        Column(key="done_at", title=_("结果起（字）"), width=11, look="number"),
        Column(key="as_of", title=_("截至"), width=12),
        Column(key="code", title=_("结论代码"), width=16, look="quiet"),
        Column(key="indicator", title=_("指标代码"), width=24, look="quiet"),
    )


def _cells(row: Row, on: date) -> dict[str, Value]:
    verdict, said, outcome = row.verdict, row.verdict.target, row.verdict.outcome
    main = row.done[0] if row.done else None
    quotes = [quote.said.quote for quoted in row.done for quote in quoted.quotes]
    return {
        "name": said.name,
        "period": time_of(said),
        "verdict": verdict_name(verdict.code),
        "target": said.figure.value,
        "outcome": outcome.written if outcome else None,
        "gap": verdict.gap,
        "measure": measure_of(said),
        "why": say(verdict.why),
        "said": said.quote,
        "done": "\n".join(quotes),
        "range": say(interval_words(outcome.interval, verdict.unit)) if outcome else "",
        "needed": needed_of(verdict),
        "assumptions": "\n".join(map(say, verdict.assumptions)),
        "scope": said.scope,
        "said_in": row.said.title,
        "said_at": said.figure.start,
        "done_in": main.title if main else "",
        "done_at": main.quotes[0].said.figure.start if main else None,
        "as_of": on.isoformat(),
        "code": verdict.code.value,
        "indicator": said.indicator.code if said.indicator else "",
    }
