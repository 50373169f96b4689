"""What a chart consists of once everything has its place: texts, lamps, dots, lines and areas.

A layout makes a Scene, a drawing turns it into SVG; so a test can ask the scene what overlaps.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from wenxiao.charts.lamps import Lamp
from wenxiao.charts.lettering import width_of

Point: TypeAlias = tuple[float, float]
Anchor: TypeAlias = Literal["start", "middle", "end"]
ASCENT, DESCENT = 0.9, 0.24  # of the font size
_EDGE = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """A rectangle; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box", gap: float = 0) -> bool:
        """Whether the two share more than an edge, or come nearer than the gap."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """One line of text; y is its baseline."""

    x: float
    y: float
    words: str
    size: float = 13
    anchor: Anchor = "start"
    look: str = "t1"
    bold: bool = False

    @property
    def box(self) -> Box:
        """Where it stands, measured generously."""
        width = width_of(self.words, self.size, bold=self.bold)
        left = self.x - width * _EDGE[self.anchor]
        top, bottom = self.y - self.size * ASCENT, self.y + self.size * DESCENT
        return Box(left=left, top=top, right=left + width, bottom=bottom)


@dataclass(frozen=True, kw_only=True, slots=True)
class Glyph:
    """A lamp, centred on a point; `title` is said by a screen reader and on hovering."""

    x: float
    y: float
    lamp: Lamp
    size: float = 16
    title: str = ""
    dimmed: bool = False

    @property
    def box(self) -> Box:
        """Where it stands."""
        half = self.size / 2
        return Box(left=self.x - half, top=self.y - half, right=self.x + half, bottom=self.y + half)


@dataclass(frozen=True, kw_only=True, slots=True)
class Dot:
    """A small circle."""

    x: float
    y: float
    look: str
    radius: float = 3

    @property
    def box(self) -> Box:
        """Where it stands."""
        r = self.radius
        return Box(left=self.x - r, top=self.y - r, right=self.x + r, bottom=self.y + r)


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A polyline."""

    points: tuple[Point, ...]
    look: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Area:
    """A polygon; `hatched` draws slanting strokes inside its edge instead of a fill."""

    points: tuple[Point, ...]
    look: str
    hatched: bool = False


Item: TypeAlias = Text | Glyph | Dot | Line | Area


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """A laid-out chart; items are drawn in order."""

    width: float
    height: float
    title: str
    kind: str
    items: tuple[Item, ...]


def block(left: float, top: float, right: float, bottom: float, look: str, *, hatched: bool = False) -> Area:
    """A rectangle as an area."""
    points = ((left, top), (right, top), (right, bottom), (left, bottom))
    return Area(points=points, look=look, hatched=hatched)


def moved(items: Iterable[Item], dx: float, dy: float) -> Iterator[Item]:
    """The same items elsewhere."""
    for item in items:
        if isinstance(item, Line | Area):
            yield replace(item, points=tuple((x + dx, y + dy) for x, y in item.points))
        else:
            yield replace(item, x=item.x + dx, y=item.y + dy)


def boxes(items: Iterable[Item]) -> tuple[Box, ...]:
    """Where texts, lamps and dots stand."""
    return tuple(item.box for item in items if not isinstance(item, Line | Area))


def extent(items: Iterable[Item]) -> Box:
    """The smallest box around everything; a point at the origin where there is nothing."""
    xs, ys = [], []
    for item in items:
        if isinstance(item, Line | Area):
            xs += [x for x, _ in item.points]
            ys += [y for _, y in item.points]
        else:
            xs += [item.box.left, item.box.right]
            ys += [item.box.top, item.box.bottom]
    if not xs:
        return Box(left=0, top=0, right=0, bottom=0)
    return Box(left=min(xs), top=min(ys), right=max(xs), bottom=max(ys))


def collisions(scene: Scene, *, tolerance: float = 0.01) -> tuple[str, ...]:
    """Name what overlaps and what leaves the canvas; empty when the layout holds.

    Texts and lamps may touch nothing; hollow dots may stand on each other, since two dates may be one.
    """
    canvas = Box(left=0, top=0, right=scene.width, bottom=scene.height)
    solid = [(item.box, item) for item in scene.items if isinstance(item, Text | Glyph | Dot)]
    solid.sort(key=lambda held: held[0].left)
    found = [f"{item} leaves the canvas" for box, item in solid if not _holds(canvas, box, tolerance)]
    for place, (box, item) in enumerate(solid):
        for other, beside in solid[place + 1 :]:
            if other.left >= box.right:
                break
            if box.overlaps(other, -tolerance) and not (isinstance(item, Dot) and isinstance(beside, Dot)):
                found.append(f"{item} overlaps {beside}")
    return tuple(found)


def _holds(outer: Box, inner: Box, tolerance: float) -> bool:
    return (
        inner.left >= outer.left - tolerance
        and inner.top >= outer.top - tolerance
        and inner.right <= outer.right + tolerance
        and inner.bottom <= outer.bottom + tolerance
    )
