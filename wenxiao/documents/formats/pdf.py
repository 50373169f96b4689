"""PDF files with a text layer: the lines of each page, and tables where a page draws their rules."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from unicodedata import normalize

from wenxiao.documents.contents import Contents, Draft, DraftCell
from wenxiao.documents.flow import lines_of, spans_of_lines
from wenxiao.errors import DocumentUnreadableError

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

SUFFIXES = (".pdf",)
SCANNED = 12  # characters a page on average; with fewer the pages are pictures
RULES = 6  # drawn lines on a page; with fewer it has no ruled table
_PATH = 2  # pdfium's number for a drawn path
_HAN_BREAK = re.compile(r"(?<=[\u3000-\u9fff，。；：、（）])\s*\n\s*|\s*\n\s*(?=[\u3000-\u9fff，。；：、（）])")
_RADICALS = re.compile(r"[\u2e80-\u2fdf]")
_MORE_RADICALS = str.maketrans(
    "⺠⻄⺟⻆⻩⻘⻣⻤⻨⻁⻓⻔⻋⻅⻉⻚⻛⻜⻝⻢⻥⻦⻬⻰⻙⻮⻳⻒⻯⻌",
    "民西母角黄青骨鬼麦虎长门车见贝页风飞食马鱼鸟齐龙韦齿龟镸龙辶",
)
_NO_CHARACTER = re.compile(r"[\x00\ud800-\udfff\ufffe\uffff]")
Piece = str | list[DraftCell]


def read(data: bytes, name: str) -> Contents:
    """Read the pages' text, joined by line ends; raise DocumentUnreadableError for a scan or a locked file."""
    pages, ruled = _pages(data, name)
    if sum(len("".join(page.split())) for page in pages) < SCANNED * max(1, len(pages)):
        raise DocumentUnreadableError(
            f"{name}：这份PDF是扫描件（{len(pages)}页都是图片，没有文字层），读不出内容。"
            "请换成由Word或WPS直接导出的PDF，或先用扫描软件识别文字（OCR）后再读"
        )
    draft = Draft()
    for piece in _joined(_pieces(data, pages, ruled)):
        if isinstance(piece, str):
            draft.add_text(piece, spans_of_lines(lines_of(piece), is_paged=True))
        else:
            draft.add_table(piece)
    return draft.finished()


def _pages(data: bytes, name: str) -> tuple[list[str], list[int]]:
    """Return the text of each page and the numbers of the pages that draw rules; pdfium is loaded only here."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = "加了密码。请去掉密码后再读" if locked else "已损坏或不是PDF。请重新下载或另存一份"
        raise DocumentUnreadableError(f"{name}：打不开这个PDF，它{reason}") from error
    texts, ruled = [], []
    try:
        for number in range(len(document)):
            page = document[number]
            layer = page.get_textpage()
            texts.append(_mended(layer.get_text_range()))
            if sum(1 for _ in page.get_objects(filter=[_PATH], max_depth=3)) >= RULES:
                ruled.append(number)
            layer.close()
            page.close()
    finally:
        document.close()
    return texts, ruled


def _mended(text: str) -> str:
    """Put characters for what some PDFs write in their stead: radicals, and U+FFFD for codes without a character."""
    plain = _RADICALS.sub(lambda match: normalize("NFKC", match[0]).translate(_MORE_RADICALS), text)
    return _NO_CHARACTER.sub("\ufffd", plain)


def _pieces(data: bytes, pages: list[str], ruled: list[int]) -> Iterator[Piece]:
    if not ruled:
        yield from pages
        return
    import pdfplumber  # loaded only when a page draws rules

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of each font that it has to guess about
    with pdfplumber.open(BytesIO(data)) as document:
        for number, text in enumerate(pages):
            page = document.pages[number]
            tables = [table for table in page.find_tables() if _is_table(table)] if number in ruled else []
            if tables:
                yield from _around(page, tables)
            else:
                yield text
            page.close()


def _is_table(table: Table) -> bool:
    return len(table.rows) >= 2 and max(sum(cell is not None for cell in row.cells) for row in table.rows) >= 2


def _around(page: Page, tables: list[Table]) -> Iterator[Piece]:
    """Return what stands over, between and under a page's tables, and the tables."""
    left, top, right, bottom = page.bbox
    for table in sorted(tables, key=lambda table: table.bbox[1]):
        if table.bbox[1] > top:
            yield _mended(page.crop((left, top, right, table.bbox[1])).extract_text())
        yield list(_cells(table))
        top = max(top, table.bbox[3])
    if bottom > top:
        yield _mended(page.crop((left, top, right, bottom)).extract_text())


def _cells(table: Table) -> Iterator[DraftCell]:
    """Give the cells with the rows and columns that they cover, told by the rules' places."""
    xs = sorted({round(cell[0]) for row in table.rows for cell in row.cells if cell})
    ys = sorted({round(cell[1]) for row in table.rows for cell in row.cells if cell})
    texts = table.extract()
    for row, held in zip(table.rows, texts, strict=True):
        for cell, text in zip(row.cells, held, strict=True):
            if cell is None:
                continue
            left, top, right, bottom = cell
            yield DraftCell(
                text=" ".join(_HAN_BREAK.sub("", _mended(text or "")).split()),
                row=ys.index(round(top)),
                column=xs.index(round(left)),
                row_span=max(1, sum(round(top) <= y < round(bottom) for y in ys)),
                column_span=max(1, sum(round(left) <= x < round(right) for x in xs)),
            )


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Join the text of pages that follow one another, so that a paragraph goes on over the page's end."""
    held: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            held.append(piece)
            continue
        if held:
            yield "\n".join(held)
        held = []
        yield piece
    if held:
        yield "\n".join(held)
