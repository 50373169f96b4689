"""Procedures from their YAML files, each mapping checked for its keys."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from wenxiao.catalog import ROOT, Marked, known_keys, load_file, required
from wenxiao.clocks import Aggregate, AggregateRule, TimeLimit, limit_of
from wenxiao.errors import CatalogInvalidError
from wenxiao.procedures.definitions import (
    ClockRule,
    Does,
    EndKind,
    FieldKind,
    FieldRule,
    Measure,
    Post,
    Procedure,
    Stage,
    Transition,
)
from wenxiao.procedures.migration_maps import migration_of

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)
_FOLDER = ROOT / "procedures"
_KEYS = (
    *("code", "title", "version", "in_force_from", "source", "origins", "stages", "posts", "fields", "clocks"),
    *("transitions", "measures", "ladder", "aggregate", "series", "migration"),
)


@cache
def procedure(code: str) -> Procedure:
    """Return a procedure of the catalogue. CatalogInvalidError if there is none, or it is wrong."""
    return procedure_in(_file(code))


def procedure_text(code: str) -> str:
    """Return the YAML text of a procedure of the catalogue, to be kept with the matters that are opened under it."""
    return _file(code).read_text(encoding="utf-8")


def _file(code: str) -> Path:
    file = _FOLDER / f"{code}.yaml"
    if code not in procedure_codes():
        raise CatalogInvalidError("procedures", f"没有流程“{code}”，可用的是{'、'.join(procedure_codes())}", key="code")
    return file


def procedure_codes() -> tuple[str, ...]:
    """The codes of the procedures in the catalogue, in order."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.yaml")))


def procedure_in(file: Path) -> Procedure:
    """Read a procedure from a file, the catalogue's or a district's; refuse it with file, line and key if it is wrong.

    What is refused stands in `checks`.
    """
    from wenxiao.procedures.checks import refuse_errors

    entry = load_file(file)
    if not isinstance(entry, Marked):
        raise CatalogInvalidError(str(file), f"应为一个流程，写明{'、'.join(_KEYS)}")
    made = procedure_of(entry)
    refuse_errors(made, entry)
    return made


def procedure_of(entry: Marked) -> Procedure:
    """Read a procedure from its mapping; the parts are checked, how they fit together is not."""
    known_keys(entry, _KEYS)
    stages = _coded(entry, "stages", _stage)
    if not stages:
        raise CatalogInvalidError(entry.file, "至少写一个环节", line=entry.lines.get("stages"), key="stages")
    return Procedure(
        code=required(entry, "code", str, "流程代码"),
        title=required(entry, "title", str, "流程名称"),
        version=required(entry, "version", int, "版本号，整数"),
        in_force_from=required(entry, "in_force_from", date, "日期"),
        source=required(entry, "source", str, "出处"),
        origins=_names(entry, "origins"),
        first_stage=next(iter(stages)),
        stages=stages,
        posts=_coded(entry, "posts", _post),
        fields=_coded(entry, "fields", _field) if "fields" in entry else {},
        clocks=_coded(entry, "clocks", _clock) if "clocks" in entry else {},
        transitions=_coded(entry, "transitions", _transition),
        measures=tuple(_measure(row) for row in entry.get("measures", ())),
        ladder=entry.get("ladder"),
        aggregate=_aggregate(entry["aggregate"]) if "aggregate" in entry else Aggregate(),
        series=entry.get("series", entry["code"].upper()),
        migration=migration_of(entry),
    )


def _coded(entry: Marked, key: str, build: Callable[[Marked], T]) -> Mapping[str, T]:
    """A list of mappings as a mapping by their codes; a code that stands twice is refused."""
    made: dict[str, T] = {}
    for row in required(entry, key, list, "列表"):
        if not isinstance(row, Marked):
            raise CatalogInvalidError(entry.file, f"{row!r}应写成“键: 值”", line=entry.lines.get(key), key=key)
        code = required(row, "code", str, "代码")
        if code in made:
            raise CatalogInvalidError(
                row.file, f"代码“{code}”写了两次，请改一个", line=row.lines.get("code"), key="code"
            )
        made[code] = build(row)
    return made


def _names(entry: Marked, key: str) -> tuple[str, ...]:
    """A list of words, or one word."""
    value = entry.get(key, [])
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise CatalogInvalidError(entry.file, f"写的是{value!r}，应为代码的列表", line=entry.lines.get(key), key=key)
    return tuple(words)


def _choice(entry: Marked, key: str, text: str, kind: type[Choice]) -> Choice:
    if text not in list(kind):
        raise CatalogInvalidError(
            entry.file, f"没有“{text}”，可用的是{'、'.join(kind)}", line=entry.lines.get(key), key=key
        )
    return kind(text)


def _stage(row: Marked) -> Stage:
    known_keys(row, Stage.__dataclass_fields__)
    end = _choice(row, "end", row["end"], EndKind) if "end" in row else None
    return Stage(code=row["code"], title=required(row, "title", str, "环节名称"), end=end)


def _post(row: Marked) -> Post:
    known_keys(row, Post.__dataclass_fields__)
    return Post(
        code=row["code"], title=required(row, "title", str, "岗位名称"), of=required(row, "of", str, "any或单位的角色")
    )


def _field(row: Marked) -> FieldRule:
    known_keys(row, FieldRule.__dataclass_fields__)
    kind = _choice(row, "kind", row.get("kind", "text"), FieldKind)
    choices = _names(row, "choices")
    if (kind is FieldKind.CHOICE) != bool(choices):
        raise CatalogInvalidError(row.file, "选项字段要写choices，其他字段不写", line=row.line, key="choices")
    return FieldRule(
        code=row["code"],
        title=required(row, "title", str, "字段名称"),
        kind=kind,
        choices=choices,
        unit=row.get("unit", ""),
        anew=required(row, "anew", bool, "true或false") if "anew" in row else False,
    )


def _clock(row: Marked) -> ClockRule:
    known_keys(row, ClockRule.__dataclass_fields__)
    return ClockRule(
        code=row["code"],
        title=required(row, "title", str, "时限名称"),
        limit=limit_of(required(row, "limit", Marked, "时限，如{amount: 5, unit: working_days}")),
        runs_in=frozenset(_names(row, "runs_in")),
        paused_in=frozenset(_names(row, "paused_in")),
        office=row.get("office"),
        held_by=row.get("held_by", "holder"),
        is_supporting=row.get("is_supporting", False),
        awaits_confirmation=row.get("awaits_confirmation", False),
        limit_by=dict(_limits_by(row)) or None,
    )


def _limits_by(row: Marked) -> Iterator[tuple[tuple[str, str], TimeLimit]]:
    """`limit_by: {kind: {咨询: {amount: 3, unit: working_days}}}`."""
    for field, limits in row.get("limit_by", {}).items():
        for value, limit in limits.items():
            yield (field, value), limit_of(limit)


def _transition(row: Marked) -> Transition:
    known_keys(row, (*Transition.__dataclass_fields__.keys() - {"sources", "target"}, "from", "to"))
    at_most = required(row, "at_most", int, "次数") if "at_most" in row else None
    return Transition(
        code=row["code"],
        title=required(row, "title", str, "流转名称，动词加宾语"),
        sources=_names(row, "from"),
        target=row.get("to"),
        by=_names(row, "by"),
        needs=_names(row, "needs"),
        writes=_names(row, "writes"),
        evidence=row.get("evidence", False),
        does=frozenset(_choice(row, "does", word, Does) for word in _names(row, "does")),
        clock=row.get("clock"),
        restarts=_names(row, "restarts"),
        when=row.get("when"),
        otherwise=row.get("otherwise"),
        drafts=row.get("drafts"),
        not_by_same=row.get("not_by_same"),
        at_most=at_most,
    )


def _measure(row: Any) -> Measure:
    known_keys(row, Measure.__dataclass_fields__)
    return Measure(
        code=required(row, "code", str, "指标代码"),
        title=required(row, "title", str, "指标名称"),
        numerator=required(row, "numerator", str, "分子公式"),
        denominator=required(row, "denominator", str, "分母公式"),
        excludes=row.get("excludes"),
        source=row.get("source", ""),
    )


def _aggregate(row: Marked) -> Aggregate:
    known_keys(row, Aggregate.__dataclass_fields__)
    shares = {key: Decimal(str(row[key])) for key in ("red_from", "yellow_from") if key in row}
    return Aggregate(rule=_choice(row, "rule", row.get("rule", "worst"), AggregateRule), **shares)
