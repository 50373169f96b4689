"""Writes about documents: a file comes in, is kept, and its figures are read."""

import hashlib
from datetime import datetime
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction

from wenxiao import read_document, read_figures
from wenxiao.documents import head_of
from wenxiao_web.accounts.models import Account, Role
from wenxiao_web.audit.actions import action
from wenxiao_web.errors import ActionRefusedError
from wenxiao_web.library.models import Document, FigureRow
from wenxiao_web.matters.permissions import require_role


@transaction.atomic
def add_document(account: Account, path: Path, *, adopted_by: str, is_public: bool, at: datetime) -> Document:
    """Keep a document and every figure read from it; refuse a file that is kept already.

    Raise DocumentError where the file cannot be read. The file is written last, after everything else has held.
    """
    require_role(account, Role.QUANTIFIER)
    data = path.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    if known := Document.objects.filter(sha256=sha256).first():
        raise ActionRefusedError(f"{path.name}与已有的《{known.title}》是同一个文件。不用再装一次。")
    read = read_document(path, data=data)
    head, figures = head_of(read), read_figures(read)
    with action(account.as_actor(), "add_document", "", at=at) as entry:
        document = Document.objects.create(
            name=path.name,
            title=head.title or path.stem,
            dated_on=head.dated_on,
            adopted_by=adopted_by,
            file=f"documents/{sha256}{path.suffix.lower()}",
            sha256=sha256,
            text=read.text,
            blocks=[[block.start, block.end, block.kind, block.level] for block in read.blocks],
            is_public=is_public,
            recorded_at=entry.recorded_at,
        )
        FigureRow.objects.bulk_create(
            FigureRow(
                document=document,
                number=number,
                **{
                    name: getattr(figure, name) for name in ("start", "end", "text", "subject", "kind", "value", "high")
                },
                **{name: getattr(figure, name) or "" for name in ("unit", "bound", "status", "period")},
                section=" / ".join(part for part in figure.section if part != head.title),
            )
            for number, figure in enumerate(figures, start=1)
        )
        entry.subject = f"document/{document.pk}"
        entry.new = {"title": document.title, "figures": len(figures), "sha256": sha256}
    storage = document.file.storage
    if not storage.exists(document.file.name):
        storage.save(document.file.name, ContentFile(data))
    return document
