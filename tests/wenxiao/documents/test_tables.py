"""Tables in plain text: bars, tabs, one cell a line; a cell over several rows; what is no table."""

import time

import pytest

from wenxiao.documents import Document, read_document
from wenxiao.documents.tables.looks import Look, look_of


def _document(text: str) -> Document:
    return read_document("a.txt", data=text.encode())


def _rows(document: Document) -> list[list[str]]:
    (table,) = document.tables
    return [[document.text[cell.start : cell.end] for cell in row] for row in table.rows]


def test_bars_part_cells_and_a_rule_of_dashes_is_no_row() -> None:
    document = _document("指标完成表\n| 指标 | 目标 | 实际 |\n|---|---|---|\n| 投资 | 100亿元 | 108亿元 |\n增长7%。")
    assert _rows(document) == [["指标", "目标", "实际"], ["投资", "100亿元", "108亿元"]]
    assert document.tables[0].caption == "指标完成表"
    assert [cell.is_header for cell in document.tables[0].rows[1]] == [True, False, False]
    assert document.blocks[-1].kind == "paragraph"


def test_a_merged_cell_reaches_down_over_rows_that_lack_it() -> None:
    document = _document(
        "序号 | 项目 | 数量 | 进度 |\n1 | 新建食堂 | 12 | 40% |\n改造食堂 | 8 | 100% | |\n2 | 打造线路 | 6 | 90% |"
    )
    first = document.tables[0].rows[1]
    assert [(cell.column, cell.row_span) for cell in first] == [(0, 2), (1, 1), (2, 1), (3, 1)]
    assert [cell.column for cell in document.tables[0].rows[2]] == [1, 2, 3]


def test_a_cell_a_line_with_bars_is_gathered_into_rows() -> None:
    document = _document(
        "序号 |\n单位 |\n项目 |\n进展 |\n||\n一 |\n住建局 |\n道路 |\n完工 |\n||\n桥梁 |\n在建 |\n||||\n"
    )
    rows = document.tables[0].rows
    assert [document.text[c.start : c.end] for c in rows[2]] == ["桥梁", "在建"]
    assert [cell.column for cell in rows[2]] == [2, 3]


def test_lines_that_begin_with_a_tab_go_on_with_the_row() -> None:
    text = (
        "序号\n\t事项\n\t牵头单位\n1\n\t新建食堂12家\n\t人力\n资源局\n2\n\t改造小区8个\n\t住建局\n　　附件3\n增长7%。"
    )
    document = _document(text)
    assert _rows(document)[1:] == [["1", "新建食堂12家", "人力\n资源局"], ["2", "改造小区8个", "住建局"]]
    assert document.text[document.blocks[-2].start :].startswith("附件3")


def test_ordinals_tell_the_rows_of_a_list_of_cells() -> None:
    items = "1\n新建食堂12家\n民政局\n2\n改造小区8个\n住建局\n3\n新增车位900个\n交通局\n"
    text = f"民生实事\n序号\n事项\n单位\n{items}以上事项年底前完成。"
    document = _document(text)
    assert _rows(document)[3] == ["3", "新增车位900个", "交通局"]
    assert document.text[document.blocks[-1].start :] == "以上事项年底前完成。"


@pytest.mark.parametrize(
    "text",
    [
        "一、总结\n\t道路工程：新建道路12条。\n各项工作推进。\n\t社区工作：培训556名。",
        "时间：2023-03-30\t\t作者：某某\t来源：官网\n增长7%。",
        "甲|\n增长7%。",
        "甲\n1\n2\n3\n4\n乙\n5\n6\n7\n8",
    ],
    ids=["paragraphs-with-a-tab", "one-line", "one-bar", "values-without-headers"],
)
def test_what_is_no_table(text: str) -> None:
    assert _document(text).tables == ()


@pytest.mark.parametrize(
    ("cell", "look"),
    [
        ("", "empty"), ("12", "ordinal"), ("三", "ordinal"), ("2024年", "year"), ("2021—2025年", "year"),
        ("1300", "value"),
        ("3%左右", "value"), ("增长8.5%", "value"), ("≥85", "value"), ("〔15〕", "value"), ("区民政局", "name"),
        ("2025年目标", "name"),
    ],
)  # fmt: skip
def test_looks_of_cells(cell: str, look: Look) -> None:
    assert look_of(cell) == look


@pytest.mark.parametrize("piece", ["|\n", "a\tb\n", "1\n", "序号\n1\n", "甲\n1\n2\n3\n4\n", "\n\t甲", "| a | b |\n"])
def test_a_long_repetition_is_opened_in_time_that_grows_with_its_length(piece: str) -> None:
    began = time.perf_counter()
    _document("报告\n" + piece * (20_000 // len(piece)))
    assert time.perf_counter() - began < 5
