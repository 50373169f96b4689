"""Notices: from due to drafted to issued, or withheld with a reason. Papers that need a name wait for one."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from wenxiao.calendars import TimeUnit, WorkingCalendar
from wenxiao.clocks import Clock, Colour, Watch, colour_of_watch, expiry_of
from wenxiao.errors import NoticeStateError
from wenxiao.sentences import shown
from wenxiao.supervision.ladders import Rung, in_force_for


class NoticeState(StrEnum):
    """Where a notice stands."""

    DUE = "due"
    DRAFTED = "drafted"
    ISSUED = "issued"
    WITHHELD = "withheld"


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """One paper to one unit about one watch of one matter."""

    matter: str
    watch: str
    rung: Rung
    state: NoticeState
    due_at: datetime
    text: str = ""
    number: str | None = None
    signed_by: str | None = None
    issued_at: datetime | None = None
    reply_by: datetime | None = None
    """Until when the unit must answer in writing; set when it is issued, None where no answer is asked for."""
    withheld_for: str | None = None


def due_notices(
    matter: str, watches: Iterable[Watch], rungs: Sequence[Rung], at: datetime, existing: Collection[Notice] = ()
) -> tuple[Notice, ...]:
    """Return the notices that have become due by `at` and do not exist yet.

    A (watch, rung) falls due once, whatever the version of the watch and however often this is asked. A watch reached
    before the rung's moment, or standing on a provisional calendar, calls for none. Of a rung's versions the one in
    force on the watch's due day counts.
    """
    have = {(notice.matter, notice.watch, notice.rung.code) for notice in existing}
    return tuple(
        Notice(matter=matter, watch=watch.code, rung=rung, state=NoticeState.DUE, due_at=due_at)
        for watch in watches
        for rung in in_force_for(watch, rungs)
        if (matter, watch.code, rung.code) not in have
        and (due_at := _called_for(watch, rung)) is not None
        and due_at <= at
        and not watch.is_provisional
        and colour_of_watch(watch, at) is not Colour.SUSPENDED
    )


def _called_for(watch: Watch, rung: Rung) -> datetime | None:
    """When the watch calls for the paper; None if it never does, or was reached before."""
    due_at = rung.due_at(watch)
    return None if due_at is None or (watch.done_at is not None and watch.done_at <= due_at) else due_at


def draft(notice: Notice, watch: Watch, *, title: str, unit: str) -> Notice:
    """Write the paper's text; only a due notice can be drafted."""
    _require(notice, NoticeState.DUE, "起草")
    text = notice.rung.text.format(
        unit=unit,
        matter=title,
        milestone=watch.title,
        due=shown(watch.due_at),
        reply=_reply_within(notice.rung),
    )
    return replace(notice, state=NoticeState.DRAFTED, text=text)


def send(notice: Notice, at: datetime) -> Notice:
    """Send a drafted paper that goes out alone; refuse one that a person must sign."""
    _require(notice, NoticeState.DRAFTED, "发出")
    if notice.rung.signed_by:
        raise NoticeStateError(f"{notice.rung.title}须由有权岗位签发，不能自动发出。请走签发。")
    return replace(notice, state=NoticeState.ISSUED, issued_at=at)


def issue(notice: Notice, *, number: str, signed_by: str, at: datetime, calendar: WorkingCalendar) -> Notice:
    """Issue a drafted paper under its number and the name of the post that signs it.

    Where it asks for an answer, the time for that starts now and the text names the moment it ends.
    """
    _require(notice, NoticeState.DRAFTED, "签发")
    limit, text, reply_by = notice.rung.reply_within, notice.text, None
    if limit:
        reply_by = expiry_of(Clock(limit=limit, started_at=at, calendar=calendar))
        text = text.replace(_reply_within(notice.rung), f"在{shown(reply_by)}前" if reply_by else "")
    return replace(
        notice,
        state=NoticeState.ISSUED,
        number=number,
        signed_by=signed_by,
        issued_at=at,
        text=text,
        reply_by=reply_by,
    )


def withhold(notice: Notice, *, reason: str) -> Notice:
    """Decide not to issue a paper that is due or drafted; the reason is kept."""
    if notice.state not in (NoticeState.DUE, NoticeState.DRAFTED):
        raise NoticeStateError(f"{notice.rung.title}已是“{notice.state}”，不能再决定不发。")
    if not reason.strip():
        raise NoticeStateError(f"不发{notice.rung.title}要写明理由。")
    return replace(notice, state=NoticeState.WITHHELD, withheld_for=reason)


_NUMBER = re.compile(r"(?P<series>.+)〔(?P<year>\d{4})〕(?P<serial>\d+)号")


def next_number(series: str, year: int, issued: Iterable[str]) -> str:
    """Return the next number of a series in a year, `铁督〔2025〕1号`; numbers run without a gap from 1."""
    taken = [
        int(match["serial"])
        for number in issued
        if (match := _NUMBER.fullmatch(number)) and match["series"] == series and int(match["year"]) == year
    ]
    return f"{series}〔{year}〕{max(taken, default=0) + 1}号"


_UNIT_NAMES = {
    TimeUnit.WORKING_DAYS: "个工作日",
    TimeUnit.CALENDAR_DAYS: "日",
    TimeUnit.WORKING_HOURS: "个工作时",
    TimeUnit.HOURS: "小时",
    TimeUnit.MONTHS: "个月",
}


def _reply_within(rung: Rung) -> str:
    if rung.reply_within is None:
        return ""
    return f"在签发后{rung.reply_within.amount}{_UNIT_NAMES[rung.reply_within.unit]}内"


def _require(notice: Notice, state: NoticeState, step: str) -> None:
    if notice.state is not state:
        raise NoticeStateError(f"{notice.rung.title}现在是“{notice.state}”，不能{step}；应先到“{state}”。")
