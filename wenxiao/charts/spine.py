"""The spine: time from start to limit, a notch for each adjustment, the head with the matter's lamp."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from wenxiao.charts.axis import TimeAxis, shown_date
from wenxiao.charts.framing import Side, side_items
from wenxiao.charts.lamps import Lamp
from wenxiao.charts.nodes import DOWN, UP, Label, Way, label_items, label_of
from wenxiao.charts.placing import Wanted, places_along
from wenxiao.charts.scene import Area, Dot, Glyph, Item, Line, Point

ROOM = 200.0  # widest label below the spine
NOTCH, DEEP = 8.0, 8.0
HEAD, HEAD_HALF = 48.0, 34.0
HEAD_WORDS = 176.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Adjustment:
    """One change of the plan: the day it took effect, the resolution, and what it changed."""

    on: date
    resolution: str
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Spine:
    """From when to when, by the plan as it stands; `frozen_due` is the limit that was first set."""

    start: date
    due: date
    frozen_due: date | None = None
    adjustments: tuple[Adjustment, ...] = ()


def spine_band(spine: Spine, axis: TimeAxis) -> tuple[Item, ...]:
    """The words and marks along the spine at y = 0, without the spine itself."""
    return (*_above(spine, axis), *_below(spine, axis))


def _above(spine: Spine, axis: TimeAxis) -> Iterator[Item]:
    due = axis.x(spine.due)
    yield Line(points=((due, -12), (due, 12)), look="deadline")
    marks = [(axis.x(spine.start), label_of("", axis.wording.start.format(day=shown_date(spine.start, axis))))]
    marks.append((due, label_of("", axis.wording.due.format(day=shown_date(spine.due, axis)))))
    yield from _marks(marks, UP, 8)


def _below(spine: Spine, axis: TimeAxis) -> Iterator[Item]:
    marks = []
    for adjustment in spine.adjustments:
        said = f"{shown_date(adjustment.on, axis)} {adjustment.resolution}：{adjustment.words}"
        marks.append((axis.x(adjustment.on), label_of("", said, room=ROOM)))
    if spine.frozen_due and spine.frozen_due != spine.due:
        x = axis.x(spine.frozen_due)
        yield Dot(x=x, y=0, look="dot", radius=4)
        marks.append((x, label_of("", axis.wording.first_due.format(day=shown_date(spine.frozen_due, axis)))))
    yield from _marks(marks, DOWN, 9)


def _marks(marks: Sequence[tuple[float, Label]], way: Way, off: float) -> Iterator[Item]:
    ordered = sorted(marks, key=lambda mark: mark[0])
    wanted = [Wanted(x=x, width=label.width, height=label.height, radius=3) for x, label in ordered]
    for (x, label), place in zip(ordered, places_along(wanted), strict=True):
        if place.pole:
            yield Line(points=((x, way * off), (x, way * (off + place.pole))), look="pole")
        yield from label_items(label, place, y=way * off, way=way)


def spine_line(spine: Spine, axis: TimeAxis, end: float) -> Iterator[Item]:
    """The tail, and the spine with its notches to where the head begins."""
    start = axis.x(spine.start)
    yield Line(points=((start - 13, -11), (start, 0), (start - 13, 11)), look="deadline")
    points: list[Point] = [(start, 0)]
    xs = sorted({axis.x(adjustment.on) for adjustment in spine.adjustments})
    for before, x, after in zip([start, *xs], xs, [*xs[1:], end], strict=False):
        left, right = max(x - NOTCH, (before + x) / 2), min(x + NOTCH, (x + after) / 2)
        points += [(left, 0), (x, DEEP), (right, 0)]
    yield Line(points=(*points, (end, 0)), look="spine")


def head_items(x: float, lamp: Lamp, name: str, about: str, *, said: str) -> Iterator[Item]:
    """The head at x with the matter's lamp, and what the matter is at its right."""
    yield Area(points=((x, -HEAD_HALF), (x + HEAD, 0), (x, HEAD_HALF)), look="head")
    yield Glyph(x=x + 17, y=0, lamp=lamp, size=20, title=said)
    yield from side_items(Side(y=0, name=name, about=about), x + HEAD + 10, HEAD_WORDS)
