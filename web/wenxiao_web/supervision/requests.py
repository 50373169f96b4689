"""Papers that are asked for: by a person from a matter's page, or by a move of a procedure."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from wenxiao.supervision import NoticeState, Rung, requested_rung, requests_for, watches_to_ask_about
from wenxiao.supervision.kinds import post_name
from wenxiao_web.accounts.models import Account
from wenxiao_web.accounts.posts import posts_of
from wenxiao_web.audit.actions import action
from wenxiao_web.audit.actors import SYSTEM, Actor
from wenxiao_web.calendars.queries import desk_calendar
from wenxiao_web.clock import local
from wenxiao_web.errors import ActionRefusedError
from wenxiao_web.matters.lights import stored_watches
from wenxiao_web.matters.models import Basis, Matter
from wenxiao_web.matters.permissions import require
from wenxiao_web.supervision.models import NoticeRow
from wenxiao_web.supervision.notices import ladder_of, notice_of, rungs_of, traits_of_matter, unit_for, with_steps


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A paper that may be asked for, and the watch that it would be about."""

    rung: Rung
    code: str = ""
    """Of the watch; empty: the matter as a whole."""
    title: str = ""
    org_unit: str = ""
    """The unit that answers for the watch; empty: the lead unit."""


_NOT_YET_OUT = (NoticeState.DUE, NoticeState.DRAFTED, NoticeState.REVIEWED)


def request_notice(account: Account, matter: Matter, kind: str, *, watch: str = "", at: datetime) -> NoticeRow:
    """Ask for a paper about a watch of a matter, or about the matter as a whole; it stands as due, to be drafted.

    Raise ActionRefusedError where the account may not, where what the paper would say is not so, or one is on its way.
    """
    known = papers_to_ask_for(matter, at)
    asked = next((one for one in known if (one.rung.code, one.code) == (kind, watch)), None)
    if asked is None:
        rung = next((one for one in rungs_to_ask_for(matter, at) if one.code == kind), None)
        if rung is None:
            raise ActionRefusedError(_("没有“%(kind)s”这种文书可提出。请从事项页上选。") % {"kind": kind})
        require(refusal_to_request(account, rung))
        words = _("现在还不能提出%(title)s：没有一个节点或者时限到了要出这种文书的时候。请从事项页上选。")
        raise ActionRefusedError(words % {"title": rung.title})
    require(refusal_to_request(account, asked.rung))
    return _ask(account.as_actor(), matter, asked.rung, watch, asked.org_unit, at)


def request_by_move(matter: Matter, kind: str, move: str, *, at: datetime) -> NoticeRow:
    """Ask for the paper that a move of a procedure calls for; each move by its code, so that it can come again."""
    return _ask(SYSTEM, matter, requested_rung(kind, rungs_of(matter), local(at)), move, "", at)


def rungs_to_ask_for(matter: Matter, at: datetime) -> tuple[Rung, ...]:
    """Return the kinds of papers that a person may ask for about a matter when their time has come."""
    return requests_for(rungs_of(matter), local(at))


def papers_to_ask_for(matter: Matter, at: datetime) -> list[Asked]:
    """Return the papers that a person may ask for about a matter now, each with what it would be about."""
    rungs, calendar = rungs_of(matter), desk_calendar()
    on_ladder = {rung.document.code for rung in rungs}
    watches = stored_watches(matter.watches.filter(basis=Basis.CLAIMED, superseded_at=None))
    have = [notice_of(row) for row in with_steps(matter.notices.all())]
    traits = traits_of_matter(matter)
    found = []
    for rung in rungs_to_ask_for(matter, at):
        if rung.code not in on_ladder:
            found.append(Asked(rung=rung))
            continue
        about = watches_to_ask_about(rung.code, watches, rungs, local(at), have, calendar=calendar, traits=traits)
        found += [Asked(rung=rung, code=one.code, title=one.title, org_unit=one.org_unit) for one in about]
    return found


def refusal_to_request(account: Account, rung: Rung) -> str:
    """Say why the account may not ask for a paper; empty where it may: who drafts it may ask for it."""
    if set(rung.drafted_by) & set(posts_of(account)):
        return ""
    names = "、".join(map(post_name, rung.drafted_by))
    return _("%(title)s由%(posts)s提出，您的岗位是%(post)s。") % {"title": rung.title, "posts": names, "post": account}


@transaction.atomic
def _ask(actor: Actor, matter: Matter, rung: Rung, watch: str, org_unit: str, at: datetime) -> NoticeRow:
    before = list(matter.notices.select_for_update().filter(watch=watch, rung=rung.code))
    if any(row.state in _NOT_YET_OUT for row in before):
        raise ActionRefusedError(_("已经有一份%(title)s还没有签发，不用再提。请先办那一份。") % {"title": rung.title})
    with action(actor, "request_notice", f"matter/{matter.number}", at=at) as entry:
        row = NoticeRow.objects.create(
            matter=matter,
            watch=watch,
            rung=rung.code,
            ladder=ladder_of(matter),
            in_force_from=rung.document.in_force_from,
            request=max((row.request for row in before), default=0) + 1,
            due_at=entry.recorded_at,
            unit=unit_for(matter, org_unit),
            title=rung.title,
            kind=rung.document.code,
            recorded_at=entry.recorded_at,
        )
        entry.new = {"notice": row.title, "to_unit": row.unit.name}
    return row
