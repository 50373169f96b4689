"""From rows to the engine: the procedure that a matter keeps, its events, and the state that they lead to."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db.models import QuerySet

from wenxiao.catalog import load_file
from wenxiao.procedures import (
    Actor,
    Does,
    Event,
    MatterState,
    Procedure,
    Progress,
    Transition,
    applied,
    migrated,
    opened,
    procedure_of,
)
from wenxiao.procedures.definitions import FieldKind
from wenxiao.procedures.states import FieldValue
from wenxiao_web.clock import local
from wenxiao_web.matters.schedules import schedule_of
from wenxiao_web.procedures.models import Handling, Move, ProcedureVersion, UnitRole
from wenxiao_web.resolutions.models import VersionChange


def procedure_in_force(row: ProcedureVersion) -> Procedure:
    """Return the procedure as it was written in the version that a matter keeps."""
    return _procedure(row.code, row.version, row.text)


@lru_cache(maxsize=256)
def _procedure(code: str, version: int, text: str) -> Procedure:
    return procedure_of(load_file(Path(f"{code}@{version}.yaml"), text))


def state_of(handling: Handling) -> MatterState:
    """Return where a matter stands: its events replayed from its opening, each under its version.

    Units go by their present names.
    """
    changes = list(handling.version_changes.all())
    procedure = first_procedure(handling)
    state, _effects = opened(
        procedure,
        local(handling.matter.opened_at),
        {role.role: role.unit.name for role in _roles(handling) if not role.is_current},
        from_json(procedure, handling.fields),
    )
    for move in (*_moves(handling), None):
        while changes and changes[0].after == len(state.done):
            procedure, state = _gone_over(procedure, state, changes.pop(0))
        if move is not None:
            state, _effects = applied(procedure, state, event_of(move, procedure))
    return state


def first_procedure(handling: Handling) -> Procedure:
    """Return the version of its procedure that a matter was opened under; what it was opened with is of this one."""
    change = next(iter(handling.version_changes.all()), None)
    return procedure_in_force(change.from_version if change else handling.procedure)


def procedure_of_move(handling: Handling, move: Move) -> Procedure:
    """Return the version of its procedure that a move was made under."""
    change = next((change for change in handling.version_changes.all() if move.number <= change.after), None)
    return procedure_in_force(change.from_version if change else handling.procedure)


def _gone_over(old: Procedure, state: MatterState, change: VersionChange) -> tuple[Procedure, MatterState]:
    new = procedure_in_force(change.to_version)
    at, recorded_at = local(change.happened_at), local(change.recorded_at)
    return new, migrated(state, old, new, at=at, recorded_at=recorded_at)[0]


def _roles(handling: Handling) -> Iterable[UnitRole]:
    is_fetched = "roles" in getattr(handling, "_prefetched_objects_cache", {})
    return handling.roles.all() if is_fetched else handling.roles.select_related("unit")


def _moves(handling: Handling) -> Iterable[Move]:
    """The moves with what they say, in few queries whether they are fetched or not."""
    is_fetched = "moves" in getattr(handling, "_prefetched_objects_cache", {})
    return handling.moves.all() if is_fetched else with_what_they_say(handling.moves.all())


def with_what_they_say(moves: QuerySet[Move]) -> QuerySet[Move]:
    """Fetch with each move all rows that `event_of` reads."""
    return moves.select_related("account", "unit", "to_unit", "schedule").prefetch_related("schedule__milestones")


def event_of(move: Move, procedure: Procedure) -> Event:
    """Return a move as the engine's event."""
    evidence = (move.evidence, move.evidence_name)
    return Event(
        code=move.code,
        transition=move.transition,
        actor=Actor(
            person=move.account.username,
            post=move.post,
            unit=move.unit.name if move.unit else "",
        ),
        happened_at=local(move.happened_at),
        recorded_at=local(move.recorded_at),
        values=from_json(procedure, move.values),
        evidence=tuple(part for part in evidence if part),
        note=move.note,
        to_unit=move.to_unit.name if move.to_unit else None,
        until=local(move.until) if move.until else None,
        amount=Fraction(move.more_time) if move.more_time else None,
        schedule=schedule_of(move.schedule) if move.schedule else None,
        progress=progress_of(procedure.transitions[move.transition], move.amount, move.milestone, move.series),
    )


def progress_of(transition: Transition, amount: Decimal | None, milestone: str, series: str) -> Progress | None:
    """What a report says is done; its evidence alone may say it. None where the transition is no report."""
    if Does.REPORTS not in transition.does:
        return None
    return Progress(amount=amount, milestone=milestone or None, series=series or None)


def to_json(values: Mapping[str, FieldValue]) -> dict[str, Any]:
    """Return what was entered as JSON holds it: numbers and moments as text."""
    return {
        key: value.isoformat() if isinstance(value, datetime) else str(value) if isinstance(value, Decimal) else value
        for key, value in values.items()
        if value is not None
    }


def from_json(procedure: Procedure, values: Mapping[str, Any]) -> dict[str, FieldValue]:
    """Return what JSON holds as the fields of a procedure."""
    return {key: _value(procedure.fields[key].kind, value) for key, value in values.items()}


def _value(kind: FieldKind, value: Any) -> FieldValue:
    match kind:
        case FieldKind.NUMBER:
            return Decimal(value)
        case FieldKind.DATE:
            return local(datetime.fromisoformat(value))
        case FieldKind.YES_NO:
            return bool(value)
        case _:
            return str(value)
