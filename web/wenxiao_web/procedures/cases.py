"""One matter under its procedure as its page shows it: the path, the units, what was entered, what may be done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from wenxiao.clocks.durations import budget
from wenxiao.procedures import Does, MatterState, Procedure, Transition, leads_on, permissions, role_name
from wenxiao.procedures.definitions import FieldRule
from wenxiao.procedures.facts import limit_for
from wenxiao.procedures.states import FieldValue
from wenxiao.procedures.ways import COMPLETED
from wenxiao_web.accounts.models import Account
from wenxiao_web.accounts.posts import actors_of
from wenxiao_web.clock import local
from wenxiao_web.procedures.models import Handling, Move
from wenxiao_web.procedures.states import from_json, procedure_of_move
from wenxiao_web.templatetags.moments import said
from wenxiao_web.templatetags.values import measure


@dataclass(frozen=True, kw_only=True, slots=True)
class PathStage:
    """A stage of the path as drawn."""

    title: str
    look: str
    """`past`, `now`, `ahead` or `end`."""
    times: int
    """How often the matter came into it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A transition of the present stage, and why the account may not do it; empty: it may."""

    transition: Transition
    refusal: str
    is_usual: bool
    """Whether it leads on, or reports how far the work is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MoveRow:
    """A move that was made."""

    move: Move
    title: str
    stage: str
    """Where it led; empty: the matter stayed."""
    post: str
    entered: Sequence[tuple[str, str]]
    note: str
    """What was said beside that."""
    more_time: str
    """How much longer was asked for."""
    milestone: str
    """Name of the milestone that is reported."""
    schedule: str
    """The milestones that it plans, each with its day."""


def path_of(procedure: Procedure, state: MatterState) -> list[PathStage]:
    """Return the stages in the order they are written; of the ends the one reached, else the first good one."""
    visits = _visits(procedure, state)
    found = []
    for code, stage in procedure.stages.items():
        if stage.end is not None:
            continue
        look = "now" if code == state.stage else "past" if code in visits else "ahead"
        found.append(PathStage(title=stage.title, look=look, times=visits.count(code)))
    present = procedure.stages[state.stage]
    good = next((one for one in procedure.stages.values() if one.end in COMPLETED), None)
    last = present if present.end is not None else good
    if last is not None:
        look = "now" if last is present else "end"
        found.append(PathStage(title=last.title, look=look, times=visits.count(last.code)))
    return found


def choices_of(procedure: Procedure, state: MatterState, account: Account) -> list[Choice]:
    """Return every transition of the present stage, the usual ones first, as the file orders them."""
    actors = actors_of(account)
    answers = [{one.transition: one for one in permissions(procedure, state, actor)} for actor in actors]
    found = []
    for transition in procedure.leaving(state.stage):
        refusals = [
            (actor.post not in transition.by, answer[transition.code].refused_for or "")
            for actor, answer in zip(actors, answers, strict=True)
        ]
        is_allowed = any(not refusal for _is_other, refusal in refusals)
        found.append(
            Choice(
                transition=transition,
                refusal="" if is_allowed else min(refusals)[1],
                is_usual=leads_on(procedure, transition, state.stage) or Does.REPORTS in transition.does,
            )
        )
    return sorted(found, key=lambda one: not one.is_usual)


def units_of(handling: Handling) -> list[tuple[str, str, str]]:
    """Return role, unit, and the unit at the opening where it was another."""
    now = {one.role: one.unit.name for one in handling.roles.all() if one.is_current}
    then = {one.role: one.unit.name for one in handling.roles.all() if not one.is_current}
    then.setdefault("holder", then.get("lead_unit", ""))
    return [
        (role_name(role), unit, then[role] if then.get(role, unit) != unit else "")
        for role, unit in sorted(now.items(), key=lambda held: (held[0] != "lead_unit", held[0] != "holder", held[0]))
    ]


def entered_so_far(procedure: Procedure, state: MatterState) -> list[tuple[str, str]]:
    """Return the fields that hold something, in the order of the procedure."""
    return [
        (rule.title, words_of(rule, state.fields[code]))
        for code, rule in procedure.fields.items()
        if state.fields.get(code) not in (None, "")
    ]


def moves_of(handling: Handling, state: MatterState, moves: Sequence[Move]) -> Iterator[MoveRow]:
    """Yield the moves, newest first, each by the version of the procedure that it was made under."""
    names = {row.code: row.name for move in moves if move.schedule for row in move.schedule.milestones.all()}
    for move in reversed(moves):
        procedure = procedure_of_move(handling, move)
        rules = procedure.fields
        transition = procedure.transitions[move.transition]
        values = from_json(procedure, move.values)
        entered = [(rules[code].title, words_of(rules[code], value)) for code, value in values.items()]
        yield MoveRow(
            move=move,
            title=transition.title,
            stage=procedure.stages[transition.target].title if transition.target else "",
            post=procedure.posts[move.post].title,
            entered=entered,
            note="" if move.note in (words for _title, words in entered) else move.note,
            more_time=_more_time(procedure, state, transition, move),
            milestone=names.get(move.milestone, move.milestone),
            schedule=_planned(move),
        )


def words_of(rule: FieldRule, value: FieldValue) -> str:
    """Write what a field holds."""
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, datetime):
        return f"{local(value):%Y-%m-%d}"
    return f"{measure(value)}{rule.unit}" if isinstance(value, Decimal) else str(value)


def _more_time(procedure: Procedure, state: MatterState, transition: Transition, move: Move) -> str:
    if not (move.more_time and transition.clock):
        return ""
    limit = limit_for(procedure.clocks[transition.clock], state)
    return said(budget(Fraction(move.more_time), limit.unit))


def _planned(move: Move) -> str:
    if move.schedule is None:
        return ""
    rows = [f"{row.name} {local(row.due_at):%Y-%m-%d}" for row in move.schedule.milestones.all()]
    return "、".join(rows) or _("没有节点")


def _visits(procedure: Procedure, state: MatterState) -> list[str]:
    """The stages in the order the matter came into them."""
    found = [procedure.first_stage]
    for event in state.done:
        transition = procedure.transitions.get(event.transition)  # none: a move that only a former version knows
        if transition and transition.target is not None and transition.target != found[-1]:
            found.append(transition.target)
    return found
