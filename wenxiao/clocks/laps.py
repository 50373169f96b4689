"""Laps: the runs of each clock of a matter, from the facts that start, stop, pause, lengthen and restart it.

A return restarts one clock and keeps another's budget; time is charged to the unit that held the matter.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from itertools import pairwise

from wenxiao.calendars import Tempo, WorkingCalendar
from wenxiao.clocks.facts import (
    ClockResumed,
    ClockStarted,
    ClockStopped,
    ClockSuspended,
    ExtensionAsked,
    ExtensionGranted,
    Fact,
    HandedOver,
)
from wenxiao.clocks.knowledge import Knowledge
from wenxiao.clocks.limits import Clock, Extension, Suspension, TimeLimit, used


@dataclass(frozen=True, kw_only=True, slots=True)
class Lap:
    """One run of one clock; its code is that of the clock and the number of the run."""

    clock: str
    number: int
    title: str
    limit: TimeLimit
    office: WorkingCalendar | None
    started_at: datetime
    is_supporting: bool
    held_by: tuple[tuple[datetime, str], ...]
    """From when on each unit held it."""
    suspensions: tuple[Suspension, ...]
    extensions: tuple[Extension, ...]
    stopped_at: datetime | None
    """When what it waits for was done, by the claim that counts."""
    confirmed_at: datetime | None
    restarted_at: datetime | None
    """When a further lap took its place."""

    @property
    def code(self) -> str:
        """`resolve/2`: the second lap of the clock `resolve`."""
        return f"{self.clock}/{self.number}"

    @property
    def org_unit(self) -> str:
        """The unit that holds it now."""
        return self.held_by[-1][1]

    @property
    def ended_at(self) -> datetime | None:
        """When it came to its end: what it waits for was done, or a further lap took its place."""
        return min((moment for moment in (self.stopped_at, self.restarted_at) if moment), default=None)

    def running(self, calendar: WorkingCalendar) -> Clock:
        """The lap as a clock under a working calendar."""
        return Clock(
            limit=self.limit,
            started_at=self.started_at,
            calendar=calendar,
            suspensions=tuple(_within_longest(self, calendar)),
            extensions=self.extensions,
        )

    def charged(self, at: datetime, calendar: WorkingCalendar) -> dict[str, Fraction]:
        """How much of the budget each unit has used up by a moment, in the unit of the limit."""
        clock, end = self.running(calendar), min(at, self.ended_at or at)
        marks = [*self.held_by, (end, "")]
        shares: dict[str, Fraction] = {}
        for (begin, unit), (stop, _) in pairwise(marks):
            share = used(clock, min(stop, end)) - used(clock, min(begin, end))
            shares[unit] = shares.get(unit, Fraction(0)) + share
        return shares


def laps_of(known: Knowledge) -> tuple[Lap, ...]:
    """Return the laps of all clocks of a matter, in the order they started."""
    desk = _Clocks(known)
    for event in known.events:
        desk.take(event)
    return tuple(lap.frozen() for lap in sorted(desk.laps, key=lambda lap: lap.started_at))


def _within_longest(lap: Lap, calendar: WorkingCalendar) -> Iterator[Suspension]:
    """The suspensions, none beyond what the rule allows in all."""
    left, tempo, reached = lap.limit.longest_suspension, Tempo(lap.limit.unit, calendar), lap.started_at
    if left is None:
        yield from lap.suspensions
        return
    for pause in sorted(lap.suspensions, key=lambda pause: pause.began_at):
        begin = max(pause.began_at, reached)
        stop = tempo.reached(begin, left)
        reached = min(stop, max(pause.ended_at, begin)) if pause.ended_at else stop
        left -= tempo.elapsed(begin, reached)
        yield Suspension(began_at=begin, ended_at=reached, reason=pause.reason, approved_by=pause.approved_by)


@dataclass(slots=True)
class _Lap:
    """A lap while its facts are being read."""

    start: ClockStarted
    number: int
    started_at: datetime
    held_by: list[tuple[datetime, str]]
    suspensions: dict[str, Suspension] = field(default_factory=dict)
    extensions: list[Extension] = field(default_factory=list)
    stopped_at: datetime | None = None
    confirmed_at: datetime | None = None
    restarted_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.stopped_at is None and self.restarted_at is None

    def frozen(self) -> Lap:
        return Lap(
            clock=self.start.clock,
            number=self.number,
            title=self.start.title,
            limit=self.start.limit,
            office=self.start.office,
            started_at=self.started_at,
            is_supporting=self.start.is_supporting,
            held_by=tuple(self.held_by),
            suspensions=tuple(self.suspensions.values()),
            extensions=tuple(self.extensions),
            stopped_at=self.stopped_at,
            confirmed_at=self.confirmed_at,
            restarted_at=self.restarted_at,
        )


class _Clocks:
    """The clocks of a matter while its facts are read in order."""

    def __init__(self, known: Knowledge) -> None:
        self._known = known
        self.laps: list[_Lap] = []
        self._current: dict[str, _Lap] = {}
        self._asked: dict[str, tuple[_Lap, ExtensionAsked]] = {}

    def take(self, event: Fact) -> None:
        """Let one fact act on the clocks."""
        match event:
            case ClockStarted():
                self._start(event, event.happened_at, event.org_unit)
            case ClockStopped():
                self._stop(event)
            case ClockSuspended() | ClockResumed():
                self._pause(event)
            case ExtensionAsked() | ExtensionGranted():
                self._extend(event)
            case HandedOver():
                self._hand_over(event)

    def _start(self, start: ClockStarted, at: datetime, unit: str) -> None:
        before = self._current.get(start.clock)
        if before and before.is_open:
            before.restarted_at = at
        lap = _Lap(start, before.number + 1 if before else 1, at, [(at, unit)])
        self.laps.append(lap)
        self._current[start.clock] = lap

    def _stop(self, event: ClockStopped) -> None:
        lap = self._current.get(event.clock)
        if lap is None or not lap.is_open:
            return
        returned_at = self._known.returned.get(event.report)
        if self._known.counts(event.report):
            lap.stopped_at, lap.confirmed_at = event.happened_at, self._known.confirmed.get(event.report)
        elif returned_at and not lap.start.limit.review_is_charged:
            lap.suspensions[f"review of {event.report}"] = Suspension(
                began_at=event.happened_at, ended_at=returned_at, reason="等待认定"
            )

    def _pause(self, event: ClockSuspended | ClockResumed) -> None:
        for lap in self._current.values():
            if isinstance(event, ClockSuspended):
                if lap.is_open and event.clock in (None, lap.start.clock):
                    lap.suspensions[event.suspension] = Suspension(
                        began_at=event.happened_at,
                        ended_at=event.until,
                        reason=event.reason,
                        approved_by=event.approved_by,
                    )
            elif pause := lap.suspensions.get(event.suspension):
                lap.suspensions[event.suspension] = Suspension(
                    began_at=pause.began_at,
                    ended_at=min(event.happened_at, pause.ended_at or event.happened_at),
                    reason=pause.reason,
                    approved_by=pause.approved_by,
                )

    def _extend(self, event: ExtensionAsked | ExtensionGranted) -> None:
        if isinstance(event, ExtensionAsked):
            if event.clock in self._current:
                self._asked[event.extension] = self._current[event.clock], event
            return
        if event.extension not in self._asked:
            return
        lap, asked = self._asked.pop(event.extension)
        limit = lap.start.limit
        if limit.extensions_at_most is not None and len(lap.extensions) >= limit.extensions_at_most:
            return
        longest = asked.amount if limit.longest_extension is None else limit.longest_extension
        lap.extensions.append(
            Extension(
                amount=min(asked.amount, longest),
                asked_at=asked.happened_at,
                granted_at=event.happened_at,
                approved_by=event.approved_by,
            )
        )

    def _hand_over(self, event: HandedOver) -> None:
        for clock, lap in tuple(self._current.items()):
            if clock in event.restarts:
                self._start(lap.start, event.happened_at, event.to_unit)
            elif lap.is_open:
                lap.held_by.append((event.happened_at, event.to_unit))
