"""A lake: a folder of fact tables in parts, and the moments that were worked out from them.

`lake.json` says what it holds and by which limits its laps run; each table is a folder of Parquet files, one a part. A
part holds all rows of its matters, so parts can be worked out one after another, in memory that does not grow.
"""

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import ibis.expr.types as ir

from wenxiao.analytics.days import DayTables, day_tables
from wenxiao.analytics.engines import Engine
from wenxiao.analytics.facts import OFFICE_OF_SCHEDULES, SCHEMAS, FactTables, limit_table
from wenxiao.analytics.moments import watch_moments
from wenxiao.analytics.timekeeping import DAY, microseconds
from wenxiao.calendars import office_calendar
from wenxiao.catalog import Marked
from wenxiao.clocks import TimeLimit, light_rules, limit_of
from wenxiao.errors import LakeInvalidError

LAKE_FILE = "lake.json"
MOMENTS = "moments"
_YEARS_BEYOND = 4
"""How far after its last moment a lake's calendar goes: further than any limit runs."""
_SPANS = {
    "matters": ("opened_at", "left_at"),
    "laps": ("started_at", "ended_at"),
    "suspensions": ("began_at", "ended_at"),
    "milestones": ("due_at",),
    "reports": ("happened_at", "returned_at"),
    "awaited": ("release_day",),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Lake:
    """A folder of fact tables."""

    folder: Path
    parts: int
    as_of: datetime
    limits: tuple[tuple[TimeLimit, str], ...]
    """Each limit with the office whose hours it runs by; a lap names its place."""
    titles: Mapping[str, str]
    """What people call each kind."""
    marked_as: str
    matters: int


def part_path(folder: Path, table: str, part: int | None) -> Path:
    """Where a part of a table stands; None: a pattern for all of them."""
    return folder / table / ("part-*.parquet" if part is None else f"part-{part:05}.parquet")


def limit_row(limit: TimeLimit, office: str) -> dict[str, Any]:
    """Write a limit as `lake.json` holds it; read back by `open_lake`."""
    plain = TimeLimit(amount=limit.amount, unit=limit.unit)
    told = {
        name: getattr(limit, name)
        for name in TimeLimit.__dataclass_fields__
        if name in ("amount", "unit") or getattr(limit, name) != getattr(plain, name)
    }
    return {"office": office} | {
        name: value if isinstance(value, bool | int) else str(value) for name, value in told.items()
    }


def open_lake(folder: Path) -> Lake:
    """Read what a lake holds; raise LakeInvalidError where the folder is none."""
    path = folder / LAKE_FILE
    try:
        about = json.loads(path.read_text(encoding="utf-8"))
        return Lake(
            folder=folder,
            parts=about["parts"],
            as_of=datetime.fromisoformat(about["as_of"]),
            limits=tuple(_limit(row, path) for row in about["limits"]),
            titles=about["titles"],
            marked_as=about["marked_as"],
            matters=about["matters"],
        )
    except OSError as error:
        raise LakeInvalidError(
            f"{folder}：里面没有{LAKE_FILE}。请先运行wenxiao lake generate，或者换一个文件夹"
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise LakeInvalidError(f"{path}：写得不对（{error}）。请重新生成") from error


def facts_of(lake: Lake, engine: Engine, days: DayTables, part: int | None = None) -> FactTables:
    """The fact tables of one part, or of all parts together."""
    tables = {name: engine.read(str(part_path(lake.folder, name, part))) for name in SCHEMAS}
    return FactTables(limits=engine.table(limit_table(lake.limits, days)), **tables)


def days_of(lake: Lake, engine: Engine) -> DayTables:
    """The calendar tables that a lake needs: from before its first moment to well after its last."""
    met = [
        at for table, columns in _SPANS.items() for at in _span(engine, part_path(lake.folder, table, None), columns)
    ]
    years = [datetime.fromtimestamp(at / 1e6, UTC).year for at in (*met, microseconds(lake.as_of))]
    offices = dict.fromkeys((OFFICE_OF_SCHEDULES, *(office for _, office in lake.limits)))
    calendars = {code: office_calendar(code) for code in offices}
    return day_tables(calendars, min(years) - 1, max(years) + _YEARS_BEYOND, light_rules(), engine.table)


def _span(engine: Engine, path: Path, columns: Sequence[str]) -> Iterator[int]:
    """The first and the last moment of some columns, where they have any."""
    table = engine.read(str(path))
    ends = {f"{name}_{end}": getattr(table[name], end)() for name in columns for end in ("min", "max")}
    (row,) = engine.rows(table.aggregate(**ends))
    for name, at in row.items():
        if at is not None:
            yield at * DAY if name.startswith("release_day") else at


def write_moments(lake: Lake, engine: Engine, *, at_once: bool = False) -> Iterator[int]:
    """Work out the moments of every watch, part by part; yield after each part how many parts stand by now.

    Within a part the watches of what left last, and was done last, come last: a question about now reads little.
    `at_once` leaves the cutting to the engine. What stood there before stays until all is done.
    """
    days = days_of(lake, engine)
    unfinished = lake.folder / f".{MOMENTS}"
    shutil.rmtree(unfinished, ignore_errors=True)
    facts = facts_of(lake, engine, days, None if at_once else 0)
    moments = watch_moments(facts, days, engine.hold).order_by("counts_until", "done_at", "matter")
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


def _limit(row: dict[str, Any], path: Path) -> tuple[TimeLimit, str]:
    entry = Marked({key: value for key, value in row.items() if key != "office"})
    entry.file, entry.lines = str(path), {}
    return limit_of(entry), row["office"]
