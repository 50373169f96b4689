"""Arrows between columns in lanes: each takes the nearest lane in which neither it nor its label meets another.

A lane is counted from the stages outwards. An arrow has a dot at each source and a head at its target; thin poles join
it to the stages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wenxiao.charts.lettering import width_of
from wenxiao.charts.scene import Area, Dot, Item, Line, Text, block

PITCH, LANE, SIZE = 124.0, 31.0, 15.0
AIR, HEAD = 7.0, 8.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """An arrow from one or more columns to another, by their numbers."""

    label: str
    sources: tuple[int, ...]
    target: int

    @property
    def is_forward(self) -> bool:
        """Whether it leads to the right of all its sources."""
        return self.target > max(self.sources)

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns that it touches, from left to right."""
        return tuple(sorted({*self.sources, self.target}))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Laid:
    """An arrow in its lane; `x` is where its label begins."""

    move: Move
    lane: int
    x: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Lanes:
    """Arrows in their lanes, to be drawn upwards from y = 0 or downwards."""

    laid: tuple[_Laid, ...]

    @property
    def height(self) -> float:
        """How high the lanes are together."""
        return LANE * max((one.lane + 1 for one in self.laid), default=0) + (LANE / 2 if self.laid else 0)

    @property
    def right(self) -> float:
        """Where the rightmost label ends."""
        return max((one.x + _width(one.move) for one in self.laid), default=0.0)

    def upwards(self) -> Iterator[Item]:
        """The arrows above y = 0."""
        yield from self._drawn(-1)

    def downwards(self) -> Iterator[Item]:
        """The arrows below y = 0."""
        yield from self._drawn(1)

    def _drawn(self, way: int) -> Iterator[Item]:
        far: dict[int, float] = {}
        for one in self.laid:
            for touched in one.move.columns:
                y = _height_of(one.lane, way)
                far[touched] = max(far.get(touched, 0.0), abs(y))
        for number, reach in far.items():
            yield Line(points=((column(number), 0), (column(number), way * reach)), look="pole")
        for one in self.laid:
            yield from _arrow(one, _height_of(one.lane, way))


def column(number: int) -> float:
    """The middle of a column."""
    return PITCH * (number + 0.5)


def lanes_of(moves: Sequence[Move]) -> Lanes:
    """Lay each arrow into a lane, short ones nearest to the stages."""
    taken: list[list[tuple[float, float]]] = []
    laid: list[_Laid] = []
    for move in sorted(moves, key=lambda move: (move.columns[-1] - move.columns[0], move.columns)):
        x = _label_x(move)
        wanted = (min(column(move.columns[0]), x - AIR), max(column(move.columns[-1]), x + _width(move) + AIR))
        lane = next((n for n, held in enumerate(taken) if _is_free(held, wanted)), len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append(wanted)
        laid.append(_Laid(move=move, lane=lane, x=x))
    return Lanes(laid=tuple(laid))


def _is_free(held: Sequence[tuple[float, float]], wanted: tuple[float, float]) -> bool:
    return all(right <= wanted[0] or wanted[1] <= left for left, right in held)


def _width(move: Move) -> float:
    return width_of(move.label, SIZE)


def _label_x(move: Move) -> float:
    """In the middle of the gap before the target; from the target on where it is too wide for one gap of several."""
    points_left = move.target == move.columns[0]
    width, target = _width(move), column(move.target)
    if width > PITCH - 2 * AIR and move.columns[-1] - move.columns[0] > 1:
        return target + AIR if points_left else target - AIR - width
    return target + (PITCH - width) / 2 if points_left else target - (PITCH + width) / 2


def _height_of(lane: int, way: int) -> float:
    """The line of a lane: labels stand over lines, so lanes below begin lower."""
    return way * (LANE * lane + (LANE / 2 if way < 0 else LANE))


def _arrow(one: _Laid, y: float) -> Iterator[Item]:
    move = one.move
    target = column(move.target)
    for edge in {move.columns[0], move.columns[-1]} - {move.target}:
        side = 1 if column(edge) > target else -1
        tip = target + side
        yield Line(points=((column(edge), y), (tip + side * HEAD, y)), look="bone")
        yield Area(points=((tip, y), (tip + side * HEAD, y - 4.5), (tip + side * HEAD, y + 4.5)), look="run")
    for source in move.sources:
        yield Dot(x=column(source), y=y, look="point", radius=2.6)
    baseline = y - 7
    width = _width(move)
    yield block(one.x - 2, baseline - SIZE * 0.9, one.x + width + 2, baseline + SIZE * 0.2, "paper")
    yield Text(x=one.x, y=baseline, words=move.label, size=SIZE)
