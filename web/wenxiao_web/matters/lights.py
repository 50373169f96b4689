"""What follows from the facts: watch rows with their moments, and light changes as they are noticed.

Both are written inside the transaction of the action that caused them, or by the worker when a moment has passed.
"""

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Any, TypeAlias

from wenxiao.clocks import (
    CalendarPublished,
    Light,
    MatterFacts,
    Watch,
    WatchKind,
    by_due,
    has_left,
    light_at,
    watches_of,
)
from wenxiao_web.audit.actions import action
from wenxiao_web.audit.actors import SYSTEM
from wenxiao_web.clock import local
from wenxiao_web.matters.facts import facts_of, with_facts
from wenxiao_web.matters.models import Basis, LightChange, Matter, WatchRow
from wenxiao_web.matters.signals import watches_renewed

Published: TypeAlias = tuple[CalendarPublished, ...] | None
"""What `publications` gave, read once for many matters; None reads it."""
_MOMENTS = tuple(field.name for field in fields(Watch))
_CODE = _MOMENTS.index("code")


def light_of(matter: Matter, at: datetime, basis: str = Basis.CLAIMED, published: Published = None) -> Light:
    """Return the light of a matter at a moment, with all that is recorded."""
    return light_at(facts_of(matter, published), at, confirmed_only=basis == Basis.CONFIRMED)


def renew_lights(matter: Matter, at: datetime) -> list[LightChange]:
    """Bring watch rows and noted lights up to the facts; call it in the transaction of each new fact."""
    fresh = with_facts(Matter.objects.all()).get(pk=matter.pk)
    renew_watches(fresh, at)
    return note_light(fresh, at)


def renew_watches(matter: Matter, at: datetime, published: Published = None) -> frozenset[str]:
    """Write a new version of the matter's watch rows where the facts have moved them; return the codes of those."""
    facts = facts_of(matter, published)
    moved: set[str] = set()
    for basis in Basis.values:
        wanted = _asked_for(facts, at, basis)
        rows = WatchRow.objects.filter(matter=matter, basis=basis)
        current = list(rows.filter(superseded_at=None))
        differing = {_moments(row) for row in current} ^ {_moments(watch) for watch in wanted}
        if not differing:
            continue
        moved |= {moments[_CODE] for moments in differing}
        version = max((row.version for row in rows), default=0) + 1
        rows.filter(superseded_at=None).update(superseded_at=at)
        WatchRow.objects.bulk_create(
            WatchRow(matter=matter, basis=basis, version=version, known_at=at, **_fields(watch)) for watch in wanted
        )
    if moved:
        watches_renewed.send(sender=WatchRow, matter=matter, at=at)
    return frozenset(moved)


def _asked_for(facts: MatterFacts, at: datetime, basis: str) -> tuple[Watch, ...]:
    """The watches to keep; what a matter that left the list had not reached turns no light and calls no paper."""
    watches = watches_of(facts, at, confirmed_only=basis == Basis.CONFIRMED)
    return tuple(watch for watch in watches if watch.done_at is not None) if has_left(facts, at) else watches


def note_light(matter: Matter, at: datetime, published: Published = None) -> list[LightChange]:
    """Record for each basis that the light differs from the one last noted, with a ledger entry for it."""
    noted = []
    for basis in Basis.values:
        last = matter.light_changes.filter(basis=basis).order_by("-known_at", "-id").first()
        light = light_of(matter, at, basis, published)
        if last and last.new == light.colour:
            continue
        noted.append(_note(matter, basis, last, light, at))
    return noted


def shown_since(matter: Matter, light: Light, basis: str = Basis.CLAIMED) -> datetime | None:
    """Since when this light has been shown: from the noted change to it, or by the facts where none is noted yet."""
    last = matter.light_changes.filter(basis=basis).order_by("-known_at", "-id").first()
    noted = last is not None and last.old and last.new == light.colour
    return local(last.turned_at) if last and noted else light.since


def _note(matter: Matter, basis: str, last: LightChange | None, light: Light, at: datetime) -> LightChange:
    old, turned_at = last.new if last else "", _turned_at(last, light, at)
    name = "change_light" if basis == Basis.CLAIMED else "change_published_light"
    with action(SYSTEM, name, f"matter/{matter.number}", at=at, happened_at=turned_at) as entry:
        entry.old, entry.new = ({"light": old} if old else {}), {"light": str(light.colour)}
        entry.why = f"{light.why}；{light.numbers}" if str(light.numbers) != str(light.why) else str(light.why)
        return LightChange.objects.create(
            matter=matter,
            basis=basis,
            old=old,
            new=light.colour,
            why=str(light.why),
            turned_at=turned_at,
            known_at=entry.recorded_at,
        )


def _turned_at(last: LightChange | None, light: Light, at: datetime) -> datetime:
    """When the light turned: by time alone at the watch's moment, by a new fact when that became known.

    Looking back, a report of earlier work makes a matter green since earlier; on the day itself it was not shown so.
    """
    by_time_alone = last is not None and light.since is not None and local(last.known_at) < light.since <= at
    return light.since if by_time_alone and light.since else at


def stored_watches(rows: Iterable[WatchRow]) -> tuple[Watch, ...]:
    """Return stored rows as the domain's watches, in order of their due moments."""
    watches = (Watch(**_fields(row) | {"kind": WatchKind(row.kind)}) for row in rows)
    return tuple(sorted(watches, key=by_due))


def _fields(watch: Watch | WatchRow) -> dict[str, Any]:
    return dict(zip(_MOMENTS, _moments(watch), strict=True))


def _moments(watch: Watch | WatchRow) -> tuple[Any, ...]:
    values = (getattr(watch, name) for name in _MOMENTS)
    return tuple(local(value) if isinstance(value, datetime) else value for value in values)
