"""Word documents: paragraphs and tables in the order of the body."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import ParseError

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from wenxiao.documents.contents import Contents, Draft, DraftCell
from wenxiao.errors import DocumentUnreadableError

SUFFIXES = (".docx",)
_STYLE = re.compile(r"(?:Heading|标题)\s*(\d)", re.IGNORECASE)


def read(data: bytes, name: str) -> Contents:
    """Read paragraphs as lines and tables with their merged cells."""
    try:
        document = docx.Document(BytesIO(data))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, ParseError) as error:
        raise DocumentUnreadableError(
            f"{name}：不是Word的docx文件（可能是改了名的旧版doc）。请用Word或WPS打开后另存为docx"
        ) from error
    draft = Draft()
    for item in document.iter_inner_content():
        if isinstance(item, Paragraph):
            _add_paragraph(draft, item)
        elif isinstance(item, Table):
            draft.add_table(_cells(item))
    return draft.finished()


def _add_paragraph(draft: Draft, paragraph: Paragraph) -> None:
    style = paragraph.style.name if paragraph.style is not None else ""
    named = _STYLE.match(style or "")
    for line in paragraph.text.split("\n"):
        if line.strip() and named:
            draft.add_line(line, "heading", int(named[1]))
        elif line.strip():
            draft.add_line(line)


def _cells(table: Table) -> Iterator[DraftCell]:
    """Give each merged cell once, with the rows and columns that it covers."""
    places: dict[object, list[tuple[int, int]]] = {}
    cells: dict[object, _Cell] = {}
    for number, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells, start=row.grid_cols_before):
            places.setdefault(cell._tc, []).append((number, column))
            cells[cell._tc] = cell
    for key, covered in places.items():
        rows, columns = zip(*covered, strict=True)
        yield DraftCell(
            text=" ".join(cells[key].text.split()),
            row=rows[0],
            column=columns[0],
            row_span=max(rows) - rows[0] + 1,
            column_span=max(columns) - columns[0] + 1,
        )
