"""Wenxiao 问效: holds a government to what it said.

Two lines read a document::

    from wenxiao import read
    reading = read("report.docx")  # .document, .figures, .tasks

Each room of the house is a package below this one and says in its own docstring what it holds.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wenxiao.reading.reading import Reading

__version__ = "0.1.0"
__all__ = ["read", "read_document", "read_figures", "read_tasks"]


def read(path: "Path | str", *, data: bytes | None = None) -> "Reading":
    """Read a document whole: its text, and every figure and task that it states, each figure with its indicator.

    `data` stands in for the file's content. Raise DocumentError where the file cannot be read.
    """
    from wenxiao.indicators import link
    from wenxiao.reading.reading import read_whole

    return read_whole(path, data=data).linked(link)


def __getattr__(name: str) -> Any:
    """Load the reader when it is first asked for: a light needs no document parser."""
    if name == "read_document":
        from wenxiao.documents import read_document

        return read_document
    if name == "read_figures":
        from wenxiao.reading import read_figures

        return read_figures
    if name == "read_tasks":
        from wenxiao.reading.tasks import read_tasks

        return read_tasks
    raise AttributeError(f"module 'wenxiao' has no attribute {name!r}")
