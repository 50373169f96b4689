"""Files in, documents out; bad files say what to do."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenxiao.documents import read_document
from wenxiao.errors import DocumentFormatError, DocumentUnreadableError

CHINESE = st.text(alphabet="地区生产总值增长全年项目，。：；（）\n 　0123456789%亿元", min_size=1)


@given(CHINESE.filter(lambda text: text.strip() != ""))
def test_offsets_survive_gb18030(text: str) -> None:
    utf8 = read_document("a.txt", data=text.encode())
    gb = read_document("a.txt", data=text.encode("gb18030"))
    assert utf8.text == gb.text == text
    assert utf8.blocks == gb.blocks


@given(CHINESE.filter(lambda text: text.strip() != ""))
def test_blocks_are_ordered_numbered_and_hold_the_text(text: str) -> None:
    document = read_document("a.txt", data=text.encode())
    position = 0
    for number, block in enumerate(document.blocks, start=1):
        assert block.number == number
        assert position <= block.start < block.end <= len(text)
        position = block.end
    assert "".join("".join(text[b.start : b.end] for b in document.blocks).split()) == "".join(text.split())


def test_line_ends_and_bom_stay_in_the_text() -> None:
    document = read_document("a.txt", data="\ufeff一、总结\r\n增长7%。\r".encode())
    assert document.text == "\ufeff一、总结\r\n增长7%。\r"
    assert [document.text[b.start : b.end] for b in document.blocks] == ["一、总结", "增长7%。"]


def test_line_ends_written_as_letters_part_blocks() -> None:
    document = read_document("a.txt", data="工作报告\\r\\n一、回顾\\r\\n增长7%。".encode())
    assert [document.text[b.start : b.end] for b in document.blocks] == ["工作报告", "一、回顾", "增长7%。"]


def test_html_gives_headings_paragraphs_and_cells_without_scripts() -> None:
    page = (
        "<html><head><title>网页</title><script>var a=1;</script></head><body><h1>报告</h1>"
        "<p>生产总值<b>1300</b>亿元。</p><table><tr><th>指标</th><td>108.2亿元</td></tr></table></body></html>"
    )
    document = read_document("a.html", data=page.encode())
    assert document.text == "报告\n生产总值1300亿元。\n指标\t108.2亿元"
    assert [block.kind for block in document.blocks] == ["heading", "paragraph", "cell", "cell"]


def test_html_in_gbk_is_decoded_by_its_declaration() -> None:
    page = '<html><head><meta charset="gbk"></head><body><p>增长7%。</p></body></html>'
    assert read_document("a.html", data=page.encode("gbk")).text == "增长7%。"


def test_docx_gives_paragraphs_and_cells_in_order() -> None:
    word = docx.Document()
    word.add_heading("总结", level=1)
    word.add_paragraph("增长7%。")
    cells = word.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text, cells[1].text = "投资", "405.8亿元"
    stream = BytesIO()
    word.save(stream)
    document = read_document("a.docx", data=stream.getvalue())
    assert document.text == "总结\n增长7%。\n投资\t405.8亿元"
    assert [block.kind for block in document.blocks] == ["heading", "paragraph", "cell", "cell"]
    assert document.blocks[0].level == 1


def test_sha256_is_of_the_file() -> None:
    first, second = (read_document("a.txt", data=data) for data in ("增长7%。".encode(), "增长7%。".encode("gbk")))
    assert first.text == second.text
    assert first.sha256 != second.sha256


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"  \n", "文件是空的"),
        ("a.docx", b"not a zip", "另存为docx"),
        ("a.txt", b"\x00\x01\x02" * 10, "不是文字文件"),
        ("a.html", b"<html><body><img src='a.png'></body></html>", "没有文字"),
        ("a.txt", b"\xff\xff\xff\x81", "编码"),
    ],
    ids=["empty", "not-a-docx", "binary", "picture-only", "unknown-encoding"],
)
def test_a_bad_file_says_what_to_do(name: str, data: bytes, words: str) -> None:
    with pytest.raises(DocumentUnreadableError, match=words):
        read_document(name, data=data)


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(DocumentFormatError, match=r"docx、.*html.*txt"):
        read_document("a.wps", data="增长7%".encode())


def test_an_absent_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentUnreadableError, match="找不到这个文件"):
        read_document(tmp_path / "没有.txt")
