"""The steps of a notice: 拟稿, 审核, 签发, 送达, 签收, 回复; 退回, 不发, 作废. Each in its order, by its post."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from wenxiao.calendars import TimeUnit, WorkingCalendar
from wenxiao.clocks import Clock, TimeLimit, Watch, expiry_of
from wenxiao.errors import NoticeStateError
from wenxiao.procedures import Actor
from wenxiao.sentences import shown
from wenxiao.supervision.notices import Notice, NoticeState, Step, word_of
from wenxiao.supervision.numbers import split_number
from wenxiao.supervision.permissions import Action, refusal
from wenxiao.supervision.rungs import Rung


def draft(
    notice: Notice,
    watch: Watch | None,
    *,
    title: str,
    unit: str,
    by: Actor | None = None,
    at: datetime | None = None,
    said: Mapping[str, str] | None = None,
) -> Notice:
    """Write the paper's text; only a due notice can be drafted. `by` None: the system does, when it falls due.

    `said` answers what the kind of paper asks its drafter, as the place of a talk; NoticeStateError names what lacks.
    """
    _require(notice, Action.DRAFT, by)
    kind, said = notice.rung.document, dict(said or {})
    lacking = [words for key, words in kind.asks.items() if not said.get(key, "").strip()]
    if lacking:
        raise NoticeStateError(f"拟{kind.name}还缺：{'、'.join(lacking)}。请补上再拟稿。")
    text = kind.text.format(
        unit=unit,
        matter=title,
        what=word_of(watch) if watch else "",
        milestone=watch.title if watch else "",
        due=shown(watch.due_at) if watch else "",
        reply=reply_words(notice),
        **said,
    )
    drafted = replace(notice, text=text, unit=unit, said=tuple((key, said[key]) for key in kind.asks))
    return _taken(drafted, NoticeState.DRAFTED, at or notice.due_at, by)


def review(notice: Notice, *, by: Actor, at: datetime) -> Notice:
    """Approve a draft for signature (审核)."""
    _require(notice, Action.REVIEW, by)
    return _taken(notice, NoticeState.REVIEWED, at, by)


def send_back(notice: Notice, *, reason: str, by: Actor, at: datetime) -> Notice:
    """Send a draft back to be written anew (退回拟稿); the reason is kept."""
    _require(notice, Action.SEND_BACK, by, reason)
    return _taken(replace(notice, text="", said=()), NoticeState.DUE, at, by, reason)


def send(notice: Notice, at: datetime) -> Notice:
    """Send a drafted paper that goes out alone; refuse one that a person must sign."""
    _require(notice, Action.SEND, None)
    return _taken(notice, NoticeState.ISSUED, at, None)


def issue(notice: Notice, *, number: str | None, signed_by: Actor, at: datetime, calendar: WorkingCalendar) -> Notice:
    """Issue a paper under its number and the name of the post that signs it (签发).

    Where it asks for an answer, the time for that starts now and the text names the moment it ends.
    """
    _require(notice, Action.ISSUE, signed_by)
    _require_number(notice, number, at)
    reply_by = _end_of(notice.rung.reply_within, at, calendar)
    issued = _taken(replace(notice, number=number, reply_by=reply_by), NoticeState.ISSUED, at, signed_by)
    return replace(issued, text=notice.text.replace(reply_words(notice), reply_words(issued)))


def deliver(notice: Notice, *, at: datetime, calendar: WorkingCalendar, by: Actor | None = None) -> Notice:
    """Hand the paper over (送达); the time to sign for it starts now. `by` None: the system does."""
    _require(notice, Action.DELIVER, by)
    receive_by = _end_of(notice.rung.receive_within, at, calendar)
    return _taken(replace(notice, receive_by=receive_by), NoticeState.DELIVERED, at, by)


def receive(notice: Notice, *, by: Actor, at: datetime) -> Notice:
    """Sign for a delivered paper (签收): a post of the unit that it is to."""
    _require(notice, Action.RECEIVE, by)
    return _taken(notice, NoticeState.RECEIVED, at, by)


def answer(notice: Notice, *, words: str, by: Actor, at: datetime) -> Notice:
    """Answer a paper in writing (回复); late is late, but it is taken."""
    _require(notice, Action.ANSWER, by, words)
    return _taken(notice, NoticeState.ANSWERED, at, by, words)


def withhold(notice: Notice, *, reason: str, by: Actor, at: datetime) -> Notice:
    """Decide not to issue a paper that is not issued yet (不发); the reason is kept."""
    _require(notice, Action.WITHHOLD, by, reason)
    return _taken(notice, NoticeState.WITHHELD, at, by, reason)


def void(notice: Notice, *, reason: str, by: Actor, at: datetime) -> Notice:
    """Declare an issued paper void (作废): it keeps its number, which is never given again."""
    _require(notice, Action.VOID, by, reason)
    return _taken(notice, NoticeState.VOID, at, by, reason)


_UNIT_NAMES = {
    TimeUnit.WORKING_DAYS: "个工作日",
    TimeUnit.CALENDAR_DAYS: "日",
    TimeUnit.WORKING_HOURS: "个工作时",
    TimeUnit.HOURS: "小时",
    TimeUnit.MONTHS: "个月",
}


def limit_words(limit: TimeLimit) -> str:
    """A limit in words: `3个工作日`."""
    return f"{limit.amount}{_UNIT_NAMES[limit.unit]}"


def reply_words(notice: Notice) -> str:
    """Until when an answer is asked for: by a moment once it is issued, else so long after the issue; empty: none."""
    if notice.reply_by:
        return f"在{shown(notice.reply_by)}前"
    return _from_issue(notice.rung)


def _from_issue(rung: Rung) -> str:
    return f"在签发后{limit_words(rung.reply_within)}内" if rung.reply_within else ""


def _end_of(limit: TimeLimit | None, start: datetime, calendar: WorkingCalendar) -> datetime | None:
    return expiry_of(Clock(limit=limit, started_at=start, calendar=calendar)) if limit else None


def _require_number(notice: Notice, number: str | None, at: datetime) -> None:
    series, name = notice.rung.series, notice.rung.title
    if series is None:
        if number:
            raise NoticeStateError(f"{name}不编号，不能给{number}。")
        return
    parts = split_number(number or "")
    if parts is None or parts[:2] != (series, at.year):
        raise NoticeStateError(f"{name}的文号应如{series}〔{at.year}〕1号，给的是“{number or ''}”。请从登记簿取号。")


def _require(notice: Notice, action: Action, by: Actor | None, words: str | None = None) -> None:
    why = refusal(notice, action, by)
    if why:
        raise NoticeStateError(str(why))
    if words is not None and not words.strip():
        asked = "内容" if action is Action.ANSWER else "理由"
        raise NoticeStateError(f"{action.chinese}{notice.rung.title}要写明{asked}。")


def _taken(notice: Notice, state: NoticeState, at: datetime, by: Actor | None, words: str = "") -> Notice:
    if notice.steps and at < notice.steps[-1].at:
        before = notice.steps[-1]
        raise NoticeStateError(
            f"{notice.rung.title}{shown(before.at)}{before.state.chinese}，"
            f"不能{shown(at)}就{state.chinese}。请核对时间。"
        )
    step = Step(state=state, at=at, by=by.person if by else "", words=words)
    return replace(notice, state=state, steps=(*notice.steps, step))
