"""Notices: which papers fall due (tests/cases/supervision), and the steps that one can take."""

from dataclasses import replace
from typing import Any

import pytest

from tests.cases import cases
from tests.wenxiao.clocks.facts import facts_of, moment
from wenxiao.calendars import default_calendar
from wenxiao.clocks import Watch, watches_of
from wenxiao.errors import NoticeStateError
from wenxiao.supervision import Notice, NoticeState, draft, due_notices, issue, ladder, next_number, send, withhold


@pytest.mark.parametrize("case", cases("supervision"))
def test_due_notices(case: Any) -> None:
    facts, have = facts_of(case), list[Notice]()
    for ask, wanted in zip(case["ask"], case["due"], strict=True):
        at = moment(ask)
        due = due_notices("ZD-1", watches_of(facts, at, at), ladder(), at, have)
        assert [f"{notice.rung.code} {notice.watch}" for notice in due] == wanted
        have.extend(due)


def a_watch() -> Watch:
    facts = facts_of({"milestones": [{"code": "m1", "name": "完成10个", "due": "2025-09-30T17:00", "amount": 10}]})
    return watches_of(facts, moment("2025-10-09T09:00"))[0]


def a_notice(code: str) -> Notice:
    notices = due_notices("ZD-1", [a_watch()], ladder(), moment("2025-10-09T09:00"))
    return next(notice for notice in notices if notice.rung.code == code)


def test_a_reminder_goes_out_alone() -> None:
    drafted = draft(a_notice("reminder"), a_watch(), title="改造老旧小区", unit="区房产局")
    assert drafted.text == "区房产局：“改造老旧小区”的节点“完成10个”将于9月30日 17:00到期，请按期完成并报送进度。"
    at = moment("2025-09-24T08:30")
    assert send(drafted, at) == replace(drafted, state=NoticeState.ISSUED, issued_at=at)


def test_a_dispatch_waits_for_its_signer() -> None:
    drafted = draft(a_notice("dispatch"), a_watch(), title="改造老旧小区", unit="区房产局")
    with pytest.raises(NoticeStateError, match="须由有权岗位签发"):
        send(drafted, moment("2025-10-09T10:00"))
    assert "请在签发后3个工作日内书面回复" in drafted.text
    at = moment("2025-10-09T10:00")
    signed = issue(drafted, number="铁督〔2025〕1号", signed_by="组长", at=at, calendar=default_calendar())
    assert (signed.state, signed.number) == (NoticeState.ISSUED, "铁督〔2025〕1号")
    assert signed.reply_by == moment("2025-10-13T17:00"), "10、11日（周六上班）和13日"
    assert "请在10月13日 17:00前书面回复" in signed.text


def test_only_a_draft_can_be_issued() -> None:
    with pytest.raises(NoticeStateError, match="不能签发"):
        issue(
            a_notice("dispatch"),
            number="铁督〔2025〕1号",
            signed_by="组长",
            at=moment("2025-10-09T10:00"),
            calendar=default_calendar(),
        )


def test_withholding_needs_a_reason() -> None:
    with pytest.raises(NoticeStateError, match="写明理由"):
        withhold(a_notice("dispatch"), reason=" ")
    assert withhold(a_notice("dispatch"), reason="节点已口头改期，待决议").state is NoticeState.WITHHELD


def test_numbers_run_by_series_and_year_without_a_gap() -> None:
    assert next_number("铁督", 2025, []) == "铁督〔2025〕1号"
    assert next_number("铁督", 2025, ["铁督〔2025〕1号", "铁督〔2024〕88号", "铁问效〔2025〕7号"]) == "铁督〔2025〕2号"
