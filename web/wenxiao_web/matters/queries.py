"""Reads about matters: what is red or yellow is a range over stored moments, the explanation is the domain's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models import CharField as TextColumn
from django.db.models.functions import Coalesce

from wenxiao.calendars import WorkingCalendar
from wenxiao.clocks import AggregateRule, Colour, Light, MatterFacts, ProgressWord, light_at, progress_word, watches_of
from wenxiao_web.accounts.models import Account, Role
from wenxiao_web.calendars.queries import desk_calendar, publications
from wenxiao_web.matters.facts import facts_of, with_facts
from wenxiao_web.matters.models import Basis, LightChange, Matter, ProgressReport, WatchRow

ROWS = 60
"""How many matters a list shows; the filters lead to the others."""
COLOURS = (Colour.RED, Colour.YELLOW, Colour.GREEN, Colour.SUSPENDED, Colour.NOT_STARTED, Colour.DONE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A matter with its light and the watch that decided it."""

    matter: Matter
    light: Light
    word: ProgressWord | None
    """The word of a 督查通报; None where the matter has left the list."""
    due_at: datetime | None
    is_due_provisional: bool
    """Whether its due moment lies in a year whose arrangement is not published."""
    waiting: tuple[ProgressReport, ...]
    """Reports that wait for their verifying unit."""
    returned: ProgressReport | None
    """The newest report, where it was sent back and nothing was reported since."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """A light that will turn if nothing more happens."""

    watch: WatchRow
    at: datetime
    colour: Colour


def coloured(matters: QuerySet[Matter], at: datetime, basis: str = Basis.CLAIMED) -> QuerySet[Any]:
    """Give each matter its `colour` at a moment and the `due_at` that decides it, worst first, then soonest due.

    All of it comes from the stored moments of current watches; no light is computed.
    """
    current = _counting(basis).filter(matter=OuterRef("pk"))
    unfinished = current.filter(Q(done_at=None) | Q(done_at__gt=at))
    standing_still = Q(suspended_at__isnull=False) & (Q(resumes_at=None) | Q(resumes_at__gt=at))
    running = unfinished.exclude(standing_still).exclude(starts_at__gt=at)
    never_timed = ~Exists(current) & ~Q(handling__end__gt="")
    return matters.annotate(
        colour=Case(
            When(Q(opened_at__gt=at) | never_timed, then=Value(str(Colour.NOT_STARTED))),
            When(Exists(unfinished.filter(red_at__lte=at)), then=Value(str(Colour.RED))),
            When(Exists(running.filter(yellow_at__lte=at)), then=Value(str(Colour.YELLOW))),
            When(Exists(running), then=Value(str(Colour.GREEN))),
            When(Exists(unfinished.filter(standing_still)), then=Value(str(Colour.SUSPENDED))),
            When(Exists(unfinished), then=Value(str(Colour.NOT_STARTED))),
            default=Value(str(Colour.DONE)),
            output_field=TextColumn(),
        ),
        due_at=Coalesce(
            Subquery(unfinished.order_by(_urgency(at), F("due_at").asc(nulls_last=True)).values("due_at")[:1]),
            Subquery(current.order_by("-due_at").values("due_at")[:1]),
        ),
    ).order_by(
        Case(*(When(colour=str(colour), then=Value(rank)) for rank, colour in enumerate(COLOURS))),
        F("due_at").asc(nulls_last=True),
        "number",
    )


def _counting(basis: str) -> QuerySet[WatchRow]:
    """The current watches that count: of a procedure judged by its lead units only theirs, where there are any."""
    current = WatchRow.objects.filter(basis=basis, superseded_at=None)
    leading = current.filter(matter=OuterRef("matter"), is_supporting=False)
    by_lead = Q(is_supporting=True, matter__handling__procedure__judged_by=str(AggregateRule.LEAD_ONLY))
    return current.exclude(by_lead & Q(Exists(leading)))


def _urgency(at: datetime) -> Case:
    """The order in which the watches of one matter decide its light."""
    suspended = Q(suspended_at__isnull=False) & (Q(resumes_at=None) | Q(resumes_at__gt=at))
    return Case(
        When(red_at__lte=at, then=Value(0)),
        When(suspended, then=Value(3)),
        When(starts_at__gt=at, then=Value(4)),
        When(yellow_at__lte=at, then=Value(1)),
        default=Value(2),
    )


def matters_of(account: Account) -> QuerySet[Matter]:
    """Return what of the promised an account answers for: its unit's, what it verifies or leads; groups see all."""
    matters = promised_matters()
    match account.role:
        case Role.LIAISON:
            return matters.filter(Q(lead_unit=account.unit) | Q(support_units=account.unit)).distinct()
        case Role.VERIFIER:
            return matters.filter(verifying_unit=account.unit)
        case Role.LEADER:
            return matters.filter(responsible_leader=account.post)
        case _:
            return matters


def promised_matters() -> QuerySet[Matter]:
    """Return the matters that a document's commitments opened; those of procedures have lists of their own."""
    return Matter.objects.filter(commitment__isnull=False)


def open_matters() -> QuerySet[Matter]:
    """Return the matters with a watch that is not done, or not confirmed to be."""
    open_watches = WatchRow.objects.filter(superseded_at=None).filter(Q(done_at=None) | Q(confirmed_at=None))
    return Matter.objects.filter(pk__in=open_watches.values("matter"))


def counts_by_colour(matters: QuerySet[Matter], at: datetime, basis: str = Basis.CLAIMED) -> dict[Colour, int]:
    """Count matters by colour, in the order of the lights; colours without any are there with 0."""
    rows = coloured(matters, at, basis).order_by().values_list("colour").annotate(n=Count("pk", distinct=True))
    counts = dict(rows)
    return {colour: counts.get(str(colour), 0) for colour in COLOURS}


def rows_of(
    matters: QuerySet[Matter],
    at: datetime,
    *,
    colour: str = "",
    basis: str = Basis.CLAIMED,
    limit: int | None = ROWS,
) -> list[Row]:
    """Return the first matters with their lights, worst first, then by due moment; `limit` None gives all.

    Which and in what order comes from stored moments; only what is shown is explained.
    """
    chosen = coloured(matters, at, basis)
    if colour:
        chosen = chosen.filter(colour=colour)
    published, calendar = publications(), desk_calendar()
    return [_row(matter, facts_of(matter, published), calendar, at, basis) for matter in with_facts(chosen)[:limit]]


def row_of(matter: Matter, at: datetime, basis: str = Basis.CLAIMED) -> Row:
    """Return one matter with its light; it must come from `with_facts`."""
    return _row(matter, facts_of(matter), desk_calendar(), at, basis)


def _row(matter: Matter, facts: MatterFacts, calendar: WorkingCalendar, at: datetime, basis: str) -> Row:
    is_confirmed = basis == Basis.CONFIRMED
    light = light_at(facts, at, confirmed_only=is_confirmed)
    due = {watch.code: watch.due_at for watch in watches_of(facts, at, confirmed_only=is_confirmed)}
    last = max(filter(None, due.values()), default=None)
    reports = list(matter.reports.all())
    newest_review = getattr(reports[-1], "review", None) if reports else None
    due_at = due.get(light.watch, last) if light.watch else last
    return Row(
        matter=matter,
        light=light,
        word=progress_word(facts, at, confirmed_only=is_confirmed),
        due_at=due_at,
        is_due_provisional=due_at is not None and calendar.is_provisional(calendar.day_of(due_at)),
        waiting=tuple(report for report in reports if not hasattr(report, "review")),
        returned=reports[-1] if newest_review and not newest_review.is_confirmed else None,
    )


def next_turns(matters: QuerySet[Matter], at: datetime, *, days: int, limit: int = 8) -> list[Turn]:
    """Return the lights that will turn within so many days if nothing more happens, soonest first."""
    until = at + timedelta(days=days)
    watches = WatchRow.objects.filter(
        matter__in=matters.values("pk"), basis=Basis.CLAIMED, superseded_at=None, done_at=None
    ).select_related("matter__lead_unit")
    within = Q(yellow_at__gt=at, yellow_at__lte=until) | Q(red_at__gt=at, red_at__lte=until)
    turns = [turn for watch in watches.filter(within) for turn in _turns(watch, at, until)]
    return sorted(turns, key=lambda turn: (turn.at, turn.watch.matter.number))[:limit]


def _turns(watch: WatchRow, at: datetime, until: datetime) -> Iterable[Turn]:
    for moment, colour in ((watch.yellow_at, Colour.YELLOW), (watch.red_at, Colour.RED)):
        if moment is not None and at < moment <= until:
            yield Turn(watch=watch, at=moment, colour=colour)


def recent_changes(matters: QuerySet[Matter], at: datetime, *, limit: int = 8) -> QuerySet[LightChange]:
    """Return the newest light changes, leaving out the first note of each matter."""
    return (
        LightChange.objects.filter(matter__in=matters.values("pk"), basis=Basis.CLAIMED, known_at__lte=at)
        .exclude(old="")
        .select_related("matter__lead_unit")
        .order_by("-known_at", "-id")[:limit]
    )


def matrix(at: datetime) -> list[dict[str, Any]]:
    """Count each lead unit's matters by colour: units with the most red first, then the most yellow."""
    rows: dict[str, dict[str, Any]] = {}
    counted = coloured(Matter.objects.all(), at).order_by().values_list("lead_unit__code", "lead_unit__name", "colour")
    for code, name, colour in counted:
        row = rows.setdefault(code, {"code": code, "name": name, "total": 0} | {str(c): 0 for c in COLOURS})
        row[colour] += 1
        row["total"] += 1
    return sorted(rows.values(), key=lambda row: (-row["red"], -row["yellow"], -row["total"], row["code"]))
