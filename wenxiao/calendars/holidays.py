"""Statutory holidays: what is known of a year before its 调休 is published."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from wenxiao.catalog import Marked, entries, known_keys, required


@dataclass(frozen=True, kw_only=True, slots=True)
class StatutoryHolidays:
    """The days off that the law names, in force from a day on."""

    in_force_from: date
    source: str
    days: frozenset[tuple[int, int]]
    """Month and day of those that have a fixed day."""
    lunar_days: frozenset[date]
    """Those of the lunar calendar, as far as they are computed ahead."""
    festivals: tuple[str, ...]
    """The festivals that a year's arrangement names."""


@cache
def statutory_holidays() -> StatutoryHolidays:
    """Return the statutory holidays of the catalogue."""
    (holidays,) = entries("calendars/statutory.yaml", _statutory)
    return holidays


def _statutory(entry: Marked) -> StatutoryHolidays:
    known_keys(entry, ("code", *StatutoryHolidays.__dataclass_fields__))
    return StatutoryHolidays(
        in_force_from=required(entry, "in_force_from", date, "日期"),
        source=required(entry, "source", str, "出处"),
        days=frozenset((int(day[:2]), int(day[3:])) for day in required(entry, "days", list, "MM-DD的列表")),
        lunar_days=frozenset(_lunar_days_off(required(entry, "lunar_days", dict, "节日到天数的表"))),
        festivals=tuple(required(entry, "festivals", list, "节日名的列表")),
    )


def _lunar_days_off(offsets: dict[str, list[int]]) -> Iterator[date]:
    (years,) = entries("calendars/lunar.yaml", lambda row: required(row, "days", dict, "年份到节日的表"))
    for festivals in years.values():
        for name, on in festivals.items():
            yield from (on + timedelta(days=offset) for offset in offsets[name])
