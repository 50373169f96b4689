"""Official papers: one content, laid out by GB/T 9704 as PDF and docx; every fact from the notice and its matters."""

import re
from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import cases
from tests.wenxiao.clocks.facts import facts_of, moment
from tests.wenxiao.supervision.papers_in_hand import LATE, POSTS, due_notice, late_watch
from wenxiao.calendars import default_calendar
from wenxiao.errors import NoticeStateError
from wenxiao.supervision import Notice, document_kinds, draft, issue, requested_notice, review
from wenxiao.supervision.kinds import Form
from wenxiao.supervision.papers import (
    Letterhead,
    OfficialPaper,
    SupervisedMatter,
    as_docx,
    as_pdf,
    as_png,
    compose,
    counts_by_unit,
    late_watches,
)
from wenxiao.supervision.papers.layout import POINTS_A_MILLIMETRE, official_layout
from wenxiao.supervision.papers.model import Heading, Paragraph, Table, title_lines, with_ordinals

AT = moment("2025-10-09T10:00")
SAID = {"time": "10月17日上午9时", "place": "区政府第二会议室", "interviewer": "分管副区长"}
HEAD = Letterhead(organ="铁西区督查督办组", printed_by="铁西区督查督办组", copied_to=("区委办公室", "区政府办公室"))


def a_matter(
    number: str = "ZD-1", title: str = "改造老旧小区", unit: str = "区房产局", **said: Any
) -> SupervisedMatter:
    return SupervisedMatter(
        number=number,
        title=title,
        lead_unit=unit,
        responsible_leader="分管城建副区长",
        basis="政府工作报告“改造老旧小区10个”",
        facts=facts_of({**LATE, **said}),
    )


MATTERS = (
    a_matter(),
    a_matter("ZD-2", "更换电梯", reports=[{"at": "2025-09-20T10:00", "amount": 10}]),
    a_matter("ZD-3", "新建学校", "区教育局", reports=[{"at": "2025-08-20T10:00", "amount": 4}]),
)


def issued(notice: Notice) -> Notice:
    asks = {key: SAID[key] for key in notice.rung.document.asks}
    notice = draft(notice, late_watch(), title="改造老旧小区", unit="区房产局", by=POSTS["督查岗"], at=AT, said=asks)
    if notice.rung.reviewed_by:
        notice = review(notice, by=POSTS["副组长"], at=AT)
    signer = POSTS["分管副区长" if notice.rung.signed_by == "leader" else "组长"]
    return issue(
        notice, number=f"{notice.rung.series}〔2025〕1号", signed_by=signer, at=AT, calendar=default_calendar()
    )


def a_paper(rung: str = "dispatch") -> OfficialPaper:
    return compose(issued(replace(due_notice(rung), due_at=AT)), HEAD, MATTERS, at=AT)


def said_in(paper: OfficialPaper) -> str:
    return "\n".join(block.text for block in paper.blocks if not isinstance(block, Table))


def test_a_dispatch_order_says_what_the_ledger_says() -> None:
    paper = a_paper()
    assert (paper.mark, paper.number) == ("铁西区督查督办组文件", "铁督〔2025〕1号")
    assert (paper.addressees, paper.date_words) == (("区房产局",), "2025年10月9日")
    text = said_in(paper)
    assert "改造老旧小区（事项ZD-1），牵头单位区房产局，责任领导分管城建副区长。" in text
    assert "截至2025年10月9日，已超时限：“完成10个”超1个工作日。" in text
    assert "请在2025年10月13日17:00前书面回复" in text
    assert "配合单位" not in text, "没有配合单位的不写这一段"


def test_headings_are_numbered_by_level() -> None:
    headings = [(1, "甲"), (2, "乙"), (3, "丙"), (4, "丁"), (2, "戊"), (3, "己"), (1, "庚"), (2, "辛")]
    assert list(with_ordinals(headings)) == [
        "一、甲", "（一）乙", "1.丙", "（1）丁", "（二）戊", "1.己", "二、庚", "（一）辛",
    ]  # fmt: skip


def test_a_circular_counts_matters_by_unit_in_five_words() -> None:
    paper = compose(issued(replace(due_notice("circular"), due_at=AT)), HEAD, MATTERS, at=AT)
    words, late = (block for block in paper.blocks if isinstance(block, Table))
    assert words.head == ("单位", "事项数", "已完成", "超进度", "达到序时进度", "欠进度", "未启动")
    assert words.rows == (
        ("区房产局", "2", "1", "0", "0", "0", "1"),
        ("区教育局", "1", "0", "0", "0", "1", "0"),
        ("合计", "3", "1", "0", "0", "1", "1"),
    )
    assert "列入督查的事项共3项，其中已完成1项、欠进度1项、未启动1项。" in said_in(paper)
    assert [row[1:] for row in late.rows] == [
        ("改造老旧小区", "区房产局", "完成4个", "8月29日", "24"),
        ("改造老旧小区", "区房产局", "完成10个", "9月30日", "1"),
        ("新建学校", "区教育局", "完成10个", "9月30日", "1"),
    ]
    assert paper.addressees == ("区房产局", "区教育局")
    assert sum(unit.total for unit in counts_by_unit(MATTERS, AT)) == 3
    assert len(late_watches(MATTERS, AT)) == 3


def test_nothing_late_leaves_the_late_part_out() -> None:
    done = (a_matter(reports=[{"at": "2025-08-20T10:00", "amount": 10}]),)
    paper = compose(issued(replace(due_notice("circular"), due_at=AT)), HEAD, done, at=AT)
    assert "已过时限" not in said_in(paper)
    assert len([block for block in paper.blocks if isinstance(block, Table)]) == 1


def test_earlier_papers_about_the_same_watch_are_named() -> None:
    before = issued(replace(due_notice("dispatch"), due_at=AT))
    paper = compose(issued(replace(due_notice("interview"), due_at=AT)), HEAD, MATTERS, at=AT, before=[before])
    assert "此前的督办文书：督办单铁督〔2025〕1号（2025年10月9日）。" in said_in(paper)
    assert "时间：10月17日上午9时。地点：区政府第二会议室。" in said_in(paper)


def test_a_draft_has_no_number_and_no_date() -> None:
    drafted = draft(due_notice("dispatch"), late_watch(), title="改造老旧小区", unit="区房产局")
    paper = compose(drafted, HEAD, MATTERS, at=AT)
    assert paper.number == "铁督〔2025〕　　号"
    assert paper.dated_on is None
    assert "请在签发后3个工作日内书面回复" in said_in(paper)


def test_what_has_no_paper_is_refused() -> None:
    with pytest.raises(NoticeStateError, match="还没有文稿"):
        compose(due_notice("dispatch"), HEAD, MATTERS, at=AT)
    with pytest.raises(NoticeStateError, match="没有正式文书的版式"):
        compose(due_notice("reminder"), HEAD, MATTERS, at=AT)
    with pytest.raises(NoticeStateError, match="没有ZD-1"):
        compose(issued(replace(due_notice("dispatch"), due_at=AT)), HEAD, MATTERS[1:], at=AT)


PAPERS = [kind.code for kind in document_kinds() if kind.form is not Form.MESSAGE]


@pytest.mark.parametrize("kind", PAPERS)
def test_every_kind_of_paper_is_filled_and_set_as_pdf_and_docx(kind: str) -> None:
    paper = compose(issued(requested_notice(kind, matter="ZD-1", watch="m2", at=AT)), HEAD, MATTERS, at=AT)
    assert paper.number.endswith("〔2025〕1号")
    assert not re.search(r"[{}]|None|“”", said_in(paper))
    pages = pypdfium2.PdfDocument(as_pdf(paper))
    in_pdf = "".join(page.get_textpage().get_text_bounded() for page in pages)
    in_docx = "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(as_docx(paper))).paragraphs)
    for block in paper.blocks:
        if isinstance(block, Heading | Paragraph):
            assert squeezed(block.text) in squeezed(in_pdf)
            assert squeezed(block.text) in squeezed(in_docx)
    assert as_pdf(paper) == as_pdf(paper)


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b\ufffe]|—\d+—", "", text)


def test_the_pdf_has_the_page_and_the_lines_of_the_standard() -> None:
    long = replace(a_paper(), blocks=(Paragraph(text="督" * 28 * 60),), copied_to=())
    document = pypdfium2.PdfDocument(as_pdf(long))
    width, height = document[1].get_size()
    assert (round(width / POINTS_A_MILLIMETRE), round(height / POINTS_A_MILLIMETRE)) == (210, 297)
    page = document[1].get_textpage()
    boxes = [page.get_charbox(n) for n in range(page.count_chars()) if page.get_text_range(n, 1) == "督"]
    rows = sorted({round(box[1]) for box in boxes})
    assert len(rows) == 22
    assert len(boxes) == 22 * 28
    assert min(box[0] for box in boxes) >= 28 * POINTS_A_MILLIMETRE - 1
    assert max(box[2] for box in boxes) <= (210 - 26) * POINTS_A_MILLIMETRE + 1
    assert "— 2 —" in document[1].get_textpage().get_text_bounded()


def test_pages_can_be_had_as_pictures() -> None:
    pages = as_png(a_paper(), pixels_an_inch=40)
    assert pages
    assert all(page.startswith(b"\x89PNG") for page in pages)


def millimetres(length: Length | None) -> int:
    assert length is not None
    return round(float(length.mm))


def test_the_docx_has_the_page_of_the_standard_and_its_lines_and_characters() -> None:
    document = docx.Document(BytesIO(as_docx(a_paper())))
    section = document.sections[0]
    assert [millimetres(side) for side in (section.page_width, section.page_height)] == [210, 297]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [millimetres(side) for side in margins] == [37, 35, 28, 26]
    assert section._sectPr.find(qn("w:docGrid")) is None
    normal = document.styles["Normal"]
    line = normal.paragraph_format.line_spacing
    assert isinstance(line, Length)
    assert int(225 * POINTS_A_MILLIMETRE / line.pt + 0.01) == 22
    cell = 16 + int(normal.element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    assert int(156 * POINTS_A_MILLIMETRE / cell) == 28


def test_the_docx_has_the_type_of_the_standard() -> None:
    document = docx.Document(BytesIO(as_docx(a_paper())))
    runs = {paragraph.text: paragraph.runs[0] for paragraph in document.paragraphs if paragraph.runs}
    layout = official_layout()
    assert str(runs["铁西区督查督办组文件"].font.color.rgb) == layout.red == "FF3333"
    assert (runs["铁西区督查督办组关于"].font.size, fonts(runs["铁西区督查督办组关于"])) == (Pt(22), "方正小标宋简体")
    assert (runs["一、督办事项"].font.size, fonts(runs["一、督办事项"])) == (Pt(16), "黑体")
    assert fonts(runs["（一）限时回复"]) == "楷体_GB2312"
    assert fonts(runs["区房产局："]) == "仿宋_GB2312"
    imprint = [cell.text for row in document.tables[-1].rows for cell in row.cells]
    assert imprint[-2:] == ["铁西区督查督办组", "2025年10月9日印发"]
    assert "抄送：区委办公室，区政府办公室。" in imprint
    footers = (document.sections[0].footer, document.sections[0].even_page_footer)
    assert all("PAGE" in footer.paragraphs[0]._p.xml for footer in footers)


def fonts(run: Any) -> str:
    return str(run._element.rPr.rFonts.get(qn("w:eastAsia")))


def test_a_letter_has_no_imprint_lines_and_no_number_on_its_first_page() -> None:
    letter = compose(
        issued(requested_notice("reminder_letter", matter="ZD-1", watch="m2", at=AT)), HEAD, MATTERS, at=AT
    )
    assert letter.mark == "铁西区督查督办组"
    text = pypdfium2.PdfDocument(as_pdf(letter))[0].get_textpage().get_text_bounded()
    assert "— 1 —" not in text
    assert "印发" not in text
    document = docx.Document(BytesIO(as_docx(letter)))
    assert document.sections[0].different_first_page_header_footer
    assert millimetres(document.sections[0].header_distance) == 30
    assert not document.tables


@pytest.mark.parametrize("case", cases("supervision/titles"))
def test_titles_break_where_the_sense_allows(case: Any) -> None:
    assert list(title_lines(case["title"], 20)) == case["lines"]


@settings(max_examples=60)
@given(st.text("督查关于的“”《》（），。15改造小区", min_size=1, max_size=60))
def test_a_title_loses_nothing_and_fits(title: str) -> None:
    lines = title_lines(title, 20)
    assert "".join(lines) == title
    assert all(len(line) <= 40 for line in lines)
