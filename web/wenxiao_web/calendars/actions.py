"""The write about the calendar: a year's arrangement comes in, and open matters follow it in one go."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from wenxiao.calendars import PublishedYear
from wenxiao.sentences import shown
from wenxiao_web.accounts.models import Account
from wenxiao_web.audit.actions import action
from wenxiao_web.audit.actors import SYSTEM, Actor
from wenxiao_web.calendars.models import Arrangement
from wenxiao_web.calendars.permissions import refusal_to_add_arrangement
from wenxiao_web.calendars.queries import arrangement_of, desk_calendar, publications
from wenxiao_web.errors import ActionRefusedError
from wenxiao_web.matters.facts import with_facts
from wenxiao_web.matters.lights import note_light, renew_watches
from wenxiao_web.matters.models import Basis, Matter
from wenxiao_web.matters.permissions import require
from wenxiao_web.matters.queries import open_matters

_CHUNK = 200
_ADMINISTRATOR = Actor(unit=SYSTEM.unit, post="管理员")


@dataclass(frozen=True, kw_only=True, slots=True)
class Renewal:
    """What an arrangement brought about."""

    arrangement: Arrangement
    matters: int
    """Open matters that were looked at."""
    watches: int
    """Their watches that moved, or became exact."""
    lights: int
    """Lights that changed by it."""


@transaction.atomic
def add_arrangement(
    account: Account | None,
    name: str,
    text: str,
    *,
    at: datetime,
    tell: Callable[[int, int], None] = lambda _done, _all: None,
) -> Renewal:
    """Record a year's arrangement and renew the watches and lights of all open matters, or nothing of it.

    `account` None is an administrator at the command line. `tell` hears how many matters are done, of how many. Raise
    CatalogInvalidError with file, line and key where the arrangement is wrong, ActionRefusedError where it may not be
    recorded.
    """
    if account is not None:
        require(refusal_to_add_arrangement(account))
    arranged = arrangement_of(name, text)
    previous = Arrangement.objects.filter(year=arranged.year).last()
    _require_new(arranged, text, previous, at)
    actor = account.as_actor() if account else _ADMINISTRATOR
    published_at = desk_calendar().midnight(arranged.in_force_from)
    with action(actor, "add_arrangement", f"calendar/{arranged.year}", at=at, happened_at=published_at) as entry:
        row = Arrangement.objects.create(
            year=arranged.year,
            source=arranged.source,
            in_force_from=arranged.in_force_from,
            name=name,
            text=text,
            recorded_at=entry.recorded_at,
            recorded_by=account,
        )
        renewed = dict(_renew_open(entry.recorded_at, tell))
        watches = sum(map(len, renewed.values()))
        entry.old = {"source": previous.source} if previous else {}
        entry.new = {"source": arranged.source, "matters": len(renewed), "watches": watches}
        entry.why = name
    moved = [matter for matter, codes in renewed.items() if codes]
    published = publications()
    changes = [change for matter in _with_facts(moved) for change in note_light(matter, entry.recorded_at, published)]
    lights = sum(change.basis == Basis.CLAIMED for change in changes)
    return Renewal(arrangement=row, matters=len(renewed), watches=watches, lights=lights)


def _require_new(arranged: PublishedYear, text: str, previous: Arrangement | None, at: datetime) -> None:
    if previous and previous.text == text:
        raise ActionRefusedError(_("%(year)s年的这份安排已经装入，不用再装。") % {"year": arranged.year})
    today = desk_calendar().day_of(at)
    if arranged.in_force_from > today:
        raise ActionRefusedError(
            _("安排的发布日（in_force_from）%(on)s晚于今天%(today)s。请核对日期，发布以后再装。")
            % {"on": shown(arranged.in_force_from), "today": shown(today)}
        )


def _renew_open(at: datetime, tell: Callable[[int, int], None]) -> Iterator[tuple[int, frozenset[str]]]:
    """Renew the watches of each open matter; yield the matter with the codes of those that moved."""
    published = publications()
    keys = list(open_matters().values_list("pk", flat=True))
    for done, matter in enumerate(_with_facts(keys), start=1):
        yield matter.pk, renew_watches(matter, at, published)
        if done % _CHUNK == 0 or done == len(keys):
            tell(done, len(keys))


def _with_facts(keys: list[int]) -> Iterator[Matter]:
    """The matters of these keys with their facts, so many at a time."""
    for start in range(0, len(keys), _CHUNK):
        yield from with_facts(Matter.objects.filter(pk__in=keys[start : start + _CHUNK]))
