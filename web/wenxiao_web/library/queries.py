"""Reads about documents: the text cut into pieces at its figures, ready to be shown."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from wenxiao_web.library.models import Document, FigureRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A stretch of a line: plain text, or one figure."""

    text: str
    figure: FigureRow | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One block of the text at its place; headings and table cells are set apart."""

    number: int
    start: int
    kind: str
    level: int
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The block's text."""
        return "".join(piece.text for piece in self.pieces)


def lines_of(document: Document) -> tuple[Line, ...]:
    """Cut the text into its blocks, each block into pieces at its figures; joined, the pieces are the block's text."""
    figures = sorted(document.figures.select_related("commitment__matter"), key=lambda figure: figure.start)
    return tuple(
        Line(
            number=number,
            start=start,
            kind=kind,
            level=level,
            pieces=tuple(_pieces(document.text, start, end, figures)),
        )
        for number, (start, end, kind, level) in enumerate(document.blocks, start=1)
    )


def parts_of(lines: tuple[Line, ...]) -> list[Line]:
    """Return the headings of the highest rank that occurs more than once: the document's parts."""
    ranks = Counter(line.level for line in lines if line.kind == "heading")
    rank = min((level for level, count in ranks.items() if count > 1), default=None)
    return [line for line in lines if line.kind == "heading" and line.level == rank]


def _pieces(text: str, start: int, end: int, figures: list[FigureRow]) -> Iterator[Piece]:
    at = start
    for figure in figures:
        if figure.start < at or figure.end > end:
            continue
        if figure.start > at:
            yield Piece(text=text[at : figure.start])
        yield Piece(text=text[figure.start : figure.end], figure=figure)
        at = figure.end
    if at < end:
        yield Piece(text=text[at:end])
