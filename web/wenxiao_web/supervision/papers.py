"""The paper of a notice: as it was issued, or as it would look now."""

from collections.abc import Iterable
from datetime import datetime

from wenxiao.errors import NoticeStateError
from wenxiao.supervision import Notice, NoticeState, draft
from wenxiao.supervision.kinds import Form, TableKind
from wenxiao.supervision.papers import OfficialPaper, SupervisedMatter, compose, letterhead_of
from wenxiao.supervision.papers.layout import POINTS_A_MILLIMETRE, official_layout
from wenxiao_web.accounts.models import District
from wenxiao_web.calendars.queries import publications
from wenxiao_web.clock import local
from wenxiao_web.matters.facts import facts_of, with_facts
from wenxiao_web.matters.models import Matter
from wenxiao_web.supervision.actions import watch_of
from wenxiao_web.supervision.models import NoticeRow
from wenxiao_web.supervision.notices import notice_of, unit_for, with_steps

_OVER_ALL = (TableKind.WORDS_BY_UNIT, TableKind.LATE)
_TO_FILL_IN = "＿＿＿＿"


def paper_of(row: NoticeRow, at: datetime) -> OfficialPaper | None:
    """Return the paper as it was issued, or as it would look at a moment; None of a message and of one not issued.

    What was issued never changes: it is composed as of its issue, with the knowledge of that moment. A notice that is
    due shows the draft that the ledger would give, with room for what only its drafter can say.
    """
    notice = notice_of(row)
    if notice.rung.document.form is Form.MESSAGE:
        return None
    if notice.state is NoticeState.DUE:
        notice = _as_if_drafted(notice, row, at)
    as_of = notice.issued_at or local(at)
    own = notice_of_others(row)
    place = District.objects.values_list("place", flat=True).first() or ""
    try:
        return compose(notice, letterhead_of(place), _matters(notice, row, as_of), at=as_of, before=own)
    except NoticeStateError:
        return None  # withheld: there is none


def mark_height(paper: OfficialPaper) -> str:
    """Return the size of the mark in millimetres, as the layout has it."""
    return f"{official_layout().mark_size(paper.mark) / POINTS_A_MILLIMETRE:.2f}"


def notice_of_others(row: NoticeRow) -> list[Notice]:
    """Return the other papers of the same matter, which a paper may name."""
    others = NoticeRow.objects.filter(matter=row.matter_id, due_at__lte=row.due_at).exclude(pk=row.pk)
    return [notice_of(other) for other in with_steps(others)]


def _as_if_drafted(notice: Notice, row: NoticeRow, at: datetime) -> Notice:
    watch = watch_of(row, at)
    unit = unit_for(row.matter, watch.org_unit if watch else "").name
    said = dict.fromkeys(notice.rung.document.asks, _TO_FILL_IN)
    return draft(notice, watch, title=row.matter.title, unit=unit, said=said)


def _matters(notice: Notice, row: NoticeRow, as_of: datetime) -> list[SupervisedMatter]:
    """The notice's own matter; for a paper that counts or lists what is late, all that were known and open then."""
    is_over_all = any(part.table in _OVER_ALL for part in notice.rung.document.body)
    known = Matter.objects.filter(opened_at__lte=as_of, recorded_at__lte=as_of).order_by("number")
    chosen = known if is_over_all else Matter.objects.filter(pk=row.matter_id)
    return list(_supervised(with_facts(chosen.prefetch_related("support_units"))))


def _supervised(matters: Iterable[Matter]) -> Iterable[SupervisedMatter]:
    published = publications()
    for matter in matters:
        yield SupervisedMatter(
            number=matter.number,
            title=matter.title,
            lead_unit=matter.lead_unit.name,
            responsible_leader=matter.responsible_leader,
            facts=facts_of(matter, published),
            support_units=tuple(unit.name for unit in matter.support_units.all()),
            basis=f"《{matter.commitment.document.title}》“{matter.commitment.quote.rstrip('。')}”"
            if matter.commitment
            else "",
        )
