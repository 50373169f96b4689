"""A matter goes over to the next version of its procedure, by the map that the version writes; or it is refused."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from wenxiao.clocks import ClockResumed, ClockStopped, ClockSuspended, Fact, ProgressConfirmed
from wenxiao.errors import MigrationRefusedError
from wenxiao.procedures.definitions import ClockRule, Migration, Procedure, Runs
from wenxiao.procedures.facts import clock_started
from wenxiao.procedures.migration_maps import migration_errors
from wenxiao.procedures.states import Effects, Event, FieldValue, MatterState


def migrated(
    state: MatterState, old: Procedure, new: Procedure, *, at: datetime, recorded_at: datetime | None = None
) -> tuple[MatterState, Effects]:
    """Take a matter from one version of its procedure to the next.

    What was done is kept and read under the new names. A clock that goes on keeps its laps, and each lap the limit it
    was started with; one that stops is left as met; one that only the new version runs here starts now. Raise
    MigrationRefusedError where no map is written or it is not whole, and where the matter stands under another version.
    """
    wrong = next(migration_errors(old, new), None)
    found = new.migration
    if wrong is not None or found is None:
        raise MigrationRefusedError(f"不能换版：{wrong.message if wrong else ''}。")
    if (state.procedure, state.version) != (old.code, old.version):
        raise MigrationRefusedError(f"不能换版：事项现在按第{state.version}版办理，不是第{old.version}版。")
    if at < _newest(state):
        raise MigrationRefusedError("不能换版：换版时间早于上一步办理。请改正时间。")
    if clock := _claimed(state, old, new):
        raise MigrationRefusedError(f"不能换版：时限“{clock.title}”的办结申请还没有认定。请认定或者退回以后再换版。")
    stage = found.stages[state.stage]
    done = tuple(_renamed(event, found) for event in state.done)
    moved = replace(
        state,
        version=new.version,
        stage=stage,
        fields=_fields(state.fields, found),
        done=done,
        asked=state.asked if _is_still_asked(state.asked, done, new, found) else None,
        migrated_at=at,
    )
    times = {"happened_at": at, "recorded_at": recorded_at or at}
    facts = tuple(_facts(state, moved, old, new, times))
    kept = {code: held for code, held in state.paused.items() if found.clocks.get(code) is Runs.KEEP}
    begun = {fact.clock: fact.suspension for fact in facts if isinstance(fact, ClockSuspended) and fact.clock}
    return replace(moved, facts=(*state.facts, *facts), paused=kept | begun), Effects(facts=facts)


def _claimed(state: MatterState, old: Procedure, new: Procedure) -> ClockRule | None:
    """A clock that would not go on, and whose stopping waits to be confirmed: sent back, it would have to run on."""
    stops = {fact.clock for fact in state.facts if isinstance(fact, ClockStopped) and fact.report in state.waiting}
    return next((clock for clock in old.clocks.values() if clock.code in stops and not _goes_on(clock, new)), None)


def _newest(state: MatterState) -> datetime:
    moments = [state.opened_at, *(event.happened_at for event in state.done[-1:])]
    return max([*moments, state.migrated_at] if state.migrated_at else moments)


def _renamed(event: Event, found: Migration) -> Event:
    """A former event under the names of the new version; what has none keeps its own, and is asked for by nobody."""
    name = found.transitions.get(event.transition, event.transition) or event.transition
    return replace(event, transition=name, values=_fields(event.values, found))


def _fields(values: Mapping[str, FieldValue], found: Migration) -> Mapping[str, FieldValue]:
    named = ((found.fields.get(code, code), value) for code, value in values.items())
    return {code: value for code, value in named if code is not None}


def _is_still_asked(asked: str | None, done: tuple[Event, ...], new: Procedure, found: Migration) -> bool:
    """Whether the extension that waits can still be decided: its clock goes on, and the asking has a name."""
    name = next((event.transition for event in done if event.code == asked), "")
    transition = new.transitions.get(name)
    return transition is not None and found.clocks.get(transition.clock or "") is Runs.KEEP


def _facts(
    before: MatterState, after: MatterState, old: Procedure, new: Procedure, times: Mapping[str, Any]
) -> Iterator[Fact]:
    for clock in old.clocks.values():
        if before.stage in clock.runs_in and not _goes_on(clock, new):
            yield from _stop(clock, before, after, times)
    for clock in new.clocks.values():
        former = old.clocks.get(clock.code)
        went_on = former is not None and before.stage in former.runs_in and _goes_on(former, new)
        if after.stage in clock.runs_in and not went_on:
            yield clock_started(clock, after, after.units, times)
            if after.stage in clock.paused_in:
                yield ClockSuspended(
                    **times,
                    suspension=f"{clock.code}:v{after.version}",
                    clock=clock.code,
                    reason=new.stages[after.stage].title,
                    approved_by=_approver(before),
                    until=None,
                )


def _approver(state: MatterState) -> str:
    """Who approved that the matter stands still; where no clock stood still before, the change of versions itself."""
    suspended = [fact for fact in state.facts if isinstance(fact, ClockSuspended)]
    return suspended[-1].approved_by if state.paused else "流程换版"


def _goes_on(clock: ClockRule, new: Procedure) -> bool:
    return new.migration is not None and new.migration.clocks.get(clock.code) is Runs.KEEP


def _stop(clock: ClockRule, before: MatterState, after: MatterState, times: Mapping[str, Any]) -> Iterator[Fact]:
    report = f"{clock.code}@{after.version}"
    if held := before.paused.get(clock.code):
        yield ClockResumed(**times, suspension=held)
    yield ClockStopped(**times, clock=clock.code, report=report)
    yield ProgressConfirmed(**times, report=report, unit=before.units.get(clock.held_by, ""))
