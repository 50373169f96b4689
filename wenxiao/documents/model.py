"""A document as text, blocks, tables and outline."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields, make_dataclass
from datetime import date
from typing import Any, Literal, TypeVar

T = TypeVar("T")
BlockKind = Literal["heading", "paragraph", "cell"]


def opened(frozen: type[T]) -> Callable[..., T]:
    """Make the twin of a frozen dataclass with slots that is not yet frozen, for those made by the thousand.

    To fill a twin, by the order of its fields, and set its `__class__` to the frozen one takes a quarter of the time.
    """
    listed: Any = [(f.name, f.type, field(default=f.default)) for f in fields(frozen)]  # type: ignore[arg-type]
    return make_dataclass(f"Open{frozen.__name__}", listed, slots=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A numbered part of a document's text: `text[start:end]`."""

    number: int
    start: int
    end: int
    kind: BlockKind
    level: int = 0  # of a heading, 1 is the highest; 0 elsewhere
    left_out: tuple[tuple[int, int], ...] = ()  # stretches of the text inside it that are no part of it: page numbers


OpenBlock = opened(Block)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One cell of a table; its text is the document's `text[start:end]` and may be empty."""

    start: int
    end: int
    row: int  # counted from 0
    column: int  # counted from 0, of the first column that a merged cell covers
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False  # names a column or a row instead of giving a value


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A table of a document; `rows` hold the cells that begin in each row, left to right."""

    start: int
    end: int
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""  # the line over the table, with 单位：亿元 where it says so


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A document's decoded text with its blocks in order; offsets count characters of `text`."""

    name: str
    text: str
    blocks: tuple[Block, ...]
    sha256: str
    tables: tuple[Table, ...] = ()  # in text order, never nested; their cells with text are blocks too


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A heading and what stands under it, up to the next heading of its level or a higher one."""

    start: int
    end: int
    level: int
    title: str
    path: tuple[str, ...]


OpenSection = opened(Section)


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """What the first lines say about the document."""

    title: str
    place: str
    dated_on: date | None
