"""What may be kept as evidence."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings
from wenxiao_web.errors import UploadRefusedError
from wenxiao_web.matters.uploads import accept_file, accept_text


def packed(text: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as opened:
        opened.writestr("word/document.xml", f"<w:t>{text}</w:t>".encode())
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("病毒.exe", b"MZ", "类型不收"),
        ("空.txt", b"", "是空的"),
        ("照片.png", b"not a picture", "与扩展名不符"),
        ("坏.docx", b"PK\x03\x04 broken", "与扩展名不符"),
        ("机密文件.txt", b"x", "密级标志"),
        ("通知.txt", "机密★5年\n关于……".encode(), "密级标志"),
        ("通知.txt", "秘 密\n关于……".encode("gb18030"), "密级标志"),
        ("通知.docx", packed("绝密"), "密级标志"),
    ],
    ids=str,
)
def test_refused(name: str, data: bytes, words: str) -> None:
    with pytest.raises(UploadRefusedError, match=words):
        accept_file(SimpleUploadedFile(name, data))


def test_a_file_over_the_limit_is_refused(settings: Settings) -> None:
    settings.UPLOAD_LIMIT_BYTES = 10
    with pytest.raises(UploadRefusedError, match="超过"):
        accept_file(SimpleUploadedFile("清单.txt", b"12345678901"))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("清单.txt", "不涉及国家秘密和商业秘密。".encode()),
        ("验收单.docx", packed("验收单10份")),
        ("照片.jpg", b"\xff\xd8\xff\xe0 picture"),
    ],
    ids=str,
)
def test_accepted(name: str, data: bytes) -> None:
    accept_file(SimpleUploadedFile(name, data))


def test_typed_secrecy_words_are_refused() -> None:
    accept_text("竣工验收单10份")
    with pytest.raises(UploadRefusedError, match="涉密内容不得录入"):
        accept_text("见机密文件第3号")
