"""Whether a document has a text at all, or only the page around one."""

import re
from functools import cache

from wenxiao.catalog import load
from wenxiao.documents.layout import AMOUNT
from wenxiao.documents.model import Document, Table

_SENTENCE = re.compile(r"[^。；;\n]{8,}[。；;]")
FEW = 3  # lines, items, rows


def has_body(document: Document) -> bool:
    """Tell whether a document has a sentence, a list of items with amounts, or a table of more than its register."""
    text = document.text
    if len(document.blocks) <= FEW or any(_SENTENCE.search(text, b.start, b.end) for b in document.blocks):
        return True
    if sum(bool(AMOUNT.search(text, block.start, block.end)) for block in document.blocks) >= FEW:
        return True
    return any(len(table.rows) >= FEW and not _is_register(text, table) for table in document.tables)


def _is_register(text: str, table: Table) -> bool:
    return bool(_register().search(text, table.start, table.end))


@cache
def _register() -> re.Pattern[str]:
    return re.compile("|".join(load("documents/body.yaml")["register"]))
