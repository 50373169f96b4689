"""HTML pages: headings, paragraphs, list items and tables in the order of the page."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from wenxiao.documents.contents import Contents, Draft, DraftCell
from wenxiao.documents.formats.plain import decode
from wenxiao.documents.model import BlockKind

SUFFIXES = (".html", ".htm", ".xhtml")
_LEFT_OUT = ["script", "style", "noscript", "template", "head", "nav", "svg"]
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BLOCKS = set(_HEADINGS) | {
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "thead", "tbody", "tfoot", "caption", "section",
    "article", "main", "header", "footer", "aside", "blockquote", "pre", "body", "html", "figure", "figcaption",
    "address", "center", "form", "hr", "td", "th",
}  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n\f]+")
MAX_SPAN = 200
MAX_CELL = 3000  # characters; a longer cell is the page's layout, not a table


def read(data: bytes, name: str) -> Contents:
    """Read the page's visible text; a table that only lays out the page is read as paragraphs."""
    declared = re.search(rb"charset=[\"']?\s*gb(?:2312|k|18030)", data[:2048], re.IGNORECASE)
    source = data.decode("gb18030", errors="replace") if declared else decode(data, name)
    tree = LexborHTMLParser(source)
    tree.strip_tags(_LEFT_OUT)
    draft = Draft()
    if tree.body is not None:
        _collect(tree.body, (None, 0), draft, [])
    return draft.finished()


def _collect(node: LexborNode, kind: tuple[BlockKind | None, int], draft: Draft, run: list[str]) -> None:
    """Walk the page, gathering inline text into `run` and closing it at every block's edge."""
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag == "-text":
            run.append(child.text(deep=False))
        elif tag == "br":
            _close(run, kind, draft)
        elif tag == "table" and _is_data(child):
            _close(run, kind, draft)
            caption = child.css_first("caption")
            draft.add_table(_cells(child), _tidy(caption.text()) if caption is not None else "")
        elif tag in _BLOCKS:
            _close(run, kind, draft)
            inner: tuple[BlockKind | None, int] = ("heading", _HEADINGS[tag]) if tag in _HEADINGS else kind
            _collect(child, inner, draft, run)
            _close(run, inner, draft)
        else:
            _collect(child, kind, draft, run)


def _close(run: list[str], kind: tuple[BlockKind | None, int], draft: Draft) -> None:
    text = _tidy("".join(run))
    run.clear()
    if text:
        draft.add_line(text, *kind)


def _tidy(text: str) -> str:
    return _SPACE.sub(" ", text).strip(" \u00a0\u3000")


def _is_data(table: LexborNode) -> bool:
    """Tell a table of data from one that lays out a page: two cells or more, none with a table or a long text in it."""
    cells = table.css("td, th")
    if len(cells) < 2 or len(table.css("table")) > 1:
        return False
    return all(len(cell.text()) <= MAX_CELL for cell in cells)


def _cells(table: LexborNode) -> Iterator[DraftCell]:
    taken: set[tuple[int, int]] = set()
    named = table.css_first("th") is not None
    for number, row in enumerate(table.css("tr")):
        column = 0
        for cell in row.iter():
            if cell.tag not in ("td", "th"):
                continue
            while (number, column) in taken:
                column += 1
            deep, wide = _span(cell, "rowspan"), _span(cell, "colspan")
            taken |= {(number + r, column + c) for r in range(deep) for c in range(wide)}
            yield DraftCell(
                text=_tidy(cell.text(separator=" ")) if cell.css_first("p, div, br") else _tidy(cell.text()),
                row=number,
                column=column,
                row_span=deep,
                column_span=wide,
                is_header=cell.tag == "th" if named else None,
            )
            column += wide


def _span(cell: LexborNode, name: str) -> int:
    written = (cell.attributes.get(name) or "").strip()
    return min(max(int(written), 1), MAX_SPAN) if written.isascii() and written.isdigit() else 1
