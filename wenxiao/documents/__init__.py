"""Files in, documents out: the only room that knows input formats.

`formats/` holds one module for each format; `layout` cuts text into blocks, `outline` finds the headings, `head`
reads title, place and date. A document's text is what the offsets of all that is read from it count in.
"""

from wenxiao.documents.head import head_of
from wenxiao.documents.model import Block, BlockKind, Document, Head, Section
from wenxiao.documents.opening import read_document
from wenxiao.documents.outline import outline_of

__all__ = ["Block", "BlockKind", "Document", "Head", "Section", "head_of", "outline_of", "read_document"]
