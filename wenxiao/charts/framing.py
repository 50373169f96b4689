"""What stands around a chart: title, tag, legend, names at the left, sums at the right, and the shared axis."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wenxiao.charts.axis import HEADROOM, Days, Moment, TimeAxis, backdrop, today_line
from wenxiao.charts.lamps import Lamp
from wenxiao.charts.lettering import width_of, wrapped
from wenxiao.charts.scene import Dot, Glyph, Item, Line, Scene, Text, block, extent, moved
from wenxiao.charts.wording import Wording

MARGIN, BARE = 24.0, 2.0
NAMES, SUMS = 176.0, 190.0  # widest name and sum, in pixels
COLUMN_GAP, SAMPLE = 20.0, 26.0
NAME, META, TITLE = 15.0, 13.0, 24.0
NAME_LINE, META_LINE, TITLE_LINE = 20.0, 17.0, 32.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """What the chart is of; `tag` marks what is no real data, `about` says unit, source, moment.

    Where a page has a heading of its own it is not drawn, only said to a screen reader, and the margin is left out.
    """

    title: str
    about: str = ""
    tag: str = ""
    is_drawn: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """Words beside a lane, centred on its height: a name in bold, the rest smaller."""

    y: float
    name: str
    about: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Panel:
    """One chart over the axis, from y = 0 down; x = 0 is where the axis begins."""

    height: float
    items: tuple[Item, ...]
    names: tuple[Side, ...] = ()
    sums: tuple[Side, ...] = ()
    keys: tuple[tuple[str, str], ...] = ()
    """What the legend explains: a sample's name and its words."""


def side_height(name: str, about: str, room: float = NAMES) -> float:
    """How high the words beside a lane are."""
    lines = len(wrapped(name, NAME, room, bold=True)) * NAME_LINE if name else 0.0
    return lines + (len(wrapped(about, META, room)) * META_LINE if about else 0.0)


def side_items(side: Side, x: float, room: float = NAMES) -> Iterator[Item]:
    """The words beside a lane, from x on."""
    y = side.y - side_height(side.name, side.about, room) / 2
    for line in wrapped(side.name, NAME, room, bold=True) if side.name else ():
        y += NAME_LINE
        yield Text(x=x, y=y - 5, words=line, size=NAME, bold=True)
    for line in wrapped(side.about, META, room) if side.about else ():
        y += META_LINE
        yield Text(x=x, y=y - 4, words=line, size=META, look="t2")


def framed(
    panels: Sequence[Panel],
    axis: TimeAxis,
    heading: Heading,
    *,
    kind: str,
    today: Moment | None = None,
    rest: Sequence[Days] = (),
) -> Scene:
    """Stack panels over one axis and put the words around them; today's line runs through all."""
    drawn, height = _stacked(panels, axis)
    bottom = HEADROOM + height
    behind = (*backdrop(axis, rest, HEADROOM, bottom), *today_line(axis, today, HEADROOM, bottom))
    inner = extent((*behind, *drawn))
    names = [side for panel in panels for side in panel.names]
    left = inner.left - (COLUMN_GAP + NAMES if names else 0)
    sides = _beside(panels, left, axis.width)
    body = (*behind, *sides, *drawn)
    reach = extent(body)
    width, margin = reach.right - left, MARGIN if heading.is_drawn else BARE
    head = tuple(_head(heading, panels, width, axis.wording))
    below = extent(head).bottom + 8 if head else 0.0
    items = (*moved(head, margin, margin), *moved(body, margin - left, margin + below - reach.top))
    return Scene(
        width=width + 2 * margin,
        height=below + reach.bottom - reach.top + 2 * margin,
        title=heading.title,
        kind=kind,
        items=items,
    )


def _stacked(panels: Sequence[Panel], axis: TimeAxis) -> tuple[list[Item], float]:
    drawn: list[Item] = []
    y = 0.0
    for number, panel in enumerate(panels):
        if number:
            drawn.append(Line(points=((0, HEADROOM + y), (axis.width, HEADROOM + y)), look="rule"))
        drawn += moved(panel.items, 0, HEADROOM + y)
        y += panel.height
    return drawn, y


def _beside(panels: Sequence[Panel], left: float, right: float) -> Iterator[Item]:
    y = HEADROOM
    for panel in panels:
        for side in panel.names:
            yield from moved(side_items(side, left), 0, y)
        beyond = max(right, extent(panel.items).right) + COLUMN_GAP
        for side in panel.sums:
            yield from moved(side_items(side, beyond, SUMS), 0, y)
        y += panel.height


def _head(heading: Heading, panels: Sequence[Panel], width: float, wording: Wording) -> Iterator[Item]:
    words = tuple(_heading(heading, width)) if heading.is_drawn else ()
    yield from words
    yield from _legend(panels, extent(words).bottom + 12 if words else 0.0, width, wording)


def _heading(heading: Heading, width: float) -> Iterator[Item]:
    y = 0.0
    for line in wrapped(heading.title, TITLE, width, bold=True) if heading.title else ():
        y += TITLE_LINE
        yield Text(x=0, y=y - 8, words=line, size=TITLE, bold=True)
    x = 0.0
    if heading.tag:
        wide = width_of(heading.tag, META) + 16
        yield block(0, y + 4, wide, y + 26, "tag")
        yield Text(x=8, y=y + 20, words=heading.tag, size=META, look="t2")
        x = wide + 16
    for line in wrapped(heading.about, META, width - x) if heading.about else ():
        yield Text(x=x, y=y + 20, words=line, size=META, look="t2")
        y += META_LINE


def _legend(panels: Sequence[Panel], y: float, width: float, wording: Wording) -> Iterator[Item]:
    lamps = {item.lamp for panel in panels for item in panel.items if isinstance(item, Glyph)}
    keys = dict.fromkeys(key for panel in panels for key in panel.keys)
    samples = [(lamp.value, wording.meanings[lamp]) for lamp in Lamp if lamp in lamps] + list(keys)
    yield from legend(samples, y, width)


def legend(samples: Iterable[tuple[str, str]], y: float, width: float) -> Iterator[Item]:
    """Samples and their words in rows from y down, as many as the width holds in each."""
    x = 0.0
    for sample, words in samples:
        needed = SAMPLE + 6 + width_of(words, META)
        if x and x + needed > width:
            x, y = 0.0, y + 22
        yield from moved(_sample(sample), x, y + 10)
        yield Text(x=x + SAMPLE + 6, y=y + 14.5, words=words, size=META, look="t2")
        x += needed + 20


def _sample(name: str) -> Iterator[Item]:
    """A piece of what the chart draws, centred on y = 0."""
    if name in set(Lamp):
        yield Glyph(x=SAMPLE - 8, y=0, lamp=Lamp(name))
    elif name == "frozen":
        yield Line(points=((0, 0), (SAMPLE, 0)), look="frozen")
        yield Dot(x=SAMPLE / 2, y=0, look="dot")
    elif name == "notch":
        yield Line(points=((0, -3), (7, -3), (13, 5), (19, -3), (SAMPLE, -3)), look="deadline")
    elif name in ("deadline", "near"):
        yield Line(points=((SAMPLE / 2, -8), (SAMPLE / 2, 8)), look=name)
    elif name in ("run", "left", "over"):
        yield block(0, -5, SAMPLE, 5, name)
    elif name == "hatch":
        yield block(0, -5, SAMPLE, 5, "hatch", hatched=True)
    else:
        yield Line(points=((0, 0), (SAMPLE, 0)), look=name)
