"""A trajectory: what was reached, what was planned, what was first planned, and what is to be expected."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import TypeAlias

from wenxiao.charts.axis import Days, Moment, TimeAxis, axis_over
from wenxiao.charts.callouts import Callout, called_out
from wenxiao.charts.drawing import Paper, draw
from wenxiao.charts.framing import Heading, Panel, Side, framed, side_height
from wenxiao.charts.scales import round_ticks, shown_amount
from wenxiao.charts.scene import Area, Dot, Item, Line, Point, Scene, Text, extent, moved
from wenxiao.charts.tokens import Theme
from wenxiao.charts.wording import Wording

Values: TypeAlias = tuple[tuple[date, Decimal], ...]
At: TypeAlias = Callable[[date, Decimal], Point]
HEIGHT, AIR, TICKS = 150.0, 18.0, 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Forecast:
    """The interval expected on a day, with its certainty in words."""

    on: date
    low: Decimal
    high: Decimal
    certainty: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Course:
    """One measured thing over time: amounts by day in one unit, cumulative or not, each in order of date."""

    name: str
    unit: str
    about: str = ""
    actual: Values = ()
    plan: Values = ()
    frozen: Values = ()
    forecast: Forecast | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Trajectory:
    """Courses below each other on one axis of time."""

    heading: Heading
    courses: tuple[Course, ...]
    today: Moment | None = None
    rest: tuple[Days, ...] = ()


def trajectory(chart: Trajectory, *, theme: Theme | None = None, size: Paper | None = None) -> str:
    """Draw courses as SVG; see `draw` for theme and size."""
    return draw(trajectory_layout(chart), theme=theme, size=size)


def trajectory_layout(chart: Trajectory) -> Scene:
    """Give everything in a chart of courses its place; no two labels overlap, all lie on the canvas."""
    axis = axis_over(course_moments(chart))
    panels = [course_panel(course, axis) for course in chart.courses]
    return framed(panels, axis, chart.heading, kind="trajectory", today=chart.today, rest=chart.rest)


def course_moments(chart: Trajectory) -> Iterator[Moment]:
    """Every moment that the axis has to hold."""
    if chart.today:
        yield chart.today
    for course in chart.courses:
        yield from (day for day, _ in (*course.actual, *course.plan, *course.frozen))
        if course.forecast:
            yield course.forecast.on


def course_panel(course: Course, axis: TimeAxis) -> Panel:
    """One course over an axis, to be framed alone or with other panels."""
    ticks = round_ticks(*_range(course), most=TICKS)

    def at(day: date, amount: Decimal) -> Point:
        share = (amount - ticks[0]) / (ticks[-1] - ticks[0])
        return axis.x(day), HEIGHT * (1 - float(share))

    lines, grid = tuple(_lines(course, at)), tuple(_grid(ticks, axis, course.unit))
    dots = tuple(Dot(x=x, y=y, look="point", radius=3.5) for x, y in (at(*held) for held in course.actual))
    drawn = (*grid, *lines, *dots)
    labels = called_out(tuple(_callouts(course, at, axis.wording)), drawn, right=axis.width)
    items = (*drawn, *labels)
    reach = extent(items)
    half = side_height(course.name, course.about) / 2
    top = min(reach.top, HEIGHT / 2 - half) - AIR
    bottom = max(reach.bottom, HEIGHT / 2 + half) + AIR
    return Panel(
        height=bottom - top,
        items=tuple(moved(items, 0, -top)),
        names=(Side(y=HEIGHT / 2 - top, name=course.name, about=course.about),),
        keys=tuple(_keys(course, axis.wording)),
    )


def _keys(course: Course, wording: Wording) -> Iterator[tuple[str, str]]:
    if course.actual:
        yield "actual", wording.actual
    if course.plan:
        yield "plan", wording.plan
    if course.frozen:
        yield "frozen", wording.frozen
    if course.forecast:
        yield "hatch", wording.forecast


def _range(course: Course) -> tuple[Decimal, Decimal]:
    amounts = [amount for _, amount in (*course.actual, *course.plan, *course.frozen)]
    if course.forecast:
        amounts += [course.forecast.low, course.forecast.high]
    return min([Decimal(0), *amounts]), max(amounts, default=Decimal(1))


def _grid(ticks: Sequence[Decimal], axis: TimeAxis, unit: str) -> Iterator[Item]:
    for number, tick in enumerate(ticks):
        y = HEIGHT * (1 - number / (len(ticks) - 1))
        yield Line(points=((0, y), (axis.width, y)), look="grid")
        words = shown_amount(tick) + (unit if number == len(ticks) - 1 else "")
        yield Text(x=-8, y=y + 4.5, words=words, size=12, anchor="end", look="t3")


def _lines(course: Course, at: At) -> Iterator[Item]:
    """Frozen, planned, expected, reached: what matters most is drawn last."""
    for look, values in (("frozen", course.frozen), ("plan", course.plan)):
        if values:
            yield Line(points=tuple(at(*held) for held in values), look=look)
    if course.forecast:
        yield _wedge(course, course.forecast, at)
    if course.actual:
        yield Line(points=tuple(at(*held) for held in course.actual), look="actual")


def _wedge(course: Course, forecast: Forecast, at: At) -> Item:
    """From the newest actual value to the interval; a bar of the interval alone where nothing is reached yet."""
    low, high = at(forecast.on, forecast.low), at(forecast.on, forecast.high)
    if course.actual and course.actual[-1][0] < forecast.on:
        return Area(points=(at(*course.actual[-1]), high, low), look="hatch", hatched=True)
    return Area(
        points=((low[0] - 6, high[1]), (low[0] + 6, high[1]), (low[0] + 6, low[1]), (low[0] - 6, low[1])),
        look="hatch",
        hatched=True,
    )


def _callouts(course: Course, at: At, wording: Wording) -> Iterator[Callout]:
    if course.actual:
        day, amount = course.actual[-1]
        x, y = at(day, amount)
        yield Callout(x=x, y=y, words=_said(course, day, amount, wording), look="t1", bold=True)
    if course.forecast:
        held = course.forecast
        low, high = shown_amount(held.low), shown_amount(held.high)
        words = wording.expected.format(low=low, high=high, certainty=held.certainty)
        x, y = at(held.on, (held.low + held.high) / 2)
        yield Callout(x=x, y=y, words=words)
    if course.plan:
        x, y = at(*course.plan[-1])
        yield Callout(x=x, y=y, words=wording.planned.format(amount=shown_amount(course.plan[-1][1])))
    if course.frozen and course.frozen != course.plan:
        x, y = at(*course.frozen[-1])
        yield Callout(x=x, y=y, words=wording.frozen_at.format(amount=shown_amount(course.frozen[-1][1])), look="t3")


def _said(course: Course, day: date, amount: Decimal, wording: Wording) -> str:
    """The newest actual value, and how far it lies from the plan on that day."""
    planned = planned_at(course.plan, day)
    template, off = wording.reached, Decimal(0)
    if planned is not None:
        places = max(0, *(-_exponent(held) for _, held in (*course.actual, *course.plan)))
        off = (amount - planned).quantize(Decimal(1).scaleb(-places))
        template = wording.reached_more if off > 0 else wording.reached_fewer if off else wording.reached_same
    return template.format(amount=shown_amount(amount), off=shown_amount(abs(off)), unit=course.unit)


def _exponent(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def planned_at(plan: Values, day: date) -> Decimal | None:
    """The planned amount of a day, evenly between the days given; None before the first and after the last."""
    for (before, low), (after, high) in pairwise(plan):
        if before <= day <= after:
            if after == before:
                return high
            return low + (high - low) * (day - before).days / (after - before).days
    return None
