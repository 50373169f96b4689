"""Files in, documents out: the only room that knows input formats.

`formats/` holds one module for each format; `layout` cuts text into blocks, `flow` joins lines that were broken,
`tables/` finds tables, `dirt` names what is no part of the text, `outline` finds the headings, `head` reads title,
place and date, `body` tells a page without a report. A document's text is what the offsets of all that is read from
it count in.
"""

from wenxiao.documents.body import has_body
from wenxiao.documents.head import head_of
from wenxiao.documents.model import Block, BlockKind, Cell, Document, Head, Section, Table
from wenxiao.documents.opening import read_document
from wenxiao.documents.outline import outline_of
from wenxiao.documents.scripts import in_simplified

__all__ = [
    "Block",
    "BlockKind",
    "Cell",
    "Document",
    "Head",
    "Section",
    "Table",
    "has_body",
    "head_of",
    "in_simplified",
    "outline_of",
    "read_document",
]
