"""A lake: a folder of fact tables in parts, and `lake.json`, which says what it holds and by which rules it runs.

Each table is a folder of Parquet files, one a part. A part holds all rows of its matters, so parts can be worked out
one after another, in memory that does not grow.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from wenxiao.analytics.publications import Publication
from wenxiao.calendars.published import published_year
from wenxiao.catalog import Marked
from wenxiao.clocks import TimeLimit, limit_of
from wenxiao.errors import LakeInvalidError

LAKE_FILE = "lake.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Lake:
    """A folder of fact tables."""

    folder: Path
    parts: int
    as_of: datetime
    limits: tuple[tuple[TimeLimit, str], ...]
    """Each limit with the office whose hours it runs by; a lap names its place."""
    releases: tuple[str, ...]
    """Codes of the release calendars that awaited reports and series name by their place."""
    ways: tuple[tuple[Decimal, ...], ...]
    """How a year's work spreads over its months; a series names its place."""
    published: tuple[Publication, ...]
    """What became known of the calendars later, in order; all matters of the lake live under it, as chain 0."""
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
            releases=tuple(about["releases"]),
            ways=tuple(tuple(map(Decimal, way)) for way in about["ways"]),
            published=tuple(_publication(row, path) for row in about["published"]),
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


def publish(lake: Lake, text: str, recorded_at: datetime) -> None:
    """Write down the arrangement of a year that became known later; moments move when they are worked out anew.

    Raise LakeInvalidError for one before the last that the lake knows, CatalogInvalidError for one that is wrong.
    """
    row = {"arrangement": text, "recorded_at": recorded_at.isoformat()}
    path = lake.folder / LAKE_FILE
    _publication(row, path)
    if lake.published and recorded_at < lake.published[-1].recorded_at:
        last = lake.published[-1].recorded_at
        raise LakeInvalidError(f"{path}：最近一次公布记在{last:%Y-%m-%d %H:%M}，这一次更早。请按先后公布")
    about = json.loads(path.read_text(encoding="utf-8"))
    about["published"].append(row)
    path.write_text(json.dumps(about, ensure_ascii=False, indent=1), encoding="utf-8")


def _publication(row: dict[str, Any], path: Path) -> Publication:
    arrangement = published_year(path, row["arrangement"])
    return Publication(arrangement=arrangement, recorded_at=datetime.fromisoformat(row["recorded_at"]))


def _limit(row: dict[str, Any], path: Path) -> tuple[TimeLimit, str]:
    entry = Marked({key: value for key, value in row.items() if key != "office"})
    entry.file, entry.lines = str(path), {}
    return limit_of(entry), row["office"]
