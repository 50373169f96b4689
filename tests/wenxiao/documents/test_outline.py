"""Headings, what stands under them, and the first lines."""

from datetime import date

import pytest

from wenxiao.documents import Document, head_of, outline_of, read_document


def _document(text: str) -> Document:
    return read_document("a.txt", data=text.encode())


REPORT = """2025年沈阳市铁西区人民政府工作报告
时间: 2024-12-27 打印: 打印
——2024年12月18日在铁西区第十九届人民代表大会上
一、2024年工作总结
全年增长7%。
（一）着力推动发展。经济运行稳中有进。
项目投资有力。签约落地亿元以上项目350个，开复工505个，其余继续推进。
二、2025年工作安排
1.扩大投资
谋划项目800个。
"""


def test_sections_nest_and_end_where_the_next_of_their_rank_begins() -> None:
    document = _document(REPORT)
    sections = {section.title: section for section in outline_of(document)}
    review, plan = sections["一、2024年工作总结"], sections["二、2025年工作安排"]
    assert review.end == plan.start
    assert plan.end == len(document.text)
    assert sections["（一）着力推动发展"].path == ("一、2024年工作总结", "（一）着力推动发展")
    assert sections["项目投资有力"].path[-2:] == ("（一）着力推动发展", "项目投资有力")
    assert sections["1.扩大投资"].path == ("二、2025年工作安排", "1.扩大投资")


def test_head_takes_the_meeting_and_not_the_publishing_date() -> None:
    head = head_of(_document(REPORT))
    assert head.title == "2025年沈阳市铁西区人民政府工作报告"
    assert head.place == "铁西区"
    assert head.dated_on == date(2024, 12, 18)


@pytest.mark.parametrize(
    ("text", "place", "dated_on"),
    [
        ("关于涟县2023年国民经济和社会发展计划执行情况与2024年计划草案的报告\n", "涟县", None),
        ("全县2023年工作报告\n", "", None),
        ("石桥街道办事处2023年工作报告\n", "石桥街道", None),
        ("政府工作报告\n二〇二一年二月五日\n现在，我代表清苑区人民政府报告工作。", "清苑区", date(2021, 2, 5)),
        ("政府工作报告\n现在，我代表国务院，向大会作政府工作报告。", "全国", None),
        ("阜平县政府工作报告\n——2013年3月8日在阜平县第十六届人民代表大会上", "阜平县", date(2013, 3, 8)),
        ("2024年河北省政府工作报告\n增长5%。", "河北省", None),
        ("一段没有题头的话。", "", None),
        ("报告\n2024年13月40日", "", None),
    ],
)
def test_place_and_date_of_other_reports(text: str, place: str, dated_on: date | None) -> None:
    head = head_of(_document(text))
    assert (head.place, head.dated_on) == (place, dated_on)
