"""HTML pages: headings, paragraphs, list items and table cells in the order of the page."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from wenxiao.documents.formats.plain import decode
from wenxiao.documents.layout import blocks_of_spans
from wenxiao.documents.model import Block, BlockKind

SUFFIXES = (".html", ".htm")
_LEFT_OUT = ["script", "style", "noscript", "template", "head", "nav", "svg"]
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_CELLS = {"td", "th"}
_BLOCKS = set(_HEADINGS) | _CELLS | {
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "thead", "tbody", "tfoot", "caption", "section",
    "article", "main", "header", "footer", "aside", "blockquote", "pre", "body", "html", "figure", "figcaption",
    "address", "center", "form", "hr",
}  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n\f]+")
Piece = tuple[str, BlockKind | None, int]


def read(data: bytes, name: str) -> tuple[str, tuple[Block, ...]]:
    """Read the page's visible text, one block for each paragraph, heading and table cell."""
    declared = re.search(rb"charset=[\"']?\s*gb(?:2312|k|18030)", data[:2048], re.IGNORECASE)
    source = data.decode("gb18030", errors="replace") if declared else decode(data, name)
    tree = LexborHTMLParser(source)
    tree.strip_tags(_LEFT_OUT)
    pieces: list[Piece] = []
    if tree.body is not None:
        _collect(tree.body, None, 0, pieces, [])
    return joined(pieces)


def joined(pieces: list[Piece]) -> tuple[str, tuple[Block, ...]]:
    """Join texts with line ends and say where each stands."""
    spans: list[tuple[int, int, BlockKind | None, int]] = []
    position = 0
    for text, kind, level in pieces:
        spans.append((position, position + len(text), kind, level))
        position += len(text) + 1
    whole = "\n".join(text for text, _, _ in pieces)
    return whole, blocks_of_spans(whole, spans)


def _collect(node: LexborNode, kind: BlockKind | None, level: int, pieces: list[Piece], run: list[str]) -> None:
    """Walk the page, gathering inline text into `run` and closing it at every block's edge."""
    for child in node.iter(include_text=True):
        tag = child.tag
        if tag == "-text":
            run.append(child.text(deep=False))
        elif tag == "br":
            _close(run, kind, level, pieces)
        elif tag in _BLOCKS:
            _close(run, kind, level, pieces)
            inner: tuple[BlockKind | None, int] = (kind, level)
            if tag in _HEADINGS:
                inner = ("heading", _HEADINGS[tag])
            elif tag in _CELLS:
                inner = ("cell", 0)
            _collect(child, *inner, pieces, run)
            _close(run, *inner, pieces)
        else:
            _collect(child, kind, level, pieces, run)


def _close(run: list[str], kind: BlockKind | None, level: int, pieces: list[Piece]) -> None:
    text = _SPACE.sub(" ", "".join(run)).strip(" \u00a0\u3000")
    run.clear()
    if text:
        pieces.append((text, kind, level))
