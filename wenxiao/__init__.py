"""Wenxiao 问效: holds a government to what it said.

Two lines read a document::

    from wenxiao import read_document, read_figures
    figures = read_figures(read_document("report.docx"))

Each room of the house is a package below this one and says in its own docstring what it holds.
"""

from typing import Any

__version__ = "0.1.0"
__all__ = ["read_document", "read_figures"]


def __getattr__(name: str) -> Any:
    """Load the reader when it is first asked for: a light needs no document parser."""
    if name == "read_document":
        from wenxiao.documents import read_document

        return read_document
    if name == "read_figures":
        from wenxiao.reading import read_figures

        return read_figures
    raise AttributeError(f"module 'wenxiao' has no attribute {name!r}")
