"""Writes about papers: asked for, drafted, reviewed, issued, delivered, received, answered; withheld or void.

Each is one step of one post, with its ledger entry, in one transaction. The number is taken inside the issue.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from wenxiao import supervision as domain
from wenxiao.clocks import Watch
from wenxiao.errors import NoticeStateError
from wenxiao.procedures import Actor
from wenxiao.supervision import Action, Notice
from wenxiao_web.accounts.models import Account
from wenxiao_web.accounts.posts import actors_of
from wenxiao_web.audit.actions import action
from wenxiao_web.calendars.queries import desk_calendar
from wenxiao_web.clock import local
from wenxiao_web.errors import ActionRefusedError
from wenxiao_web.matters.lights import light_of, stored_watches
from wenxiao_web.matters.models import Basis, Matter
from wenxiao_web.matters.uploads import accept_text
from wenxiao_web.supervision.calling import ask_again
from wenxiao_web.supervision.models import NoticeRow
from wenxiao_web.supervision.notices import notice_of, unit_for, with_steps
from wenxiao_web.supervision.numbering import take_number, void_number_of
from wenxiao_web.supervision.sentences import refusal_words
from wenxiao_web.supervision.storing import store_steps


def draft_notice(
    account: Account, row: NoticeRow, *, said: Mapping[str, str] | None = None, at: datetime, seen: int | None = None
) -> NoticeRow:
    """Write the paper's text (拟稿), from the ledger; `said` answers what its kind asks the drafter."""
    said = {key: words.strip() for key, words in (said or {}).items()}

    def change(notice: Notice, actor: Actor, at: datetime, row: NoticeRow) -> Notice:
        watch = watch_of(row, at)
        row.unit = unit_for(row.matter, watch.org_unit if watch else "")
        unit = row.unit.name
        return domain.draft(notice, watch, title=row.matter.title, unit=unit, by=actor, at=at, said=said)

    return _take(account, row, Action.DRAFT, change, words="；".join(said.values()), at=at, seen=seen)


def review_notice(account: Account, row: NoticeRow, *, at: datetime, seen: int | None = None) -> NoticeRow:
    """Approve a draft for signature (审核)."""
    return _take(account, row, Action.REVIEW, lambda n, by, at, _row: domain.review(n, by=by, at=at), at=at, seen=seen)


def send_back_notice(
    account: Account, row: NoticeRow, *, reason: str, at: datetime, seen: int | None = None
) -> NoticeRow:
    """Send a draft back to be written anew (退回); the reason is kept."""

    def change(notice: Notice, actor: Actor, at: datetime, _row: NoticeRow) -> Notice:
        return domain.send_back(notice, reason=reason.strip(), by=actor, at=at)

    return _take(account, row, Action.SEND_BACK, change, words=reason, at=at, seen=seen)


def issue_notice(account: Account, row: NoticeRow, *, at: datetime, seen: int | None = None) -> NoticeRow:
    """Sign a paper (签发); it takes the next number of its series, and the time to answer starts."""

    def change(notice: Notice, actor: Actor, at: datetime, row: NoticeRow) -> Notice:
        series = notice.rung.series
        number = str(take_number(row, series, at)) if series else None
        return domain.issue(notice, number=number, signed_by=actor, at=at, calendar=desk_calendar())

    return _take(account, row, Action.ISSUE, change, at=at, seen=seen)


def deliver_notice(account: Account, row: NoticeRow, *, at: datetime, seen: int | None = None) -> NoticeRow:
    """Hand a paper over (送达); the time to sign for it starts."""

    def change(notice: Notice, actor: Actor, at: datetime, _row: NoticeRow) -> Notice:
        return domain.deliver(notice, at=at, calendar=desk_calendar(), by=actor)

    return _take(account, row, Action.DELIVER, change, at=at, seen=seen)


def receive_notice(account: Account, row: NoticeRow, *, at: datetime, seen: int | None = None) -> NoticeRow:
    """Sign for a paper (签收), for the unit that it is to."""
    return _take(
        account, row, Action.RECEIVE, lambda n, by, at, _row: domain.receive(n, by=by, at=at), at=at, seen=seen
    )


def answer_notice(account: Account, row: NoticeRow, *, words: str, at: datetime, seen: int | None = None) -> NoticeRow:
    """Answer a paper in writing (回复); the words stay with the paper, the ledger says that it was answered."""

    def change(notice: Notice, actor: Actor, at: datetime, _row: NoticeRow) -> Notice:
        accept_text(words)
        return domain.answer(notice, words=words.strip(), by=actor, at=at)

    return _take(account, row, Action.ANSWER, change, at=at, seen=seen)


def withhold_notice(
    account: Account, row: NoticeRow, *, reason: str, at: datetime, seen: int | None = None
) -> NoticeRow:
    """Decide not to issue a paper (不发); the reason is kept."""

    def change(notice: Notice, actor: Actor, at: datetime, _row: NoticeRow) -> Notice:
        return domain.withhold(notice, reason=reason.strip(), by=actor, at=at)

    return _take(account, row, Action.WITHHOLD, change, words=reason, at=at, seen=seen)


def void_notice(account: Account, row: NoticeRow, *, reason: str, at: datetime, seen: int | None = None) -> NoticeRow:
    """Declare an issued paper void (作废): its number stays in the register and is never given again."""

    def change(notice: Notice, actor: Actor, at: datetime, row: NoticeRow) -> Notice:
        voided = domain.void(notice, reason=reason.strip(), by=actor, at=at)
        void_number_of(row, reason.strip())
        return voided

    return _take(account, row, Action.VOID, change, words=reason, at=at, seen=seen)


def watch_of(row: NoticeRow, at: datetime) -> Watch | None:
    """Return what a notice is about: its watch as it last was, else the watch that decides the matter's light."""
    return _newest_watch(row.matter, row.watch) or _newest_watch(row.matter, light_of(row.matter, local(at)).watch)


def _newest_watch(matter: Matter, code: str | None) -> Watch | None:
    rows = matter.watches.filter(basis=Basis.CLAIMED, code=code or "").order_by("-version")[:1]
    return next(iter(stored_watches(rows)), None)


_Change = Callable[[Notice, Actor, datetime, NoticeRow], Notice]


def _take(
    account: Account,
    row: NoticeRow,
    step: Action,
    change: _Change,
    *,
    words: str = "",
    at: datetime,
    seen: int | None,
) -> NoticeRow:
    """Take one step. `seen` is the number of steps that the account had before its eyes."""
    accept_text(words)
    with transaction.atomic():
        row = with_steps(NoticeRow.objects.select_for_update(of=("self",))).get(pk=row.pk)
        notice = notice_of(row)
        if seen is not None and seen != len(notice.steps):
            raise ActionRefusedError(_("这份文书刚被办过一步。请看新的状态后再办。"))
        actor = allowed_actor(account, notice, step)
        with action(account.as_actor(), f"{step}_notice", f"matter/{row.matter.number}", at=at) as entry:
            try:
                taken = change(notice, actor, local(entry.recorded_at), row)
            except NoticeStateError as refusal:
                raise ActionRefusedError(str(refusal)) from refusal
            store_steps(row, notice, taken, account)
            entry.old = {"state": str(notice.state)}
            entry.new = {"notice": f"{row.title}{row.number}", "state": str(taken.state), "to_unit": row.unit.name}
            entry.why = words.strip()
        ask_again(row.matter, entry.recorded_at)
    return row


def allowed_actor(account: Account, notice: Notice, step: Action) -> Actor:
    """Return the account in the first of its posts that may take a step; raise ActionRefusedError with why not."""
    actors = actors_of(account)
    refusals = [domain.refusal(notice, step, actor) for actor in actors]
    for actor, refusal in zip(actors, refusals, strict=True):
        if refusal is None:
            return actor
    raise ActionRefusedError(refusal_words(refusals[0], account))
