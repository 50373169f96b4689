"""What the formats other than plain text give: pdf, xlsx, html and docx with their tables, standard input."""

import io
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest

from wenxiao.documents import Document, Table, read_document
from wenxiao.documents.opening import suffix_of
from wenxiao.errors import DocumentFormatError, DocumentUnreadableError

FIXTURES = Path(__file__).parents[2] / "fixtures" / "documents"


def _rows(document: Document, table: Table) -> list[list[str]]:
    return [[document.text[cell.start : cell.end] for cell in row] for row in table.rows]


def test_pdf_lines_are_joined_to_paragraphs_over_the_end_of_a_page() -> None:
    document = read_document(FIXTURES / "report.pdf")
    paragraphs = [document.text[b.start : b.end] for b in document.blocks if b.kind == "paragraph"]
    assert len(paragraphs) == 7  # the title and six paragraphs, and no page number
    over = next(block for block in document.blocks if block.left_out)
    assert [document.text[start:end] for start, end in over.left_out] == ["— 2 —"]
    assert [document.text[b.start : b.end] for b in document.blocks if b.kind == "heading"] == ["一、2024年工作回顾"]


def test_pdf_table_with_rules_is_a_table_and_its_radicals_are_characters() -> None:
    document = read_document(FIXTURES / "plan_with_table.pdf")
    (table,) = document.tables
    assert _rows(document, table)[0] == ["指标", "单位", "2024年实际", "2025年目标"]
    assert _rows(document, table)[2] == ["规模以上工业增加值增速", "%", "6.2", "7.5左右"]
    assert all(cell.is_header for cell in table.rows[0])
    assert "一、主要指标" in document.text
    assert "二、重点工作" in document.text


def test_a_scanned_pdf_is_named_as_such_with_what_to_do() -> None:
    with pytest.raises(DocumentUnreadableError, match=r"扫描件.*OCR"):
        read_document(FIXTURES / "scan.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.4\nbroken", b"no pdf at all"], ids=["cut off", "no pdf"])
def test_a_damaged_pdf_says_what_to_do(data: bytes) -> None:
    with pytest.raises(DocumentUnreadableError, match=r"不是PDF.*请重新下载"):
        read_document("a.pdf", data=data)


def test_xlsx_gives_captions_merged_headers_percentages_and_dates() -> None:
    document = read_document(FIXTURES / "targets.xlsx")
    targets, tasks = document.tables
    assert targets.caption == "河湾区2025年主要指标 单位：亿元"
    assert _rows(document, targets)[2] == ["地区生产总值", "1210.5", "6.2%", "1300"]
    assert [(cell.row_span, cell.column_span) for cell in targets.rows[0]] == [(2, 1), (1, 2), (2, 1)]
    assert all(cell.is_header for row in targets.rows[:2] for cell in row)
    assert _rows(document, tasks)[1] == ["1", "新建社区食堂12家", "2025年6月30日", "区民政局"]
    assert [document.text[b.start : b.end] for b in document.blocks if b.kind == "heading"] == ["主要指标", "重点任务"]


def test_an_xlsx_read_again_from_its_text_has_the_same_tables() -> None:
    first = read_document(FIXTURES / "targets.xlsx")
    again = read_document("a.txt", data=first.text.encode())
    assert again.text == first.text
    assert _rows(again, again.tables[-1]) == _rows(first, first.tables[-1])


def test_a_damaged_xlsx_says_what_to_do() -> None:
    with pytest.raises(DocumentUnreadableError, match="另存为xlsx"):
        read_document("a.xlsx", data=b"PK\x03\x04 broken")


def test_html_table_keeps_merged_cells_and_its_own_headers() -> None:
    page = (
        "<p>表1 主要指标</p><table><tr><th rowspan=2>指标</th><th colspan=2>2024年</th></tr>"
        "<tr><th>目标</th><th>实际</th></tr><tr><td>投资</td><td>100</td><td>108</td></tr></table>"
    )
    document = read_document("a.html", data=page.encode())
    (table,) = document.tables
    assert table.caption == "表1 主要指标"
    assert [(c.row, c.column, c.row_span, c.column_span) for c in table.rows[0]] == [(0, 0, 2, 1), (0, 1, 1, 2)]
    assert [(c.row, c.column) for c in table.rows[1]] == [(1, 1), (1, 2)]
    assert [cell.is_header for cell in table.rows[2]] == [False, False, False]


def test_html_table_that_lays_out_the_page_is_read_as_paragraphs() -> None:
    page = f"<table><tr><td>栏目</td><td><p>一、2024年工作回顾</p><p>{'全年增长7%。' * 600}</p></td></tr></table>"
    document = read_document("a.html", data=page.encode())
    assert not document.tables
    assert [block.kind for block in document.blocks] == ["paragraph", "heading", "paragraph"]


def test_docx_table_keeps_merged_cells() -> None:
    word = docx.Document()
    word.add_paragraph("单位：亿元")
    table = word.add_table(rows=3, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "主要指标"
    for row, (name, value) in enumerate([("财政收入", "86"), ("工业投资", "120.5")], start=1):
        table.cell(row, 0).text, table.cell(row, 1).text = name, value
    stream = BytesIO()
    word.save(stream)
    document = read_document("a.docx", data=stream.getvalue())
    (read,) = document.tables
    assert (read.rows[0][0].column_span, read.caption) == (2, "单位：亿元")
    assert _rows(document, read)[1:] == [["财政收入", "86"], ["工业投资", "120.5"]]
    assert document.text[read.start : read.end] == "主要指标\n财政收入\t86\n工业投资\t120.5"


def test_standard_input_is_read_and_its_format_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(BytesIO("<html><body><p>增长7%。</p></body></html>".encode())))
    document = read_document("-")
    assert (document.name, document.text) == ("标准输入", "增长7%。")


def test_empty_standard_input_says_so() -> None:
    with pytest.raises(DocumentUnreadableError, match="什么也没有传来"):
        read_document("-", data=b"")


def test_formats_are_told_by_their_first_bytes() -> None:
    word = BytesIO()
    docx.Document().save(word)
    assert suffix_of(word.getvalue()) == ".docx"
    assert suffix_of((FIXTURES / "targets.xlsx").read_bytes()) == ".xlsx"
    assert suffix_of((FIXTURES / "scan.pdf").read_bytes()) == ".pdf"
    assert suffix_of("全年增长7%。".encode()) == ".txt"
    empty = BytesIO()
    with zipfile.ZipFile(empty, "w"):
        pass
    assert suffix_of(empty.getvalue()) == ".txt"


def test_an_old_format_names_the_new_one() -> None:
    with pytest.raises(DocumentFormatError, match="另存为docx"):
        read_document("报告.doc", data=b"\xd0\xcf")
