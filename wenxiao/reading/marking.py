"""Text cut into pieces at the borders of what is marked in it, for any page that shows marks in a document."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

_Piece: TypeAlias = tuple[int, int, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A range of the text to be shown as marked, under a key of the caller's."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Segment:
    """A piece of text that lies wholly inside or outside each mark."""

    start: int
    end: int
    keys: tuple[str, ...]  # the marks that cover it, the widest first
    opens: tuple[str, ...]  # of these, the ones first shown here
    closes: tuple[str, ...]  # and the ones last shown here


def segments_of(spans: Sequence[tuple[int, int]], marks: Iterable[Mark]) -> tuple[tuple[Segment, ...], ...]:
    """Cut each span of a text at the borders of the marks in it.

    Spans stand in order and do not overlap; marks may overlap each other, nest, and reach over several spans. The
    segments of a span join to the span without gap. Each mark that meets a span opens once and closes once.
    """
    ordered = sorted((mark for mark in marks if mark.start < mark.end), key=lambda mark: (mark.start, -mark.end))
    pieces = [list(_pieces(span, held)) for span, held in zip(spans, _held(spans, ordered), strict=True)]
    first: dict[str, _Piece] = {}
    last: dict[str, _Piece] = {}
    for piece in itertools.chain(*pieces):
        for key in piece[2]:
            first.setdefault(key, piece)
            last[key] = piece
    return tuple(
        tuple(
            Segment(
                start=piece[0],
                end=piece[1],
                keys=piece[2],
                opens=tuple(key for key in piece[2] if first[key] is piece),
                closes=tuple(key for key in piece[2] if last[key] is piece),
            )
            for piece in row
        )
        for row in pieces
    )


def _held(spans: Sequence[tuple[int, int]], ordered: Sequence[Mark]) -> Iterator[list[Mark]]:
    """Give the marks that meet each span, in one walk over both."""
    waiting = iter(ordered)
    held: list[Mark] = []
    coming = next(waiting, None)
    for start, end in spans:
        held = [mark for mark in held if mark.end > start]
        while coming is not None and coming.start < end:
            if coming.end > start:
                held.append(coming)
            coming = next(waiting, None)
        yield held


def _pieces(span: tuple[int, int], held: Sequence[Mark]) -> Iterator[_Piece]:
    start, end = span
    borders = {border for mark in held for border in (mark.start, mark.end) if start < border < end}
    for left, right in itertools.pairwise(sorted({start, end} | borders)):
        yield left, right, tuple(mark.key for mark in held if mark.start < right and mark.end > left)
