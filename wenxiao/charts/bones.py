"""One bone: a level lane of nodes that leans into the spine after its last one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wenxiao.charts.axis import TimeAxis
from wenxiao.charts.framing import side_height
from wenxiao.charts.nodes import Label, Node, Way, node_items, placed, reach_of
from wenxiao.charts.placing import Place
from wenxiao.charts.scene import Box, Dot, Item, Line, boxes

FROZEN = 13.0  # the frozen baseline lies this far inside the lane
BEFORE, AFTER = 14.0, 14.0  # of the lane, before its first node and after its last
INSIDE, BETWEEN = 22.0, 8.0
LEAN = 0.364  # of the depth: 70°
BESIDE, APART = 8.0, 14.0  # between a leaning bone and a label, and between two bones


@dataclass(frozen=True, kw_only=True, slots=True)
class Bone:
    """A chain of responsibility: who, what, and its milestones."""

    name: str
    about: str = ""
    nodes: tuple[Node, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Lane:
    """A bone whose nodes have their places along the axis; how far it reaches out and in."""

    bone: Bone
    held: tuple[tuple[Node, Label, Place], ...]
    outer: float
    inner: float
    last: float

    @property
    def height(self) -> float:
        """From its outer edge to its inner edge."""
        return self.outer + self.inner + BETWEEN


def lane_of(bone: Bone, axis: TimeAxis) -> Lane:
    """Place the nodes of a bone."""
    held = placed(bone.nodes, axis)
    words = side_height(bone.name, bone.about) / 2
    return Lane(
        bone=bone,
        held=held,
        outer=max(reach_of(held), words),
        inner=max(INSIDE, words),
        last=max((axis.x(node.on) for node in bone.nodes), default=0.0),
    )


def frozen_items(bone: Bone, axis: TimeAxis, *, y: float, way: Way) -> Iterator[Item]:
    """The frozen baseline: a dotted line with hollow dots, and a thin line to each node that moved."""
    inside = y - way * FROZEN
    kept = [(node, axis.x(node.frozen_on)) for node in bone.nodes if node.frozen_on]
    if not kept:
        return
    xs = [x for _, x in kept]
    yield Line(points=((min(xs), inside), (max(xs), inside)), look="frozen")
    for node, x in kept:
        if node.on != node.frozen_on:
            yield Line(points=((x, inside), (axis.x(node.on), y)), look="moved")
    yield from (Dot(x=x, y=inside, look="dot") for x in dict.fromkeys(xs))


def bone_items(lane: Lane, axis: TimeAxis, *, y: float, way: Way, elbow: float) -> Iterator[Item]:
    """The bone from before its first node to the spine at y = 0, its baseline and its nodes."""
    first = min((axis.x(node.on) for node in lane.bone.nodes), default=0.0)
    hit = elbow + LEAN * abs(y)
    yield Line(points=((first - BEFORE, y), (elbow, y), (hit, 0)), look="bone")
    yield from frozen_items(lane.bone, axis, y=y, way=way)
    yield from node_items(lane.held, axis, y=y, way=way)


def elbow_of(lane: Lane, *, y: float, obstacles: Sequence[Box], hits: Sequence[float]) -> float:
    """Where the bone starts to lean: after its last node, where it passes every label and every inner bone."""
    depth = abs(y)
    elbow = max([lane.last + AFTER, *(hit + APART - LEAN * depth for hit in hits)])
    while True:
        pushed = [x for box in obstacles if (x := _past(box, elbow, depth)) is not None]
        if not pushed:
            return elbow
        elbow = max(pushed)


def _past(box: Box, elbow: float, depth: float) -> float | None:
    """Where to lean instead if the leaning part would hit a box; None where it does not."""
    near, far = sorted((depth - abs(box.top), depth - abs(box.bottom)))
    near = max(near, 0.0)
    misses_left = elbow + LEAN * far <= box.left - BESIDE
    misses_right = elbow + LEAN * near >= box.right + BESIDE - 0.01
    if far <= 0 or misses_left or misses_right:
        return None
    return box.right + BESIDE - LEAN * near


def own_dots(lane: Lane, axis: TimeAxis, *, y: float, way: Way) -> tuple[Box, ...]:
    """The hollow dots of a lane, which its own leaning part must pass too."""
    return boxes(frozen_items(lane.bone, axis, y=y, way=way))
