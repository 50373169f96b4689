"""Clocks over time: running solid, paused hatched, remaining outlined, the deadline a tick, the sums at the right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wenxiao.charts.axis import Days, Moment, TimeAxis, axis_over, day_of, shown_date
from wenxiao.charts.drawing import Paper, draw
from wenxiao.charts.framing import SUMS, Heading, Panel, Side, framed, side_height
from wenxiao.charts.lamps import Lamp
from wenxiao.charts.nodes import DOWN, UP, Label, Way, label_items, label_of
from wenxiao.charts.placing import Wanted, places_along
from wenxiao.charts.scene import Glyph, Item, Line, Scene, Text, block, extent, moved
from wenxiao.charts.tokens import Theme
from wenxiao.charts.wording import CHINESE, Wording

HALF = 6.0  # of a bar's thickness
AIR = 8.0
ROOM, INDENT = 150.0, "\u3000"  # widest reason, and its indent


@dataclass(frozen=True, kw_only=True, slots=True)
class Pause:
    """A stretch in which the clock stood still; `until=None` while it still does."""

    since: Moment
    until: Moment | None
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Clock:
    """One time limit: when it started, when it is due, where it paused, when it was stopped; what the sums say."""

    name: str
    about: str = ""
    start: Moment
    due: Moment | None
    """None: it stands still, and nobody has said until when."""
    near: Moment | None = None
    """From when the limit is near."""
    done: Moment | None = None
    is_over: bool = False
    """Whether it is drawn pale: it ran once and counts no longer."""
    pauses: tuple[Pause, ...] = ()
    lamp: Lamp | None = None
    sums: str = ""
    sums_about: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Gantt:
    """Clocks on one axis as they stand today."""

    heading: Heading
    clocks: tuple[Clock, ...]
    today: Moment
    rest: tuple[Days, ...] = ()


def gantt(chart: Gantt, *, wording: Wording = CHINESE, theme: Theme | None = None, size: Paper | None = None) -> str:
    """Draw clocks as SVG; see `draw` for theme and size."""
    return draw(gantt_layout(chart, wording=wording), theme=theme, size=size)


def gantt_layout(chart: Gantt, *, wording: Wording = CHINESE) -> Scene:
    """Give everything in a chart of clocks its place; no two labels or lamps overlap, all lie on the canvas."""
    axis = axis_over(clock_moments(chart), wording=wording)
    panel = gantt_panel(chart.clocks, axis, chart.today)
    return framed([panel], axis, chart.heading, kind="gantt", today=chart.today, rest=chart.rest)


def clock_moments(chart: Gantt) -> Iterator[Moment]:
    """Every moment that the axis has to hold."""
    yield chart.today
    for clock in chart.clocks:
        yield clock.start
        yield from filter(
            None,
            (clock.due, clock.near, clock.done, *(m for pause in clock.pauses for m in (pause.since, pause.until))),
        )


def gantt_panel(clocks: Sequence[Clock], axis: TimeAxis, today: Moment) -> Panel:
    """The clocks over an axis, to be framed alone or with other panels."""
    items: list[Item] = []
    names, sums = [], []
    y = AIR
    for clock in clocks:
        drawn = tuple(_clock(clock, axis, today))
        reach = extent(drawn)
        half = max(side_height(clock.name, clock.about), side_height(clock.sums, clock.sums_about, SUMS)) / 2
        middle = y + max(-reach.top, half)
        items += moved(drawn, 0, middle)
        names.append(Side(y=middle, name=clock.name, about=clock.about))
        sums.append(Side(y=middle, name=clock.sums, about=clock.sums_about))
        y = middle + max(reach.bottom, half) + AIR
    return Panel(height=y, items=tuple(items), names=tuple(names), sums=tuple(sums), keys=_keys(clocks, axis.wording))


def _keys(clocks: Sequence[Clock], wording: Wording) -> tuple[tuple[str, str], ...]:
    paused = (("hatch", wording.paused),) if any(clock.pauses for clock in clocks) else ()
    near = (("near", wording.near),) if any(clock.near and not clock.done for clock in clocks) else ()
    over = (("over", wording.over),) if any(clock.is_over for clock in clocks) else ()
    return (
        ("run", wording.running),
        *paused,
        ("left", wording.left),
        *near,
        ("deadline", wording.deadline),
        *over,
    )


def _clock(clock: Clock, axis: TimeAxis, today: Moment) -> Iterator[Item]:
    """One bar around y = 0."""
    now = max(axis.x(clock.start), axis.x(clock.done or today))
    due = axis.x(clock.due) if clock.due else now
    yield from _bar(clock, axis, now, due)
    if clock.near and not clock.done:
        yield Line(points=((axis.x(clock.near), -HALF - 4), (axis.x(clock.near), HALF + 4)), look="near")
    if clock.due:
        yield Line(points=((due, -HALF - 4), (due, HALF + 4)), look="deadline")
    if clock.lamp:
        yield Glyph(x=max(due, now) + 14, y=0, lamp=clock.lamp, title=axis.wording.lamps[clock.lamp])
    for item in _marks([_pause_mark(pause, axis, now) for pause in clock.pauses if axis.x(pause.since) < now], UP):
        yield item
        if isinstance(item, Text):
            yield from _stopped(item)
    yield from _marks(list(_moments(clock, axis, now, due)), DOWN)


def _moments(clock: Clock, axis: TimeAxis, now: float, due: float) -> Iterator[tuple[float, Label]]:
    """When it runs out, and when it was stopped."""
    if clock.due:
        yield due, label_of("", axis.wording.expires.format(moment=_said(clock.due, axis)), room=ROOM)
    elif not clock.done:
        yield due, label_of("", axis.wording.open_end, room=ROOM)
    if clock.done:
        yield now, label_of("", axis.wording.stopped.format(moment=_said(clock.done, axis)), room=ROOM)


def _pause_mark(pause: Pause, axis: TimeAxis, now: float) -> tuple[float, Label]:
    """The reason, with room for ‖ before its first line."""
    lines = label_of("", pause.reason or axis.wording.paused, room=ROOM).lines
    indented = tuple((INDENT + words, size, look) for words, size, look in lines)
    return (axis.x(pause.since) + _end(pause, axis, now)) / 2, Label(lines=indented)


def _stopped(reason: Text) -> Iterator[Item]:
    """Two upright strokes at the start of a line: ‖, which not every font has."""
    for x in (reason.box.left + 3.5, reason.box.left + 7.5):
        yield Line(points=((x, reason.y - 9), (x, reason.y + 1)), look="stopped")


def _said(moment: Moment, axis: TimeAxis) -> str:
    hours = f" {moment:%H:%M}" if day_of(moment) is not moment else ""
    return shown_date(moment, axis) + hours


def _end(pause: Pause, axis: TimeAxis, now: float) -> float:
    return min(now, axis.x(pause.until)) if pause.until else now


def _bar(clock: Clock, axis: TimeAxis, now: float, due: float) -> Iterator[Item]:
    start = axis.x(clock.start)
    yield block(start, -HALF, now, HALF, "over" if clock.is_over else "run")
    for pause in clock.pauses:
        since, until = max(start, axis.x(pause.since)), _end(pause, axis, now)
        if until > since:
            yield block(since, -HALF, until, HALF, "hatch", hatched=True)
    if due > now and not clock.done:
        yield block(now, -HALF + 0.5, due, HALF - 0.5, "left")


def _marks(marks: Sequence[tuple[float, Label]], way: Way) -> Iterator[Item]:
    ordered = sorted(marks, key=lambda mark: mark[0])
    wanted = [Wanted(x=x, width=label.width, height=label.height, radius=2) for x, label in ordered]
    off = way * (HALF + 1)
    for (x, label), place in zip(ordered, places_along(wanted), strict=True):
        if place.pole:
            yield Line(points=((x, off), (x, off + way * place.pole)), look="pole")
        yield from label_items(label, place, y=off, way=way)
