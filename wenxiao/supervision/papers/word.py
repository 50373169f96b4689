"""A paper as docx, from the same content model and the same measures as the PDF."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from math import floor
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from wenxiao.supervision.kinds import Form
from wenxiao.supervision.papers.layout import Layout, official_layout
from wenxiao.supervision.papers.model import Block, Heading, OfficialPaper, Paragraph, Table
from wenxiao.supervision.papers.word_pages import border, number_pages, rule_letter, set_page
from wenxiao.supervision.papers.word_tables import add_imprint, add_table

_DATED = datetime(2000, 1, 1, tzinfo=UTC)


def as_docx(paper: OfficialPaper) -> bytes:
    """Write a paper as docx; the fonts named are the standard's own, which Word replaces where they are missing."""
    document, layout = Document(), official_layout()
    document.core_properties.title = "".join(paper.title)
    document.core_properties.author = paper.organ
    document.core_properties.created = document.core_properties.modified = _DATED
    set_page(document, layout)
    _set_normal(document, layout)
    is_letter = paper.form is Form.LETTER
    if is_letter:
        rule_letter(document, layout, paper.mark)
    number_pages(document, layout, first_too=not is_letter)
    writer = _Writer(document, layout)
    writer.head(paper)
    writer.body(paper)
    if is_letter:
        writer.copies(paper)
    else:
        add_imprint(document, layout, paper)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _set_normal(document: Any, layout: Layout) -> None:
    style = document.styles["Normal"]
    style.font.size = Pt(layout.size("body"))
    style.font.name = layout.fonts("body")[0]
    style.element.rPr.rFonts.set(qn("w:eastAsia"), layout.fonts("body")[0])
    closer = OxmlElement("w:spacing")
    closer.set(qn("w:val"), str(floor((layout.cell - layout.size("body")) * 20)))
    style.element.rPr.insert_element_before(closer, "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:lang")
    language = OxmlElement("w:lang")
    language.set(qn("w:eastAsia"), "zh-CN")
    style.element.rPr.append(language)
    form = style.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Pt(round(layout.line, 2))
    form.widow_control = False
    for name in ("w:autoSpaceDE", "w:autoSpaceDN"):
        apart = OxmlElement(name)
        apart.set(qn("w:val"), "0")
        style.element.pPr.insert_element_before(apart, "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing")


class _Writer:
    """Writes the parts of one paper into one document."""

    def __init__(self, document: Any, layout: Layout) -> None:
        self._document, self._layout = document, layout

    def head(self, paper: OfficialPaper) -> None:
        """The mark, the number and the red line; of a letter the number alone, its mark stands in the page's head."""
        data = self._layout.data
        if paper.form is Form.LETTER:
            self._line(paper.number, align=WD_ALIGN_PARAGRAPH.RIGHT)
        else:
            size = self._layout.mark_size(paper.mark)
            mark = self._line(paper.mark, font="mark", size=size, align=WD_ALIGN_PARAGRAPH.CENTER)
            mark.runs[0].font.color.rgb = RGBColor.from_string(self._layout.red)
            mark.paragraph_format.line_spacing = Pt(size)
            mark.paragraph_format.space_before = Mm(data["document"]["mark_below_edge"])
            self._blank(2)
            number = self._line(paper.number, align=WD_ALIGN_PARAGRAPH.CENTER)
            space = data["document"]["rule_below_number"]
            border(number, "bottom", self._layout, thickness=data["document"]["rule_thickness"], space=space)
        self._blank(2)

    def body(self, paper: OfficialPaper) -> None:
        """Title, addressees, text, signature."""
        for text in paper.title:
            title = self._line(text, font="title", size=self._layout.size("title"))
            title.alignment = WD_ALIGN_PARAGRAPH.CENTER
            title.paragraph_format.line_spacing = Pt(self._layout.size("title") + self._layout.size("body") * 7 / 8)
        self._blank(1)
        self._line(f"{'、'.join(paper.addressees)}：")
        for block in paper.blocks:
            self._block(block)
        self._sign(paper)

    def copies(self, paper: OfficialPaper) -> None:
        """Whom a letter is copied to; it has no lines and no printer."""
        if paper.copied_to:
            self._blank(1)
            self._line(f"　抄送：{'，'.join(paper.copied_to)}。", size=self._layout.size("imprint"))

    def _block(self, block: Block) -> None:
        if isinstance(block, Table):
            add_table(self._document, self._layout, block)
            return
        is_title = isinstance(block, Heading) and block.level <= 2
        font = f"level_{block.level}" if isinstance(block, Heading) and is_title else "body"
        written = self._line(block.text, font=font, align=WD_ALIGN_PARAGRAPH.JUSTIFY)
        written.paragraph_format.first_line_indent = Pt(2 * self._layout.cell)
        written.paragraph_format.keep_with_next = not isinstance(block, Paragraph)

    def _sign(self, paper: OfficialPaper) -> None:
        """The organ centred over the date, the date four characters from the right, room for the seal above."""
        for blank in self._blank(self._layout.data["seal_lines"]):
            blank.paragraph_format.keep_with_next = True
        size = self._layout.size("body")
        organ, date = _width(paper.organ, size), _width(paper.date_words, size)
        indent = max(self._layout.data["date_from_right"] * self._layout.cell, (organ - date) / 2)
        for text, width in ((paper.organ, organ), (paper.date_words, date)):
            line = self._line(text, align=WD_ALIGN_PARAGRAPH.RIGHT)
            line.paragraph_format.right_indent = Pt(indent + (date - width) / 2)
            line.paragraph_format.keep_with_next = text is paper.organ

    def _blank(self, count: int) -> Sequence[Any]:
        return [self._document.add_paragraph() for _ in range(count)]

    def _line(
        self,
        text: str,
        *,
        font: str = "body",
        size: float | None = None,
        align: WD_ALIGN_PARAGRAPH | None = None,
    ) -> Any:
        paragraph = self._document.add_paragraph()
        paragraph.alignment = align
        run = paragraph.add_run(text)
        run.font.size = Pt(size or self._layout.size("body"))
        name = self._layout.fonts(font)[0]
        run.font.name = name
        fonts = run._element.rPr.rFonts
        fonts.set(qn("w:eastAsia"), name)
        return paragraph


def _width(text: str, size: float) -> float:
    return sum(size / 2 if character.isascii() else size for character in text)
