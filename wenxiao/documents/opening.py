"""Open a file as a document, whatever its format."""

from hashlib import sha256
from pathlib import Path

from wenxiao.documents.formats import readers
from wenxiao.documents.model import Document
from wenxiao.errors import DocumentFormatError, DocumentUnreadableError


def read_document(path: Path | str, *, data: bytes | None = None) -> Document:
    """Read a document; `data` stands in for the file's content.

    Offsets count characters of the decoded text, in which nothing is translated. Raise DocumentFormatError for an
    unknown format and DocumentUnreadableError for a file that is absent, empty or damaged.
    """
    path = Path(path)
    reader = readers().get(path.suffix.lower())
    if reader is None:
        known = "、".join(sorted(suffix.lstrip(".") for suffix in readers()))
        raise DocumentFormatError(
            f"{path}：不认识“{path.suffix or '没有后缀'}”这种格式。能读的有{known}，请另存为其中一种"
        )
    content = _content(path) if data is None else data
    if not content.strip():
        raise DocumentUnreadableError(f"{path}：文件是空的。请检查是否传错了文件")
    text, blocks = reader(content, str(path))
    if not blocks:
        raise DocumentUnreadableError(f"{path}：里面没有文字（可能只有图片或扫描页）。请换成有文字的版本")
    return Document(name=path.name, text=text, blocks=blocks, sha256=sha256(content).hexdigest())


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = "找不到这个文件" if isinstance(error, FileNotFoundError) else f"打不开（{error.strerror}）"
        raise DocumentUnreadableError(f"{path}：{reason}。请检查路径和权限") from error
