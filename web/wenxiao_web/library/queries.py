"""Reads about documents: the text cut into pieces at the borders of its figures and tasks, ready to be shown."""

from collections import Counter
from dataclasses import dataclass

from wenxiao.reading.marking import Mark, Segment, segments_of
from wenxiao_web.library.models import Document, FigureRow, TaskRow

LONGEST_UNBROKEN = 18
"""Characters of a figure that stay on one line with its number; a longer one may break."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A stretch of a line that lies wholly inside or outside each figure and each task."""

    text: str
    figure: FigureRow | None = None
    task: TaskRow | None = None
    """The innermost task that holds the stretch."""
    first_of: tuple[FigureRow | TaskRow, ...] = ()
    """What begins here."""
    last_of: tuple[TaskRow, ...] = ()
    """The tasks that end here."""
    ends_figure: bool = False

    @property
    def begins_figure(self) -> bool:
        """Whether the figure begins here."""
        return self.figure in self.first_of

    @property
    def begins_tasks(self) -> tuple[TaskRow, ...]:
        """The tasks that begin here."""
        return tuple(row for row in self.first_of if isinstance(row, TaskRow))

    @property
    def is_unbroken(self) -> bool:
        """Whether the figure stays on one line with its number."""
        return self.figure is not None and len(self.figure.text) <= LONGEST_UNBROKEN

    @property
    def body(self) -> str:
        """The text before its last character, where a task's number has to stay with that one."""
        return self.text[:-1] if self.last_of and not self.figure else self.text

    @property
    def tail(self) -> str:
        """The last character, where a task's number follows it."""
        return self.text[-1:] if self.last_of and not self.figure else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One block of the text at its place; headings and table cells are set apart."""

    number: int
    start: int
    end: int
    kind: str
    level: int
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The block's text."""
        return "".join(piece.text for piece in self.pieces)


def lines_of(document: Document) -> tuple[Line, ...]:
    """Cut the text into its blocks, each block into pieces; joined, the pieces are the block's text."""
    figures = {f"f{row.number}": row for row in document.figures.all()}
    tasks = {f"t{row.number}": row for row in document.tasks.all()}
    rows: dict[str, FigureRow | TaskRow] = {**figures, **tasks}
    marks = [Mark(start=row.start, end=row.end, key=key) for key, row in rows.items()]
    cut = segments_of([(start, end) for start, end, *_ in document.blocks], marks)
    return tuple(
        Line(
            number=number,
            start=block[0],
            end=block[1],
            kind=block[2],
            level=block[3],
            pieces=tuple(_piece(document.text, segment, figures, tasks) for segment in segments),
        )
        for number, (block, segments) in enumerate(zip(document.blocks, cut, strict=True), start=1)
    )


def parts_of(lines: tuple[Line, ...]) -> list[Line]:
    """Return the headings of the highest rank that occurs more than once: the document's parts."""
    ranks = Counter(line.level for line in lines if line.kind == "heading")
    rank = min((level for level, count in ranks.items() if count > 1), default=None)
    return [line for line in lines if line.kind == "heading" and line.level == rank]


def _piece(text: str, segment: Segment, figures: dict[str, FigureRow], tasks: dict[str, TaskRow]) -> Piece:
    figure = next((key for key in segment.keys if key in figures), "")
    task = next((key for key in reversed(segment.keys) if key in tasks), "")
    return Piece(
        text=text[segment.start : segment.end],
        figure=figures.get(figure),
        task=tasks.get(task),
        first_of=tuple(figures.get(key) or tasks[key] for key in segment.opens),
        last_of=tuple(tasks[key] for key in segment.closes if key in tasks),
        ends_figure=figure in segment.closes,
    )
