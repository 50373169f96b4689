"""Writes about documents: a file comes in, is kept, and what it states is read."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction

from wenxiao import read
from wenxiao.documents import Table, head_of
from wenxiao.reading import Figure, Task
from wenxiao_web.accounts.models import Account, Role
from wenxiao_web.audit.actions import action
from wenxiao_web.errors import ActionRefusedError
from wenxiao_web.library.models import Document, FigureRow, TaskRow
from wenxiao_web.matters.permissions import require_role


@transaction.atomic
def add_document(account: Account, path: Path, *, adopted_by: str, is_public: bool, at: datetime) -> Document:
    """Keep a document, every figure and every task read from it; refuse a file that is kept already.

    Raise DocumentError where the file cannot be read. The file is written last, after everything else has held.
    """
    require_role(account, Role.QUANTIFIER)
    data = path.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    if known := Document.objects.filter(sha256=sha256).first():
        raise ActionRefusedError(f"{path.name}与已有的《{known.title}》是同一个文件。不用再装一次。")
    reading = read(path, data=data)
    head = head_of(reading.document)
    with action(account.as_actor(), "add_document", "", at=at) as entry:
        document = Document.objects.create(
            name=path.name,
            title=head.title or path.stem,
            dated_on=head.dated_on,
            adopted_by=adopted_by,
            file=f"documents/{sha256}{path.suffix.lower()}",
            sha256=sha256,
            text=reading.document.text,
            blocks=[[block.start, block.end, block.kind, block.level] for block in reading.document.blocks],
            tables=[_table_rows(table) for table in reading.document.tables],
            is_public=is_public,
            recorded_at=entry.recorded_at,
        )
        _keep_tasks(document, reading.tasks, _keep_figures(document, reading.figures, head.title), head.title)
        entry.subject = f"document/{document.pk}"
        entry.new = {
            "title": document.title,
            "figures": len(reading.figures),
            "tasks": len(reading.tasks),
            "sha256": sha256,
        }
    storage = document.file.storage
    if not storage.exists(document.file.name):
        storage.save(document.file.name, ContentFile(data))
    return document


def _table_rows(table: Table) -> list[list[list[int]]]:
    return [
        [[cell.start, cell.end, cell.row_span, cell.column_span, int(cell.is_header)] for cell in row]
        for row in table.rows
    ]


def _keep_figures(document: Document, figures: Sequence[Figure], title: str) -> dict[int, FigureRow]:
    """Keep the figures; return them by where they start."""
    rows = FigureRow.objects.bulk_create(
        FigureRow(
            document=document,
            number=number,
            **{name: getattr(figure, name) for name in ("start", "end", "text", "subject", "kind", "value", "high")},
            **{name: getattr(figure, name) or "" for name in ("unit", "bound", "status", "period")},
            section=_path(figure.section, title),
        )
        for number, figure in enumerate(figures, start=1)
    )
    return {row.start: row for row in rows}


def _keep_tasks(document: Document, tasks: Sequence[Task], figures: dict[int, FigureRow], title: str) -> None:
    rows = TaskRow.objects.bulk_create(
        TaskRow(
            document=document,
            number=number,
            **{name: getattr(task, name) for name in ("start", "end", "text", "verb", "object")},
            **{name: getattr(task, name) for name in ("deadline", "lead_unit")},
            responsible_units=list(task.responsible_units),
            support_units=list(task.support_units),
            section=_path(task.section, title),
        )
        for number, task in enumerate(tasks, start=1)
    )
    held = TaskRow.figures.through
    held.objects.bulk_create(
        held(taskrow=row, figurerow=figures[start])
        for row, task in zip(rows, tasks, strict=True)
        for start in task.figures
        if start in figures
    )


def _path(section: Sequence[str], title: str) -> str:
    return " / ".join(part for part in section if part != title)
