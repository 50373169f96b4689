"""The engine: (state, event) to (state, effects). It is pure: the same event on the same state gives the same."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import reduce

from wenxiao.calendars import WorkingCalendar
from wenxiao.clocks import MatterFacts, light_rules
from wenxiao.errors import TransitionRefusedError
from wenxiao.procedures.conditions import holds
from wenxiao.procedures.definitions import Does, Procedure, Transition
from wenxiao.procedures.facts import facts_of_move
from wenxiao.procedures.states import Actor, Effects, Event, FieldValue, MatterState, Permission


def opened(
    procedure: Procedure,
    at: datetime,
    units: Mapping[str, str],
    fields: Mapping[str, FieldValue] | None = None,
) -> tuple[MatterState, Effects]:
    """Open a matter in the first stage; `units` names its lead unit at least, which holds it first."""
    state = MatterState(
        procedure=procedure.code,
        version=procedure.version,
        opened_at=at,
        stage=procedure.first_stage,
        since=at,
        units={"holder": units["lead_unit"], **units},
        fields=dict(fields or {}),
    )
    facts, paused = facts_of_move(procedure, state, None, procedure.first_stage, at)
    return replace(state, facts=facts, paused=paused), Effects(facts=facts)


def applied(procedure: Procedure, state: MatterState, event: Event) -> tuple[MatterState, Effects]:
    """Do a transition. TransitionRefusedError with the reason where it may not be done."""
    transition = procedure.transitions.get(event.transition)
    if transition is None:
        known = "、".join(procedure.transitions)
        raise TransitionRefusedError(f"“{procedure.title}”没有流转“{event.transition}”，可用的是{known}。")
    if state.migrated_at and event.happened_at < state.migrated_at:
        raise TransitionRefusedError(
            f"不可做　{transition.title}：办理时间早于事项换到第{state.version}版。请改正时间。"
        )
    if reason := _refusal(procedure, state, transition, event.actor) or _lack(procedure, state, transition, event):
        raise TransitionRefusedError(f"不可做　{transition.title}：{reason}")
    entered = {**state.fields, **{key: value for key, value in event.values.items() if value is not None}}
    state = replace(state, fields=entered)
    stage = transition.target or state.stage
    facts, paused = facts_of_move(procedure, state, event, stage, event.happened_at)
    moved = replace(
        state,
        stage=stage,
        since=event.happened_at if stage != state.stage else state.since,
        units=state.units_after(transition, event),
        done=(*state.done, event),
        facts=(*state.facts, *facts),
        waiting=_waiting(procedure, state, transition, event, stage),
        asked=_asked(procedure, state, transition, event, stage),
        paused=paused,
    )
    return moved, Effects(facts=facts, drafts=transition.drafts)


def replayed(
    procedure: Procedure,
    at: datetime,
    units: Mapping[str, str],
    events: Iterable[Event],
    fields: Mapping[str, FieldValue] | None = None,
) -> MatterState:
    """Return the state that a matter's events lead to, from its opening."""
    first, _ = opened(procedure, at, units, fields)
    return reduce(lambda state, event: applied(procedure, state, event)[0], events, first)


def permissions(procedure: Procedure, state: MatterState, actor: Actor) -> tuple[Permission, ...]:
    """Return every transition of the present stage with whether the actor may do it, and why not."""
    return tuple(
        Permission(
            transition=transition.code,
            title=transition.title,
            refused_for=_refusal(procedure, state, transition, actor),
        )
        for transition in procedure.leaving(state.stage)
    )


def matter_facts(procedure: Procedure, state: MatterState, calendar: WorkingCalendar) -> MatterFacts:
    """Return what the light of the matter rests on."""
    return MatterFacts(
        opened_at=state.opened_at,
        events=state.facts,
        rules=light_rules(),
        calendar=calendar,
        aggregate=procedure.aggregate,
    )


def _refusal(procedure: Procedure, state: MatterState, transition: Transition, actor: Actor) -> str | None:
    """Why an actor may not do a transition, whatever is entered; None if nothing stands against it."""
    if state.stage not in transition.sources:
        stages = "、".join(procedure.stages[code].title for code in transition.sources)
        return f"现在是“{procedure.stages[state.stage].title}”环节，应在{stages}"
    if not any(_is_in_post(procedure, state, code, actor) for code in transition.by):
        posts = "、".join(procedure.posts[code].title for code in transition.by)
        return f"应由{posts}办"
    if transition.not_by_same and _did(state, transition.not_by_same, actor):
        return f"办理“{procedure.transitions[transition.not_by_same].title}”的人不能再办这一步，请换人"
    if transition.at_most is not None and state.count(transition.code) >= transition.at_most:
        return f"最多{transition.at_most}次，已办{state.count(transition.code)}次"
    if Does.CONFIRMS in transition.does and not state.waiting:
        return "没有待认定的报送"
    if Does.RETURNS in transition.does and not state.waiting:
        return "没有可退回的报送"
    if {Does.GRANTS_TIME, Does.REFUSES_TIME} & transition.does and state.asked is None:
        return "没有待批的延期申请"
    if Does.ASKS_TIME in transition.does and state.asked is not None:
        return "上一次延期申请还没有批"
    return None


def _lack(procedure: Procedure, state: MatterState, transition: Transition, event: Event) -> str | None:
    """What an event lacks; None if it has all that the transition needs."""
    fields = {**state.fields, **{key: value for key, value in event.values.items() if value is not None}}
    given = {code: event.values if procedure.fields[code].anew else fields for code in transition.needs}
    missing = [procedure.fields[code].title for code in given if given[code].get(code) in (None, "")]
    if missing:
        return f"还要填写{'、'.join(missing)}"
    if strange := [key for key in event.values if key not in (*transition.needs, *transition.writes)]:
        return f"这一步不填{'、'.join(strange)}"
    if transition.evidence and not event.evidence:
        return "还要附佐证"
    for does, value, name in (
        (Does.HANDS_OVER, event.to_unit, "转给哪个单位"),
        (Does.JOINS, event.to_unit, "请哪个单位会办"),
        (Does.PLANS, event.schedule, "进度计划"),
        (Does.REPORTS, event.progress, "进度"),
        (Does.ASKS_TIME, event.amount, "延长多少"),
    ):
        if does in transition.does and value is None:
            return f"还要写明{name}"
    if transition.when and not holds(procedure, transition.when, replace(state, fields=fields)):
        return transition.otherwise or f"条件未满足：{transition.when}"
    return None


def _is_in_post(procedure: Procedure, state: MatterState, code: str, actor: Actor) -> bool:
    post = procedure.posts[code]
    return actor.post == code and (post.of == "any" or state.units.get(post.of) == actor.unit)


def _did(state: MatterState, transition: str, actor: Actor) -> bool:
    """Whether an actor did the newest of a transition."""
    events = [event for event in state.done if event.transition == transition]
    return bool(events) and events[-1].actor.person == actor.person


def _waiting(
    procedure: Procedure, state: MatterState, transition: Transition, event: Event, stage: str
) -> tuple[str, ...]:
    if {Does.CONFIRMS, Does.RETURNS} & transition.does:
        return ()
    stops = any(
        clock.awaits_confirmation and state.stage in clock.runs_in and stage not in clock.runs_in
        for clock in procedure.clocks.values()
    )
    if procedure.stages[stage].end is not None:
        return ()
    return (*state.waiting, event.code) if stops or Does.REPORTS in transition.does else state.waiting


def _asked(procedure: Procedure, state: MatterState, transition: Transition, event: Event, stage: str) -> str | None:
    """The extension that waits for its decision; it lapses when its clock no longer runs."""
    if Does.ASKS_TIME in transition.does:
        return event.code
    asked = next((one.transition for one in state.done if one.code == state.asked), None)
    clock = procedure.transitions[asked].clock if asked else None
    lapses = clock is None or stage not in procedure.clocks[clock].runs_in
    return None if lapses or {Does.GRANTS_TIME, Does.REFUSES_TIME} & transition.does else state.asked
