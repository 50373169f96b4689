"""Writes about matters under a procedure: opened, and moved from stage to stage.

Pages, commands and the loading of a district all call these. Each makes its change, its ledger entry, the new watch
rows and the noted light changes in one transaction. What was entered stays with the move; the ledger says which fields.
"""

from dataclasses import replace
from datetime import datetime
from pathlib import PurePath
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from wenxiao.procedures import Event, MatterState, Procedure
from wenxiao_web.accounts.models import Account, OrgUnit
from wenxiao_web.audit.actions import action
from wenxiao_web.clock import local
from wenxiao_web.errors import ActionRefusedError
from wenxiao_web.matters.lights import renew_lights
from wenxiao_web.matters.models import Matter, ScheduleVersion
from wenxiao_web.matters.schedules import store_schedule
from wenxiao_web.procedures.models import Handling, Move, UnitRole
from wenxiao_web.procedures.signals import paper_called_for
from wenxiao_web.procedures.states import to_json
from wenxiao_web.procedures.steps import Entered, Step, applied_or_refused, prepared, require_storable

__all__ = ["Entered", "bring_up", "do_transition", "try_transition"]


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
    require_storable(entered)
    with transaction.atomic():
        step = prepared(account, matter, code, entered, seen=seen, at=at, lock=True)
        with action(
            account.as_actor(), "do_transition", f"matter/{matter.number}", at=at, happened_at=entered.happened_at
        ) as entry:
            event = replace(step.event, recorded_at=local(entry.recorded_at))
            moved, effects = applied_or_refused(step.procedure, step.state, event)
            row = _store(step.handling, event, entered, account, recorded_at=entry.recorded_at)
            bring_up(step.handling, moved, step.procedure)
            entry.old = {"stage": step.procedure.stages[step.state.stage].title}
            entry.new = _said(step, moved, entered)
            entry.why = entered.note
        if effects.drafts:
            paper_called_for.send(sender=Move, matter=matter, kind=effects.drafts, move=row, at=entry.recorded_at)
        if not is_history:
            renew_lights(matter, entry.recorded_at)
        if entered.file is not None:
            row.evidence_file.storage.save(row.evidence_file.name, entered.file)
    return row


def try_transition(
    account: Account, matter: Matter, code: str, entered: Entered, *, at: datetime, seen: int | None = None
) -> None:
    """Raise what `do_transition` would raise, and write nothing."""
    require_storable(entered)
    step = prepared(account, matter, code, entered, seen=seen, at=at, lock=False)
    if step.event.happened_at > at:
        raise ActionRefusedError(_("发生时间晚于现在。请填已经发生的时间。"))
    applied_or_refused(step.procedure, step.state, step.event)


def _said(step: Step, moved: MatterState, entered: Entered) -> dict[str, str]:
    """What the ledger says of a move: which fields were entered, never what stands in them."""
    said = {"transition": step.transition.title, "stage": step.procedure.stages[moved.stage].title}
    if entered.values:
        said |= {"fields": "、".join(step.procedure.fields[key].title for key in entered.values)}
    if entered.to_unit:
        said |= {"to_unit": entered.to_unit.name}
    return said


def bring_up(handling: Handling, state: MatterState, procedure: Procedure) -> None:
    """Write where the matter stands beside its moves: stage, end, what waits, units."""
    end = procedure.stages[state.stage].end
    handling.stage, handling.since, handling.end = state.stage, state.since, str(end or "")
    handling.is_waiting, handling.has_asked = bool(state.waiting), state.asked is not None
    handling.save(update_fields=["stage", "since", "end", "is_waiting", "has_asked"])
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
