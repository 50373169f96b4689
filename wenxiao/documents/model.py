"""A document as text, blocks and outline."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

BlockKind = Literal["heading", "paragraph", "cell"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A numbered part of a document's text: `text[start:end]`."""

    number: int
    start: int
    end: int
    kind: BlockKind
    level: int = 0  # of a heading, 1 is the highest; 0 elsewhere


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A document's decoded text with its blocks in order; offsets count characters of `text`."""

    name: str
    text: str
    blocks: tuple[Block, ...]
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A heading and what stands under it, up to the next heading of its level or a higher one."""

    start: int
    end: int
    level: int
    title: str
    path: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """What the first lines say about the document."""

    title: str
    place: str
    dated_on: date | None
