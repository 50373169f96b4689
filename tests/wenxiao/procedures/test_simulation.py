"""A year of each pack by random legal events: nothing stuck, nothing lost, measures as recounted by SQL."""

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.procedures import (
    CALENDAR,
    YEAR,
    counted_by_database,
    counted_by_python,
    lost_clocks,
    recounted,
    statements,
)
from wenxiao.clocks import Colour, knowledge_of, laps_of, light_at
from wenxiao.procedures import MatterState, Procedure, matter_facts, procedure, procedure_codes, replayed, row_of
from wenxiao.procedures.definitions import Does
from wenxiao.procedures.simulation import Simulation

MATTERS = 50


def year_of(code: str, seed: int = YEAR) -> Simulation:
    return Simulation(procedure=procedure(code), calendar=CALENDAR, year=YEAR, seed=seed)


def prefixes(simulation: Simulation, state: MatterState) -> list[MatterState]:
    """The matter after its opening and after each event."""
    units = {role: unit for role, unit in state.units.items() if role not in ("holder", "support_unit")}
    pack, at = simulation.procedure, state.opened_at
    return [replayed(pack, at, units, state.done[:count]) for count in range(len(state.done) + 1)]


def laps_by_clock(pack: Procedure, state: MatterState) -> Mapping[str, int]:
    at = state.done[-1].happened_at if state.done else state.opened_at
    return Counter(lap.clock for lap in laps_of(knowledge_of(matter_facts(pack, state, CALENDAR), at)))


@pytest.mark.parametrize("code", procedure_codes())
def test_each_measure_has_a_recount(code: str) -> None:
    assert [measure.code for measure in procedure(code).measures] == list(statements(code)), (
        f"write each measure of {code} by hand, in order, in benchmarks/recounts/{code}.sql"
    )


@pytest.mark.parametrize("code", procedure_codes())
def test_measures_are_the_same_by_formula_and_by_hand(code: str) -> None:
    simulation = year_of(code)
    pack, at = simulation.procedure, simulation.is_over_at
    states = list(simulation.matters(MATTERS))
    rows = [row_of(pack, state, at, CALENDAR) for state in states]
    by_python = counted_by_python(pack, rows)
    assert any(below for _, below in by_python.values())
    assert counted_by_database(pack, rows) == by_python
    assert recounted(pack, states, at) == by_python


@pytest.mark.parametrize("code", procedure_codes())
def test_no_matter_is_stuck_and_no_clock_lost(code: str) -> None:
    simulation = year_of(code)
    for state in simulation.matters(MATTERS):
        ended = simulation.ended(state)
        assert ended is not None, f"stuck in {state.stage}"
        for found in (state, ended):
            at = max([simulation.is_over_at, *(event.happened_at for event in found.done)])
            assert list(lost_clocks(simulation.procedure, found, at)) == []
        assert light_at(matter_facts(simulation.procedure, ended, CALENDAR), at).colour is Colour.DONE


@pytest.mark.parametrize("code", procedure_codes())
@settings(max_examples=5)
@given(seed=st.integers(0, 10_000))
def test_replaying_the_events_of_a_matter_gives_its_state(code: str, seed: int) -> None:
    simulation = year_of(code, seed)
    state = simulation.matter(0)
    assert prefixes(simulation, state)[-1] == state
    assert simulation.matter(0) == state


@pytest.mark.parametrize("code", procedure_codes())
@settings(max_examples=5)
@given(seed=st.integers(0, 10_000))
def test_a_clock_that_comes_to_run_again_starts_a_new_lap(code: str, seed: int) -> None:
    """Unless its own claim was sent back: then it runs on, and nothing is given as a present."""
    simulation = year_of(code, seed)
    pack = simulation.procedure
    for before, after in pairwise(prefixes(simulation, simulation.matter(0))):
        move = pack.transitions[after.done[-1].transition]
        old, new = laps_by_clock(pack, before), laps_by_clock(pack, after)
        for clock in pack.clocks.values():
            begins = before.stage not in clock.runs_in and after.stage in clock.runs_in
            if (begins and Does.RETURNS not in move.does) or (
                clock.code in move.restarts and after.stage in clock.runs_in
            ):
                assert new.get(clock.code, 0) == old.get(clock.code, 0) + 1, f"{clock.code} by {move.code}"
            elif not begins:
                assert new.get(clock.code, 0) == old.get(clock.code, 0), f"{clock.code} by {move.code}"
