"""Nodes along a lane: a lamp at its date with a label, above the lane or below it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from wenxiao.charts.axis import TimeAxis, shown_date
from wenxiao.charts.lamps import Lamp
from wenxiao.charts.lettering import width_of, wrapped
from wenxiao.charts.placing import Place, Wanted, places_along
from wenxiao.charts.scene import Glyph, Item, Line, Text

Way: TypeAlias = Literal[1, -1]
UP: Way = -1
DOWN: Way = 1
NAME, DATE = 13.0, 12.0
NAME_LINE, DATE_LINE = 17.0, 15.0
ROOM = 108.0  # widest label


@dataclass(frozen=True, kw_only=True, slots=True)
class Node:
    """A milestone: its date as it stands now, the frozen one where there was one, its lamp and a few words beside."""

    name: str
    on: date
    lamp: Lamp
    frozen_on: date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """The lines of a label, each with its size and look, from the top down."""

    lines: tuple[tuple[str, float, str], ...]

    @property
    def width(self) -> float:
        """As wide as its widest line."""
        return max((width_of(words, size) for words, size, _ in self.lines), default=0.0)

    @property
    def height(self) -> float:
        """As high as its lines."""
        return sum(NAME_LINE if size == NAME else DATE_LINE for _, size, _ in self.lines)


def label_of(name: str, below: str, *, room: float = ROOM) -> Label:
    """A name with smaller words below it, wrapped."""
    lines = [(line, NAME, "t1") for line in wrapped(name, NAME, room)] if name else []
    lines += [(line, DATE, "t2") for line in wrapped(below, DATE, room)] if below else []
    return Label(lines=tuple(lines))


def label_items(label: Label, place: Place, *, y: float, way: Way) -> Iterator[Item]:
    """The lines of a placed label; `y` is the lane's."""
    top = y - place.low - label.height if way == UP else y + place.low
    middle = place.left + label.width / 2
    for words, size, look in label.lines:
        top += NAME_LINE if size == NAME else DATE_LINE
        yield Text(x=middle, y=top - 4, words=words, size=size, anchor="middle", look=look)


def placed(nodes: Sequence[Node], axis: TimeAxis) -> tuple[tuple[Node, Label, Place], ...]:
    """Nodes in order of date, each with its label and its place along the lane."""
    ordered = sorted(nodes, key=lambda node: node.on)
    labels = [label_of(node.name, f"{shown_date(node.on, axis)} {node.note}".rstrip()) for node in ordered]
    wanted = [
        Wanted(x=axis.x(node.on), width=label.width, height=label.height)
        for node, label in zip(ordered, labels, strict=True)
    ]
    return tuple(zip(ordered, labels, places_along(wanted), strict=True))


def node_items(held: Sequence[tuple[Node, Label, Place]], axis: TimeAxis, *, y: float, way: Way) -> Iterator[Item]:
    """Poles, then lamps, then labels."""
    for node, _, place in held:
        if place.pole:
            x = axis.x(node.on)
            yield Line(points=((x, y), (x, y + way * place.pole)), look="pole")
    for node, _, place in held:
        title = f"{axis.wording.lamps[node.lamp]}　{node.name}　{node.on}{'　' if node.note else ''}{node.note}"
        yield Glyph(x=axis.x(node.on), y=y + way * place.up, lamp=node.lamp, size=17, title=title)
    for _, label, place in held:
        yield from label_items(label, place, y=y, way=way)


def reach_of(held: Sequence[tuple[Node, Label, Place]]) -> float:
    """How far lamps and labels reach from the lane."""
    return max((max(place.low + label.height, place.up + 9) for _, label, place in held), default=0.0)
