"""A closed loop on one sheet: stages in a row, moves as arrows, clocks as bars over the stages they run in.

Moves towards the end lie above the stages, moves back below, each in a lane of its own; see `lanes`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from wenxiao.charts.drawing import Paper, draw
from wenxiao.charts.framing import MARGIN, TITLE, TITLE_LINE, Heading
from wenxiao.charts.lanes import PITCH, Move, column, lanes_of
from wenxiao.charts.lettering import wrapped
from wenxiao.charts.scene import Item, Line, Scene, Text, block, extent, moved
from wenxiao.charts.tokens import Theme

BOX, PAD, GAP = 114.0, 6.0, 16.0
NAME, NAME_LINE, SMALL, SMALL_LINE = 15.5, 21.0, 12.5, 17.0
BAR, NARROWEST = 11.0, 420.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Station:
    """A stage: its title, what can be done without leaving it, whether the loop begins or ends there."""

    title: str
    stays: tuple[str, ...] = ()
    is_first: bool = False
    is_end: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A clock: its title and limit, in which stages it runs by their numbers, in which of these it stands still."""

    title: str
    about: str
    runs: frozenset[int]
    paused: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Loop:
    """A closed loop; `notes` explain the signs below it, a line each."""

    heading: Heading
    stations: tuple[Station, ...]
    moves: tuple[Move, ...]
    spans: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()


def loop(chart: Loop, *, theme: Theme | None = None, size: Paper | None = None) -> str:
    """Draw a closed loop as SVG; see `draw` for theme and size."""
    return draw(loop_layout(chart), theme=theme, size=size)


def loop_layout(chart: Loop) -> Scene:
    """Give everything its place; no two texts overlap, all lie on the canvas."""
    forward = lanes_of([move for move in chart.moves if move.is_forward])
    back = lanes_of([move for move in chart.moves if not move.is_forward])
    width = max(PITCH * len(chart.stations), forward.right, back.right)
    clocks = tuple(_clocks(chart, width))
    top = extent(clocks).bottom + GAP if clocks else 0.0
    boxes_top = top + forward.height + GAP / 2
    high = _box_height(chart)
    notes_top = boxes_top + high + back.height + 2 * GAP
    notes = tuple(_lines(chart.notes, width, notes_top))
    bottom = notes_top - GAP
    body = (
        *_bands(len(chart.stations), bottom),
        *clocks,
        *moved(forward.upwards(), 0, boxes_top),
        *moved(back.downwards(), 0, boxes_top + high),
        *_boxes(chart, boxes_top, high),
        *notes,
    )
    return _framed(chart.heading, body, width)


def _framed(heading: Heading, body: tuple[Item, ...], width: float) -> Scene:
    head = tuple(_head(heading, width))
    below = extent(head).bottom + GAP if head else 0.0
    items = (*moved(head, MARGIN, MARGIN), *moved(body, MARGIN - min(0, extent(body).left), MARGIN + below))
    reach = extent(items)
    return Scene(
        width=reach.right + MARGIN, height=reach.bottom + MARGIN, title=heading.title, kind="loop", items=items
    )


def _head(heading: Heading, width: float) -> Iterator[Item]:
    if not heading.is_drawn:
        return
    y = 0.0
    for words in wrapped(heading.title, TITLE, width, bold=True):
        y += TITLE_LINE
        yield Text(x=0, y=y - 6, words=words, size=TITLE, bold=True)
    for words in wrapped(heading.about, SMALL, width) if heading.about else ():
        y += SMALL_LINE
        yield Text(x=0, y=y - 2, words=words, size=SMALL, look="t2")


def _bands(count: int, bottom: float) -> Iterator[Item]:
    """Every second stage's column shaded, so that the eye finds from a bar to its stages."""
    for number in range(1, count, 2):
        yield block(column(number) - PITCH / 2, 0, column(number) + PITCH / 2, bottom, "rest")


def _clocks(chart: Loop, width: float) -> Iterator[Item]:
    """A row of small titles, then a row for each clock."""
    if not chart.spans:
        return
    y = 0.0
    for number, station in enumerate(chart.stations):
        for place, words in enumerate(wrapped(station.title, SMALL, BOX)):
            y = max(y, (place + 1) * SMALL_LINE)
            yield Text(
                x=column(number), y=(place + 1) * SMALL_LINE - 3, words=words, size=SMALL, anchor="middle", look="t3"
            )
    for span in chart.spans:
        row = tuple(_clock(span, width))
        yield from moved(row, 0, y + 6)
        y += 6 + extent(row).bottom


def _clock(span: Span, width: float) -> Iterator[Item]:
    """The name over its bars; where too little room is left at the right, it ends where the bars end."""
    first, last = min(span.runs), max(span.runs)
    left, right = column(first) - PITCH / 2 + PAD, column(last) + PITCH / 2 - PAD
    hangs = width - left < NARROWEST
    x, room = (right, right) if hangs else (left, width - left)
    y = 0.0
    for words in wrapped(f"{span.title}　{span.about}", SMALL, room):
        y += SMALL_LINE
        yield Text(x=x, y=y - 4, words=words, size=SMALL, anchor="end" if hangs else "start", look="t1")
    yield Line(points=((left, y + BAR / 2), (right, y + BAR / 2)), look="rule")
    for number in sorted(span.runs):
        begin, end = column(number) - PITCH / 2, column(number) + PITCH / 2
        begin += 0 if number - 1 in span.runs else PAD
        end -= 0 if number + 1 in span.runs else PAD
        is_paused = number in span.paused
        yield block(begin, y, end, y + BAR, "hatch" if is_paused else "run", hatched=is_paused)


def _boxes(chart: Loop, top: float, high: float) -> Iterator[Item]:
    for number, station in enumerate(chart.stations):
        x = column(number)
        look = "head" if station.is_first else "track" if station.is_end else "left"
        yield block(x - BOX / 2, top, x + BOX / 2, top + high, look)
        y = top + PAD - 4
        for words in wrapped(station.title, NAME, BOX - 2 * PAD, bold=True):
            y += NAME_LINE
            yield Text(x=x, y=y - 3, words=words, size=NAME, anchor="middle", bold=True)
        y += 4
        for stay in station.stays:
            for words in wrapped(stay, SMALL, BOX - 2 * PAD):
                y += SMALL_LINE
                yield Text(x=x - BOX / 2 + PAD, y=y - 3, words=words, size=SMALL, look="t2")


def _box_height(chart: Loop) -> float:
    return (
        max(
            NAME_LINE * len(wrapped(station.title, NAME, BOX - 2 * PAD, bold=True))
            + sum(SMALL_LINE * len(wrapped(stay, SMALL, BOX - 2 * PAD)) for stay in station.stays)
            for station in chart.stations
        )
        + 2 * PAD
    )


def _lines(notes: tuple[str, ...], width: float, top: float) -> Iterator[Item]:
    y = top
    for note in notes:
        for words in wrapped(note, SMALL, width):
            y += SMALL_LINE + 2
            yield Text(x=0, y=y - 4, words=words, size=SMALL, look="t2")
