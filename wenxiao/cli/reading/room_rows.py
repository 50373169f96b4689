"""The rows of a reading room: one for each figure, one for each task."""

from html import escape

from wenxiao.cli.reading.wording import BOUNDS, KINDS, STATUSES, amount_of, shown_deadline, shown_period, status_of
from wenxiao.indicators import indicators
from wenxiao.reading import Figure
from wenxiao.reading.reading import Reading
from wenxiao.reading.tasks import Task

_FIGURE_HEADS = (
    '<th class="num">条</th><th>状态</th><th>主体</th><th class="num">数值</th><th>单位</th><th>界</th>'
    "<th>类别</th><th>期间</th><th>指标</th>"
)
_TASK_HEADS = '<th class="num">项</th><th>任务</th><th>数据</th><th>时限</th>'
_UNIT_HEADS = "<th>牵头单位</th><th>责任、配合单位</th>"


def figure_table(reading: Reading, prefix: str) -> str:
    """Write the table of figures; each row leads to its mark and holds what it is filtered by."""
    names = {indicator.code: indicator.name for indicator in indicators()}
    rows = "".join(
        _figure_row(figure, number, prefix, names.get(figure.indicator or "", ""))
        for number, figure in enumerate(reading.figures, 1)
    )
    return _table("figures", _FIGURE_HEADS, rows, "数据")


def task_table(reading: Reading, prefix: str) -> str:
    """Write the table of tasks; their figures lead to the figures. Units have columns where the document names any."""
    numbered = {figure.start: (number, figure) for number, figure in enumerate(reading.figures, 1)}
    with_units = any(task.lead_unit or task.responsible_units or task.support_units for task in reading.tasks)
    rows = "".join(
        _task_row(task, number, prefix, [numbered[start] for start in task.figures if start in numbered], with_units)
        for number, task in enumerate(reading.tasks, 1)
    )
    return _table("tasks", _TASK_HEADS + (_UNIT_HEADS if with_units else ""), rows, "任务")


def _table(name: str, heads: str, rows: str, label: str) -> str:
    head = f"<thead><tr>{heads}</tr></thead>"
    return f'<table class="ft {name}" aria-label="{label}">{head}<tbody>\n{rows}</tbody></table>'


def _row(thing: Figure | Task, key: str, prefix: str, held: dict[str, str], cells: str) -> str:
    data = "".join(f' data-{name}="{escape(value)}"' for name, value in held.items())
    link = f'<td class="num meta"><a href="#{prefix}{key}">{key[1:]}</a></td>'
    place = f' data-at="{thing.start}" data-end="{thing.end}" data-path="{escape(" / ".join(thing.section))}"'
    return f'<tr id="{prefix}{key}r" data-k="{key}"{place}{data}>{link}{cells}</tr>\n'


def _figure_row(figure: Figure, number: int, prefix: str, indicator: str) -> str:
    held = {"status": figure.status, "kind": figure.kind, "quote": figure.text}
    expected = ' <span class="meta">预计</span>' if figure.expected else ""
    cells = (
        f'<td><span class="mk {figure.status}">{STATUSES[figure.status]}</span>{expected}</td>'
        f"<td>{escape(figure.subject)}</td>"
        f'<td class="num">{amount_of(figure)}</td><td>{escape(figure.unit)}</td>'
        f"<td>{BOUNDS[figure.bound].removesuffix('（含）')}</td><td>{KINDS[figure.kind]}</td>"
        f'<td class="nw">{shown_period(figure.period)}</td><td>{escape(indicator) or _none("未挂接")}</td>'
    )
    return _row(figure, f"f{number}", prefix, held, cells)


def _task_row(task: Task, number: int, prefix: str, figures: list[tuple[int, Figure]], with_units: bool) -> str:
    held = {"quote": task.text, "figures": str(len(figures)), "deadline": task.deadline, "lead": task.lead_unit}
    links = "　".join(_link(number, figure, prefix) for number, figure in figures)
    others = dict.fromkeys((*task.responsible_units, *task.support_units))
    units = f"<td>{escape(task.lead_unit) or _none('未写明')}</td><td>{escape('、'.join(others))}</td>"
    cells = (
        f"<td><b>{escape(task.verb)}</b>{escape(task.object)}</td><td>{links}</td>"
        f'<td class="nw">{shown_deadline(task.deadline) or _none("未写明")}</td>{units if with_units else ""}'
    )
    return _row(task, f"t{number}", prefix, held, cells)


def _link(number: int, figure: Figure, prefix: str) -> str:
    name = f"{status_of(figure)} {escape(figure.text)}，第{number}条"
    return (
        f'<a class="mk {figure.status}" data-to="f{number}" href="#{prefix}f{number}r" aria-label="{name}">'
        f"{escape(figure.text)}</a>"
    )


def _none(words: str) -> str:
    return f'<span class="un">{words}</span>'
