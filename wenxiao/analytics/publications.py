"""Calendars published later: each matter's watches under every calendar that it has known, and what moved them.

A *chain* is a sequence of publications, with the moment at which each was recorded. A matter under a chain is worked
out once for each calendar on the way (`step`); then each publication moves the moments of the one before, but never
forward beyond its own recording: nobody is late in hindsight.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from wenxiao.analytics.days import DayTables, Sequel
from wenxiao.analytics.facts import OFFICE_OF_SCHEDULES, FactTables
from wenxiao.analytics.timekeeping import microseconds
from wenxiao.calendars.published import PublishedYear

_NONE = ibis.null("int64")
_STEPS = pa.schema({name: pa.int64() for name in ("chain", "step", "last_step", "shift", "published_at")})


@dataclass(frozen=True, kw_only=True, slots=True)
class Publication:
    """An arrangement that became known at a moment."""

    arrangement: PublishedYear
    recorded_at: datetime


Chain: TypeAlias = Sequence[Publication]
"""In the order in which they were recorded."""


def sequel_of(chain: Chain) -> Sequel:
    """The arrangements of a chain, without their moments: what a version of the calendars rests on."""
    return tuple(publication.arrangement for publication in chain)


def step_table(chains: Sequence[Chain], days: DayTables) -> pa.Table:
    """Lay out chains, each numbered by its place: step 0 is the calendar before the first publication."""
    rows = [row for number, chain in enumerate(chains) for row in _steps(number, chain, days)]
    return pa.Table.from_pylist(rows, schema=_STEPS)


def _steps(number: int, chain: Chain, days: DayTables) -> Iterator[dict[str, Any]]:
    sequel = sequel_of(chain)
    for step in range(len(chain) + 1):
        yield {
            "chain": number,
            "step": step,
            "last_step": len(chain),
            "shift": days.shifts[sequel[:step]],
            "published_at": microseconds(chain[step - 1].recorded_at) if step else None,
        }


def stepped(rows: ir.Table, facts: FactTables) -> ir.Table:
    """Repeat each row for every calendar its matter has known: `step`, `last_step`, `shift`, `published_at`."""
    if not facts.most_steps:
        zero = ibis.literal(0, type="int64")
        return rows.mutate(step=zero, last_step=zero, shift=zero, published_at=_NONE)
    chains = facts.matters.select("chain", _chained="matter")
    row = rows.left_join(chains, rows.matter == chains._chained).drop("_chained")
    steps = facts.steps.rename(_chain="chain")
    row = row.left_join(steps, row.chain == steps._chain).drop("chain", "_chain")
    return row.mutate(**{name: row[name].fill_null(0) for name in ("step", "last_step", "shift")})


def at_the_office(rows: ir.Table, facts: FactTables, days: DayTables) -> ir.Table:
    """Repeat rows of schedules likewise; `office` is the number of the calendar that they are read by."""
    row = stepped(rows, facts)
    return row.mutate(office=row["shift"] + days.offices[OFFICE_OF_SCHEDULES]).drop("shift")


def settled(row: ir.Table, moments: Sequence[str], key: Sequence[str], facts: FactTables) -> ir.Table:
    """Keep each row of the newest calendar, with its `moments` as the publications have moved them."""
    for name in moments if facts.most_steps else ():
        row = _moved(row, name, key, facts.most_steps)
    return row.filter(row.step == row.last_step).drop("step", "last_step", "published_at")


def _moved(row: ir.Table, name: str, key: Sequence[str], most_steps: int) -> ir.Table:
    of_row = ibis.window(group_by=key)

    def under(step: int, column: str) -> Any:
        return ibis.ifelse(row.step == step, row[column], _NONE).max().over(of_row)

    known = {f"_at_{step}": under(step, name) for step in range(most_steps + 1)}
    published = {f"_published_{step}": under(step, "published_at") for step in range(1, most_steps + 1)}
    row = row.mutate(**known, **published)
    row = row.mutate(**{name: row._at_0})
    for step in range(1, most_steps + 1):
        fresh, before = row[f"_at_{step}"], row[name]
        forward = ibis.greatest(fresh, ibis.least(before, row[f"_published_{step}"]))
        moved = ibis.cases((row.last_step < step, before), (fresh < before, forward), else_=fresh)
        row = row.mutate(**{name: moved})
    return row.drop(*known, *published)
