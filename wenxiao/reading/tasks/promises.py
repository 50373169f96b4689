"""Read every task of a document: the ordered steps and nothing else."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wenxiao.documents import Document, in_simplified
from wenxiao.documents.uncollected import uncollected
from wenxiao.reading.cleaning import Clean
from wenxiao.reading.figures import read_figures
from wenxiao.reading.model import Figure
from wenxiao.reading.tasks.actions import Action
from wenxiao.reading.tasks.deadlines import deadline_in
from wenxiao.reading.tasks.entries import entry_action, stretches
from wenxiao.reading.tasks.lists import ITEM
from wenxiao.reading.tasks.model import Task
from wenxiao.reading.tasks.planned import Planned, planned_blocks, table_setting
from wenxiao.reading.tasks.prose import actions_of
from wenxiao.reading.tasks.tables import Row, task_rows
from wenxiao.reading.tasks.units import NOBODY, Units

_WRITTEN = re.compile(r"\w")  # a cell of marks alone states no task


@uncollected
def read_tasks(document: Document, figures: Sequence[Figure] | None = None) -> tuple[Task, ...]:
    """Return every action that the document promises, in text order; `document.text[t.start:t.end] == t.text`.

    `figures` are the document's own, where they were read before.
    """
    starts = [figure.start for figure in (read_figures(document) if figures is None else figures)]
    plain = in_simplified(document)
    found = _read(plain, starts)
    if plain is document:
        return found
    return tuple(replace(task, text=document.text[task.start : task.end]) for task in found)


def _read(document: Document, starts: Sequence[int]) -> tuple[Task, ...]:
    tasks: list[Task] = []
    taken: list[tuple[int, int]] = []
    for table in document.tables:
        rows = task_rows(document, table)
        if rows:
            taken.append((table.start, table.end))
            setting = table_setting(document, table)
            written = (row for row in rows if _WRITTEN.search(row.cell.text))
            tasks.extend(_task_of_row(document, row, setting, starts) for row in written)
    for planned in planned_blocks(document):
        if not any(first <= planned.block.block.start < last for first, last in taken):
            tasks.extend(_tasks_of(document, planned, starts))
    return tuple(sorted(tasks, key=lambda task: task.start))


def _task_of_row(document: Document, row: Row, setting: tuple[tuple[str, ...], str], figures: Sequence[int]) -> Task:
    text = row.cell.text
    item = ITEM.match(text)
    start, end, units = next(stretches(text, item.end() if item else 0), (0, len(text), NOBODY))
    planned = Planned(
        block=row.cell,
        path=setting[0],
        period=setting[1],
        is_item=True,
        is_numbered=True,
        is_preamble=False,
        begins=start,
    )
    task = _task(document, planned, (start, end, start), entry_action(text[start:end]), units, figures)
    if row.units != NOBODY:
        units = row.units
    return replace(
        task,
        deadline=deadline_in(row.deadline, setting[1]) if row.deadline.strip() else task.deadline,
        lead_unit=units.lead,
        responsible_units=units.responsible,
        support_units=units.support,
    )


def _tasks_of(document: Document, planned: Planned, figures: Sequence[int]) -> Iterator[Task]:
    text = planned.block.text
    pieces = [piece for piece in stretches(text, planned.begins) if piece[1] - piece[0] > 1]
    is_entry = planned.is_item or (planned.is_numbered and len(pieces) == 1 and pieces[0][2] != NOBODY)
    for start, end, units in pieces:
        actions = [] if is_entry else [(f.start, f.end, f.said, f.action) for f in actions_of(text, start, end)]
        if is_entry or (units != NOBODY and not actions):
            actions = [(start, end, start, entry_action(text[start:end]))]
        for first, last, said, action in actions:
            task = _task(document, planned, (first, last, said), action, units, figures)
            if task.figures or not planned.is_preamble:
                yield task


def _task(
    document: Document,
    planned: Planned,
    place: tuple[int, int, int],
    action: Action,
    units: Units,
    figures: Sequence[int],
) -> Task:
    block: Clean = planned.block
    start, end = block.span(place[0], place[1])
    return Task(
        start=start,
        end=end,
        text=document.text[start:end],
        verb=action.verb,
        object=action.object,
        figures=tuple(figures[bisect_left(figures, start) : bisect_left(figures, end)]),
        deadline=deadline_in(block.text[place[2] : place[1]], planned.period),
        lead_unit=units.lead,
        responsible_units=units.responsible,
        support_units=units.support,
        section=planned.path,
    )
