"""Reads of papers: the list with its filters, what waits for an account, the register of numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Q, QuerySet, Value, When

from wenxiao import supervision as domain
from wenxiao.procedures import Actor
from wenxiao.supervision import Action, Notice, NoticeState
from wenxiao.supervision.kinds import Form
from wenxiao_web.accounts.models import Account
from wenxiao_web.accounts.posts import actors_of
from wenxiao_web.matters.models import Matter
from wenxiao_web.supervision.models import NoticeRow, NumberRow
from wenxiao_web.supervision.notices import notice_of, with_steps

_AT_THE_OFFICE = (NoticeState.DUE, NoticeState.DRAFTED, NoticeState.REVIEWED, NoticeState.ISSUED)
_AT_THE_UNIT = (NoticeState.DELIVERED, NoticeState.RECEIVED)
_BEFORE_ANSWER = (NoticeState.ISSUED, *_AT_THE_UNIT)


@dataclass(frozen=True, kw_only=True, slots=True)
class NoticeFilter:
    """Which papers to list; an empty field does not limit."""

    state: str = ""
    kind: str = ""
    unit: str = ""
    """Code of the unit that it is to."""
    waiting: str = ""
    """`me`: waits for a step of the account; `receipt`, `answer`: late to be signed for, to be answered."""
    matter: str = ""

    def as_query(self) -> dict[str, str]:
        """Return the fields that limit, for an address."""
        fields = {name: getattr(self, name) for name in ("state", "kind", "unit", "waiting", "matter")}
        return {name: value for name, value in fields.items() if value}


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A paper in a list, with what is to be done with it next."""

    row: NoticeRow
    notice: Notice
    is_mine: bool
    """Whether the next step is the account's."""
    step: Action | None
    """The next step; None: there is none."""
    receipt_is_late: bool
    answer_is_late: bool

    @property
    def due_by(self) -> datetime | None:
        """Until when the next step is to be taken; None where nothing sets a time."""
        if self.step is Action.RECEIVE:
            return self.row.receive_by
        return self.row.reply_by if self.step is Action.ANSWER else None


def notices_passing(chosen: NoticeFilter, at: datetime) -> QuerySet[NoticeRow]:
    """Return the rows that pass the filter: what is late, then what is not issued yet, then the rest, newest first.

    Whether they wait for an account is for `waiting_for`.
    """
    rows = NoticeRow.objects.all()
    for field, value in (("state", chosen.state), ("kind", chosen.kind), ("unit__code", chosen.unit)):
        rows = rows.filter(**{field: value}) if value else rows
    if chosen.matter:
        rows = rows.filter(matter__number=chosen.matter)
    if chosen.waiting == "receipt":
        rows = rows.filter(_receipt_is_late(at))
    elif chosen.waiting == "answer":
        rows = rows.filter(_answer_is_late(at))
    return with_steps(rows.order_by(_most_pressing(at), "-due_at", "-id"))


def waiting_for(account: Account, at: datetime, among: QuerySet[NoticeRow] | None = None) -> list[Listed]:
    """Return the papers whose next step is the account's, the soonest due first; `among` comes from `with_steps`.

    A message asks for nothing; of a unit's papers only those with a time to sign for or to answer them wait.
    """
    rows = with_steps(NoticeRow.objects.all()) if among is None else among
    posts = Q(state__in=_AT_THE_OFFICE)
    unit = Q(state__in=_AT_THE_UNIT, unit=account.unit) & (Q(receive_by__isnull=False) | Q(reply_by__isnull=False))
    actors = actors_of(account)
    mine = [one for row in rows.filter(posts | unit) if (one := listed(row, actors, at)).is_mine]
    return sorted(mine, key=lambda one: (one.due_by is None, one.due_by or one.row.due_at, one.row.pk))


def listed(row: NoticeRow, actors: Sequence[Actor], at: datetime) -> Listed:
    """Return one paper with its next step, and whether that is for one of an account's actors."""
    notice = notice_of(row)
    step = next_step(notice)
    is_mine = step is not None and any(domain.refusal(notice, step, actor) is None for actor in actors)
    return Listed(
        row=row,
        notice=notice,
        is_mine=is_mine,
        step=step,
        receipt_is_late=notice.is_receipt_late(at),
        answer_is_late=notice.is_answer_late(at),
    )


def next_step(notice: Notice) -> Action | None:
    """Return the step that leads on from where a notice stands; None: it has come to its end."""
    rung = notice.rung
    is_message = rung.document.form is Form.MESSAGE
    return {
        NoticeState.DUE: Action.DRAFT,
        NoticeState.DRAFTED: Action.REVIEW if rung.reviewed_by else Action.ISSUE,
        NoticeState.REVIEWED: Action.ISSUE,
        NoticeState.ISSUED: Action.DELIVER,
        NoticeState.DELIVERED: None if is_message else Action.RECEIVE,
        NoticeState.RECEIVED: Action.ANSWER if rung.reply_within else None,
    }.get(notice.state)


def sent_messages(matters: QuerySet[Matter]) -> QuerySet[NoticeRow]:
    """Return the messages that went out by themselves about some matters, newest first."""
    sent = NoticeRow.objects.filter(matter__in=matters.values("pk"), kind="reminder", state__in=_AT_THE_UNIT)
    return sent.select_related("matter").order_by("-recorded_at", "-id")


def register(series: str = "", year: str = "") -> QuerySet[NumberRow]:
    """Return the lines of the register, of one series and year where they are given; newest first in each."""
    found = NumberRow.objects.select_related("notice__matter", "notice__unit")
    if series:
        found = found.filter(series=series)
    return found.filter(year=int(year)) if year.isdigit() else found


def _receipt_is_late(at: datetime) -> Q:
    return Q(state=NoticeState.DELIVERED, receive_by__lt=at)


def _answer_is_late(at: datetime) -> Q:
    return Q(state__in=_BEFORE_ANSWER, reply_by__lt=at)


def _most_pressing(at: datetime) -> Case:
    is_late = When(_receipt_is_late(at) | _answer_is_late(at), then=Value(0))
    return Case(is_late, When(state__in=_AT_THE_OFFICE, then=Value(1)), default=Value(2))
