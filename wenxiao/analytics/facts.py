"""Fact tables: what happened to many matters, as columns; the same facts that `wenxiao.clocks` takes one by one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa

from wenxiao.analytics.schemas import SCHEMAS

OFFICE_OF_SCHEDULES = "government_office"
"""Whose hours say when a milestone is near and a report is due."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FactTables:
    """What happened to many matters, each table with the columns of `SCHEMAS`, and the rules it is judged by."""

    matters: ir.Table
    acts: ir.Table
    laps: ir.Table
    suspensions: ir.Table
    extensions: ir.Table
    milestones: ir.Table
    series: ir.Table
    points: ir.Table
    reports: ir.Table
    awaited: ir.Table
    exemptions: ir.Table
    limits: ir.Table
    """From `limit_table`."""
    steps: ir.Table
    """From `step_table`."""
    most_steps: int
    """The most publications of a chain; zero: no calendar was published later."""
    ways: ir.Table
    """From `way_table`."""
    thresholds: ir.Table
    """From `threshold_table`."""
    confirmed_only: bool = False
    """Whether only what the verifying unit has confirmed counts, as for the public."""


def arrow_table(name: str, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """Make a fact table of plain rows; a key that a row lacks is null."""
    return pa.Table.from_pylist([dict(row) for row in rows], schema=SCHEMAS[name])


def claims(facts: FactTables) -> ir.Table:
    """The reports that count: not returned, and confirmed where only that counts."""
    standing = facts.reports.filter(facts.reports.returned_at.isnull())
    return standing.filter(standing.confirmed_at.notnull()) if facts.confirmed_only else standing


def in_force(facts: FactTables, table: ir.Table) -> ir.Table:
    """The rows of a table that belong to the newest version of each matter's schedule."""
    planned = facts.acts.filter(facts.acts.act == "planned")
    newest = planned.group_by(_planned="matter").aggregate(_newest=planned.version.max())
    row = table.inner_join(newest, (table.matter == newest._planned) & (table.version == newest._newest))
    return row.drop("_planned", "_newest", "version")
