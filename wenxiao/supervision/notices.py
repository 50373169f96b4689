"""Notices: papers that watches call for. What a notice is, and which have become due."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wenxiao.clocks import TimeLimit, Watch, WatchKind
from wenxiao.supervision.kinds import Form, document_kind
from wenxiao.supervision.rungs import Moment, Rung


class NoticeState(StrEnum):
    """Where a notice stands."""

    DUE = "due"
    DRAFTED = "drafted"
    REVIEWED = "reviewed"
    ISSUED = "issued"
    DELIVERED = "delivered"
    RECEIVED = "received"
    ANSWERED = "answered"
    WITHHELD = "withheld"
    VOID = "void"

    @property
    def chinese(self) -> str:
        """What the state is called."""
        return _STATES[self]


_STATES = {
    NoticeState.DUE: "应发",
    NoticeState.DRAFTED: "已拟稿",
    NoticeState.REVIEWED: "已审核",
    NoticeState.ISSUED: "已签发",
    NoticeState.DELIVERED: "已送达",
    NoticeState.RECEIVED: "已签收",
    NoticeState.ANSWERED: "已回复",
    NoticeState.WITHHELD: "不发",
    NoticeState.VOID: "作废",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One step that a notice has taken: into which state, when, by which post, and what was said."""

    state: NoticeState
    at: datetime
    by: str
    """Name of the post; empty: the system by itself."""
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """One paper to one unit about one watch of one matter."""

    matter: str
    watch: str
    rung: Rung
    state: NoticeState
    due_at: datetime
    unit: str = ""
    """Whom it is to; known when it is drafted."""
    text: str = ""
    said: tuple[tuple[str, str], ...] = ()
    """What its drafter said where the kind of paper asks for it."""
    number: str | None = None
    receive_by: datetime | None = None
    """Until when it must be signed for; set when it is delivered, None where the rung sets no time."""
    reply_by: datetime | None = None
    """Until when the unit must answer in writing; set when it is issued, None where no answer is asked for."""
    steps: tuple[Step, ...] = ()
    """All steps taken, the oldest first."""

    def step(self, state: NoticeState) -> Step | None:
        """The newest step into a state; None while it never got there."""
        return next((step for step in reversed(self.steps) if step.state is state), None)

    @property
    def issued_at(self) -> datetime | None:
        """When it was issued or sent."""
        step = self.step(NoticeState.ISSUED)
        return step.at if step else None

    @property
    def signed_by(self) -> str | None:
        """The post that signed it; None for one that went out by itself."""
        step = self.step(NoticeState.ISSUED)
        return step.by or None if step else None

    @property
    def received_at(self) -> datetime | None:
        """When it was signed for."""
        step = self.step(NoticeState.RECEIVED)
        return step.at if step else None

    @property
    def answered_at(self) -> datetime | None:
        """When the unit answered."""
        step = self.step(NoticeState.ANSWERED)
        return step.at if step else None

    @property
    def withheld_for(self) -> str | None:
        """Why it is not issued."""
        step = self.step(NoticeState.WITHHELD)
        return step.words if step else None

    @property
    def is_set_aside(self) -> bool:
        """Whether it is withheld or void, so that nothing follows from it."""
        return self.state in (NoticeState.WITHHELD, NoticeState.VOID)

    def is_receipt_late(self, at: datetime) -> bool:
        """Whether the time to sign for it was over before it was signed for, as of a moment."""
        return self.receive_by is not None and not self.is_set_aside and self.receive_by < (self.received_at or at)

    def is_answer_late(self, at: datetime) -> bool:
        """Whether the time to answer was over before the answer came, as of a moment."""
        return self.reply_by is not None and not self.is_set_aside and self.reply_by < (self.answered_at or at)


_WATCHED = {
    WatchKind.MILESTONE: "节点",
    WatchKind.LIMIT: "时限",
    WatchKind.REPORT: "报送",
    WatchKind.PACE: "进度",
}


def word_of(watch: Watch) -> str:
    """What a watch is called in a paper, before its title."""
    return _WATCHED[watch.kind]


def requested_notice(
    kind: str,
    *,
    matter: str,
    at: datetime,
    watch: str = "",
    signed_by: str | None = "supervisor",
    reviewed_by: str | None = None,
    hearers: Sequence[str] = ("lead_unit",),
    receive_within: TimeLimit | None = None,
    reply_within: TimeLimit | None = None,
) -> Notice:
    """Return a due notice of a kind of paper that a person or a step of a procedure asks for.

    `watch` is what it is about, empty: the matter as a whole; a step that is taken again needs a code of its own there,
    as a lap has. Raise CatalogInvalidError where there is no such kind.
    """
    on = at.date()
    document = document_kind(kind, on)
    rung = Rung(
        code=kind,
        in_force_from=min(document.in_force_from, on),
        source=document.source,
        document=document,
        moment=Moment.ON_REQUEST,
        hearers=tuple(hearers),
        signed_by=None if document.form is Form.MESSAGE else signed_by,
        reviewed_by=reviewed_by,
        receive_within=receive_within,
        reply_within=reply_within,
    )
    return Notice(matter=matter, watch=watch, rung=rung, state=NoticeState.DUE, due_at=at)


def late_receipts(notices: Iterable[Notice], at: datetime) -> tuple[Notice, ...]:
    """The notices whose time to be signed for has passed without a signature."""
    waiting = (notice for notice in notices if notice.state is NoticeState.DELIVERED)
    return tuple(notice for notice in waiting if notice.is_receipt_late(at))


def late_answers(notices: Iterable[Notice], at: datetime) -> tuple[Notice, ...]:
    """The notices whose time to be answered has passed without an answer."""
    return tuple(notice for notice in notices if notice.answered_at is None and notice.is_answer_late(at))
