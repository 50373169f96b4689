"""What a format's reader gives: text, blocks and tables, and the draft in which it is written down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wenxiao.documents.layout import Span, blocks_of_spans
from wenxiao.documents.model import Block, BlockKind, Cell, Table
from wenxiao.documents.tables.captions import caption_of
from wenxiao.documents.tables.headers import with_headers


@dataclass(frozen=True, slots=True)
class Contents:
    """The decoded text of a file with its blocks and tables."""

    text: str
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftCell:
    """A cell before it has a place in the text; `is_header` is None where the format does not say."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    is_header: bool | None = None


@dataclass(slots=True)
class Draft:
    """A text that grows line by line; a table's row is one line, its cells parted by tabs."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[Span] = field(default_factory=list)
    tables: list[tuple[Table, bool]] = field(default_factory=list)  # with whether its headers are known
    lines: list[str] = field(default_factory=list)  # since the last table

    def add_line(self, text: str, kind: BlockKind | None = None, level: int = 0) -> None:
        """Add a paragraph or, where `kind` says so or the look does, a heading."""
        start = self._add(text)
        self._add("\n")
        self.spans.append(Span(start, start + len(text), kind, level))
        self.lines.append(text)

    def add_text(self, text: str, spans: Iterable[Span]) -> None:
        """Add a stretch of lines as they stand; `spans` are the blocks in it, counted from its start."""
        start = self._add(text)
        self._add("\n")
        for span in spans:
            left_out = tuple((start + first, start + last) for first, last in span.left_out)
            self.spans.append(Span(start + span.start, start + span.end, span.kind, span.level, left_out))
            self.lines.append(text[span.start : span.end])

    def add_table(self, cells: Iterable[DraftCell], caption: str = "") -> None:
        """Add a table; cells come row by row, left to right, in one line of text for each row."""
        rows: dict[int, list[DraftCell]] = {}
        for cell in cells:
            rows.setdefault(cell.row, []).append(cell)
        if not any(cell.text for row in rows.values() for cell in row):
            return
        start = self.length
        placed = [self._add_row(rows[number]) for number in sorted(rows)]
        table = Table(
            start=start, end=self.length - 1, rows=tuple(placed), caption=caption or caption_of(self.lines[-2:])
        )
        known = any(cell.is_header is not None for row in rows.values() for cell in row)
        self.tables.append((table, known))
        self.lines.clear()

    def _add_row(self, row: Sequence[DraftCell]) -> tuple[Cell, ...]:
        placed = []
        for number, cell in enumerate(row):
            if number:
                self._add("\t")
            start = self._add(cell.text)
            self.spans.append(Span(start, self.length, "cell"))
            placed.append(
                Cell(
                    start=start,
                    end=self.length,
                    row=cell.row,
                    column=cell.column,
                    row_span=cell.row_span,
                    column_span=cell.column_span,
                    is_header=bool(cell.is_header),
                )
            )
        self._add("\n")
        return tuple(placed)

    def _add(self, text: str) -> int:
        start = self.length
        self.pieces.append(text)
        self.length += len(text)
        return start

    def finished(self) -> Contents:
        """Return what was written, without the last line end."""
        text = "".join(self.pieces).removesuffix("\n")
        tables = tuple(table if known else with_headers(text, table) for table, known in self.tables)
        return Contents(text, blocks_of_spans(text, self.spans), tables)
