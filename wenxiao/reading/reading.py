"""One document read whole: what it is, every figure and every task in it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from wenxiao.documents import Document, read_document
from wenxiao.reading.figures import read_figures
from wenxiao.reading.model import Figure
from wenxiao.reading.tasks import Task, read_tasks


class Coded(Protocol):
    """What a subject can be linked to, such as an indicator."""

    @property
    def code(self) -> str: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """A document with all that it states, in text order."""

    document: Document
    figures: tuple[Figure, ...]
    tasks: tuple[Task, ...]

    def linked(self, link: Callable[[str], Coded | None]) -> "Reading":
        """Fill each figure's indicator with the code of what `link` finds for its subject, None where it finds none."""
        named = ((figure, link(figure.subject)) for figure in self.figures)
        figures = (replace(figure, indicator=found.code if found else None) for figure, found in named)
        return replace(self, figures=tuple(figures))


def read_whole(path: Path | str, *, data: bytes | None = None) -> Reading:
    """Read a document's figures and tasks; indicators stay empty. Raise DocumentError as `read_document` does."""
    document = read_document(path, data=data)
    figures = read_figures(document)
    return Reading(document=document, figures=figures, tasks=read_tasks(document, figures))
