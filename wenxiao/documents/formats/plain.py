"""Plain text in UTF-8 or GB18030."""

import re

from wenxiao.documents.contents import Contents
from wenxiao.documents.flow import gaps_between, lines_of, spans_of_lines
from wenxiao.documents.layout import Span, blocks_of_spans
from wenxiao.documents.tables.finding import find_tables
from wenxiao.documents.uncollected import uncollected
from wenxiao.errors import DocumentUnreadableError

SUFFIXES = (".txt", ".md", ".text")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WIDE = re.compile(r"[\u2000-\U0010ffff]")  # Chinese characters and punctuation; quotation marks
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes, name: str) -> str:
    """Decode UTF-8, else GB18030; nothing is translated, a BOM stays. Raise DocumentUnreadableError for neither.

    A few short GB18030 texts are valid UTF-8 by chance: the reading with Chinese characters wins.
    """
    utf16 = _decoded(data, "utf-16") if data.startswith(_UTF16) else None
    if utf16 is not None:
        return utf16
    if b"\x00" in data[:4096]:
        raise DocumentUnreadableError(f"{name}：不是文字文件（含有二进制内容）。请另存为txt、html或docx后再读")
    utf8 = _decoded(data, "utf-8")
    if utf8 is not None and (utf8.isascii() or _WIDE.search(utf8)):
        return utf8
    gb18030 = _decoded(data, "gb18030")
    if utf8 is not None and not (gb18030 and _HAN.search(gb18030)):
        return utf8
    if gb18030 is not None:
        return gb18030
    raise DocumentUnreadableError(f"{name}：编码既不是UTF-8也不是GB18030。请用记事本另存为UTF-8后再读")


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


@uncollected
def read(data: bytes, name: str) -> Contents:
    """Read paragraphs and tables; a line that was broken within a sentence goes on in one block."""
    text = decode(data, name)
    lines = lines_of(text)
    tables = find_tables(text, lines)
    spans: list[Span] = [] if tables else list(spans_of_lines(lines))
    for start, end in gaps_between(len(text), [(table.start, table.end) for table in tables]) if tables else ():
        spans.extend(spans_of_lines(lines_of(text, start, end)))
    spans.extend(Span(cell.start, cell.end, "cell") for table in tables for row in table.rows for cell in row)
    return Contents(text, blocks_of_spans(text, sorted(spans, key=lambda span: span[:2])), tables)
