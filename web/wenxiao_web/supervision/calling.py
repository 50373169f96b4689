"""What the worker does about papers: each minute those that have fallen due are made, and what goes out alone is sent.

Only matters whose next call has come are looked at: a range over an index, however many matters there are.
"""

from datetime import datetime

from django.db import transaction

from wenxiao.calendars import WorkingCalendar
from wenxiao.clocks import Colour, Watch, colour_of_watch
from wenxiao.supervision import Moment, Notice, deliver, draft, due_notices, next_call, send
from wenxiao_web.audit.actions import action
from wenxiao_web.audit.actors import SYSTEM
from wenxiao_web.calendars.queries import desk_calendar
from wenxiao_web.clock import local
from wenxiao_web.matters.lights import stored_watches
from wenxiao_web.matters.models import Basis, Matter
from wenxiao_web.supervision.models import NextCall, NoticeRow
from wenxiao_web.supervision.notices import (
    ladder_of,
    notice_of,
    rungs_of,
    traits_of_matter,
    unit_for,
    with_steps,
)
from wenxiao_web.supervision.storing import store_steps


def ask_again(matter: Matter, at: datetime) -> None:
    """Have a matter looked at from a moment on: something has happened that may call for a paper."""
    NextCall.objects.update_or_create(matter=matter, defaults={"at": at})


def call_for_papers(*, at: datetime) -> list[NoticeRow]:
    """Make each notice that has fallen due, once for a watch and rung; send those that need no signature.

    A watch that is done is not reminded of, one that is red already is not told that it will soon be due, and what was
    over before the desk knew of the matter calls for nothing.
    """
    calendar = desk_calendar()
    keys = list(NextCall.objects.filter(at__lte=at).order_by("at").values_list("matter", flat=True))
    return [row for key in keys for row in _call(key, calendar, at)]


@transaction.atomic
def _call(key: int, calendar: WorkingCalendar, at: datetime) -> list[NoticeRow]:
    call = NextCall.objects.select_for_update().get(matter=key)
    if call.at is None or call.at > at:
        return []  # another worker was here first
    matter = Matter.objects.select_related("lead_unit", "handling__procedure").get(pk=key)
    rungs = rungs_of(matter)
    watches = stored_watches(matter.watches.filter(basis=Basis.CLAIMED, superseded_at=None))
    have = [notice_of(row) for row in with_steps(matter.notices.all())]
    traits = traits_of_matter(matter)
    due = due_notices(matter.number, watches, rungs, local(at), have, calendar=calendar, traits=traits)
    by_code = {watch.code: watch for watch in watches}
    call.at = next_call(watches, rungs, local(at), have, calendar=calendar)
    call.save(update_fields=["at"])
    return [
        _make(matter, notice, by_code[notice.watch], calendar, at)
        for notice in due
        if _is_worth_it(notice, by_code[notice.watch], matter, at)
    ]


def _is_worth_it(notice: Notice, watch: Watch, matter: Matter, at: datetime) -> bool:
    colour = colour_of_watch(watch, at)
    if notice.rung.signed_by:
        return colour is not Colour.DONE or notice.due_at > matter.recorded_at
    if notice.rung.moment in (Moment.YELLOW, Moment.NTH_YELLOW):
        return colour is Colour.YELLOW
    return colour is not Colour.DONE


def _make(matter: Matter, notice: Notice, watch: Watch, calendar: WorkingCalendar, at: datetime) -> NoticeRow:
    row = NoticeRow(
        matter=matter,
        watch=notice.watch,
        rung=notice.rung.code,
        ladder=ladder_of(matter),
        in_force_from=notice.rung.in_force_from,
        due_at=notice.due_at,
        unit=unit_for(matter, watch.org_unit),
        title=notice.rung.title,
        kind=notice.rung.document.code,
    )
    goes_alone = notice.rung.signed_by is None
    name = "send_reminder" if goes_alone else "call_for_notice"
    happened_at = None if goes_alone else notice.due_at
    with action(SYSTEM, name, f"matter/{matter.number}", at=at, happened_at=happened_at) as entry:
        row.recorded_at = entry.recorded_at
        row.save()
        entry.new = {"notice": row.title, "to_unit": row.unit.name}
        entry.why = watch.title
        if goes_alone:
            sent_at = local(entry.recorded_at)
            drafted = draft(notice, watch, title=matter.title, unit=row.unit.name, at=sent_at)
            store_steps(row, notice, deliver(send(drafted, sent_at), at=sent_at, calendar=calendar))
            entry.why = row.text
    return row
