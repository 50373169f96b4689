"""A move about to be made: what is entered with it, the event that it would be, and why it may not be made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
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
from wenxiao_web.clock import local
from wenxiao_web.errors import ActionRefusedError
from wenxiao_web.matters.models import Matter
from wenxiao_web.matters.uploads import accept_file, accept_text
from wenxiao_web.procedures.models import Handling
from wenxiao_web.procedures.states import procedure_in_force, progress_of, state_of


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """A transition about to be done."""

    handling: Handling
    procedure: Procedure
    state: MatterState
    transition: Transition
    event: Event


def prepared(
    account: Account, matter: Matter, code: str, entered: Entered, *, seen: int | None, at: datetime, lock: bool
) -> Step:
    """Return the step that an account is about to take; `lock` holds the matter until the transaction ends.

    Raise ActionRefusedError where the page was out of date, the time runs backward or the transition does not exist.
    """
    handlings = Handling.objects.select_related("matter", "procedure")
    handling = (handlings.select_for_update(of=("self",)) if lock else handlings).get(matter=matter)
    procedure = procedure_in_force(handling.procedure)
    transition = _transition(procedure, code)
    state = state_of(handling)
    if seen is not None and seen != len(state.done):
        raise ActionRefusedError(_("这件事项刚被办过一步。请看新的环节后再办。"))
    if state.done and entered.happened_at < state.done[-1].happened_at:
        raise ActionRefusedError(_("办理时间早于上一步。请改正时间。"))
    if entered.happened_at < state.opened_at:
        raise ActionRefusedError(_("办理时间早于立项。请改正时间。"))
    actor = _actor(procedure, state, transition, account)
    event = _event(entered, transition, actor, number=len(state.done) + 1, recorded_at=at)
    return Step(handling=handling, procedure=procedure, state=state, transition=transition, event=event)


def require_storable(entered: Entered) -> None:
    """Raise UploadRefusedError where a word or the file may not be kept."""
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


def applied_or_refused(procedure: Procedure, state: MatterState, event: Event) -> tuple[MatterState, Effects]:
    """Let the engine do it; its refusal becomes ours."""
    try:
        return applied(procedure, state, event)
    except TransitionRefusedError as refusal:
        raise ActionRefusedError(str(refusal)) from refusal
