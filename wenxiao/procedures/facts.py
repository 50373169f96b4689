"""What a move says to the clocks: limits start, stop, pause and restart as stages are entered and left."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from wenxiao.calendars import office_calendar
from wenxiao.clocks import (
    ClockResumed,
    ClockStarted,
    ClockStopped,
    ClockSuspended,
    End,
    ExtensionAsked,
    ExtensionGranted,
    Fact,
    HandedOver,
    MatterCompleted,
    MatterEnded,
    MatterReopened,
    ProgressConfirmed,
    ProgressReported,
    ProgressReturned,
    ScheduleSet,
    TimeLimit,
)
from wenxiao.procedures.definitions import ClockRule, Does, EndKind, Procedure, Transition
from wenxiao.procedures.states import Event, MatterState

_ENDS = {
    EndKind.MERGED: End.MERGED,
    EndKind.WITHDRAWN: End.WITHDRAWN,
    EndKind.HANDED_OVER: End.WITHDRAWN,
    EndKind.NORMALISED: End.NORMALISED,
}


def facts_of_move(
    procedure: Procedure, state: MatterState, event: Event | None, stage: str, at: datetime
) -> tuple[tuple[Fact, ...], Mapping[str, str]]:
    """Return the facts of coming into a stage by an event (None: the opening), and which pauses hold then."""
    move = _Move(procedure, state, event, stage, at)
    return tuple(move.facts()), move.paused


class _Move:
    """One move while its facts are gathered."""

    def __init__(self, procedure: Procedure, state: MatterState, event: Event | None, stage: str, at: datetime) -> None:
        self._procedure, self._state, self._event, self._stage = procedure, state, event, stage
        self._times: dict[str, Any] = {"happened_at": at, "recorded_at": event.recorded_at if event else at}
        self.paused = dict(state.paused)

    def facts(self) -> Iterator[Fact]:
        """The facts, in the order in which they act."""
        if self._event:
            transition = self._procedure.transitions[self._event.transition]
            yield from self._plans_and_reports(transition, self._event)
            yield from self._more_time(transition, self._event)
            if Does.HANDS_OVER in transition.does and self._event.to_unit:
                yield HandedOver(
                    **self._times,
                    to_unit=self._event.to_unit,
                    reason=transition.title,
                    restarts=tuple(code for code in transition.restarts if self._runs_on(code)),
                )
        for clock in self._procedure.clocks.values():
            yield from self._clock(clock)
        yield from self._end(self._procedure.stages[self._stage].end)

    def _end(self, end: EndKind | None) -> Iterator[Fact]:
        if self._event is None:
            return
        if end in _ENDS:
            title = self._procedure.transitions[self._event.transition].title
            yield MatterEnded(**self._times, end=_ENDS[end], reason=self._event.note or title)
        elif end is not None:
            yield MatterCompleted(**self._times)
        elif self._procedure.stages[self._state.stage].end is not None:
            yield MatterReopened(**self._times)

    def _plans_and_reports(self, transition: Transition, event: Event) -> Iterator[Fact]:
        if Does.PLANS in transition.does and event.schedule:
            yield ScheduleSet(**self._times, schedule=event.schedule)
        if Does.REPORTS in transition.does and event.progress:
            said = event.progress
            yield ProgressReported(
                **self._times,
                report=event.code,
                unit=event.actor.unit,
                evidence="、".join(event.evidence),
                amount=said.amount,
                milestone=said.milestone,
                series=said.series,
            )
        is_end = self._procedure.stages[self._stage].end is not None
        for report in self._state.waiting:
            if Does.RETURNS in transition.does:
                yield ProgressReturned(**self._times, report=report, reason=event.note, unit=event.actor.unit)
            elif Does.CONFIRMS in transition.does or is_end:
                yield ProgressConfirmed(**self._times, report=report, unit=event.actor.unit)

    def _more_time(self, transition: Transition, event: Event) -> Iterator[Fact]:
        if Does.ASKS_TIME in transition.does and transition.clock and event.amount is not None:
            yield ExtensionAsked(**self._times, extension=event.code, clock=transition.clock, amount=event.amount)
        if Does.GRANTS_TIME in transition.does and self._state.asked:
            yield ExtensionGranted(
                **self._times, extension=self._state.asked, approved_by=self._procedure.posts[event.actor.post].title
            )

    def _clock(self, clock: ClockRule) -> Iterator[Fact]:
        ran = self._event is not None and self._state.stage in clock.runs_in
        runs = self._stage in clock.runs_in
        if (not ran and runs and not self._goes_on(clock)) or (ran and runs and self._restarts(clock)):
            yield self._start(clock)
        yield from self._pause(clock, runs)
        if ran and not runs and self._event:
            yield ClockStopped(**self._times, clock=clock.code, report=self._event.code)
            if self._procedure.stages[self._stage].end is not None or not clock.awaits_confirmation:
                yield ProgressConfirmed(**self._times, report=self._event.code, unit=self._event.actor.unit)

    def _runs_on(self, clock: str) -> bool:
        """Whether a clock runs before and after the move; one that only begins to run starts by itself."""
        runs_in = self._procedure.clocks[clock].runs_in
        return self._state.stage in runs_in and self._stage in runs_in

    def _goes_on(self, clock: ClockRule) -> bool:
        """Whether the move sends back the claim that stopped the clock, so that it runs on instead of starting."""
        transition = self._procedure.transitions[self._event.transition] if self._event else None
        if transition is None or Does.RETURNS not in transition.does or clock.code in transition.restarts:
            return False
        stops = [f for f in self._state.facts if isinstance(f, ClockStopped) and f.clock == clock.code]
        return bool(stops) and stops[-1].report in self._state.waiting

    def _restarts(self, clock: ClockRule) -> bool:
        """Whether the clock starts anew without the matter changing hands, which restarts it by itself."""
        if self._event is None:
            return False
        transition = self._procedure.transitions[self._event.transition]
        return clock.code in transition.restarts and Does.HANDS_OVER not in transition.does

    def _start(self, clock: ClockRule) -> ClockStarted:
        units = self._state.units
        if self._event:
            units = self._state.units_after(self._procedure.transitions[self._event.transition], self._event)
        return clock_started(clock, self._state, units, self._times)

    def _pause(self, clock: ClockRule, runs: bool) -> Iterator[Fact]:
        should_pause = runs and self._stage in clock.paused_in
        held = self.paused.get(clock.code)
        if held and not should_pause:
            del self.paused[clock.code]
            yield ClockResumed(**self._times, suspension=held)
        elif should_pause and not held and self._event:
            self.paused[clock.code] = f"{clock.code}:{self._event.code}"
            yield ClockSuspended(
                **self._times,
                suspension=self.paused[clock.code],
                clock=clock.code,
                reason=self._event.note or self._procedure.stages[self._stage].title,
                approved_by=self._procedure.posts[self._event.actor.post].title,
                until=self._event.until,
            )


def clock_started(
    clock: ClockRule, state: MatterState, units: Mapping[str, str], times: Mapping[str, Any]
) -> ClockStarted:
    """Return the fact that a clock starts for a matter; `times` has happened_at and recorded_at."""
    return ClockStarted(
        **times,
        clock=clock.code,
        title=clock.title,
        limit=limit_for(clock, state),
        org_unit=units.get(clock.held_by, ""),
        office=office_calendar(clock.office) if clock.office else None,
        is_supporting=clock.is_supporting,
    )


def limit_for(clock: ClockRule, state: MatterState) -> TimeLimit:
    """The limit of a clock for one matter: by the value of a field where the rule says so."""
    for (field, value), limit in (clock.limit_by or {}).items():
        if state.fields.get(field) == value:
            return limit
    return clock.limit
