"""Schemes: what is scored, with which weight, by which measure, as dated data."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from wenxiao.catalog import Marked, entries, in_force, known_keys, required


@dataclass(frozen=True, kw_only=True, slots=True)
class Criterion:
    """One line of a scheme."""

    code: str
    title: str
    weight: Decimal
    measure: str
    """Name of the measure; `wenxiao.assessment.scores` knows them."""
    rounding: Decimal
    """The last digit that a score keeps."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scheme:
    """An assessment scheme in force from a day on."""

    code: str
    in_force_from: date
    source: str
    title: str
    criteria: tuple[Criterion, ...]


def _criterion(entry: Marked) -> Criterion:
    known_keys(entry, Criterion.__dataclass_fields__)
    return Criterion(
        code=required(entry, "code", str, "评分项代码"),
        title=required(entry, "title", str, "评分项名称"),
        weight=Decimal(required(entry, "weight", int, "分值")),
        measure=required(entry, "measure", str, "计量名"),
        rounding=Decimal(required(entry, "rounding", str, "保留的最小位，加引号")),
    )


def _scheme(entry: Marked) -> Scheme:
    known_keys(entry, Scheme.__dataclass_fields__)
    return Scheme(
        code=required(entry, "code", str, "办法代码"),
        in_force_from=required(entry, "in_force_from", date, "日期"),
        source=required(entry, "source", str, "出处"),
        title=required(entry, "title", str, "办法名称"),
        criteria=tuple(_criterion(row) for row in required(entry, "criteria", list, "评分项的列表")),
    )


def scheme(on: date, name: str = "key_tasks") -> Scheme:
    """The version of a scheme in force on a day: last year is scored by last year's scheme."""
    return in_force(entries(f"schemes/{name}.yaml", _scheme), on)
