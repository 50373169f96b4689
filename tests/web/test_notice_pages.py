"""Pages of papers: the list with its filters, the sheet, the forms, the files, the register."""

from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from docx import Document
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]
from wenxiao_web.accounts.models import Account
from wenxiao_web.matters.models import Matter
from wenxiao_web.supervision.actions import issue_notice, review_notice
from wenxiao_web.supervision.models import NoticeRow

from tests.web.conftest import AT
from wenxiao.exchange import read_workbook

pytestmark = pytest.mark.django_db
LATER = datetime.fromisoformat("2025-12-01T10:00:00+08:00")


@pytest.fixture
def delivered(db: None) -> NoticeRow:
    """The 督办单 that the demonstration has delivered to the liaison's unit."""
    return NoticeRow.objects.get(state="delivered", kind="dispatch_order")


@pytest.fixture
def drafted(db: None) -> NoticeRow:
    return NoticeRow.objects.get(state="drafted")


def signed_in(username: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=username))
    return client


def page(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def test_the_list_is_filtered_by_its_address(as_liaison: Client, delivered: NoticeRow) -> None:
    def listed(address: str) -> int:
        return page(as_liaison, address).count("data-open")

    assert listed("/notices") == NoticeRow.objects.count() > 6
    assert listed("/notices?kind=dispatch_order") == NoticeRow.objects.filter(kind="dispatch_order").count() > 1
    assert listed("/notices?state=withheld&kind=circular") == 1
    assert listed("/notices?unit=housing&kind=dispatch_order&state=delivered") == 1
    assert listed(f"/notices?matter={delivered.matter.number}") == 2
    assert "没有符合筛选的文书" in page(as_liaison, "/notices?state=void")


@pytest.mark.parametrize(
    ("username", "wanted"),
    [
        ("fangchan", ["签收督办单"]),
        ("zuzhang", ["审核督办单", "起草督查通报"]),
        ("ducha", ["起草督查通报"]),
        ("quzhang", []),
        ("chengjian", []),
    ],
)
def test_each_sees_what_waits_for_them(username: str, wanted: list[str]) -> None:
    """Of the promised matters' papers alone: what the cases of procedures call for is set aside."""
    NoticeRow.objects.filter(matter__commitment=None).update(state="withheld")
    found = page(signed_in(username), "/notices?waiting=me")
    assert found.count("data-act") == len(wanted)
    assert all(f">{words}</a>" in found for words in wanted)
    if not wanted:
        assert "现在没有等您办的文书。" in found


def test_the_page_shows_the_sheet_the_steps_and_why_others_may_not(as_liaison: Client, delivered: NoticeRow) -> None:
    found = page(as_liaison, f"/notices/{delivered.pk}")
    for words in (
        "铁西区督查督办组文件",
        "铁督〔2025〕1号",
        "盖章处",
        "一、督办事项",
        "签收督办单</button>",
        "不可做　作废：",
        "督办单由督查督办组作废，区房产局　联络员不能作废。",
        "督查督办组　组长",
    ):
        assert words in found
    assert "作废督办单</button>" not in found


def test_a_step_is_taken_from_the_page(as_liaison: Client, delivered: NoticeRow) -> None:
    seen = delivered.steps.count()
    answer = as_liaison.post(f"/notices/{delivered.pk}/receive", {"seen": seen}, follow=True)
    assert "督办单铁督〔2025〕1号已签收。" in answer.content.decode()
    again = as_liaison.post(f"/notices/{delivered.pk}/receive", {"seen": seen})
    assert (again.status_code, "刚被办过一步" in again.content.decode()) == (422, True)


def test_a_refused_answer_keeps_what_was_typed(as_liaison: Client, delivered: NoticeRow) -> None:
    as_liaison.post(f"/notices/{delivered.pk}/receive", {"seen": delivered.steps.count()})
    form = {"seen": delivered.steps.count(), "words": "绝密：见附件"}
    answer = as_liaison.post(f"/notices/{delivered.pk}/answer", form)
    found = answer.content.decode()
    assert answer.status_code == 422
    assert "涉密内容不得录入本系统" in found
    assert "绝密：见附件</textarea>" in found
    empty = as_liaison.post(f"/notices/{delivered.pk}/answer", {"seen": delivered.steps.count(), "words": ""})
    assert "请填这一项。" in empty.content.decode()


def test_steps_that_do_not_exist_and_papers_that_are_not_there_are_not_found(
    as_liaison: Client, delivered: NoticeRow
) -> None:
    assert as_liaison.post(f"/notices/{delivered.pk}/send", {"seen": 4}).status_code == 404
    assert as_liaison.get(f"/notices/{delivered.pk}/receive").status_code == 405
    message = NoticeRow.objects.filter(kind="reminder")[0]
    page(as_liaison, f"/notices/{message.pk}.pdf", 404)
    page(as_liaison, f"/notices/{delivered.pk}.odt", 404)
    page(as_liaison, "/notices/99999", 404)


def test_the_pdf_and_the_docx_are_the_paper(as_liaison: Client, delivered: NoticeRow) -> None:
    answer: Any = as_liaison.get(f"/notices/{delivered.pk}.pdf")
    data = b"".join(answer.streaming_content)
    assert data.startswith(b"%PDF")
    assert "attachment" in answer["Content-Disposition"]
    text = "".join(sheet.get_textpage().get_text_range() for sheet in PdfDocument(data))
    assert "铁督〔2025〕1号" in text
    assert "2025年9月24日" in text
    again: Any = as_liaison.get(f"/notices/{delivered.pk}.pdf")
    assert b"".join(again.streaming_content) == data
    written: Any = as_liaison.get(f"/notices/{delivered.pk}.docx")
    document = Document(BytesIO(b"".join(written.streaming_content)))
    assert "铁督〔2025〕1号" in [line.text for line in document.paragraphs]


def test_what_was_issued_does_not_change_when_the_matter_does(
    as_liaison: Client, delivered: NoticeRow, matter: Matter, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = page(as_liaison, f"/notices/{delivered.pk}").split('<section class="sheet')[1].split("</section>")[0]
    monkeypatch.setattr("wenxiao_web.supervision.notice_views.now", lambda: LATER)
    after = page(as_liaison, f"/notices/{delivered.pk}").split('<section class="sheet')[1].split("</section>")[0]
    assert before == after
    assert matter.number not in before


def test_a_draft_shows_as_it_will_look_without_number_and_date(drafted: NoticeRow) -> None:
    found = page(signed_in("zuzhang"), f"/notices/{drafted.pk}")
    assert "铁督〔2025〕　　号" in found
    assert "审核督办单</button>" in found


def test_a_late_receipt_is_found_by_its_filter(
    as_liaison: Client, delivered: NoticeRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "没有符合筛选的文书" in page(as_liaison, "/notices?waiting=receipt")
    monkeypatch.setattr("wenxiao_web.supervision.notice_views.now", lambda: LATER)
    found = page(as_liaison, "/notices?waiting=receipt")
    assert found.count("data-open") == 1
    assert "逾期未签收" in found
    assert "逾期未回复" in page(as_liaison, f"/notices/{delivered.pk}")


def test_the_register_shows_each_number_and_what_is_void(drafted: NoticeRow) -> None:
    head, other = (Account.objects.select_related("unit").get(username=name) for name in ("zuzhang", "ducha"))
    review_notice(head, drafted, at=AT)
    issue_notice(other, drafted, at=AT)
    client = signed_in("zuzhang")
    client.post(f"/notices/{drafted.pk}/void", {"seen": 3, "words": "事项名称写错"})
    found = page(client, "/numbers?series=铁督&year=2025")
    assert found.index("铁督〔2025〕2号") < found.index("铁督〔2025〕1号")
    assert "事项名称写错" in found
    assert "没有符合筛选的文号" in page(client, "/numbers?series=铁督报")


def test_lists_go_out_as_workbooks(as_liaison: Client, tmp_path: Path) -> None:
    withheld = NoticeRow.objects.filter(state="withheld").count()
    for address, wanted in (("/notices.xlsx?state=withheld", withheld), ("/numbers.xlsx", 1)):
        answer: Any = as_liaison.get(address)
        path = tmp_path / "list.xlsx"
        path.write_bytes(b"".join(answer.streaming_content))
        (sheet,) = read_workbook(path).values()
        assert len(sheet) == wanted


def test_a_matters_page_has_its_papers_and_the_form_to_ask_for_one(matter: Matter, as_liaison: Client) -> None:
    client = signed_in("ducha")
    found = page(client, f"/matters/{matter.number}")
    assert 'id="notices"' in found
    assert "提醒" in found
    assert '<option value="supervision_notice/">督查通知</option>' in found
    asked = {"paper": "supervision_notice/"}
    answer = client.post(f"/matters/{matter.number}/notices", asked, follow=True)
    assert "已提出督查通知。请拟稿。" in answer.content.decode()
    assert "决定对下列1项工作任务开展督查" in answer.content.decode()
    refused = as_liaison.post(f"/matters/{matter.number}/notices", asked, follow=True)
    assert "督查通知由督查督办组提出" in refused.content.decode()
    assert "不可做　提出文书：" in page(as_liaison, f"/matters/{matter.number}")


def test_the_sheet_has_no_style_of_its_own_that_the_policy_forbids(as_liaison: Client, delivered: NoticeRow) -> None:
    assert "style=" not in page(as_liaison, f"/notices/{delivered.pk}")


def test_a_paper_is_late_from_the_moment_after_its_limit(delivered: NoticeRow, monkeypatch: pytest.MonkeyPatch) -> None:
    assert delivered.receive_by is not None
    for at, late in ((delivered.receive_by, 0), (delivered.receive_by + timedelta(seconds=1), 1)):
        monkeypatch.setattr("wenxiao_web.supervision.notice_views.now", lambda at=at: at)
        assert page(signed_in("ducha"), "/notices?waiting=receipt").count("data-open") == late
