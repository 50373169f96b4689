"""Papers on the desk: who may take which step, what each leaves behind, numbers, what waits for whom."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import translation
from wenxiao_web.accounts.models import Account, OrgUnit
from wenxiao_web.audit.models import LedgerEntry
from wenxiao_web.errors import ActionRefusedError, UploadRefusedError
from wenxiao_web.matters.models import Matter
from wenxiao_web.procedures.actions import Entered, do_transition
from wenxiao_web.procedures.opening import Case, open_case
from wenxiao_web.supervision.actions import (
    answer_notice,
    deliver_notice,
    draft_notice,
    issue_notice,
    receive_notice,
    review_notice,
    send_back_notice,
    void_notice,
    withhold_notice,
)
from wenxiao_web.supervision.calling import call_for_papers
from wenxiao_web.supervision.models import NoticeRow, NoticeStep, NumberRow
from wenxiao_web.supervision.notices import notice_of, rung_of, with_steps
from wenxiao_web.supervision.requests import papers_to_ask_for, request_notice
from wenxiao_web.supervision.waiting import notices_waiting

from tests.web.conftest import AT
from wenxiao.clocks import Milestone, Schedule
from wenxiao.supervision import NoticeState

pytestmark = pytest.mark.django_db
RED = datetime.fromisoformat("2025-09-30T17:00:00+08:00")
LATE = datetime.fromisoformat("2025-10-09T09:00:00+08:00")
"""The first working morning after the holidays that follow the red moment."""


@pytest.fixture
def head(db: None) -> Account:
    return Account.objects.select_related("unit").get(username="zuzhang")


@pytest.fixture
def order(matter: Matter) -> NoticeRow:
    """The 督办单 that the story's matter calls for when it turns red."""
    call_for_papers(at=RED)
    return matter.notices.get(rung="dispatch")


@pytest.fixture
def issued(order: NoticeRow, supervisor: Account, head: Account) -> NoticeRow:
    draft_notice(supervisor, order, at=LATE)
    review_notice(head, order, at=LATE)
    return issue_notice(supervisor, order, at=LATE)


@pytest.fixture
def received(issued: NoticeRow, supervisor: Account, liaison: Account) -> NoticeRow:
    deliver_notice(supervisor, issued, at=LATE + timedelta(minutes=5))
    return receive_notice(liaison, issued, at=LATE + timedelta(hours=1))


def fresh(row: NoticeRow) -> NoticeRow:
    return with_steps(NoticeRow.objects.all()).get(pk=row.pk)


def test_a_paper_goes_its_whole_way(received: NoticeRow, liaison: Account, matter: Matter) -> None:
    row = fresh(answer_notice(liaison, received, words="已排出赶工计划，10月底完成。", at=LATE + timedelta(days=1)))
    steps = [(step.state, step.post) for step in row.steps.all()]
    assert steps == [
        ("drafted", "督查督办组　督查岗"),
        ("reviewed", "督查督办组　组长"),
        ("issued", "督查督办组　督查岗"),
        ("delivered", "督查督办组　督查岗"),
        ("received", "区房产局　联络员"),
        ("answered", "区房产局　联络员"),
    ]
    assert (row.state, row.number) == ("answered", "铁督〔2025〕2号")
    assert "在10月13日 17:00前书面回复" in row.text
    assert notice_of(row).state is NoticeState.ANSWERED
    entries = LedgerEntry.objects.filter(subject=f"matter/{matter.number}", action__endswith="_notice")
    assert list(entries.order_by("number").values_list("action", flat=True)) == [
        "call_for_notice",
        *(f"{step}_notice" for step in ("draft", "review", "issue", "deliver", "receive", "answer")),
    ]
    assert "赶工计划" not in str(list(entries.values_list("new", "why")))


def test_each_step_is_one_posts(order: NoticeRow, supervisor: Account, liaison: Account, head: Account) -> None:
    with pytest.raises(ActionRefusedError, match="督办单由督查督办组起草，区房产局　联络员不能起草。"):
        draft_notice(liaison, order, at=LATE)
    draft_notice(supervisor, order, at=LATE)
    with pytest.raises(ActionRefusedError, match="督查督办组　督查岗拟的督办单，要由别的岗位审核。"):
        review_notice(supervisor, order, at=LATE)
    with pytest.raises(ActionRefusedError, match="现在是“已拟稿”，不能签发；应先到“已审核”"):
        issue_notice(head, order, at=LATE)
    assert fresh(order).state == "drafted"


def test_only_the_unit_that_it_is_to_signs_for_it(issued: NoticeRow, supervisor: Account, verifier: Account) -> None:
    deliver_notice(supervisor, issued, at=LATE)
    with pytest.raises(ActionRefusedError, match="这份督办单发给区房产局，由区房产局签收"):
        receive_notice(verifier, issued, at=LATE)


def test_a_draft_is_sent_back_with_its_reason_and_written_anew(
    order: NoticeRow, supervisor: Account, head: Account
) -> None:
    draft_notice(supervisor, order, at=LATE)
    with pytest.raises(ActionRefusedError, match="理由"):
        send_back_notice(head, order, reason=" ", at=LATE)
    send_back_notice(head, order, reason="补写上次督办情况", at=LATE)
    row = fresh(order)
    assert (row.state, row.text) == ("due", "")
    draft_notice(supervisor, order, at=LATE)
    assert [step.words for step in fresh(order).steps.all()] == ["", "补写上次督办情况", ""]


def test_a_form_over_an_older_state_is_refused(order: NoticeRow, supervisor: Account, head: Account) -> None:
    draft_notice(supervisor, order, at=LATE, seen=0)
    with pytest.raises(ActionRefusedError, match="刚被办过一步"):
        review_notice(head, order, at=LATE, seen=0)


def test_what_is_withheld_does_not_come_again_by_itself(
    order: NoticeRow, supervisor: Account, head: Account, matter: Matter
) -> None:
    withhold_notice(head, order, reason="已当面督办", at=LATE)
    call_for_papers(at=LATE + timedelta(minutes=1))
    assert matter.notices.filter(rung="dispatch").count() == 1
    again = request_notice(supervisor, matter, "dispatch_order", watch="m2", at=LATE)
    assert (again.state, again.request, again.unit.name) == ("due", 1, "区房产局")


def test_numbers_have_no_gap_and_void_ones_stay(
    issued: NoticeRow, supervisor: Account, head: Account, matter: Matter
) -> None:
    void_notice(head, issued, reason="事项名称写错", at=LATE)
    again = request_notice(supervisor, matter, "dispatch_order", watch="m2", at=LATE)
    draft_notice(supervisor, again, at=LATE)
    review_notice(head, again, at=LATE)
    issue_notice(head, again, at=LATE)
    register = NumberRow.objects.filter(series="铁督", year=2025).order_by("serial")
    assert [(str(line), line.void_for) for line in register] == [
        ("铁督〔2025〕1号", ""),
        ("铁督〔2025〕2号", "事项名称写错"),
        ("铁督〔2025〕3号", ""),
    ]


def test_a_refused_issue_takes_no_number(order: NoticeRow, supervisor: Account, head: Account) -> None:
    draft_notice(supervisor, order, at=LATE)
    with pytest.raises(ActionRefusedError):
        issue_notice(head, order, at=LATE)
    assert not NumberRow.objects.filter(notice=order).exists()


def test_the_next_year_begins_at_one(order: NoticeRow, supervisor: Account, head: Account) -> None:
    new_year = datetime.fromisoformat("2026-01-05T09:00:00+08:00")
    for step, account in ((draft_notice, supervisor), (review_notice, head), (issue_notice, head)):
        row = step(account, order, at=new_year)
    assert row.number == "铁督〔2026〕1号"


def test_the_database_refuses_a_second_paper_of_a_rung_and_a_second_use_of_a_number(issued: NoticeRow) -> None:
    line = NumberRow.objects.get(notice=issued)
    with pytest.raises(IntegrityError), transaction.atomic():
        NumberRow.objects.create(
            series=line.series, year=line.year, serial=line.serial, notice=issued, taken_at=LATE, void_for="例"
        )
    issued.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        issued.save(force_insert=True)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE supervision_noticestep SET words = '改'",
        "DELETE FROM supervision_noticestep",
        "UPDATE supervision_numberrow SET serial = serial + 100",
        "DELETE FROM supervision_numberrow",
    ],
)
def test_steps_and_numbers_are_only_added(issued: NoticeRow, statement: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_late_receipts_and_answers_stand_out(received: NoticeRow, liaison: Account, as_liaison: Client) -> None:
    row = fresh(received)
    late = row.reply_by + timedelta(hours=1) if row.reply_by else LATE
    answer_notice(liaison, row, words="已完成", at=late)
    page = as_liaison.get(f"/notices/{row.pk}").content.decode()
    assert "回复超时" in page
    assert "签收超时" not in page


def test_who_drafts_a_talk_says_when_and_where(supervisor: Account) -> None:
    """The demonstration's project that missed twice in a row."""
    talk = NoticeRow.objects.get(kind="interview_notice", state="due")
    with pytest.raises(ActionRefusedError, match="还缺：约谈时间、约谈地点、约谈人"):
        draft_notice(supervisor, talk, at=AT)
    said = {"time": "10月10日 15:00", "place": "区政府301室", "interviewer": "分管副区长"}
    drafted = draft_notice(supervisor, talk, said=said, at=AT)
    assert "定于10月10日 15:00在区政府301室约谈主要负责人" in drafted.text
    assert rung_of(drafted).signed_by == "leader"


def test_a_secret_word_is_refused(received: NoticeRow, liaison: Account) -> None:
    with pytest.raises(UploadRefusedError, match="涉密"):
        answer_notice(liaison, received, words="机密：见附件", at=LATE + timedelta(days=1))


def test_a_paper_is_asked_for_by_its_post_and_once(supervisor: Account, liaison: Account, matter: Matter) -> None:
    with pytest.raises(ActionRefusedError, match="督查通知由督查督办组提出，您的岗位是区房产局　联络员。"):
        request_notice(liaison, matter, "supervision_notice", at=AT)
    request_notice(supervisor, matter, "supervision_notice", at=AT)
    with pytest.raises(ActionRefusedError, match="已经有一份督查通知还没有签发"):
        request_notice(supervisor, matter, "supervision_notice", at=AT)
    with pytest.raises(ActionRefusedError, match="没有“reminder”这种文书"):
        request_notice(supervisor, matter, "reminder", at=AT)


def test_no_paper_is_asked_for_that_would_say_what_is_not_so(supervisor: Account, matter: Matter) -> None:
    """The second milestone is yellow now: no 督办单 about it, and no talk about what was not missed twice."""
    for kind in ("dispatch_order", "interview_notice", "reminder_letter", "circular"):
        with pytest.raises(ActionRefusedError, match="现在还不能提出"):
            request_notice(supervisor, matter, kind, watch="m2", at=AT)
    assert [(one.rung.code, one.code) for one in papers_to_ask_for(matter, RED)] == [
        ("supervision_notice", ""),
        ("dispatch_order", "m2"),
        ("circular", "m2"),
    ]


def test_a_move_calls_for_its_paper_and_its_matter_follows_the_ladder_of_its_procedure(supervisor: Account) -> None:
    matter = followed_case(supervisor)
    paper = matter.notices.get(kind="supervision_notice")
    assert (paper.watch, paper.state, paper.title) == ("e4", "due", "督查通知")
    drafted = draft_notice(supervisor, paper, at=AT)
    assert drafted.text == "区房产局：“东片区管网改造”已列入督查，请按节点推进并报送进度。"
    call_for_papers(at=AT + timedelta(days=120))
    assert set(matter.notices.values_list("ladder", flat=True)) == {"key_tasks"}
    assert "dispatch" in set(matter.notices.values_list("rung", flat=True))


def test_a_move_of_before_the_desk_knew_the_matter_calls_for_no_paper() -> None:
    assert not NoticeRow.objects.filter(watch__startswith="e", request__gt=0).exists()


def followed_case(supervisor: Account) -> Matter:
    """A key task from 立项 to 印发, in a case of its own posts."""
    units = {unit.code: unit for unit in OrgUnit.objects.all()}
    chosen = {"lead_unit": units["housing"], "verifying_unit": units["construction"]}
    matter = open_case(
        supervisor, "key_tasks", Case(title="东片区管网改造", origin="report", units=chosen), opened_at=AT, at=AT
    )
    steps: list[tuple[str, str, dict[str, Any]]] = [
        ("ducha", "split", {"values": {"content": "管网改造", "weight_class": "一般"}, "schedule": plan()}),
        ("fangchan", "agree", {"values": {"support_opinion": "同意"}}),
        ("quzhang", "approve", {}),
        ("ducha", "issue", {"values": {"document_number": "铁督通〔2025〕1号"}}),
    ]
    for username, code, entered in steps:
        account = Account.objects.select_related("unit").get(username=username)
        do_transition(account, matter, code, Entered(happened_at=AT, **entered), at=AT)
    return matter


def plan() -> Schedule:
    due = datetime.fromisoformat("2025-11-28T17:00:00+08:00")
    return Schedule(version=1, milestones=(Milestone(code="m1", name="完成改造", due_at=due),))


def test_the_inbox_names_the_next_step_and_its_time(
    order: NoticeRow, supervisor: Account, head: Account, liaison: Account
) -> None:
    def about(account: Account, at: datetime) -> list[tuple[str, str, str]]:
        lines = notices_waiting(account, at, 50)
        return [(line.colour, line.what, line.url) for line in lines if line.url == f"/notices/{order.pk}"]

    url = f"/notices/{order.pk}"
    assert about(supervisor, LATE) == [("yellow", "起草督办单", url)]
    draft_notice(supervisor, order, at=LATE)
    assert about(supervisor, LATE) == []
    assert about(head, LATE) == [("yellow", "审核督办单", url)]
    review_notice(head, order, at=LATE)
    issue_notice(head, order, at=LATE)
    deliver_notice(supervisor, order, at=LATE)
    assert about(liaison, LATE) == [("green", "签收督办单", url)]
    assert about(liaison, LATE + timedelta(days=2)) == [("red", "签收督办单", url)]
    receive_notice(liaison, order, at=LATE + timedelta(days=2))
    assert about(liaison, LATE + timedelta(days=2)) == [("green", "回复督办单", url)]


def test_a_refusal_is_said_in_english_too(order: NoticeRow, liaison: Account) -> None:
    with translation.override("en"), pytest.raises(ActionRefusedError, match="supervision order, step “Draft”: for"):
        draft_notice(liaison, order, at=LATE)


def test_nothing_remains_of_a_step_that_is_refused(received: NoticeRow, liaison: Account) -> None:
    before = (LedgerEntry.objects.count(), NoticeStep.objects.count())
    with pytest.raises(ActionRefusedError, match="要写明内容"):
        answer_notice(liaison, received, words=" ", at=LATE + timedelta(days=1))
    assert (LedgerEntry.objects.count(), NoticeStep.objects.count()) == before
