"""The fishbone as a live control chart: time is the spine, chains of responsibility the bones, milestones the nodes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from wenxiao.charts.axis import Days, Moment, TimeAxis, axis_over
from wenxiao.charts.bones import LEAN, Bone, Lane, bone_items, elbow_of, lane_of, own_dots
from wenxiao.charts.drawing import Paper, draw
from wenxiao.charts.framing import Heading, Panel, Side, framed, side_height
from wenxiao.charts.lamps import Lamp
from wenxiao.charts.nodes import DOWN, UP, Way
from wenxiao.charts.scene import Box, Item, Scene, boxes, extent, moved
from wenxiao.charts.spine import HEAD_HALF, HEAD_WORDS, Spine, head_items, spine_band, spine_line
from wenxiao.charts.tokens import Theme
from wenxiao.charts.wording import Wording

BAND = 26.0  # at least this on either side of the spine
AIR = 10.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Fishbone:
    """A matter: its spine, its bones, the lamp and words of its head."""

    heading: Heading
    spine: Spine
    bones: tuple[Bone, ...]
    lamp: Lamp
    name: str
    about: str = ""
    today: Moment | None = None
    rest: tuple[Days, ...] = ()


def fishbone(chart: Fishbone, *, theme: Theme | None = None, size: Paper | None = None) -> str:
    """Draw a fishbone as SVG; see `draw` for theme and size."""
    return draw(fishbone_layout(chart), theme=theme, size=size)


def fishbone_layout(chart: Fishbone) -> Scene:
    """Give everything in a fishbone its place.

    Nodes stand exactly at their dates. No two labels or lamps overlap, no bone crosses a label, all lie on the canvas.
    """
    axis = axis_over(moments_of(chart))
    panel = fishbone_panel(chart, axis)
    return framed([panel], axis, chart.heading, kind="fishbone", today=chart.today, rest=chart.rest)


def moments_of(chart: Fishbone) -> Iterator[Moment]:
    """Every moment that the axis has to hold."""
    spine = chart.spine
    yield from (spine.start, spine.due, *(adjustment.on for adjustment in spine.adjustments))
    yield from filter(None, (spine.frozen_due, chart.today))
    for node in chain.from_iterable(bone.nodes for bone in chart.bones):
        yield node.on
        if node.frozen_on:
            yield node.frozen_on


def fishbone_panel(chart: Fishbone, axis: TimeAxis) -> Panel:
    """The fishbone over an axis, to be framed alone or with other panels."""
    band = spine_band(chart.spine, axis)
    over, under = _sides([lane_of(bone, axis) for bone in chart.bones])
    reach = extent(band)
    spine_side = Side(y=0, name=axis.wording.spine, about=axis.wording.spine_about)
    least = max(BAND, side_height(spine_side.name, spine_side.about) / 2)
    drawn: list[Item] = list(band)
    names, hits = [spine_side], [axis.x(chart.spine.due)]
    for lanes, way, start in ((over, UP, max(-reach.top, least)), (under, DOWN, max(reach.bottom, least))):
        laid, sides, reached = _side(lanes, axis, band=boxes(band), way=way, start=start + AIR)
        drawn += laid
        names += sides
        hits += reached
    head = _head(chart, max(hits) + 24, boxes(drawn), axis.wording)
    spine = tuple(spine_line(chart.spine, axis, extent(head).left))
    items = (*spine, *drawn, *head)
    inner = extent(items)
    top = min(inner.top, *(side.y - side_height(side.name, side.about) / 2 for side in names)) - AIR
    bottom = max(inner.bottom, *(side.y + side_height(side.name, side.about) / 2 for side in names)) + AIR
    return Panel(
        height=bottom - top,
        items=tuple(moved(items, 0, -top)),
        names=tuple(Side(y=side.y - top, name=side.name, about=side.about) for side in names),
        keys=_keys(chart, axis.wording),
    )


def _sides(lanes: Sequence[Lane]) -> tuple[list[Lane], list[Lane]]:
    """Share lanes between the two sides by height; on each, who delivers last lies outermost, so that bones nest."""
    over: list[Lane] = []
    under: list[Lane] = []
    for lane in sorted(lanes, key=lambda lane: lane.last):
        side = over if sum(held.height for held in over) <= sum(held.height for held in under) else under
        side.append(lane)
    return over, under


def _side(
    lanes: Sequence[Lane], axis: TimeAxis, *, band: tuple[Box, ...], way: Way, start: float
) -> tuple[list[Item], list[Side], list[float]]:
    """Lay the lanes of one side outwards from the spine; return items, names and where the bones meet the spine."""
    obstacles = [box for box in band if (box.top < 0 if way == UP else box.bottom > 0)]
    items: list[Item] = []
    names: list[Side] = []
    hits: list[float] = []
    for lane in lanes:
        y = way * (start + lane.inner)
        start += lane.height
        elbow = elbow_of(lane, y=y, obstacles=[*obstacles, *own_dots(lane, axis, y=y, way=way)], hits=hits)
        drawn = list(bone_items(lane, axis, y=y, way=way, elbow=elbow))
        items += drawn
        obstacles += boxes(drawn)
        names.append(Side(y=y, name=lane.bone.name, about=lane.bone.about))
        hits.append(elbow + LEAN * abs(y))
    return items, names, hits


def _head(chart: Fishbone, x: float, others: Sequence[Box], wording: Wording) -> tuple[Item, ...]:
    """The head as far left as it stands free."""
    said = wording.lamps[chart.lamp]
    about = f"{chart.about}　{said}" if chart.about else said
    half = max(HEAD_HALF + 4, side_height(chart.name, about, HEAD_WORDS) / 2 + 4)
    x = max([x, *(box.right + 12 for box in others if box.top < half and box.bottom > -half)])
    return tuple(head_items(x, chart.lamp, chart.name, about, said=said))


def _keys(chart: Fishbone, wording: Wording) -> tuple[tuple[str, str], ...]:
    keys = []
    if any(node.frozen_on for bone in chart.bones for node in bone.nodes):
        keys.append(("frozen", wording.frozen))
    if chart.spine.adjustments:
        keys.append(("notch", wording.adjustment))
    return (*keys, ("deadline", wording.deadline))
