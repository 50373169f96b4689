"""Labels beside the lines that they name: the nearest free place, else a column at the right with a thin line to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wenxiao.charts.scene import Anchor, Area, Box, Dot, Item, Line, Point, Text

SIZE, GAP = 13.0, 4.0
_NEAR = (10.0, 18.0, 28.0, 40.0, 56.0)
_CROSSED = frozenset(("actual", "plan", "frozen"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Callout:
    """What to say about a point of a line."""

    x: float
    y: float
    words: str
    look: str = "t2"
    bold: bool = False


def called_out(callouts: Sequence[Callout], drawn: Sequence[Item], *, right: float) -> tuple[Item, ...]:
    """Place each label where it covers neither text nor dot nor line; `right` is where the plot ends."""
    placed: list[Item] = []
    taken = [item.box for item in drawn if isinstance(item, Text | Dot)]
    segments = [segment for item in drawn for segment in _segments(item)]
    for callout in callouts:
        free = (text for text in _candidates(callout) if _is_free(text.box, taken, segments))
        found: tuple[Item, ...]
        text = next(free, None)
        found = (text,) if text else _at_the_side(callout, taken, right)
        placed += found
        taken += [item.box for item in found if isinstance(item, Text)]
    return tuple(placed)


def _candidates(callout: Callout) -> Iterator[Text]:
    """Right of the point, below and above it, left of it; then farther off."""
    for off in _NEAR:
        ways: tuple[tuple[float, float, Anchor], ...] = (
            (off, 4.5, "start"),
            (4, off + 9, "start"),
            (0, off + 9, "middle"),
            (-4, off + 9, "end"),
            (-4, -off, "end"),
            (0, -off, "middle"),
            (4, -off, "start"),
            (-off, 4.5, "end"),
        )
        for dx, dy, anchor in ways:
            yield _text(callout, callout.x + dx, callout.y + dy, anchor)


def _text(callout: Callout, x: float, y: float, anchor: Anchor) -> Text:
    return Text(x=x, y=y, words=callout.words, size=SIZE, anchor=anchor, look=callout.look, bold=callout.bold)


def _is_free(box: Box, taken: Sequence[Box], segments: Sequence[tuple[Point, Point]]) -> bool:
    if box.left < 0 and box.right > -SIZE * 8:  # over the labels of the axis
        return False
    if any(box.overlaps(other, GAP) for other in taken):
        return False
    return not any(crosses(segment, box) for segment in segments)


def _at_the_side(callout: Callout, taken: Sequence[Box], right: float) -> tuple[Item, ...]:
    """Right of everything, at the nearest free height, with a thin line to the point."""
    x = max([right, *(box.right for box in taken if box.left < right < box.right)]) + 12
    y = callout.y
    while True:
        text = _text(callout, x, y + 4.5, "start")
        hit = [box for box in taken if text.box.overlaps(box, GAP)]
        if not hit:
            return Line(points=((callout.x, callout.y), (x - 4, y)), look="pole"), text
        y = max(box.bottom for box in hit) + GAP + SIZE


def _segments(item: Item) -> Iterator[tuple[Point, Point]]:
    if isinstance(item, Line) and item.look in _CROSSED:
        yield from pairwise(item.points)
    elif isinstance(item, Area) and item.hatched:
        yield from pairwise((*item.points, item.points[0]))


def crosses(segment: tuple[Point, Point], box: Box) -> bool:
    """Whether a segment has a point inside a box."""
    (x1, y1), (x2, y2) = segment
    first, last = 0.0, 1.0
    for start, step, low, high in ((x1, x2 - x1, box.left, box.right), (y1, y2 - y1, box.top, box.bottom)):
        if abs(step) < 1e-9:
            if not low < start < high:
                return False
            continue
        ends = sorted(((low - start) / step, (high - start) / step))
        first, last = max(first, ends[0]), min(last, ends[1])
    return first < last
