"""The steps of a notice (tests/cases/supervision/steps): in their order, by their posts, refused otherwise."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from tests.wenxiao.clocks.facts import moment
from tests.wenxiao.supervision.papers_in_hand import POSTS, due_notice, late_watch
from wenxiao.calendars import default_calendar
from wenxiao.errors import NoticeStateError
from wenxiao.supervision import (
    Action,
    Notice,
    NoticeState,
    actions_for,
    answer,
    deliver,
    draft,
    issue,
    late_answers,
    late_receipts,
    receive,
    refusal,
    review,
    send,
    send_back,
    void,
    withhold,
)

CALENDAR = default_calendar()


def stepped(notice: Notice, step: Any) -> Notice:
    """Take the step of a case."""
    at, by = moment(step["at"]), POSTS.get(step.get("by", ""))
    match step["do"]:
        case "draft":
            return draft(
                notice, late_watch(), title="改造老旧小区", unit="区房产局", by=by, at=at, said=step.get("said")
            )
        case "send":
            return send(notice, at)
        case "deliver":
            return deliver(notice, at=at, by=by, calendar=CALENDAR)
    assert by
    match step["do"]:
        case "review":
            return review(notice, by=by, at=at)
        case "issue":
            return issue(notice, number=step.get("number"), signed_by=by, at=at, calendar=CALENDAR)
        case "receive":
            return receive(notice, by=by, at=at)
        case "answer":
            return answer(notice, words=step["words"], by=by, at=at)
    change = {"send_back": send_back, "withhold": withhold, "void": void}[step["do"]]
    return change(notice, reason=step["reason"], by=by, at=at)


@pytest.mark.parametrize("case", cases("supervision/steps"))
def test_steps(case: Any) -> None:
    notice = due_notice(case["paper"])
    for step in case["steps"]:
        if "refused" in step:
            with pytest.raises(NoticeStateError) as refused:
                stepped(notice, step)
            assert step["refused"] in str(refused.value)
            continue
        notice = stepped(notice, step)
        assert notice.state.value == step.get("state", notice.state.value)
        assert notice.reply_by == (moment(step["reply_by"]) if "reply_by" in step else notice.reply_by)
        assert notice.receive_by == (moment(step["receive_by"]) if "receive_by" in step else notice.receive_by)
        assert notice.number == step.get("has_number", notice.number)
        at = moment(step["at"])
        assert notice.is_receipt_late(at) == step.get("receipt_late", notice.is_receipt_late(at))
        assert notice.is_answer_late(at) == step.get("answer_late", notice.is_answer_late(at))


def test_a_reminder_goes_out_alone() -> None:
    drafted = draft(due_notice("reminder"), late_watch(), title="改造老旧小区", unit="区房产局")
    assert drafted.text == "区房产局：“改造老旧小区”的节点“完成10个”将于9月30日 17:00到期，请按期完成并报送进度。"
    at = moment("2025-09-24T08:30")
    assert (send(drafted, at).state, send(drafted, at).issued_at) == (NoticeState.ISSUED, at)
    assert send(drafted, at).signed_by is None


def test_the_text_names_the_end_of_the_time_to_answer_once_it_is_signed() -> None:
    drafted = draft(due_notice("dispatch"), late_watch(), title="改造老旧小区", unit="区房产局", by=POSTS["督查岗"])
    assert "请在签发后3个工作日内书面回复" in drafted.text
    reviewed = review(drafted, by=POSTS["副组长"], at=moment("2025-10-09T09:00"))
    at = moment("2025-10-09T10:00")
    signed = issue(reviewed, number="铁督〔2025〕1号", signed_by=POSTS["组长"], at=at, calendar=CALENDAR)
    assert signed.reply_by == moment("2025-10-13T17:00"), "10、11日（周六上班）和13日"
    assert "请在10月13日 17:00前书面回复" in signed.text
    assert signed.signed_by == "组长"
    assert [step.state.value for step in signed.steps] == ["drafted", "reviewed", "issued"]


def test_what_is_not_signed_for_or_answered_in_time_is_found() -> None:
    delivered = replace(
        due_notice("dispatch"),
        state=NoticeState.DELIVERED,
        receive_by=moment("2025-10-10T17:00"),
        reply_by=moment("2025-10-13T17:00"),
    )
    early, late = moment("2025-10-10T17:00"), moment("2025-10-14T09:00")
    assert late_receipts([delivered], early) == late_answers([delivered], early) == ()
    assert late_receipts([delivered], late) == late_answers([delivered], late) == (delivered,)
    set_aside = replace(delivered, state=NoticeState.VOID)
    assert late_answers([set_aside], late) == ()


def test_a_post_is_told_what_it_may_do_and_why_not() -> None:
    drafted = draft(due_notice("dispatch"), late_watch(), title="改造老旧小区", unit="区房产局", by=POSTS["督查岗"])
    may = actions_for(drafted, POSTS["督查岗"])
    assert {action for action, why in may.items() if why is None} == {Action.SEND_BACK, Action.WITHHOLD}
    assert str(may[Action.REVIEW]) == "督查岗拟的督办单，要由别的岗位审核。"
    assert all(actions_for(drafted, POSTS["联络员"]).values())


@given(st.lists(st.tuples(st.sampled_from(Action), st.sampled_from(sorted(POSTS))), max_size=14))
def test_whatever_is_tried_no_paper_goes_out_unreviewed_or_unsigned(tries: list[tuple[Action, str]]) -> None:
    notice, at = due_notice("dispatch"), moment("2025-10-15T10:00")
    for action, who in tries:
        allowed = refusal(notice, action, POSTS[who]) is None
        step = {"do": action.value, "by": who, "at": at, "words": "例", "reason": "例", "number": "铁督〔2025〕1号"}
        if allowed:
            notice = stepped(notice, step)
        elif action not in (Action.DRAFT, Action.DELIVER, Action.SEND):
            with pytest.raises(NoticeStateError):
                stepped(notice, step)
        states = [taken.state for taken in notice.steps]
        if NoticeState.ISSUED in states:
            assert {NoticeState.DRAFTED, NoticeState.REVIEWED} <= set(states[: states.index(NoticeState.ISSUED)])
            assert notice.signed_by in ("督查岗", "副组长", "组长")
            assert notice.number
        if NoticeState.ANSWERED in states:
            assert states.index(NoticeState.RECEIVED) < states.index(NoticeState.ANSWERED)
