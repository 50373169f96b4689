"""Slanting strokes inside a polygon, as plain line segments: no pattern has to be found by its id."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from wenxiao.charts.scene import Point


def hatching(corners: Sequence[Point], *, spacing: float = 7) -> Iterator[tuple[Point, Point]]:
    """Yield the strokes at 45° that lie inside a polygon; those of neighbours continue each other."""
    sums = [x + y for x, y in corners]
    stroke = (min(sums) // spacing + 1) * spacing
    edges = list(pairwise([*corners, corners[0]]))
    while stroke < max(sums):
        crossings = sorted(point for edge in edges for point in _crossing(edge, stroke))
        yield from zip(crossings[::2], crossings[1::2], strict=False)
        stroke += spacing


def _crossing(edge: tuple[Point, Point], stroke: float) -> Iterator[Point]:
    """Where the stroke x + y = const meets an edge; an end counts for one of its two edges only."""
    (x1, y1), (x2, y2) = edge
    first, second = x1 + y1 - stroke, x2 + y2 - stroke
    if (first < 0) != (second < 0):
        share = first / (first - second)
        yield x1 + (x2 - x1) * share, y1 + (y2 - y1) * share
