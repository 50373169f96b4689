"""The document of a reading room: its text in paragraphs, headings and tables, every figure and task marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from wenxiao.cli.reading.wording import STATUSES
from wenxiao.documents import Block, Table
from wenxiao.reading import Figure
from wenxiao.reading.marking import Mark, Segment, segments_of
from wenxiao.reading.reading import Reading
from wenxiao.reading.tasks import Task

LONGEST_UNBROKEN = 18  # characters; a longer figure may break over the line


@dataclass(frozen=True, kw_only=True, slots=True)
class _Text:
    """One document's text on the way to html; `prefix` keeps its ids apart from those of others."""

    prefix: str
    text: str
    figures: dict[str, Figure]
    tasks: dict[str, Task]


def article_of(reading: Reading, prefix: str) -> str:
    """Write a document as html; figure 12 has the id `{prefix}f12`, task 3 `{prefix}t3`, their rows add `r`."""
    document = reading.document
    figures = {f"f{number}": figure for number, figure in enumerate(reading.figures, 1)}
    tasks = {f"t{number}": task for number, task in enumerate(reading.tasks, 1)}
    marks = [Mark(start=figure.start, end=figure.end, key=key) for key, figure in figures.items()]
    marks += [Mark(start=task.start, end=task.end, key=key) for key, task in tasks.items()]
    rows = segments_of([(block.start, block.end) for block in document.blocks], marks)
    text = _Text(prefix=prefix, text=document.text, figures=figures, tasks=tasks)
    written = [(block, "".join(_piece(text, s) for s in row)) for block, row in zip(document.blocks, rows, strict=True)]
    return "".join(_lines(written, document.tables))


def _lines(written: Sequence[tuple[Block, str]], tables: Sequence[Table]) -> Iterator[str]:
    waiting = list(tables)
    for block, html in written:
        while waiting and waiting[0].end <= block.start:
            waiting.pop(0)
        table = waiting[0] if waiting and waiting[0].start <= block.start else None
        if table is None or block.kind != "cell":
            yield _line(block, html)
        elif block.start == _first_cell(table, written):
            yield _table(table, [(b, h) for b, h in written if table.start <= b.start and b.end <= table.end])


def _first_cell(table: Table, written: Sequence[tuple[Block, str]]) -> int:
    return next((b.start for b, _ in written if b.kind == "cell" and table.start <= b.start < table.end), -1)


def _line(block: Block, html: str) -> str:
    if block.kind == "heading":
        return f'<h3 data-at="{block.start}" class="l{min(block.level, 6)}">{html}</h3>\n'
    kind = ' class="cell"' if block.kind == "cell" else ""
    return f"<p{kind}>{html}</p>\n"


def _table(table: Table, inside: Sequence[tuple[Block, str]]) -> str:
    rows = []
    for row in table.rows:
        cells = []
        for cell in row:
            html = "<br>".join(h for b, h in inside if cell.start <= b.start and b.end <= cell.end)
            spans = "".join(
                f' {name}="{count}"'
                for name, count in (("rowspan", cell.row_span), ("colspan", cell.column_span))
                if count > 1
            )
            tag = "th" if cell.is_header else "td"
            cells.append(f"<{tag}{spans}>{html}</{tag}>")
        rows.append(f"<tr>{''.join(cells)}</tr>\n")
    return f'<div class="grid"><table>{"".join(rows)}</table></div>\n'


def _piece(text: _Text, segment: Segment) -> str:
    words = text.text[segment.start : segment.end]
    figure = next((key for key in segment.keys if key in text.figures), "")
    task = next((key for key in reversed(segment.keys) if key in text.tasks), "")
    numbers = "".join(_task_number(text, key) for key in segment.closes if key in text.tasks)
    if figure:
        return _figure(text, segment, figure, task, escape(words)) + numbers
    if not task:
        return escape(words)
    opening = f'<span class="tk" data-t="{task}"{_id(text, segment, task)}>'
    if not numbers:
        return f"{opening}{escape(words)}</span>"
    # the last character and the number after it stay on one line
    return f'{opening}{escape(words[:-1])}</span><span class="nw">{_tail(task, words[-1])}{numbers}</span>'


def _tail(task: str, words: str) -> str:
    return f'<span class="tk" data-t="{task}">{escape(words)}</span>'


def _figure(text: _Text, segment: Segment, key: str, task: str, words: str) -> str:
    figure, number = text.figures[key], key[1:]
    name = STATUSES[figure.status]
    of_task = f' data-t="{task}"' if task else ""
    link = (
        f'<a class="fg {figure.status}" data-k="{key}"{of_task}{_id(text, segment, key)} href="#{text.prefix}{key}r"'
        f' aria-label="{name} {escape(figure.text)}，第{number}条">{words}</a>'
    )
    if key in segment.closes:
        link += f'<sup data-n="{name[0]}{number}"></sup>'
    if task and task in segment.opens:
        link = f"<span{_id(text, segment, task)}></span>{link}"
    return f'<span class="nw">{link}</span>' if len(figure.text) <= LONGEST_UNBROKEN else link


def _task_number(text: _Text, key: str) -> str:
    name = f'aria-label="任务，第{key[1:]}项" data-n="任{key[1:]}"'
    return f'<a class="no" data-k="{key}" href="#{text.prefix}{key}r" {name}></a>'


def _id(text: _Text, segment: Segment, key: str) -> str:
    return f' id="{text.prefix}{key}"' if key in segment.opens else ""
