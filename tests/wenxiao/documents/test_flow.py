"""Lines that were broken within a sentence go on in one block; dirt and page numbers are no part of it."""

import pytest

from wenxiao.documents import Document, has_body, read_document
from wenxiao.reading import read_figures


def _document(text: str) -> Document:
    return read_document("a.txt", data=text.encode())


def _blocks(text: str) -> list[str]:
    document = _document(text)
    return [document.text[block.start : block.end] for block in document.blocks]


def test_a_line_that_begins_with_a_pause_goes_on() -> None:
    assert _blocks("认真贯彻《\n会计法\n》，提高质量。\n增长7%。") == [
        "认真贯彻《",
        "会计法\n》，提高质量。",
        "增长7%。",
    ]
    assert _blocks("粮食产量居\n全国第一\n，增长7%。") == ["粮食产量居", "全国第一\n，增长7%。"]


def test_a_number_cut_from_its_unit_is_one_figure() -> None:
    document = _document("一、2024年工作总结\n全年完成工业固定资产投资305.6亿\n元，增长7%。")
    first = read_figures(document)[0]
    assert (first.text, first.unit) == ("305.6亿\n元", "亿元")


def test_lines_wrapped_at_one_width_are_paragraphs() -> None:
    line = "全年各街道把项目建设放在首位，签约落地项目并开工复工，完成投资，"
    text = "\n".join([line] * 14) + "\n增长7%。\n一、2025年工作安排\n新建公园12个。"
    assert [len(block.split("\n")) for block in _blocks(text)] == [15, 1, 1]


def test_whole_lines_stay_apart() -> None:
    lines = ["一、2024年工作总结", "增长7%。", "工业平稳", "1.扩大投资", "新建公园12个。"]
    assert _blocks("\n".join(lines)) == lines


@pytest.mark.parametrize("number", ["— 3 —", "-3-", "第3页", "第3页 共12页"])
def test_a_page_number_within_a_sentence_is_left_out(number: str) -> None:
    document = _document(f"一、2024年工作总结\n全年完成工业固定资产投资，新建公园\n{number}\n，改造公园12个。")
    figures = read_figures(document)
    assert [(f.text, f.unit) for f in figures] == [("12个", "个")]


@pytest.mark.parametrize(
    "dirt",
    ["https://www.example.cn/a?b=1", "www.example.com", "&nbsp;", "&ensp;", "<br/>", "马 克 数据网",
     "来源：百度某某数据网", "\ue633", "\ufffd"],
)  # fmt: skip
def test_dirt_between_number_and_unit_is_left_out(dirt: str) -> None:
    document = _document(f"一、2024年工作总结\n全年新建公园12{dirt}个，增长7%。")
    figures = read_figures(document)
    assert (str(figures[0].value), figures[0].unit, figures[0].subject) == ("12", "个", "新建公园")
    assert all(document.text[f.start : f.end] == f.text for f in figures)


def test_an_item_that_states_an_amount_is_no_heading() -> None:
    document = _document("2025年实事项目安排\n一、实事项目\n1.*改建护理床位220张\n2.扩大投资")
    assert [block.kind for block in document.blocks] == ["paragraph", "heading", "paragraph", "heading"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "首页\n政策\n函\n通知\n索引号：\t1144/2021-05\t分类：\t\n名称：\t工作报告\n下载文字版\n版权所有\n联系我们",
            False,
        ),
        ("工作报告\n全年各项工作有序推进。", True),
        ("新建公园12个", True),
        ("指标表\n一\n二\n三\n指标 | 目标 |\n投资 | 100亿元 |\n财政收入 | 1200万元 |", True),
    ],
    ids=["menus", "a-sentence", "one-line", "a-table"],
)
def test_a_page_without_a_report_is_told_from_one(text: str, expected: bool) -> None:
    assert has_body(_document(text)) is expected
