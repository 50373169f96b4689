"""Tables of a docx: those of the body, and the imprint (版记), which stands at the foot of the last page."""

from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from wenxiao.supervision.papers.layout import POINTS_A_MILLIMETRE, Layout
from wenxiao.supervision.papers.model import OfficialPaper, Table

_TWIPS = 20


def add_table(document: Any, layout: Layout, block: Table) -> None:
    """Add a table whose head repeats on each page and whose rows stay whole."""
    table = document.add_table(rows=0, cols=len(block.head))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    widths = [layout.text_width * share / sum(block.shares) for share in block.shares]
    for number, row in enumerate((block.head, *block.rows)):
        cells = table.add_row().cells
        _keep_row(table.rows[-1], is_head=number == 0)
        for cell, text, width in zip(cells, row, widths, strict=True):
            cell.width = Pt(width)
            font = "level_1" if number == 0 else "body"
            _fill(cell.paragraphs[0], text, layout, font=font, size=layout.size("table"))
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER


def add_imprint(document: Any, layout: Layout, paper: OfficialPaper) -> None:
    """Add whom the paper is copied to and who printed it when, its last line on the lower edge of the text."""
    rows = [(f"抄送：{'，'.join(paper.copied_to)}。", "")] if paper.copied_to else []
    rows.append((paper.printed_by, f"{paper.date_words}印发"))
    table = document.add_table(rows=len(rows), cols=2)
    table.autofit = False
    _float_to_foot(table, layout)
    lines = layout.data["imprint"]
    one = Pt(layout.size("imprint"))
    for number, (row, (first, second)) in enumerate(zip(table.rows, rows, strict=True)):
        left, right = row.cells
        top, bottom = lines["inner_rule" if number else "outer_rule"], lines["outer_rule"]
        for cell in (left, right):
            _rule(cell, "top", top)
            if number == len(rows) - 1:
                _rule(cell, "bottom", bottom)
        cell = left if second else left.merge(right)
        _fill(cell.paragraphs[0], first, layout, font="body", size=layout.size("imprint"))
        cell.paragraphs[0].paragraph_format.left_indent = one
        if second:
            left.width, right.width = Pt(layout.text_width * 0.55), Pt(layout.text_width * 0.45)
            _fill(right.paragraphs[0], second, layout, font="body", size=layout.size("imprint"))
            right.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
            right.paragraphs[0].paragraph_format.right_indent = one
    anchor = document.add_paragraph()
    anchor.paragraph_format.line_spacing = Pt(1)


def _fill(paragraph: Any, text: str, layout: Layout, *, font: str, size: float) -> None:
    paragraph.paragraph_format.line_spacing = Pt(size * 1.5)
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.font.name = layout.fonts(font)[0]
    run._element.rPr.rFonts.set(qn("w:eastAsia"), layout.fonts(font)[0])


def _keep_row(row: Any, *, is_head: bool) -> None:
    properties = row._tr.get_or_add_trPr()
    for name in ("w:cantSplit", "w:tblHeader") if is_head else ("w:cantSplit",):
        properties.append(OxmlElement(name))


def _float_to_foot(table: Any, layout: Layout) -> None:
    """Place the table by the margins, at the foot of the page that its anchor stands on."""
    properties = table._tbl.tblPr
    place = OxmlElement("w:tblpPr")
    for key, value in (
        ("vertAnchor", "margin"),
        ("horzAnchor", "margin"),
        ("tblpXSpec", "center"),
        ("tblpYSpec", "bottom"),
    ):
        place.set(qn(f"w:{key}"), value)
    properties.insert_element_before(place, "w:tblOverlap", "w:tblW", "w:jc", "w:tblLayout", "w:tblLook")
    for width in properties.findall(qn("w:tblW")):
        width.set(qn("w:type"), "dxa")
        width.set(qn("w:w"), str(round(layout.text_width * _TWIPS)))


def _rule(cell: Any, side: str, thickness: float) -> None:
    properties = cell._tc.get_or_add_tcPr()
    borders = properties.find(qn("w:tcBorders"))
    if borders is None:
        borders = OxmlElement("w:tcBorders")
        properties.append(borders)
    line = OxmlElement(f"w:{side}")
    line.set(qn("w:val"), "single")
    line.set(qn("w:sz"), str(round(thickness * POINTS_A_MILLIMETRE * 8)))
    line.set(qn("w:color"), "000000")
    borders.append(line)
