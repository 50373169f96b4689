"""Writes about matters under a procedure: opened, and moved from stage to stage.

Pages, commands and the loading of a district all call these. Each makes its change, its ledger entry, the new watch
rows and the noted light changes in one transaction. What was entered stays with the move; the ledger says which fields.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePath
from uuid import uuid4

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from wenxiao.clocks import Schedule
from wenxiao.errors import TransitionRefusedError
from wenxiao.procedures import (
    Actor,
    Effects,
    Event,
    MatterState,
    Procedure,
    Transition,
    applied,
    permissions,
)
from wenxiao.procedures.states import FieldValue
from wenxiao_web.accounts.models import Account, OrgUnit
from wenxiao_web.accounts.posts import actors_of
from wenxiao_web.audit.actions import action
from wenxiao_web.clock import local
from wenxiao_web.errors import ActionRefusedError
from wenxiao_web.matters.lights import renew_lights
from wenxiao_web.matters.models import Matter, ScheduleVersion
from wenxiao_web.matters.schedules import store_schedule
from wenxiao_web.matters.uploads import accept_file, accept_text
from wenxiao_web.procedures.models import Handling, Move, UnitRole
from wenxiao_web.procedures.signals import paper_called_for
from wenxiao_web.procedures.states import procedure_in_force, progress_of, state_of, to_json, with_what_they_say


@dataclass(frozen=True, kw_only=True, slots=True)
class Entered:
    """What is entered with a move; what a transition does not ask for stays empty."""

    happened_at: datetime
    values: Mapping[str, FieldValue] = field(default_factory=dict)
    evidence: str = ""
    file: UploadedFile | None = None
    note: str = ""
    to_unit: OrgUnit | None = None
    until: datetime | None = None
    more_time: Fraction | None = None
    schedule: Schedule | None = None
    amount: Decimal | None = None
    milestone: str = ""
    series: str = ""


def do_transition(
    account: Account,
    matter: Matter,
    code: str,
    entered: Entered,
    *,
    at: datetime,
    seen: int | None = None,
    is_history: bool = False,
) -> Move:
    """Do one transition, in the first of the account's posts that may; the light follows at once.

    `seen` is the number of moves that the account had before its eyes: a form filled in over a newer move is refused.
    `is_history` leaves the lights to a later `renew_lights`. Raise ActionRefusedError with the reason where the engine
    refuses; UploadRefusedError where a file or word may not be kept.
    """
    _require_storable(entered)
    with transaction.atomic():
        handling = (
            Handling.objects.select_for_update(of=("self",)).select_related("matter", "procedure").get(matter=matter)
        )
        procedure = procedure_in_force(handling.procedure)
        transition = _transition(procedure, code)
        moves = list(with_what_they_say(handling.moves.all()))
        if seen is not None and seen != len(moves):
            raise ActionRefusedError(_("这件事项刚被办过一步。请看新的环节后再办。"))
        state = state_of(handling)
        if moves and entered.happened_at < state.done[-1].happened_at:
            raise ActionRefusedError(_("办理时间早于上一步。请改正时间。"))
        actor = _actor(procedure, state, transition, account)
        with action(
            account.as_actor(), "do_transition", f"matter/{matter.number}", at=at, happened_at=entered.happened_at
        ) as entry:
            event = _event(entered, transition, actor, number=len(moves) + 1, recorded_at=entry.recorded_at)
            moved, effects = _applied(procedure, state, event)
            row = _store(handling, event, entered, account, recorded_at=entry.recorded_at)
            bring_up(handling, moved, procedure)
            entry.old = {"stage": procedure.stages[state.stage].title}
            entry.new = {"transition": transition.title, "stage": procedure.stages[moved.stage].title}
            if entered.values:
                entry.new |= {"fields": "、".join(procedure.fields[key].title for key in entered.values)}
            if entered.to_unit:
                entry.new |= {"to_unit": entered.to_unit.name}
            entry.why = entered.note
        if effects.drafts:
            paper_called_for.send(sender=Move, matter=matter, kind=effects.drafts, move=row, at=entry.recorded_at)
        if not is_history:
            renew_lights(matter, entry.recorded_at)
        if entered.file is not None:
            row.evidence_file.storage.save(row.evidence_file.name, entered.file)
    return row


def bring_up(handling: Handling, state: MatterState, procedure: Procedure) -> None:
    """Write where the matter stands beside its moves: stage, end, units."""
    end = procedure.stages[state.stage].end
    handling.stage, handling.since, handling.end = state.stage, state.since, str(end or "")
    handling.save(update_fields=["stage", "since", "end"])
    units = {unit.name: unit for unit in OrgUnit.objects.filter(name__in=state.units.values())}
    UnitRole.objects.bulk_create(
        [
            UnitRole(handling=handling, role=role, unit=units[name], is_current=True)
            for role, name in state.units.items()
            if name in units
        ],
        update_conflicts=True,
        unique_fields=["handling", "role", "is_current"],
        update_fields=["unit"],
    )


def _require_storable(entered: Entered) -> None:
    words = (value for value in entered.values.values() if isinstance(value, str))
    accept_text(entered.evidence, entered.note, *words)
    if entered.file is not None:
        accept_file(entered.file)


def _transition(procedure: Procedure, code: str) -> Transition:
    if code not in procedure.transitions:
        raise ActionRefusedError(
            _("“%(procedure)s”没有流转“%(code)s”。请从事项页上的按钮办理。")
            % {"procedure": procedure.title, "code": code}
        )
    return procedure.transitions[code]


def _actor(procedure: Procedure, state: MatterState, transition: Transition, account: Account) -> Actor:
    """The account in the first of its posts that may do the transition; else in its first, to be refused."""
    actors = actors_of(account)
    for actor in actors:
        may = {one.transition: one for one in permissions(procedure, state, actor)}.get(transition.code)
        if may is not None and may.is_allowed:
            return actor
    return actors[0]


def _event(entered: Entered, transition: Transition, actor: Actor, *, number: int, recorded_at: datetime) -> Event:
    names = (entered.evidence.strip(), PurePath(entered.file.name or "").name if entered.file else "")
    return Event(
        code=f"e{number}",
        transition=transition.code,
        actor=actor,
        happened_at=local(entered.happened_at),
        recorded_at=local(recorded_at),
        values=entered.values,
        evidence=tuple(name for name in names if name),
        note=entered.note.strip(),
        to_unit=entered.to_unit.name if entered.to_unit else None,
        until=entered.until,
        amount=entered.more_time,
        schedule=entered.schedule,
        progress=progress_of(transition, entered.amount, entered.milestone, entered.series),
    )


def _applied(procedure: Procedure, state: MatterState, event: Event) -> tuple[MatterState, Effects]:
    try:
        return applied(procedure, state, event)
    except TransitionRefusedError as refusal:
        raise ActionRefusedError(str(refusal)) from refusal


def _store(handling: Handling, event: Event, entered: Entered, account: Account, *, recorded_at: datetime) -> Move:
    row = Move(
        handling=handling,
        number=int(event.code.removeprefix("e")),
        transition=event.transition,
        account=account,
        post=event.actor.post,
        unit=account.unit,
        happened_at=event.happened_at,
        recorded_at=recorded_at,
        values=to_json(event.values),
        evidence=entered.evidence.strip(),
        note=event.note,
        to_unit=entered.to_unit,
        until=event.until,
        more_time=str(event.amount) if event.amount is not None else "",
        schedule=_schedule(handling.matter, event),
        amount=entered.amount,
        milestone=entered.milestone,
        series=entered.series,
    )
    if entered.file is not None:
        row.evidence_name = PurePath(entered.file.name or "").name
        row.evidence_file.name = f"evidence/{uuid4().hex}{PurePath(row.evidence_name).suffix.lower()}"
    row.save()
    return row


def _schedule(matter: Matter, event: Event) -> ScheduleVersion | None:
    if event.schedule is None:
        return None
    return store_schedule(matter, event.schedule, happened_at=event.happened_at, recorded_at=event.recorded_at)
