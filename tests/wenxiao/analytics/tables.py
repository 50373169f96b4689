"""Matters, one by one as facts and all together as tables: what the property tests compare."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tests.wenxiao.analytics.laying import OFFICES, Laying
from tests.wenxiao.analytics.rows import chain_of, lay_out
from tests.wenxiao.analytics.sequels import SEQUELS
from wenxiao.analytics.days import DayTables, Sequel, day_tables
from wenxiao.analytics.engines import Engine
from wenxiao.analytics.facts import FactTables, arrow_table
from wenxiao.analytics.limit_rows import limit_table
from wenxiao.analytics.pace_rows import threshold_table, way_table
from wenxiao.analytics.publications import sequel_of, step_table
from wenxiao.calendars import office_calendar, release_calendar
from wenxiao.clocks import LightRule, MatterFacts, Watch, light_rules
from wenxiao.clocks.knowledge import Knowledge, knowledge_of
from wenxiao.clocks.pace import all_pace_thresholds
from wenxiao.clocks.watching import watches_known

RELEASES = ("industry_monthly", "accounts_quarterly", "budget_monthly", "progress_monthly", "progress_quarterly")

YEARS = 2024, 2030


@dataclass(frozen=True, slots=True)
class Asked:
    """A matter, the moment and the knowledge with which it is asked, and what it answers one by one."""

    facts: MatterFacts
    at: datetime
    known: Knowledge
    watches: tuple[Watch, ...]


def ask(facts: MatterFacts, at: datetime, known_at: datetime | None = None, *, confirmed_only: bool = False) -> Asked:
    """Ask one matter."""
    known = knowledge_of(facts, at, known_at, confirmed_only=confirmed_only)
    return Asked(facts, at, known, watches_known(known))


def days_of(
    engine: Engine, published: Sequence[Sequel] = SEQUELS, rules: Sequence[LightRule] | None = None
) -> DayTables:
    """The calendar tables of every office of the catalogue, under every sequence of arrangements that is named."""
    return day_tables(
        {code: office_calendar(code) for code in OFFICES},
        *YEARS,
        rules or light_rules(),
        engine.table,
        releases=[release_calendar(code) for code in RELEASES],
        published=published,
    )


def laid_out(asked: Sequence[Asked], days: DayTables) -> Laying:
    """Lay out what is known of matters, numbered by their place; all of them with `confirmed_only` or none."""
    laying = Laying(days=days, confirmed_only=any(one.known.confirmed_only for one in asked))
    for number, one in enumerate(asked):
        lay_out(laying, number, one.known)
    return laying


def fact_tables(engine: Engine, laying: Laying, days: DayTables) -> FactTables:
    """Make what is laid out known to an engine."""
    tables = {name: engine.table(arrow_table(name, found)) for name, found in laying.rows.items()}
    return FactTables(
        limits=engine.table(limit_table(laying.limits, days)),
        steps=engine.table(step_table(laying.chains, days)),
        most_steps=max(map(len, laying.chains), default=0),
        ways=engine.table(way_table(laying.ways, days)),
        thresholds=engine.table(threshold_table(all_pace_thresholds())),
        confirmed_only=laying.confirmed_only,
        **tables,
    )


def sequels_of(asked: Iterable[Asked]) -> list[Sequel]:
    """The arrangements that each matter knows, in order."""
    return [sequel_of(chain_of(one.known)) for one in asked]
