"""Open a file as a document, whatever its format."""

import re
import sys
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from wenxiao.documents.dirt import without_dirt
from wenxiao.documents.formats import readers
from wenxiao.documents.model import Document
from wenxiao.errors import DocumentFormatError, DocumentUnreadableError

STANDARD_INPUT = "-"
_PAGE = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|\?xml[^>]*>\s*<!doctype html)", re.I)
_OLD = {".doc": "docx", ".wps": "docx", ".rtf": "docx", ".et": "xlsx", ".ofd": "pdf", ".ceb": "pdf"}


def read_document(path: Path | str, *, data: bytes | None = None) -> Document:
    """Read a document; `data` stands in for the file's content, and the path `-` is standard input.

    Offsets count characters of the decoded text, in which nothing is translated. The format is told by the file's
    ending, for standard input by its first bytes. Raise DocumentFormatError for an unknown format and
    DocumentUnreadableError for a file that is absent, empty or damaged, or a scan.
    """
    path = Path(path)
    is_input = str(path) == STANDARD_INPUT
    name = "标准输入" if is_input else str(path)
    reader = None if is_input else readers().get(path.suffix.lower())
    if reader is None and not is_input:
        raise DocumentFormatError(f"{name}：不认识“{path.suffix or '没有后缀'}”这种格式。{_advice(path)}")
    content = _content(path) if data is None else data
    if not content.strip():
        raise DocumentUnreadableError(f"{name}：{'什么也没有传来' if is_input else '文件是空的'}。请检查是否传错了文件")
    contents = (reader or readers()[suffix_of(content)])(content, name)
    if not contents.blocks:
        raise DocumentUnreadableError(f"{name}：里面没有文字（可能只有图片或扫描页）。请换成有文字的版本")
    return Document(
        name=name if is_input else path.name,
        text=contents.text,
        blocks=without_dirt(contents.text, contents.blocks),
        sha256=sha256(content).hexdigest(),
        tables=contents.tables,
    )


def suffix_of(data: bytes) -> str:
    """Tell a format by its first bytes, as the ending that its files have; plain text where nothing says otherwise."""
    if data.lstrip()[:5] == b"%PDF-":
        return ".pdf"
    if data[:4] == b"PK\x03\x04" and zipfile.is_zipfile(BytesIO(data)):
        names = zipfile.ZipFile(BytesIO(data)).namelist()
        return ".xlsx" if any(name.startswith("xl/") for name in names) else ".docx"
    return ".html" if _PAGE.match(data[:1024]) else ".txt"


def _advice(path: Path) -> str:
    known = "、".join(sorted(suffix.lstrip(".") for suffix in readers()))
    better = _OLD.get(path.suffix.lower())
    return f"能读的有{known}，请" + (f"用Word或WPS另存为{better}" if better else "另存为其中一种")


def _content(path: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(path) == STANDARD_INPUT else path.read_bytes()
    except OSError as error:
        reason = "找不到这个文件" if isinstance(error, FileNotFoundError) else f"打不开（{error.strerror}）"
        raise DocumentUnreadableError(f"{path}：{reason}。请检查路径和权限") from error
