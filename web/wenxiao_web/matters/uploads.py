"""Which files may be kept as evidence: by type, by size, and without a secrecy mark."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePath

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from wenxiao_web.errors import UploadRefusedError

_STARTS = {
    ".pdf": b"%PDF",
    ".png": b"\x89PNG",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".docx": b"PK\x03\x04",
    ".xlsx": b"PK\x03\x04",
    ".txt": b"",
}
ACCEPTED = tuple(_STARTS)
_WORD = re.compile(r"绝\s*密|机\s*密|秘\s*密")
# A mark stands alone on its line or cell, or carries the star of its term; the bare word in a sentence is no mark.
_MARK = re.compile(r"(?:绝\s*密|机\s*密|秘\s*密)\s*[★☆]|(?:^|[\n\r>])\s*(?:绝\s*密|机\s*密|秘\s*密)\s*(?:$|[\n\r<])")
_UNPACKED_LIMIT = 100 * 1024 * 1024


def accept_text(*texts: str) -> None:
    """Refuse typed words that bear a secrecy word: what is secret has no place here."""
    if any(_WORD.search(text) for text in texts):
        raise UploadRefusedError(
            _("文字里有“绝密”“机密”或“秘密”字样。涉密内容不得录入本系统；如果只是提到这个词，请换一种说法。")
        )


def accept_file(file: UploadedFile) -> None:
    """Refuse a file of another type, over the limit, damaged, or marked secret; it is not stored."""
    name, size = file.name or "", file.size or 0
    suffix = PurePath(name).suffix.lower()
    if suffix not in _STARTS:
        raise UploadRefusedError(
            _("文件“%(name)s”的类型不收。请用%(types)s。") % {"name": name, "types": "、".join(ACCEPTED)}
        )
    limit = settings.UPLOAD_LIMIT_BYTES
    if not 0 < size <= limit:
        raise UploadRefusedError(
            _("文件“%(name)s”是空的，或者超过%(limit)sMB。请压缩或者分开上传。")
            % {"name": name, "limit": limit // 1024 // 1024}
        )
    if _WORD.search(name):
        raise _marked(name)
    file.seek(0)
    data = file.read()
    file.seek(0)
    if not data.startswith(_STARTS[suffix]):
        raise UploadRefusedError(_("文件“%(name)s”的内容与扩展名不符，可能已损坏。请重新导出后再传。") % {"name": name})
    if any(_MARK.search(text) for text in _texts(name, suffix, file, data)):
        raise _marked(name)


def _texts(name: str, suffix: str, file: UploadedFile, data: bytes) -> Iterator[str]:
    parts = _members(name, file) if suffix in (".docx", ".xlsx") else iter([data])
    for part in parts:
        for encoding in ("utf-8", "gb18030", "utf-16-le"):
            yield part.decode(encoding, errors="ignore")


def _members(name: str, file: UploadedFile) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(file) as packed:
            if sum(member.file_size for member in packed.infolist()) > _UNPACKED_LIMIT:
                raise UploadRefusedError(_("文件“%(name)s”解开后过大。请拆分后再传。") % {"name": name})
            for member in packed.infolist():
                if member.filename.endswith((".xml", ".txt")):
                    yield packed.read(member)
    except zipfile.BadZipFile as error:
        raise UploadRefusedError(
            _("文件“%(name)s”的内容与扩展名不符，可能已损坏。请重新导出后再传。") % {"name": name}
        ) from error
    finally:
        file.seek(0)


def _marked(name: str) -> UploadRefusedError:
    return UploadRefusedError(_("文件“%(name)s”带有密级标志，没有保存。涉密材料不得上传到本系统。") % {"name": name})
