"""Tables in the terminal."""

from collections.abc import Iterator

from rich.table import Table

from wenxiao.cli.reading.wording import BOUNDS, KINDS, ROLES, amount_of, shown_deadline, status_of
from wenxiao.reading import Figure, parts_of
from wenxiao.reading.reading import Reading
from wenxiao.reading.tasks import Task


def tables_of(reading: Reading, what: str) -> Iterator[Table]:
    """Lay out what was asked for as tables, one for each kind."""
    if what in ("figures", "all"):
        yield _figure_table(reading)
    if what in ("tasks", "all"):
        yield _task_table(reading)
    if what in ("outline", "all"):
        yield _outline_table(reading)


def _table(reading: Reading, caption: str, *headings: str) -> Table:
    table = Table(title=f"{reading.document.name}　{caption}", title_justify="left")
    for heading in headings:
        right = heading in ("数", "原文位置")
        table.add_column(heading, justify="right" if right else "left", overflow="fold", no_wrap=heading == "原文位置")
    return table


def _figure_table(reading: Reading) -> Table:
    headings = ("是什么", "数", "界", "类别", "状态", "期间", "原文位置")
    table = _table(reading, f"数据{len(reading.figures)}条", *headings)
    for figure in reading.figures:
        table.add_row(
            figure.subject, amount_of(figure) + figure.unit, BOUNDS[figure.bound], KINDS[figure.kind],
            status_of(figure), figure.period, _place(figure),
        )  # fmt: skip
    return table


def _task_table(reading: Reading) -> Table:
    texts = {figure.start: figure.text for figure in reading.figures}
    headings = ("动作", "对象", "数据", "时限", "牵头单位", "责任、配合单位", "原文位置")
    table = _table(reading, f"任务{len(reading.tasks)}项", *headings)
    for task in reading.tasks:
        others = dict.fromkeys((*task.responsible_units, *task.support_units))
        table.add_row(
            task.verb, task.object, "、".join(texts[start] for start in task.figures if start in texts),
            shown_deadline(task.deadline), task.lead_unit, "、".join(others), _place(task),
        )  # fmt: skip
    return table


def _outline_table(reading: Reading) -> Table:
    table = _table(reading, "提纲", "提纲", "作用", "期间")
    for part in parts_of(reading.document):
        if part.section is not None:
            indent = "　" * (len(part.path) - 1)
            table.add_row(indent + part.section.title, ROLES.get(part.role or "", ""), part.period)
    return table


def _place(thing: Figure | Task) -> str:
    return f"{thing.start}–{thing.end}"
