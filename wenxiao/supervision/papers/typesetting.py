"""A paper as PDF, or page by page as PNG: the content model set by `layout.typ` with Typst."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst

from wenxiao.supervision.papers.layout import Layout, official_layout
from wenxiao.supervision.papers.model import Block, Heading, OfficialPaper, Paragraph

_MAY_BREAK = "\N{ZERO WIDTH SPACE}"
"""Set after the hyphens of a matter's number, which would otherwise stretch its line."""
_TEMPLATE = Path(__file__).with_name("layout.typ")


def as_pdf(paper: OfficialPaper) -> bytes:
    """Set a paper as PDF; the same paper gives the same bytes on the same fonts."""
    return bytes(_compiled(paper, format="pdf", timestamp=0))


def as_png(paper: OfficialPaper, *, pixels_an_inch: float = 100) -> tuple[bytes, ...]:
    """Set a paper as pictures, one for each page."""
    pages = _compiled(paper, format="png", ppi=pixels_an_inch)
    return tuple(pages) if isinstance(pages, list) else (pages,)


def _compiled(paper: OfficialPaper, **options: Any) -> Any:
    layout = official_layout()
    content = {"paper": _content(paper), "layout": layout.data, "measures": _measures(paper, layout)}
    inputs = {"content": json.dumps(content, ensure_ascii=False, default=str)}
    return typst.compile(_TEMPLATE, sys_inputs=inputs, **options)


def _measures(paper: OfficialPaper, layout: Layout) -> Mapping[str, Any]:
    return {"line": layout.line, "cell": layout.cell, "mark": layout.mark_size(paper.mark), "red": f"#{layout.red}"}


def _content(paper: OfficialPaper) -> Mapping[str, Any]:
    return {
        "form": paper.form.value,
        "mark": paper.mark,
        "number": paper.number,
        "title": paper.title,
        "addressees": "、".join(paper.addressees),
        "blocks": [_block(block) for block in paper.blocks],
        "organ": paper.organ,
        "date": paper.date_words,
        "copied_to": "，".join(paper.copied_to),
        "printed_by": paper.printed_by,
    }


def _block(block: Block) -> Mapping[str, Any]:
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "text": block.text.replace("-", f"-{_MAY_BREAK}")}
    if isinstance(block, Heading):
        return {"kind": "heading", "text": block.text, "level": block.level}
    return {"kind": "table", **asdict(block)}
