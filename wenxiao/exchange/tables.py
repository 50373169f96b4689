"""A sheet: its columns with machine keys, and its rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

Value: TypeAlias = str | int | Decimal | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One column: what a machine calls it, what a person reads, how it looks."""

    key: str
    title: str
    width: int  # in characters of the sheet's font; a Chinese character takes two
    look: Literal["plain", "wrapped", "quote", "number", "quiet"] = "plain"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """One table of a workbook; `rows` map column keys to values, a missing key is an empty cell."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Value], ...]
    kept_in_sight: int = 1  # columns that stay when the sheet is moved sideways
    printed: int | None = None  # columns that go to paper, all where None
