"""cases.yaml: matters of a demonstration district that go through procedures, step by step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar

from wenxiao.calendars import default_calendar
from wenxiao.catalog import Marked, known_keys, load_file, required
from wenxiao.clocks import Milestone
from wenxiao.demonstration.district import DemonstrationAccount, Unit
from wenxiao.errors import CatalogInvalidError
from wenxiao.procedures import Procedure, procedure
from wenxiao.procedures.definitions import FieldKind
from wenxiao.procedures.states import FieldValue

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseStep:
    """One transition of a case, with what is entered."""

    at: datetime
    do: str
    post: str
    unit: str
    """Code of the actor's unit; empty: the unit that the post stands for."""
    values: Mapping[str, FieldValue]
    evidence: str
    to_unit: str
    until: datetime | None
    amount: Fraction | None
    amount_done: Decimal | None
    milestone: str
    milestones: tuple[Milestone, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class DemonstrationCase:
    """A matter under a procedure."""

    procedure: str
    title: str
    origin: str
    opened_at: datetime
    units: Mapping[str, str]
    """Role to code of a unit."""
    leader: str
    steps: tuple[CaseStep, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Cases:
    """What a district has beside its promises."""

    units: tuple[Unit, ...] = ()
    accounts: tuple[tuple[DemonstrationAccount, tuple[str, ...]], ...] = ()
    """Further sign-ins, with the posts that they hold."""
    posts: Mapping[str, tuple[str, ...]]
    """Posts that accounts of the district hold beside their role, by user name."""
    cases: tuple[DemonstrationCase, ...] = ()


def demonstration_cases(folder: Path) -> Cases:
    """Read the cases of a district's folder; none where it has no cases.yaml. CatalogInvalidError names the place."""
    file = folder / "cases.yaml"
    if not file.is_file():
        return Cases(posts={})
    row = load_file(file)
    known_keys(row, Cases.__dataclass_fields__)
    return Cases(
        units=_each(row, "units", lambda unit: Unit(code=_text(unit, "code"), name=_text(unit, "name"))),
        accounts=_each(row, "accounts", _account),
        posts={name: tuple(posts) for name, posts in required(row, "posts", dict, "用户名: 岗位的列表").items()},
        cases=_each(row, "cases", _case),
    )


def _account(row: Marked) -> tuple[DemonstrationAccount, tuple[str, ...]]:
    fields = DemonstrationAccount.__dataclass_fields__
    known_keys(row, (*fields, "posts"))
    return DemonstrationAccount(**{key: _text(row, key) for key in fields}), tuple(row["posts"])


def _case(row: Marked) -> DemonstrationCase:
    known_keys(row, DemonstrationCase.__dataclass_fields__)
    path = procedure(_text(row, "procedure"))
    return DemonstrationCase(
        procedure=path.code,
        title=_text(row, "title"),
        origin=_text(row, "origin"),
        opened_at=_moment(row, "opened_at"),
        units={str(role): str(unit) for role, unit in required(row, "units", dict, "关系: 单位代码").items()},
        leader=str(row.get("leader", "")),
        steps=_each(row, "steps", lambda step: _step(step, path)),
    )


def _step(row: Marked, path: Procedure) -> CaseStep:
    keys = ("at", "do", "as", "values", "evidence", "to_unit", "until", "amount", "amount_done", "milestone")
    known_keys(row, (*keys, "milestones"))
    post, _, unit = _text(row, "as").partition("@")
    values = row.get("values", {})
    return CaseStep(
        at=_moment(row, "at"),
        do=_text(row, "do"),
        post=post,
        unit=unit,
        values={key: _value(row, path, key, value) for key, value in values.items()},
        evidence=str(row.get("evidence", "")),
        to_unit=str(row.get("to_unit", "")),
        until=_moment(row, "until") if "until" in row else None,
        amount=Fraction(str(row["amount"])) if "amount" in row else None,
        amount_done=Decimal(str(row["amount_done"])) if "amount_done" in row else None,
        milestone=str(row.get("milestone", "")),
        milestones=_each(row, "milestones", _milestone) if "milestones" in row else (),
    )


def _value(row: Marked, path: Procedure, key: str, value: Any) -> FieldValue:
    if key not in path.fields:
        raise CatalogInvalidError(
            row.file, f"“{path.title}”没有字段“{key}”", line=row.lines.get("values"), key="values"
        )
    match path.fields[key].kind:
        case FieldKind.NUMBER:
            return Decimal(str(value))
        case FieldKind.YES_NO:
            return bool(value)
        case FieldKind.DATE:
            return _local(value if isinstance(value, datetime) else datetime.fromisoformat(str(value)))
        case _:
            return str(value)


def _milestone(row: Marked) -> Milestone:
    return Milestone(
        code=_text(row, "code"),
        name=_text(row, "name"),
        due_at=default_calendar().closing(required(row, "due_on", date, "日期")),
        amount=Decimal(str(row["amount"])) if "amount" in row else None,
        unit=str(row.get("unit", "")),
    )


def _moment(row: Marked, key: str) -> datetime:
    value = row.get(key)
    try:
        return _local(value if isinstance(value, datetime) else datetime.fromisoformat(str(value)))
    except ValueError as error:
        raise CatalogInvalidError(
            row.file, f"写的是{value!r}，应为时刻，如2025-09-24T09:20", line=row.lines.get(key), key=key
        ) from error


def _local(at: datetime) -> datetime:
    zone = default_calendar().zone
    return at.astimezone(zone) if at.tzinfo else at.replace(tzinfo=zone)


def _each(row: Marked, key: str, build: Callable[[Marked], T]) -> tuple[T, ...]:
    return tuple(build(entry) for entry in required(row, key, list, "列表"))


def _text(row: Marked, key: str) -> str:
    return required(row, key, str, "文字")
