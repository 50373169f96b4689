"""Lakes worked out: fact tables read, and the moments of every watch written beside them, part by part."""

import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import ibis.expr.types as ir

from wenxiao.analytics.days import DayTables, day_tables
from wenxiao.analytics.engines import Engine
from wenxiao.analytics.facts import OFFICE_OF_SCHEDULES, FactTables
from wenxiao.analytics.lake_files import Lake, part_path
from wenxiao.analytics.limit_rows import limit_table
from wenxiao.analytics.moments import watch_moments
from wenxiao.analytics.pace_rows import threshold_table, way_table
from wenxiao.analytics.publications import sequel_of, step_table
from wenxiao.analytics.schemas import SCHEMAS
from wenxiao.analytics.timekeeping import DAY, microseconds
from wenxiao.calendars import office_calendar, release_calendar
from wenxiao.clocks import light_rules
from wenxiao.clocks.pace import all_pace_thresholds
from wenxiao.errors import LakeInvalidError

MOMENTS = "moments"
_YEARS_BEYOND = 4
"""How far after its last moment a lake's calendar goes: further than any limit runs."""
_SPANS = {
    "matters": ("opened_at", "left_at"),
    "laps": ("started_at", "ended_at"),
    "suspensions": ("began_at", "ended_at"),
    "milestones": ("due_at",),
    "reports": ("happened_at", "returned_at"),
    "awaited": ("covers_from", "covers_to"),
    "series": ("begins_day", "ends_day"),
}
_BY_DAY = ("awaited", "series")


def facts_of(lake: Lake, engine: Engine, days: DayTables, part: int | None = None) -> FactTables:
    """The fact tables of one part, or of all parts together."""
    tables = {name: engine.read(str(part_path(lake.folder, name, part))) for name in SCHEMAS}
    return FactTables(
        limits=engine.table(limit_table(lake.limits, days)),
        steps=engine.table(step_table([lake.published], days)),
        most_steps=len(lake.published),
        ways=engine.table(way_table(lake.ways, days)),
        thresholds=engine.table(threshold_table(all_pace_thresholds())),
        **tables,
    )


def days_of(lake: Lake, engine: Engine) -> DayTables:
    """The calendar tables that a lake needs: from before its first moment to well after its last."""
    met = [
        at * (DAY if table in _BY_DAY else 1)
        for table, columns in _SPANS.items()
        for at in _span(engine, part_path(lake.folder, table, None), columns)
    ]
    years = [datetime.fromtimestamp(at / 1e6, UTC).year for at in (*met, microseconds(lake.as_of))]
    offices = dict.fromkeys((OFFICE_OF_SCHEDULES, *(office for _, office in lake.limits)))
    calendars = {code: office_calendar(code) for code in offices}
    return day_tables(
        calendars,
        min(years) - 1,
        max(years) + _YEARS_BEYOND,
        light_rules(),
        engine.table,
        releases=[release_calendar(code) for code in lake.releases],
        published=[sequel_of(lake.published)],
    )


def _span(engine: Engine, path: Path, columns: Sequence[str]) -> Iterator[int]:
    """The first and the last moment of some columns, where they have any."""
    table = engine.read(str(path))
    ends = {f"{name}_{end}": getattr(table[name], end)() for name in columns for end in ("min", "max")}
    (row,) = engine.rows(table.aggregate(**ends))
    yield from (at for at in row.values() if at is not None)


def write_moments(lake: Lake, engine: Engine, *, at_once: bool = False) -> Iterator[int]:
    """Work out the moments of every watch, part by part; yield after each part how many parts stand by now.

    Within a part the watches of what left last, and was done last, come last: a question about now reads little.
    `at_once` leaves the cutting to the engine. What stood there before stays until all is done.
    """
    days = days_of(lake, engine)
    unfinished = lake.folder / f".{MOMENTS}"
    shutil.rmtree(unfinished, ignore_errors=True)
    facts = facts_of(lake, engine, days, None if at_once else 0)
    moments = watch_moments(facts, days, engine.hold).order_by("counts_until", "closed_at", "matter")
    if at_once:
        engine.write(moments, unfinished)
        yield 1
    else:
        unfinished.mkdir()
        engine.write(moments, part_path(lake.folder, unfinished.name, 0))
        yield 1
        for part in range(1, lake.parts):
            engine.release()
            for name in SCHEMAS:
                engine.point(getattr(facts, name), str(part_path(lake.folder, name, part)))
            engine.repeat(part_path(lake.folder, unfinished.name, part))
            yield part + 1
    shutil.rmtree(lake.folder / MOMENTS, ignore_errors=True)
    unfinished.rename(lake.folder / MOMENTS)


def moments_of(lake: Lake, engine: Engine) -> ir.Table:
    """The moments that were worked out; raise LakeInvalidError if they were not."""
    if not any((lake.folder / MOMENTS).glob("*.parquet")):
        raise LakeInvalidError(f"{lake.folder}：还没有算出计时项。请先运行wenxiao lake moments {lake.folder}")
    return engine.read(str(lake.folder / MOMENTS / "*.parquet"))
