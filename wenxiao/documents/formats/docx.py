"""Word documents: paragraphs and table cells in the order of the body."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import ParseError

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph

from wenxiao.documents.formats.html import Piece, joined
from wenxiao.documents.model import Block
from wenxiao.errors import DocumentUnreadableError

SUFFIXES = (".docx",)
_STYLE = re.compile(r"(?:Heading|标题)\s*(\d)", re.IGNORECASE)


def read(data: bytes, name: str) -> tuple[str, tuple[Block, ...]]:
    """Read paragraphs and cells as blocks, joined by line ends."""
    try:
        document = docx.Document(BytesIO(data))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, ParseError) as error:
        raise DocumentUnreadableError(
            f"{name}：不是Word的docx文件（可能是改了名的旧版doc）。请用Word或WPS打开后另存为docx"
        ) from error
    pieces: list[Piece] = []
    for item in document.iter_inner_content():
        if isinstance(item, Paragraph):
            pieces.extend(_paragraph(item))
        elif isinstance(item, Table):
            pieces.extend(_cells(item))
    return joined(pieces)


def _paragraph(paragraph: Paragraph) -> Iterator[Piece]:
    style = paragraph.style.name if paragraph.style is not None else ""
    named = _STYLE.match(style or "")
    for line in paragraph.text.split("\n"):
        if line.strip():
            yield (line, "heading", int(named[1])) if named else (line, None, 0)


def _cells(table: Table) -> Iterator[Piece]:
    for row in table.rows:
        seen: list[object] = []
        for cell in row.cells:
            if cell._tc in seen:  # a merged cell is given once for each column that it spans
                continue
            seen.append(cell._tc)
            text = " ".join(cell.text.split())
            if text:
                yield text, "cell", 0
