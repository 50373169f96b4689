"""The wall: many matters on one sheet. Who holds how many red and yellow ones of which kind, and which these are."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from wenxiao.charts.axis import Moment, day_of
from wenxiao.charts.drawing import Paper, draw
from wenxiao.charts.framing import MARGIN, Heading, legend
from wenxiao.charts.lamps import LETTERS, MEANINGS, Lamp
from wenxiao.charts.lettering import width_of, wrapped
from wenxiao.charts.listing import list_items, needing_attention
from wenxiao.charts.matrix import counted, matrix_items
from wenxiao.charts.matters import WallMatter
from wenxiao.charts.scene import Glyph, Item, Line, Scene, Text, block, extent, moved
from wenxiao.charts.tokens import Theme

APART, LISTED = 40.0, 18
TITLE, WHEN, NUMBER, HEAD, META = 32.0, 21.0, 32.0, 21.0, 15.0
_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, kw_only=True, slots=True)
class Wall:
    """Matters as they stood at a moment; `listed` red and yellow ones are named one by one."""

    heading: Heading
    matters: tuple[WallMatter, ...]
    at: Moment
    listed: int = LISTED


def wall(chart: Wall, *, theme: Theme | None = None, size: Paper | None = None) -> str:
    """Draw a wall as SVG; see `draw` for theme and size."""
    return draw(wall_layout(chart), theme=theme, size=size)


def wall_layout(chart: Wall) -> Scene:
    """Give everything on a wall its place; no two texts or lamps overlap, all lie on the canvas."""
    table = tuple(matrix_items(counted(chart.matters)))
    listing = tuple(list_items(needing_attention(chart.matters), most=chart.listed))
    right = extent(table).right + APART
    body = (
        *_section(
            "各单位亮灯", "格内列红灯、黄灯数；没有红灯和黄灯的，列其余灯中最要紧的一种", table, 0, right - APART
        ),
        *_section("红灯和黄灯事项", "按灯、到期日排列", listing, right, extent(listing).right),
    )
    width = extent(body).right
    head = tuple(_head(chart, width))
    below = extent(head).bottom + 16
    bottom = below + extent(body).bottom + 16
    width = max(width, extent(head).right)
    foot = (
        Line(points=((0, bottom), (width, bottom)), look="rule"),
        *legend([(lamp.value, MEANINGS[lamp]) for lamp in Lamp], bottom + 8, width),
    )
    items = tuple(moved((*head, *moved(body, 0, below), *foot), MARGIN, MARGIN))
    return Scene(
        width=width + 2 * MARGIN,
        height=extent(foot).bottom + 2 * MARGIN,
        title=chart.heading.title,
        kind="wall",
        items=items,
    )


def _section(title: str, note: str, items: tuple[Item, ...], x: float, width: float) -> Iterator[Item]:
    """A headed part of the wall, its note below the head where it does not fit beside it."""
    yield Text(x=x, y=HEAD + 4, words=title, size=HEAD, bold=True)
    beside = width_of(title, HEAD, bold=True) + 24 + width_of(note, META) <= width
    top = 36.0
    if beside:
        yield Text(x=x + width, y=HEAD + 4, words=note, size=META, anchor="end", look="t3")
    else:
        for line in wrapped(note, META, width):
            yield Text(x=x, y=top + META, words=line, size=META, look="t3")
            top += META + 6
    yield from moved(items, x, top + 6)


def _head(chart: Wall, width: float) -> Iterator[Item]:
    """Title, moment and the sum of each lamp; a second row where one does not hold them."""
    x, y = 0.0, 36.0
    for line in wrapped(chart.heading.title, TITLE, width, bold=True):
        yield Text(x=0, y=y, words=line, size=TITLE, bold=True)
        x, y = width_of(line, TITLE, bold=True) + 40, y + 44
    y -= 44
    said = _when(chart.at)
    lamps = Counter(matter.lamp for matter in chart.matters)
    tag = chart.heading.tag
    needed = width_of(said, WHEN) + 40 + sum(_sum_width(lamps[lamp]) for lamp in lamps)
    needed += width_of(tag, META) + 40 if tag else 0
    if x + needed > width:
        x, y = 0.0, y + 48
    yield Text(x=x, y=y, words=said, size=WHEN)
    x += width_of(said, WHEN) + 40
    x = max(x, width - needed + width_of(said, WHEN) + 40)
    for lamp in (lamp for lamp in Lamp if lamps[lamp]):
        yield Glyph(x=x + 12, y=y - 10, lamp=lamp, size=24, title=f"{MEANINGS[lamp]}　{lamps[lamp]}项")
        yield Text(x=x + 32, y=y, words=LETTERS[lamp], size=WHEN)
        yield Text(x=x + 64, y=y, words=str(lamps[lamp]), size=NUMBER, bold=True)
        x += _sum_width(lamps[lamp])
    if tag:
        yield block(x, y - 22, x + width_of(tag, META) + 16, y + 8, "tag")
        yield Text(x=x + 8, y=y - 1, words=tag, size=META, look="t2")
    for line in wrapped(chart.heading.about, META, width) if chart.heading.about else ():
        y += 24
        yield Text(x=0, y=y + 4, words=line, size=META, look="t2")
    yield Line(points=((0, y + 18), (width, y + 18)), look="rule")


def _sum_width(count: int) -> float:
    return 64 + width_of(str(count), NUMBER, bold=True) + 28


def _when(at: Moment) -> str:
    day = day_of(at)
    hour = f"　{at:%H:%M}" if isinstance(at, datetime) else ""
    return f"{day.year}年{day.month}月{day.day}日　星期{_WEEKDAYS[day.weekday()]}{hour}"
