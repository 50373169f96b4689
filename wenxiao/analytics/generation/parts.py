"""A lake of generated matters: cut into parts, each of one kind and a stretch of time, written one after another."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from wenxiao.analytics.facts import OFFICE_OF_SCHEDULES
from wenxiao.analytics.generation.columns import filled, joined
from wenxiao.analytics.generation.kinds import WHOLE, MatterKind
from wenxiao.analytics.generation.laps import NEVER, Laps, Part, add_clock
from wenxiao.analytics.generation.rhythm import Moments, Rhythm, arrivals
from wenxiao.analytics.generation.schedules import schedule_tables
from wenxiao.analytics.generation.series import series_tables
from wenxiao.analytics.lake_files import LAKE_FILE, limit_row, part_path
from wenxiao.analytics.pace_rows import ALIKE
from wenxiao.analytics.schemas import SCHEMAS
from wenxiao.analytics.timekeeping import DAY, microseconds
from wenxiao.calendars import WorkingCalendar, office_calendar
from wenxiao.clocks import TimeLimit

MARKED_AS = "生成的数据，不是任何地方的真实事项"
MOST_IN_A_PART = 1_000_000
_DAYS_BEYOND = 1500


@dataclass(frozen=True, kw_only=True, slots=True)
class _Slice:
    """One part: how many matters of a kind, and which stretch of all that arrive."""

    number: int
    kind: MatterKind
    count: int
    span: tuple[float, float]
    first_matter: int


def generate(
    folder: Path, kinds: Sequence[MatterKind], matters: int, seed: int, first: date, as_of: datetime
) -> Iterator[int]:
    """Write so many matters that opened from a day to a moment; yield after each part how many stand by now.

    The same arguments give the same tables. The folder must not hold a lake yet.
    """
    slices = list(_slices(kinds, matters))
    for name in SCHEMAS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    for piece in slices:
        chance = np.random.default_rng([seed, piece.number])
        tables = _tables(piece, kinds, chance, first, as_of)
        for name, table in tables.items():
            pq.write_table(table, part_path(folder, name, piece.number), compression="zstd", row_group_size=1 << 17)
        yield piece.first_matter + piece.count
    about: dict[str, Any] = {
        "marked_as": MARKED_AS,
        "seed": seed,
        "matters": matters,
        "parts": len(slices),
        "as_of": as_of.isoformat(),
        "titles": {kind.kind: kind.title for kind in kinds},
        "sources": {kind.kind: kind.source for kind in kinds},
        "limits": [limit_row(limit, office) for limit, office in _limits_of(kinds)],
        "releases": releases_of(kinds),
        "ways": [[str(share) for share in ALIKE]],
        "published": [],
    }
    (folder / LAKE_FILE).write_text(json.dumps(about, ensure_ascii=False, indent=1), encoding="utf-8")


def _limits_of(kinds: Sequence[MatterKind]) -> list[tuple[TimeLimit, str]]:
    return [(limit, clock.office) for kind in kinds for clock in kind.clocks for _, limit in clock.limits]


def _slices(kinds: Sequence[MatterKind], matters: int) -> Iterator[_Slice]:
    whole = sum(kind.volume for kind in kinds)
    bounds = np.cumsum([0, *(kind.volume for kind in kinds)]) * matters // whole
    number = 0
    for kind, start, end in zip(kinds, bounds[:-1], bounds[1:], strict=True):
        parts = -(-int(end - start) // MOST_IN_A_PART)
        for place in range(parts):
            low, high = (int(start + (end - start) * n // parts) for n in (place, place + 1))
            span = (place / parts, (place + 1) / parts)
            yield _Slice(number=number, kind=kind, count=high - low, span=span, first_matter=low)
            number += 1


def _tables(
    piece: _Slice, kinds: Sequence[MatterKind], chance: np.random.Generator, first: date, as_of: datetime
) -> dict[str, pa.Table]:
    kind, last_at, limits = piece.kind, microseconds(as_of), _limits_of(kinds)
    office = office_calendar(OFFICE_OF_SCHEDULES)
    opened_in = Rhythm.of(office, first, (office.day_of(as_of) - first).days + 1)
    opened_at = arrivals(opened_in, kind.hours, kind.rest_day, piece.count, piece.span, chance)
    part = Part(chance=chance, first_matter=piece.first_matter, opened_at=np.minimum(opened_at, last_at), as_of=last_at)
    units = _units(kind, piece.count, chance)
    laps, done_at = Laps(), np.full(piece.count, 0, dtype=np.int64)
    first_done = np.full(piece.count, NEVER, dtype=np.int64)
    for clock in kind.clocks:
        ids = [limits.index((limit, clock.office)) for _, limit in clock.limits]
        stopped = add_clock(laps, part, clock, ids, _rhythm(clock.office, first), units)
        done_at, first_done = np.maximum(done_at, stopped), np.minimum(first_done, stopped)
    planned: dict[str, list[pa.Table]] = {}
    if kind.schedule:
        release_id = releases_of(kinds).index(kind.schedule.reports)
        planned = schedule_tables(part, kind.schedule, _rhythm(OFFICE_OF_SCHEDULES, first), release_id)
        done_at = part.opened_at + kind.schedule.months * 30 * DAY
    if kind.series:
        planned = series_tables(part, kind.series, _rhythm(OFFICE_OF_SCHEDULES, first), releases_of(kinds), first.year)
        done_at = np.full(piece.count, NEVER, dtype=np.int64)
    return {
        "matters": _matters(part, kind, units, first_done, done_at),
        **{name: _of_laps(name, getattr(laps, field)) for name, field in _LAPS.items()},
        **{name: joined(name, planned.get(name, [])) for name in SCHEMAS if name not in {"matters", *_LAPS}},
    }


_LAPS = {"laps": "rows", "suspensions": "suspensions", "extensions": "extensions"}


def releases_of(kinds: Sequence[MatterKind]) -> list[str]:
    """The release calendars that matters of these kinds are reported by; a table names one by its place."""
    plans = [plan for kind in kinds for plan in (kind.schedule, *kind.series) if plan]
    return list(dict.fromkeys(plan.reports for plan in plans))


def _rhythm(office: str, first: date) -> Rhythm:
    calendar: WorkingCalendar = office_calendar(office)
    if (office, first) not in _RHYTHMS:
        _RHYTHMS[office, first] = Rhythm.of(calendar, first, _DAYS_BEYOND)
    return _RHYTHMS[office, first]


_RHYTHMS: dict[tuple[str, date], Rhythm] = {}


def _units(kind: MatterKind, count: int, chance: np.random.Generator) -> NDArray[np.generic]:
    """Share matters out, some units getting more than others."""
    names = np.array([f"{name}{n:03}" for name, many in kind.units.items() for n in range(1, many + 1)], dtype=object)
    return names[(chance.random(count) ** 1.4 * len(names)).astype(np.int64)]


def _matters(
    part: Part, kind: MatterKind, units: NDArray[np.generic], first_done: Moments, done_at: Moments
) -> pa.Table:
    chance, count = part.chance, len(part.opened_at)
    end = np.searchsorted(np.cumsum(list(kind.ends.values())), chance.integers(0, WHOLE, size=count), side="right")
    ends = np.array([*kind.ends, None], dtype=object)
    closed = end == 0
    # A matter is closed after it is done; merged, withdrawn or made daily work at any time before.
    after = np.where(done_at < NEVER, done_at, 0) + (chance.random(count) * 6 * DAY).astype(np.int64)
    before = part.opened_at + (chance.random(count) * np.clip(done_at - part.opened_at, DAY, 90 * DAY)).astype(np.int64)
    left_at = np.where(closed, np.where(done_at < NEVER, after, NEVER), np.where(end < len(kind.ends), before, NEVER))
    left_at = np.where(left_at <= part.as_of, left_at, NEVER)
    has_left = left_at < NEVER
    stage = np.select(
        [has_left, done_at <= part.as_of, first_done <= part.as_of], ["left", "done", "handling"],
        "handling" if kind.schedule or kind.series else "waiting",
    )  # fmt: skip
    names = np.array([kind.stages[code] for code in stage], dtype=object)
    return filled(
        "matters",
        count,
        matter=part.first_matter + np.arange(count),
        kind=kind.kind,
        stage=pa.array(names),
        unit=pa.array(units),
        chain=0,
        opened_at=part.opened_at,
        left_at=left_at,
        end_kind=pa.array(ends[end], mask=~has_left),
    )


def _of_laps(name: str, chunks: Sequence[Mapping[str, NDArray[Any]]]) -> pa.Table:
    return joined(name, [filled(name, len(next(iter(chunk.values()))), **chunk) for chunk in chunks])
