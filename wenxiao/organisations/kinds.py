"""Kinds of units, as dated data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from wenxiao.catalog import Marked, entries, known_keys, required
from wenxiao.errors import CatalogInvalidError


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitKind:
    """A kind of units: 街道, 区政府部门, 社区."""

    code: str
    name: str
    in_force_from: date
    source: str
    under: frozenset[str]
    """The kinds that one of this kind may belong to; none: it stands at the top."""
    division_digits: int | None
    """How long the code of its territory is; None: it has no territory."""
    may_end: bool
    """Whether it may end with no successor."""


@cache
def unit_kinds() -> Mapping[str, UnitKind]:
    """Return every kind by its code. Raise CatalogInvalidError where one is under a kind that there is not."""
    rows = entries("organisations/kinds.yaml", lambda row: (row, _kind(row)))
    kinds = {kind.code: kind for _, kind in rows}
    for row, kind in rows:
        if strange := kind.under - kinds.keys():
            problem = f"没有单位类别“{min(strange)}”，可用的是{'、'.join(kinds)}"
            raise CatalogInvalidError(row.file, problem, line=row.lines["under"], key="under")
    return kinds


def _kind(row: Marked) -> UnitKind:
    known_keys(row, UnitKind.__dataclass_fields__)
    return UnitKind(
        code=required(row, "code", str, "类别代码"),
        name=required(row, "name", str, "类别名称"),
        in_force_from=required(row, "in_force_from", date, "日期"),
        source=required(row, "source", str, "出处"),
        under=frozenset(required(row, "under", list, "类别代码的列表，没有就写[]")),
        division_digits=required(row, "division_digits", int, "位数") if "division_digits" in row else None,
        may_end=required(row, "may_end", bool, "true或者false") if "may_end" in row else False,
    )
