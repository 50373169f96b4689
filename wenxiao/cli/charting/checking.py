"""What no cell alone can tell: dates in the wrong order, names that nothing has, one point given twice."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from wenxiao.cli.charting.lights import moment_of
from wenxiao.cli.charting.reading import Problems, Row

Rows = Mapping[str, Sequence[Row]]
# Sheet, earlier cell, later cell.
_ORDER = (
    ("spine", "start", "due"),
    ("spine", "start", "frozen"),
    ("clocks", "start", "due"),
    ("clocks", "start", "done"),
    ("pauses", "since", "until"),
    ("matters", "start", "due"),
    ("nodes", "start", "due"),
)


def check(rows: Rows, problems: Problems) -> None:
    """Note every problem between cells; a cell that is already wrong by itself gives no second one."""
    for sheet, earlier, later in _ORDER:
        for row in rows.get(sheet, ()):
            _check_order(row, earlier, later, problems)
    _check_names(rows, "pauses", "clock", "clocks", "name", problems)
    _check_names(rows, "forecasts", "course", "values", "course", problems)
    _check_names(rows, "bones", "name", "nodes", "bone", problems)
    _check_once(rows.get("clocks", ()), ("name",), "name", problems)
    _check_once(rows.get("bones", ()), ("name",), "name", problems)
    _check_once(rows.get("forecasts", ()), ("course",), "course", problems)
    _check_once(rows.get("values", ()), ("course", "series", "on"), "on", problems)
    _check_units(rows.get("values", ()), problems)
    for row in rows.get("forecasts", ()):
        low, high = row.amount("low"), row.amount("high")
        if low is not None and high is not None and high < low:
            problems.add(row.where("high"), f"{high}小于下限{low}。请对调")
    for row in rows.get("matters", ()):
        if row.lamp("lamp") is None and row.day("due") is None and row.day("done") is None:
            problems.add(row.where("due"), "没有填，灯也没有填，推算不出灯。请填其中一个")


def _check_order(row: Row, earlier: str, later: str, problems: Problems) -> None:
    first, second = row.moment(earlier), row.moment(later)
    if first is not None and second is not None and _is_before(second, first):
        title = next(field.title for field in row.table.fields if field.key == earlier)
        problems.add(row.where(later), f"{second}早于“{title}”{first}。请核对两个日期")


def _is_before(one: date | datetime, other: date | datetime) -> bool:
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one < other
    return moment_of(one).date() < moment_of(other).date()


def _check_names(rows: Rows, sheet: str, key: str, named: str, name: str, problems: Problems) -> None:
    known = {row.text(name) for row in rows.get(named, ())} - {""}
    for row in rows.get(sheet, ()):
        if row.text(key) and row.text(key) not in known:
            title = rows[named][0].table.title if rows.get(named) else "另一张"
            problems.add(row.where(key), f"“{title}”表中没有“{row.text(key)}”。请写成同一个名称")


def _check_once(rows: Iterable[Row], keys: Sequence[str], shown: str, problems: Problems) -> None:
    seen: dict[tuple[object, ...], int] = {}
    for row in rows:
        said = tuple(row.cells[key] for key in keys)
        if None in said:
            continue
        if said in seen:
            problems.add(row.where(shown), f"与第{seen[said]}行重复。请留一行")
        seen.setdefault(said, row.number)


def _check_units(rows: Iterable[Row], problems: Problems) -> None:
    units: dict[str, str] = {}
    for row in rows:
        course, unit = row.text("course"), row.text("unit")
        if unit and units.setdefault(course, unit) != unit:
            problems.add(row.where("unit"), f"是{unit}，上面的“{course}”用{units[course]}。请用同一单位")
