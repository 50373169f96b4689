"""A year of each procedure: random legal events, no matter stuck, no clock lost, measures equal to a recount in SQL.

    python benchmarks/procedures.py [CODE ...] [--matters N] [--seed N]

Each measure is reckoned three times: by its formula in Python, by the same formula through Ibis on DuckDB, and by the
hand-written statement of `recounts/CODE.sql` over what was done, filled in and due. Prints a line for each and ends
with 1 if a matter is stuck, a clock is lost or two answers differ.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import ibis
import pyarrow as pa

from wenxiao.calendars import default_calendar
from wenxiao.clocks import WatchKind, knowledge_of, laps_of, watches_of
from wenxiao.formulas import Kind
from wenxiao.procedures import (
    MatterState,
    Procedure,
    expressions,
    matter_facts,
    measured,
    procedure,
    procedure_codes,
    row_of,
)
from wenxiao.procedures.measures import names_of_measures
from wenxiao.procedures.simulation import Simulation

RECOUNTS = Path(__file__).parent / "recounts"
YEAR = 2025
CALENDAR = default_calendar()
_DECIMAL = pa.decimal128(22, 10)
Counts = Mapping[str, tuple[Decimal, Decimal]]


def lost_clocks(procedure: Procedure, state: MatterState, at: datetime) -> Iterator[str]:
    """Yield each lap that runs on after the end, or outside its stages, and each clock that should run and does not."""
    facts = matter_facts(procedure, state, CALENDAR)
    is_open = {lap.clock for lap in laps_of(knowledge_of(facts, at)) if lap.ended_at is None}
    runs = {code for code, clock in procedure.clocks.items() if state.stage in clock.runs_in}
    for code in sorted(is_open ^ runs):
        yield f"{code} {'runs' if code in is_open else 'stands still'} in {state.stage}"


def counted_by_python(procedure: Procedure, rows: Sequence[Mapping[str, Any]]) -> Counts:
    """Numerator and denominator of each measure, by the formulas in Python."""
    found = {measure.code: measured(procedure, measure, rows) for measure in procedure.measures}
    return {code: (answer.numerator, answer.denominator) for code, answer in found.items()}


def counted_by_database(procedure: Procedure, rows: Sequence[Mapping[str, Any]]) -> Counts:
    """The same, by the formulas through Ibis."""
    kinds = {Kind.TRUTH: pa.bool_(), Kind.TEXT: pa.string()}
    schema = pa.schema([(name, kinds.get(of.kind, _DECIMAL)) for name, of in names_of_measures(procedure).items()])
    table = ibis.memtable(pa.Table.from_pylist([_as_decimals(row) for row in rows], schema=schema))
    columns = {}
    for at, measure in enumerate(procedure.measures):
        columns[f"above{at}"], columns[f"below{at}"] = expressions(procedure, measure, table)
    answer = ibis.duckdb.connect().to_pyarrow(table.aggregate(**columns)).to_pylist()[0]
    return {
        measure.code: (_decimal(answer[f"above{at}"]), _decimal(answer[f"below{at}"]))
        for at, measure in enumerate(procedure.measures)
    }


def recounted(procedure: Procedure, states: Sequence[MatterState], at: datetime) -> Counts:
    """The same by the statements written by hand, from what was done, filled in and due."""
    database = duckdb.connect()
    for name, schema, rows in _tables(procedure, states, at):
        columns = {key: pa.array([row[key] for row in rows], kind) for key, kind in schema.items()}
        database.register(f"{name}_rows", pa.table(columns))
        database.execute(f"create table {name} as from {name}_rows")
    database.execute((RECOUNTS / "views.sql").read_text(encoding="utf-8"))
    found = {}
    for code, statement in statements(procedure.code).items():
        above, below = database.execute(statement).fetchall()[0]
        found[code] = (_decimal(above), _decimal(below))
    return found


def statements(code: str) -> Mapping[str, str]:
    """The recount of each measure of a procedure; each begins with a line `-- MEASURE`."""
    file = RECOUNTS / f"{code}.sql"
    if not file.exists():
        return {}
    blocks = file.read_text(encoding="utf-8").removeprefix("-- ").split("\n-- ")
    return {name.strip(): text for name, _, text in (block.partition("\n") for block in blocks)}


def _tables(
    procedure: Procedure, states: Sequence[MatterState], at: datetime
) -> Iterator[tuple[str, Mapping[str, pa.DataType], list[dict[str, Any]]]]:
    text, number, moment = pa.string(), pa.int64(), pa.timestamp("us", "Asia/Shanghai")
    numbered = list(enumerate(states))
    yield "asked", {"asked_at": moment}, [{"asked_at": at}]
    yield (
        "matters",
        {"matter": number, "stage": text, "stage_end": text},
        [{"matter": n, "stage": s.stage, "stage_end": procedure.stages[s.stage].end} for n, s in numbered],
    )
    yield (
        "moves",
        {"matter": number, "number": number, "transition": text},
        [{"matter": n, "number": k, "transition": e.transition} for n, s in numbered for k, e in enumerate(s.done)],
    )
    yield (
        "entries",
        {"matter": number, "number": number, "field": text, "text": text, "amount": _DECIMAL},
        [
            {"matter": n, "number": k, "field": field, **_cell(value)}
            for n, s in numbered
            for k, event in enumerate(s.done)
            for field, value in event.values.items()
        ],
    )
    yield (
        "laps",
        {"matter": number, "clock": text, "red_at": moment, "done_at": moment},
        [
            {"matter": n, "clock": watch.code.partition("/")[0], "red_at": watch.red_at, "done_at": watch.done_at}
            for n, s in numbered
            for watch in watches_of(matter_facts(procedure, s, CALENDAR), at)
            if watch.kind is WatchKind.LIMIT
        ],
    )


def _cell(value: object) -> dict[str, Any]:
    return {"text": None, "amount": value} if isinstance(value, Decimal) else {"text": str(value), "amount": None}


def _as_decimals(row: Mapping[str, Any]) -> dict[str, Any]:
    return {k: Decimal(v) if isinstance(v, int) and not isinstance(v, bool) else v for k, v in row.items()}


def _decimal(value: object) -> Decimal:
    return Decimal(str(value)) if value is not None else Decimal(0)


def _walked_on(states: Sequence[MatterState], finished: Sequence[MatterState | None]) -> list[MatterState]:
    return [end for state, end in zip(states, finished, strict=True) if end is not None and end is not state]


def ran_through(code: str, matters: int, seed: int) -> list[str]:
    """Run a year of one procedure; print what came of it and return what is wrong."""
    began, pack = time.perf_counter(), procedure(code)
    simulation = Simulation(procedure=pack, calendar=CALENDAR, year=YEAR, seed=seed)
    at = simulation.is_over_at
    states = list(simulation.matters(matters))
    finished = [simulation.ended(state) for state in states]
    wrong = [f"{code}: matter {number} is stuck" for number, state in enumerate(finished) if state is None]
    for state in (*states, *_walked_on(states, finished)):
        when = max(at, state.done[-1].happened_at) if state.done else at
        wrong += [f"{code}: the matter opened {state.opened_at}: {lost}" for lost in lost_clocks(pack, state, when)]
    done = {event.transition for state in states for event in state.done}
    rows = [row_of(pack, state, at, CALENDAR) for state in states]
    answers = counted_by_python(pack, rows), counted_by_database(pack, rows), recounted(pack, states, at)
    events = sum(len(state.done) for state in states)
    ended = sum(pack.stages[state.stage].end is not None for state in states)
    print(
        f"{code}: {matters} matters, {events} events, {len(done)} of {len(pack.transitions)} transitions, "
        f"{ended} ended in the year, {len(wrong)} stuck or with a lost clock, {time.perf_counter() - began:.0f} s"
    )
    for measure in pack.measures:
        one, two, three = (found.get(measure.code) for found in answers)
        print(f"    {measure.title}: {one[0]:f} / {one[1]:f}" if one else f"    {measure.title}: no answer")
        if not one == two == three:
            wrong.append(f"{code}: {measure.code}: Python {one}, Ibis {two}, recount {three}")
    return wrong


def main() -> int:
    """Run the procedures that are named, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("codes", nargs="*", metavar="CODE")
    parser.add_argument("--matters", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=2025)
    asked = parser.parse_args()
    wrong = [line for code in asked.codes or procedure_codes() for line in ran_through(code, asked.matters, asked.seed)]
    print("\n".join(wrong[:40]) if wrong else "nothing stuck, nothing lost, every measure equal to its recount")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
