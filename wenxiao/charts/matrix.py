"""Groups against kinds: red in the left slot, yellow in the right; others, dimmed, only where neither is."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wenxiao.charts.lamps import WORDS, Lamp
from wenxiao.charts.lettering import width_of, wrapped
from wenxiao.charts.matters import WallMatter
from wenxiao.charts.scene import Glyph, Item, Line, Text

NAME, HEAD = 18.0, 15.0
NAME_ROOM, HEAD_ROOM = 150.0, 72.0
LINE, HEAD_LINE, AIR = 24.0, 20.0, 12.0
GLYPH, PAD, SLOT_GAP = 14.0, 8.0, 8.0
TOTALS = ("红", "黄", "全部")
SUM = "合计"


@dataclass(frozen=True, kw_only=True, slots=True)
class Matrix:
    """Counts by group and column, worst group first; the columns are kinds, or lamps where no kind is given."""

    groups: tuple[str, ...]
    columns: tuple[str, ...]
    counts: dict[tuple[str, str], Counter[Lamp]]

    def row(self, group: str) -> Counter[Lamp]:
        """All lamps of a group."""
        return sum((self.counts.get((group, column), Counter()) for column in self.columns), Counter())

    def column(self, column: str) -> Counter[Lamp]:
        """All lamps of a column."""
        return sum((self.counts.get((group, column), Counter()) for group in self.groups), Counter())


def counted(matters: Sequence[WallMatter]) -> Matrix:
    """Count matters; columns keep the order in which they come."""
    by_kind = any(matter.kind for matter in matters)
    counts: dict[tuple[str, str], Counter[Lamp]] = {}
    for matter in matters:
        column = (matter.kind or "其他") if by_kind else WORDS[matter.lamp]
        counts.setdefault((matter.group, column), Counter())[matter.lamp] += 1
    columns = dict.fromkeys(column for _, column in counts)
    if not by_kind:
        columns = dict.fromkeys(WORDS[lamp] for lamp in Lamp if WORDS[lamp] in columns)
    made = Matrix(groups=tuple(dict.fromkeys(group for group, _ in counts)), columns=tuple(columns), counts=counts)
    groups = sorted(made.groups, key=lambda group: _worst(made.row(group)))
    return Matrix(groups=tuple(groups), columns=made.columns, counts=counts)


def _worst(lamps: Counter[Lamp]) -> tuple[int, ...]:
    return tuple(-lamps[lamp] for lamp in Lamp)


def matrix_items(matrix: Matrix) -> Iterator[Item]:
    """The table from (0, 0) down."""
    rows = [(group, [matrix.counts.get((group, c), Counter()) for c in matrix.columns]) for group in matrix.groups]
    sums = [matrix.column(column) for column in matrix.columns]
    edges = _edges(matrix, [cells for _, cells in rows] + [sums])
    bottom = max((len(_head(title)) for title in matrix.columns), default=1) * HEAD_LINE
    yield from _heads(matrix, edges, bottom)
    y = bottom + 6
    yield Line(points=((0, y), (edges[-1], y)), look="rule")
    top = y
    for name, cells in (*rows, (SUM, sums)):
        if name is SUM:
            yield Line(points=((0, y), (edges[-1], y)), look="edge")
        lines = wrapped(name, NAME, NAME_ROOM)
        high = len(lines) * LINE + AIR
        for number, line in enumerate(lines):
            yield Text(x=0, y=y + AIR / 2 + number * LINE + 18, words=line, size=NAME)
        yield from _cells(cells, edges, y + high / 2)
        yield from _totals(sum(cells, Counter()), edges, y + high / 2)
        y += high
        yield Line(points=((0, y), (edges[-1], y)), look="grid")
    for x in edges[: len(matrix.columns)]:
        yield Line(points=((x, top), (x, y)), look="grid")


def _head(title: str) -> tuple[str, ...]:
    return wrapped(title, HEAD, HEAD_ROOM)


def _edges(matrix: Matrix, rows: Sequence[Sequence[Counter[Lamp]]]) -> list[float]:
    """Left edge of each column, then of the three totals, then the right end."""
    names = [*matrix.groups, SUM]
    widest = max(width_of(line, NAME) for name in names for line in wrapped(name, NAME, NAME_ROOM))
    edges = [widest + 2 * PAD]
    for number, title in enumerate(matrix.columns):
        words = max(width_of(line, HEAD) for line in _head(title))
        cells = max(_cell_width(cells[number]) for cells in rows)
        edges.append(edges[-1] + max(words, cells) + 2 * PAD)
    whole = sum((sum(cells, Counter()) for cells in rows[-1:]), Counter())
    for title, count in zip(TOTALS, (whole[Lamp.RED], whole[Lamp.YELLOW], whole.total()), strict=True):
        wide = max(width_of(title, HEAD), width_of(str(count), NAME, bold=True))
        edges.append(edges[-1] + wide + 2 * PAD)
    return edges


def _slot(count: int, *, bold: bool) -> float:
    return GLYPH + 4 + width_of(str(count), NAME, bold=bold)


def _cell_width(cell: Counter[Lamp]) -> float:
    red, yellow = cell[Lamp.RED], cell[Lamp.YELLOW]
    return max(
        _slot(max(red, 1), bold=True) + SLOT_GAP + _slot(max(yellow, 1), bold=False), _slot(cell.total(), bold=False)
    )


def _heads(matrix: Matrix, edges: Sequence[float], bottom: float) -> Iterator[Item]:
    yield Text(x=0, y=bottom - 4, words="单位", size=HEAD, look="t2")
    for title, x in zip(matrix.columns, edges, strict=False):
        lines = _head(title)
        for number, line in enumerate(lines):
            y = bottom - 4 - (len(lines) - 1 - number) * HEAD_LINE
            yield Text(x=x + PAD, y=y, words=line, size=HEAD, look="t2")
    for title, x in zip(TOTALS, edges[len(matrix.columns) + 1 :], strict=True):
        yield Text(x=x - 2, y=bottom - 4, words=title, size=HEAD, anchor="end", look="t2")


def _cells(cells: Sequence[Counter[Lamp]], edges: Sequence[float], y: float) -> Iterator[Item]:
    for number, cell in enumerate(cells):
        x = edges[number] + PAD
        if not cell:
            yield Text(x=x, y=y + 6, words="—", size=NAME, look="t3")
        elif cell[Lamp.RED] or cell[Lamp.YELLOW]:
            if cell[Lamp.RED]:
                yield from _count(x, y, Lamp.RED, cell[Lamp.RED])
            if cell[Lamp.YELLOW]:
                right = edges[number + 1] - PAD - _slot(cell[Lamp.YELLOW], bold=False)
                yield from _count(right, y, Lamp.YELLOW, cell[Lamp.YELLOW])
        else:
            lamp = next(lamp for lamp in Lamp if cell[lamp])
            yield from _count(x, y, lamp, cell[lamp])


def _count(x: float, y: float, lamp: Lamp, count: int) -> Iterator[Item]:
    quiet = lamp not in (Lamp.RED, Lamp.YELLOW)
    size = GLYPH - 2 if quiet else GLYPH
    yield Glyph(x=x + GLYPH / 2, y=y, lamp=lamp, size=size, title=f"{WORDS[lamp]}{count}项", dimmed=quiet)
    yield Text(
        x=x + GLYPH + 4, y=y + 6, words=str(count), size=16 if quiet else NAME, look="t3" if quiet else "t1",
        bold=lamp is Lamp.RED,
    )  # fmt: skip


def _totals(lamps: Counter[Lamp], edges: Sequence[float], y: float) -> Iterator[Item]:
    counts = (lamps[Lamp.RED], lamps[Lamp.YELLOW], lamps.total())
    for number, (count, x) in enumerate(zip(counts, edges[-3:], strict=True)):
        look = "t1" if number == 0 else "t2"
        yield Text(
            x=x - 2, y=y + 6, words=str(count) if count else "·", size=NAME, anchor="end", look=look,
            bold=number == 0 and count > 0,
        )  # fmt: skip
