"""Reads about matters under a procedure: lists and counts from stored rows and moments, nothing replayed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Prefetch, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from wenxiao.clocks import AggregateRule, Colour, Watch, by_due, colour_of_watch
from wenxiao.procedures import Procedure, procedure, procedure_codes
from wenxiao_web.accounts.models import Account
from wenxiao_web.calendars.queries import desk_calendar
from wenxiao_web.matters.lights import stored_watches
from wenxiao_web.matters.models import Basis, Matter, WatchRow
from wenxiao_web.matters.queries import COLOURS, coloured
from wenxiao_web.procedures.models import Handling, ProcedureVersion, UnitRole
from wenxiao_web.procedures.permissions import may_act, takes_part
from wenxiao_web.procedures.states import procedure_in_force
from wenxiao_web.templatetags.moments import days_left

PAGE = 50
CARDS = 20
"""How many cards a column of the board shows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseRow:
    """A matter as a list shows it."""

    matter: Matter
    procedure: Procedure
    stage: str
    """Its title."""
    stage_code: str
    colour: str
    was_late: bool
    reason: str
    """Which limit decides, and how far away it is."""
    due_at: datetime | None
    is_due_provisional: bool
    unit: str
    """Who holds it now."""
    waits: bool
    """Whether it waits for the account that looks."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Overview:
    """A procedure with what is under way in it."""

    procedure: Procedure
    counts: Mapping[Colour, int]
    stages: Sequence[tuple[str, str, int]]
    """Code, title and number of the stages that hold open matters."""
    ended: int
    takes_part: bool

    @property
    def open(self) -> int:
        """How many are under way."""
        return sum(number for _code, _title, number in self.stages)


def overviews(account: Account, at: datetime) -> list[Overview]:
    """Return all procedures with their counts; those first in which the account has a post."""
    lights: dict[str, dict[str, int]] = defaultdict(dict)
    under_way = Matter.objects.filter(handling__end="")
    grouped = coloured(under_way, at).order_by().values_list("handling__procedure__code", "colour")
    for code, colour, number in grouped.annotate(n=Count("pk", distinct=True)):
        lights[code][colour] = number
    stages: dict[str, dict[str, int]] = defaultdict(dict)
    ended: dict[str, int] = defaultdict(int)
    for code, stage, end, number in (
        Handling.objects.values_list("procedure__code", "stage", "end").annotate(n=Count("pk")).order_by()
    ):
        if end:
            ended[code] += number
        else:
            stages[code][stage] = number
    found = [
        Overview(
            procedure=one,
            counts={colour: lights[code].get(str(colour), 0) for colour in COLOURS},
            stages=[(s.code, s.title, stages[code][s.code]) for s in one.stages.values() if s.code in stages[code]],
            ended=ended[code],
            takes_part=takes_part(account, one),
        )
        for code in procedure_codes()
        for one in (procedure(code),)
    ]
    return sorted(found, key=lambda one: not one.takes_part)


def titles_of_stages(code: str) -> dict[str, tuple[str, bool]]:
    """Return title, and whether it is an end, of each stage of a procedure: those in force first, then older ones."""
    versions = ProcedureVersion.objects.filter(code=code).order_by("-version")
    known = [procedure(code), *map(procedure_in_force, versions)]
    found: dict[str, tuple[str, bool]] = {}
    for one in known:
        for stage in one.stages.values():
            found.setdefault(stage.code, (stage.title, stage.end is not None))
    return found


def listed(matters: QuerySet[Matter], at: datetime, light: str = "") -> QuerySet[Matter]:
    """Return the matters with colour and due moment, worst light first, then by due moment."""
    found: QuerySet[Any] = coloured(matters, at).select_related("lead_unit")
    return found.filter(colour=light) if light else found


def case_rows(matters: Iterable[Matter], account: Account, at: datetime) -> list[CaseRow]:
    """Return coloured matters as rows: a few queries, however many they are."""
    found = list(matters)
    handlings = _handlings(found)
    watches = _watches(found)
    waiting = set(
        may_act(account, to_lead_on=True)
        .filter(pk__in=[one.pk for one in handlings.values()])
        .values_list("pk", flat=True)
    )
    calendar = desk_calendar()
    rows = []
    for matter in found:
        handling = handlings[matter.pk]
        path = procedure_in_force(handling.procedure)
        colour, due_at = str(matter.colour), matter.due_at  # type: ignore[attr-defined]
        deciding = _deciding(path, watches[matter.pk], colour, at)
        if deciding is not None:
            due_at = deciding.due_at
        title = path.stages[handling.stage].title
        left = days_left(due_at, at, calendar)["text"] if deciding else ""
        rows.append(
            CaseRow(
                matter=matter,
                procedure=path,
                stage=title,
                stage_code=handling.stage,
                colour=colour,
                was_late=any(watch.was_late for watch in watches[matter.pk]),
                reason=title if handling.end else _reason(deciding, colour, left),
                due_at=None if handling.end else due_at,
                is_due_provisional=deciding is not None and deciding.is_provisional,
                unit=next((one.unit.name for one in handling.roles.all()), matter.lead_unit.name),
                waits=handling.pk in waiting,
            )
        )
    return rows


def counts_by_stage(matters: QuerySet[Matter]) -> dict[str, int]:
    """Count matters by the code of their stage."""
    return dict(matters.values_list("handling__stage").annotate(n=Count("pk", distinct=True)).order_by())


def on_board(matters: QuerySet[Matter], at: datetime) -> tuple[dict[str, int], QuerySet[Matter]]:
    """Return how many matters stand in each stage, and the first of each: worst light first, then by due moment."""
    ranked = coloured(matters, at)
    order: Any = list(ranked.query.order_by)
    place = Window(RowNumber(), partition_by=[F("handling__stage")], order_by=order)
    first = Matter.objects.filter(pk__in=ranked.annotate(place=place).filter(place__lte=CARDS).values("pk"))
    return counts_by_stage(matters), coloured(first, at).select_related("lead_unit")


def _handlings(matters: Sequence[Matter]) -> dict[int, Handling]:
    holders = UnitRole.objects.filter(role="holder", is_current=True).select_related("unit")
    rows = (
        Handling.objects.filter(matter__in=matters)
        .select_related("procedure")
        .prefetch_related(Prefetch("roles", queryset=holders))
    )
    return {row.matter_id: row for row in rows}


def _watches(matters: Sequence[Matter]) -> dict[int, list[Watch]]:
    rows: dict[int, list[WatchRow]] = defaultdict(list)
    for row in WatchRow.objects.filter(matter__in=matters, basis=Basis.CLAIMED, superseded_at=None):
        rows[row.matter_id].append(row)
    return defaultdict(list, {pk: list(stored_watches(one)) for pk, one in rows.items()})


def _deciding(path: Procedure, watches: Sequence[Watch], colour: str, at: datetime) -> Watch | None:
    """The watch that shows the matter's light; of several the one due first."""
    if colour == Colour.DONE:
        return None
    leading = [watch for watch in watches if not watch.is_supporting]
    counting = leading if path.aggregate.rule is AggregateRule.LEAD_ONLY and leading else watches
    showing = [watch for watch in counting if colour_of_watch(watch, at) == colour]
    return min(showing, key=by_due, default=None)


def _reason(watch: Watch | None, colour: str, left: str) -> str:
    if watch is None:
        return {Colour.NOT_STARTED: _("还没有起算的时限"), Colour.DONE: _("时限都已办结")}.get(Colour(colour), "")
    if colour == Colour.SUSPENDED:
        return _("“%(name)s”中止") % {"name": watch.title}
    return _("“%(name)s”%(left)s") % {"name": watch.title, "left": left}
