"""What stands on every page of a docx: its measures, its grid of lines, its number, the red lines of a letter."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from wenxiao.supervision.papers.layout import POINTS_A_MILLIMETRE, Layout

_LARGEST_SPACE = 31
"""Points that a border may stand off its text in the format."""


def set_page(document: Any, layout: Layout) -> None:
    """Set A4 and the margins; 22 lines of 28 characters come from the spacing of lines and type, not from a grid.

    Programs disagree on what a grid of characters does to type a little larger than its cells.
    """
    section, page = document.sections[0], layout.data["page"]
    section.page_width, section.page_height = Mm(page["width"]), Mm(page["height"])
    section.top_margin, section.bottom_margin = Mm(page["top"]), Mm(page["bottom"])
    section.left_margin, section.right_margin = Mm(page["left"]), Mm(page["right"])
    section.footer_distance = _number_above_page_end(layout)
    for grid in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(grid)


def _number_above_page_end(layout: Layout) -> int:
    below = layout.data["page_number_below_text"] + layout.size("page_number") / POINTS_A_MILLIMETRE
    return Mm(layout.data["page"]["bottom"] - below)


def number_pages(document: Any, layout: Layout, *, first_too: bool) -> None:
    """Number the pages — 1 —: odd ones on the right, even ones on the left, one character from the edge."""
    section = document.sections[0]
    document.settings.odd_and_even_pages_header_footer = True
    section.different_first_page_header_footer = not first_too
    for footer, align in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.alignment = align
        one = Pt(layout.size("page_number"))
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = one
        paragraph.paragraph_format.space_after = _number_above_page_end(layout) - section.footer_distance
        _write(paragraph, "— ", layout)
        _write_field(paragraph, "PAGE", layout)
        _write(paragraph, " —", layout)


def rule_letter(document: Any, layout: Layout, mark: str) -> None:
    """Set a letter's mark and its two double red lines on the first page, by their distance from the page's edges."""
    section, letter = document.sections[0], layout.data["letter"]
    section.different_first_page_header_footer = True
    section.header_distance = Mm(letter["mark_below_page"])
    section.footer_distance = Mm(letter["rule_above_page_end"])
    head = section.first_page_header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    size = layout.mark_size(mark)
    head.paragraph_format.line_spacing = Pt(size)
    run = _write(head, mark, layout, font="mark", size=size)
    run.bold, run.font.color.rgb = True, RGBColor.from_string(layout.red)
    border(head, "bottom", layout, thickness=1, space=letter["rule_below_mark"], style="thickThinSmallGap")
    _widen(head, layout)
    space = section.first_page_header.add_paragraph()
    space.paragraph_format.line_spacing = Pt(layout.size("body") * 7 / 8)
    foot = section.first_page_footer.paragraphs[0]
    foot.paragraph_format.line_spacing = Pt(1)
    border(foot, "bottom", layout, thickness=1, space=0, style="thinThickSmallGap")
    _widen(foot, layout)


def border(paragraph: Any, side: str, layout: Layout, *, thickness: float, space: float, style: str = "single") -> None:
    """Draw a red line along one side of a paragraph; thickness and space in millimetres."""
    properties = paragraph._p.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    line = OxmlElement(f"w:{side}")
    line.set(qn("w:val"), style)
    line.set(qn("w:sz"), str(max(2, round(thickness * POINTS_A_MILLIMETRE * 8))))
    line.set(qn("w:space"), str(min(_LARGEST_SPACE, round(space * POINTS_A_MILLIMETRE))))
    line.set(qn("w:color"), layout.red)
    borders.append(line)
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _widen(paragraph: Any, layout: Layout) -> None:
    """Let a letter's lines reach beyond the text, so that they stand in the middle of the page."""
    page = layout.data["page"]
    outside = (page["width"] - layout.data["letter"]["rule_length"]) / 2
    paragraph.paragraph_format.left_indent = Mm(outside - page["left"])
    paragraph.paragraph_format.right_indent = Mm(outside - page["right"])


def _write(paragraph: Any, text: str, layout: Layout, *, font: str = "page_number", size: float | None = None) -> Any:
    run = paragraph.add_run(text)
    run.font.size = Pt(size or layout.size(font))
    run.font.name = layout.fonts(font)[0]
    run._element.rPr.rFonts.set(qn("w:eastAsia"), layout.fonts(font)[0])
    return run


def _write_field(paragraph: Any, name: str, layout: Layout) -> None:
    for kind in ("begin", None, "end"):
        run = _write(paragraph, "", layout)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = name
        run._element.append(mark)
