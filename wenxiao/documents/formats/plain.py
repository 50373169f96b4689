"""Plain text in UTF-8 or GB18030."""

import re

from wenxiao.documents.layout import blocks_of_lines
from wenxiao.documents.model import Block
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
    utf8, gb18030 = _decoded(data, "utf-8"), _decoded(data, "gb18030")
    if utf8 is not None and not (gb18030 and _HAN.search(gb18030) and not _WIDE.search(utf8) and not utf8.isascii()):
        return utf8
    if gb18030 is not None:
        return gb18030
    raise DocumentUnreadableError(f"{name}：编码既不是UTF-8也不是GB18030。请用记事本另存为UTF-8后再读")


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def read(data: bytes, name: str) -> tuple[str, tuple[Block, ...]]:
    """Read lines as blocks."""
    text = decode(data, name)
    return text, blocks_of_lines(text)
