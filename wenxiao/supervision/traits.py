"""Traits of a matter that let a ladder begin higher, by where it came from or what was entered at its opening."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wenxiao.catalog import Marked, entries, known_keys, required

_FILE = "supervision/traits.yaml"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Trait:
    code: str
    in_force_from: date
    source: str
    origins: tuple[str, ...] = ()
    field: str = ""
    values: tuple[str, ...] = ()


def traits_of(origin: str, entered: Mapping[str, object], on: date) -> frozenset[str]:
    """Return the traits that a matter opened on a day has, by its origin and by the fields entered when it was opened.

    A trait counts from the day on which its rule came into force.
    """
    return frozenset(
        trait.code
        for trait in entries(_FILE, _trait)
        if trait.in_force_from <= on
        and (origin in trait.origins or (trait.field and entered.get(trait.field) in trait.values))
    )


def _trait(entry: Marked) -> _Trait:
    known_keys(entry, _Trait.__dataclass_fields__)
    return _Trait(
        code=required(entry, "code", str, "特征的代码"),
        in_force_from=required(entry, "in_force_from", date, "日期"),
        source=required(entry, "source", str, "出处"),
        origins=tuple(entry.get("origins") or ()),
        field=entry.get("field") or "",
        values=tuple(entry.get("values") or ()),
    )
