"""Readings as sheets of a workbook: tasks, figures, and the documents that they come from."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from wenxiao.cli.reading.wording import BASES, BOUNDS, KINDS, STATUSES, shown_deadline
from wenxiao.documents import head_of
from wenxiao.exchange import Column, Sheet, Value
from wenxiao.indicators import indicators
from wenxiao.reading import Figure
from wenxiao.reading.reading import Reading
from wenxiao.reading.tasks import Task

CONTEXT = 16  # characters of the document on either side of a figure's quote

_Row: TypeAlias = dict[str, Value]

_SOURCE = (
    Column(key="section", title="章节", width=44),
    Column(key="document", title="文件", width=30),
    Column(key="start", title="起（字）", width=9, look="number"),
    Column(key="end", title="止（字）", width=9, look="number"),
    Column(key="sha256", title="文件指纹", width=14, look="quiet"),
)
_TASKS = (
    Column(key="number", title="序号", width=6, look="number"),
    Column(key="verb", title="动作", width=9),
    Column(key="object", title="任务", width=40, look="wrapped"),
    Column(key="figures", title="目标数据", width=18, look="wrapped"),
    Column(key="deadline", title="时限", width=12),
    Column(key="lead_unit", title="牵头单位", width=16, look="wrapped"),
    Column(key="responsible_units", title="责任单位", width=24, look="wrapped"),
    Column(key="support_units", title="配合单位", width=24, look="wrapped"),
    Column(key="quote", title="原文", width=56, look="quote"),
    *_SOURCE,
)
_FIGURES = (
    Column(key="number", title="序号", width=6, look="number"),
    Column(key="status", title="状态", width=7),
    Column(key="subject", title="是什么", width=36, look="wrapped"),
    Column(key="value", title="数值", width=11, look="number"),
    Column(key="high", title="上限", width=9, look="number"),
    Column(key="unit", title="单位", width=9),
    Column(key="bound", title="界", width=11),
    Column(key="kind", title="类别", width=7),
    Column(key="period", title="期间", width=11),
    Column(key="expected", title="预计", width=6),
    Column(key="basis", title="口径", width=7),
    Column(key="scope", title="范围", width=12, look="wrapped"),
    Column(key="indicator", title="指标", width=20, look="wrapped"),
    Column(key="text", title="数据原文", width=14, look="quote"),
    Column(key="quote", title="前后原文", width=84, look="quote"),
    *_SOURCE,
)
_DOCUMENTS = (
    Column(key="document", title="文件", width=40, look="wrapped"),
    Column(key="path", title="路径", width=40, look="wrapped"),
    Column(key="title", title="标题", width=44, look="wrapped"),
    Column(key="place", title="地方", width=14),
    Column(key="dated_on", title="日期", width=12),
    Column(key="characters", title="字数", width=9, look="number"),
    Column(key="task_count", title="任务", width=8, look="number"),
    Column(key="figure_count", title="数据", width=8, look="number"),
    Column(key="sha256", title="文件指纹（SHA-256）", width=66, look="quiet"),
)


def sheets_of(readings: Sequence[tuple[str, Reading]], what: str) -> tuple[Sheet, ...]:
    """Lay out readings, each under the path it was given as; `what` is tasks, figures or all."""
    documents = tuple(_document_row(path, reading, what) for path, reading in readings)
    sheets = (
        _sheet("tasks", "任务", _TASKS, _numbered(readings, _task_rows)),
        _sheet("figures", "数据", _FIGURES, _numbered(readings, _figure_rows)),
    )
    chosen = tuple(sheet for sheet in sheets if what in (sheet.key, "all"))
    return (*chosen, Sheet(key="documents", title="文件", columns=_DOCUMENTS, rows=documents))


def _sheet(key: str, title: str, columns: tuple[Column, ...], rows: tuple[_Row, ...]) -> Sheet:
    """Keep number and what it is about in sight; print what stands before the quotes."""
    printed = next(place for place, column in enumerate(columns) if column.look == "quote")
    return Sheet(key=key, title=title, columns=columns, rows=rows, kept_in_sight=3, printed=printed)


def _numbered(
    readings: Sequence[tuple[str, Reading]], rows_of: Callable[[Reading], Iterator[_Row]]
) -> tuple[_Row, ...]:
    rows = (row for _, reading in readings for row in rows_of(reading))
    return tuple({"number": number, **row} for number, row in enumerate(rows, 1))


def _task_rows(reading: Reading) -> Iterator[_Row]:
    texts = {figure.start: figure.text for figure in reading.figures}
    for task in reading.tasks:
        yield {
            **_source(reading, task),
            "verb": task.verb,
            "object": task.object,
            "figures": "、".join(_on_one_line(texts[start]) for start in task.figures if start in texts),
            "deadline": shown_deadline(task.deadline),
            "lead_unit": task.lead_unit,
            "responsible_units": "、".join(task.responsible_units),
            "support_units": "、".join(task.support_units),
            "quote": _on_one_line(task.text),
        }


def _figure_rows(reading: Reading) -> Iterator[_Row]:
    names = {indicator.code: indicator.name for indicator in indicators()}
    text = reading.document.text
    for figure in reading.figures:
        around = text[max(0, figure.start - CONTEXT) : figure.end + CONTEXT]
        yield {
            **_source(reading, figure),
            "status": STATUSES[figure.status],
            "subject": figure.subject,
            "value": figure.value,
            "high": figure.high,
            "unit": figure.unit,
            "bound": BOUNDS[figure.bound],
            "kind": KINDS[figure.kind],
            "period": figure.period,
            "expected": "预计" if figure.expected else "",
            "basis": BASES.get(figure.basis or "", ""),
            "scope": figure.scope,
            "indicator": names.get(figure.indicator or "", ""),
            "text": _on_one_line(figure.text),
            "quote": _on_one_line(around),
        }


def _source(reading: Reading, thing: Figure | Task) -> _Row:
    return {
        "section": " / ".join(thing.section),
        "document": reading.document.name,
        "start": thing.start,
        "end": thing.end,
        "sha256": reading.document.sha256[:12],
    }


def _document_row(path: str, reading: Reading, what: str) -> _Row:
    document, head = reading.document, head_of(reading.document)
    return {
        "document": document.name,
        "path": path,
        "title": head.title,
        "place": head.place,
        "dated_on": head.dated_on.isoformat() if head.dated_on else "",
        "characters": len(document.text),
        "task_count": len(reading.tasks) if what in ("tasks", "all") else None,
        "figure_count": len(reading.figures) if what in ("figures", "all") else None,
        "sha256": document.sha256,
    }


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
