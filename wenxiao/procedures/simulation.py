"""Matters that never were: a year of a procedure walked by random legal events from a seed.

Each event is done by an actor in one of its posts, at a moment of office hours, with what it needs filled in; what the
engine refuses is tried otherwise. The same seed gives the same year. See `random_events` for one event.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from random import Random

from wenxiao.calendars import WorkingCalendar
from wenxiao.errors import TransitionRefusedError
from wenxiao.procedures.definitions import Does, Procedure, Transition
from wenxiao.procedures.engine import applied, opened
from wenxiao.procedures.random_events import event_of, later
from wenxiao.procedures.states import MatterState
from wenxiao.procedures.ways import COMPLETED, distances

_FILLINGS = 6
"""How often an event is filled in anew before it counts as one that cannot be done."""
_MOST_EVENTS = 80
_STEPS_TO_AN_END = 400


@dataclass(frozen=True, kw_only=True)
class Simulation:
    """A year of one procedure under one calendar."""

    procedure: Procedure
    calendar: WorkingCalendar
    year: int
    seed: int = 0

    def matters(self, count: int) -> Iterator[MatterState]:
        """Yield so many matters as they stand when the year is over, or they have ended and are left alone."""
        for number in range(count):
            yield self.matter(number)

    def matter(self, number: int) -> MatterState:
        """Walk one matter through the year."""
        random = Random(f"{self.seed}/{self.procedure.code}/{number}")  # noqa: S311 -- a seeded walk, no secret
        at = later(self.calendar, self.calendar.midnight(date(self.year, 1, 1)), random, days=random.randrange(330))
        state, _ = opened(self.procedure, at, self._units(random))
        while len(state.done) < _MOST_EVENTS:
            if self._is_ended(state) and random.random() > 0.1:
                break
            moved = self.moved(state, later(self.calendar, _last(state), random), random, 4)
            if moved is None or moved.done[-1].happened_at >= self.is_over_at:
                break
            state = moved
        return state

    def ended(self, state: MatterState) -> MatterState | None:
        """Walk a matter on to an end, after its year if need be; None if it is stuck."""
        random = Random(f"{self.seed}/{state.procedure}/{state.opened_at}")  # noqa: S311 -- a seeded walk, no secret
        for _ in range(_STEPS_TO_AN_END):
            if self._is_ended(state):
                return state
            moved = self.moved(state, later(self.calendar, _last(state), random), random, 12)
            if moved is None:
                return None
            state = moved
        return state if self._is_ended(state) else None

    def moved(self, state: MatterState, at: datetime, random: Random, haste: int) -> MatterState | None:
        """Do one random legal event; None if nothing at all can be done. Haste prefers what leads to completion."""
        moves = list(self.procedure.leaving(state.stage))
        weights = [self._weight(state.stage, move, haste) for move in moves]
        while moves:
            move = random.choices(moves, weights)[0]
            del weights[moves.index(move)]
            moves.remove(move)
            for _ in range(_FILLINGS):
                event = event_of(self.procedure, state, move, at, random)
                if event is None:
                    break
                try:
                    return applied(self.procedure, state, event)[0]
                except TransitionRefusedError:
                    continue
        return None

    def _weight(self, stage: str, move: Transition, haste: int) -> float:
        if move.target is None or move.target == stage:
            return 1
        end = self.procedure.stages[move.target].end
        if end is not None:
            return haste / 10 if end in COMPLETED else 0.1
        far = len(self.procedure.stages)
        nearer = self.distances.get(move.target, far) < self.distances.get(stage, far)
        return haste if nearer and Does.REOPENS not in move.does else 1

    @cached_property
    def distances(self) -> Mapping[str, int]:
        """How many moves each stage is away from completion."""
        return distances(self.procedure)

    def _units(self, random: Random) -> Mapping[str, str]:
        roles = {"lead_unit", "assigning_unit", *(post.of for post in self.procedure.posts.values())}
        roles |= {clock.held_by for clock in self.procedure.clocks.values()}
        return {role: f"单位{random.randrange(40)}" for role in sorted(roles - {"any", "holder", "support_unit"})}

    def _is_ended(self, state: MatterState) -> bool:
        return self.procedure.stages[state.stage].end is not None

    @property
    def is_over_at(self) -> datetime:
        """The first moment after the year."""
        return self.calendar.midnight(date(self.year + 1, 1, 1))


def _last(state: MatterState) -> datetime:
    return state.done[-1].happened_at if state.done else state.opened_at
