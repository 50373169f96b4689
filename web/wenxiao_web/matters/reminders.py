"""What the worker does about matters: lights that turned by themselves are noted, due reminders go out."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from wenxiao.clocks import Colour, Watch, colour_of_watch
from wenxiao.supervision import Notice, Rung, draft, due_notices, ladder
from wenxiao_web.audit.actions import action
from wenxiao_web.audit.actors import SYSTEM
from wenxiao_web.calendars.queries import publications
from wenxiao_web.matters.facts import with_facts
from wenxiao_web.matters.lights import Published, note_light, stored_watches
from wenxiao_web.matters.models import Basis, LightChange, Matter, Reminder, WatchRow

_CALLS = {"yellow_at": Colour.YELLOW, "red_at": Colour.RED}
"""The colour that a watch must still have for a rung of this moment to be worth sending."""


def note_turned_lights(*, at: datetime) -> list[LightChange]:
    """Note the light of each matter that a moment has passed for since its light was last noted."""
    published = publications()
    return [change for matter in with_facts(_turned(at)) for change in _note(matter, at, published)]


def _turned(at: datetime) -> QuerySet[Matter]:
    """Matters with an open watch whose yellow or red moment lies between the last noted change and now."""
    noted = (
        LightChange.objects.filter(matter=OuterRef("matter"), basis=OuterRef("basis"))
        .order_by("-known_at", "-id")
        .values("known_at")[:1]
    )
    passed = (
        WatchRow.objects.filter(superseded_at=None, done_at=None)
        .annotate(noted_at=Subquery(noted))
        .filter(
            Q(yellow_at__lte=at, yellow_at__gt=F("noted_at"))
            | Q(red_at__lte=at, red_at__gt=F("noted_at"))
            | Q(noted_at=None)
        )
    )
    return Matter.objects.filter(pk__in=passed.values("matter"))


@transaction.atomic
def _note(matter: Matter, at: datetime, published: Published) -> list[LightChange]:
    return note_light(matter, at, published)


def send_due_reminders(*, at: datetime) -> list[Reminder]:
    """Send each reminder that has fallen due and goes out by itself, once for a watch and rung.

    Papers that a person must sign are never sent here. A watch that is done is not reminded of, and one that is red
    already is not told that it will soon be due.
    """
    rungs = tuple(rung for rung in ladder() if not rung.signed_by)
    matters = Matter.objects.filter(
        pk__in=WatchRow.objects.filter(basis=Basis.CLAIMED, superseded_at=None, done_at=None, yellow_at__lte=at).values(
            "matter"
        )
    )
    return [
        _send(matter, notice, watch, at)
        for matter in matters.select_related("lead_unit").prefetch_related("reminders")
        for notice, watch in _due(matter, rungs, at)
    ]


def _due(matter: Matter, rungs: tuple[Rung, ...], at: datetime) -> Iterator[tuple[Notice, Watch]]:
    rows = matter.watches.filter(basis=Basis.CLAIMED, superseded_at=None)
    watches = {watch.code: watch for watch in stored_watches(rows)}
    sent = {(reminder.watch, reminder.rung) for reminder in matter.reminders.all()}
    for notice in due_notices(matter.number, watches.values(), rungs, at):
        watch = watches[notice.watch]
        if (watch.code, notice.rung.code) not in sent and colour_of_watch(watch, at) is _CALLS[notice.rung.moment]:
            yield notice, watch


def _send(matter: Matter, notice: Notice, watch: Watch, at: datetime) -> Reminder:
    drafted = draft(notice, watch, title=matter.title, unit=matter.lead_unit.name)
    with action(SYSTEM, "send_reminder", f"matter/{matter.number}", at=at) as entry:
        entry.new = {"notice": notice.rung.title, "to_unit": matter.lead_unit.name}
        entry.why = drafted.text
        return Reminder.objects.create(
            matter=matter,
            watch=notice.watch,
            rung=notice.rung.code,
            title=notice.rung.title,
            due_at=notice.due_at,
            to_unit=matter.lead_unit,
            text=drafted.text,
            sent_at=entry.recorded_at,
        )
