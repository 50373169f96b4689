"""Checked rows to the values that wenxiao.charts draws."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from wenxiao.calendars import default_calendar
from wenxiao.charts import (
    Adjustment,
    Bone,
    Fishbone,
    Gantt,
    Heading,
    Lamp,
    Node,
    Scene,
    Spine,
    Trajectory,
    Wall,
    WallMatter,
    gantt_layout,
    one_axis_layout,
    trajectory_layout,
    wall_layout,
)
from wenxiao.cli.charting.clocks import clocks_of
from wenxiao.cli.charting.courses import courses_of
from wenxiao.cli.charting.lights import asked_at, lamp_by_dates
from wenxiao.cli.charting.reading import Row, day_of, needed_day

Rows = Mapping[str, Sequence[Row]]
LONG_REST, LONGEST_AXIS = 3, 1100  # days


def layout_of(kind: str, rows: Rows, at: date | datetime) -> Scene:
    """Lay out the chart of these rows as it stands at a moment; a day stands for its noon."""
    return {"fishbone": _fishbone, "gantt": _gantt, "trajectory": _trajectory, "wall": _wall}[kind](rows, at)


def today_of(kind: str, rows: Rows) -> date | datetime | None:
    """The day that the table itself names as today."""
    head = rows["spine" if kind == "fishbone" else "chart"]
    return head[0].moment("today") if head else None


def _fishbone(rows: Rows, at: date | datetime) -> Scene:
    (row,) = rows["spine"]
    spine = Spine(
        start=needed_day(row, "start"),
        due=needed_day(row, "due"),
        frozen_due=row.day("frozen"),
        adjustments=tuple(_adjustment(held) for held in rows["adjustments"]),
    )
    bones = _bones(rows, at)
    lamp = row.lamp("lamp") or _worst(node.lamp for bone in bones for node in bone.nodes)
    chart = Fishbone(
        heading=_heading(row),
        spine=spine,
        bones=bones,
        lamp=lamp,
        name=row.text("name"),
        about=row.text("words"),
        today=at,
        rest=_rest(rows, at),
    )
    return one_axis_layout(chart, courses_of(rows), clocks_of(rows, at))


def _gantt(rows: Rows, at: date | datetime) -> Scene:
    heading = _heading(rows["chart"][0])
    return gantt_layout(Gantt(heading=heading, clocks=clocks_of(rows, at), today=at, rest=_rest(rows, at)))


def _trajectory(rows: Rows, at: date | datetime) -> Scene:
    heading = _heading(rows["chart"][0])
    return trajectory_layout(Trajectory(heading=heading, courses=courses_of(rows), today=at, rest=_rest(rows, at)))


def _wall(rows: Rows, at: date | datetime) -> Scene:
    matters = tuple(
        WallMatter(
            group=row.text("group"),
            kind=row.text("kind"),
            lamp=_lamp(row, at),
            title=row.text("title"),
            reason=row.text("reason"),
            due=row.day("due"),
        )
        for row in rows["matters"]
    )
    return wall_layout(Wall(heading=_heading(rows["chart"][0]), matters=matters, at=at))


def _heading(row: Row) -> Heading:
    return Heading(title=row.text("title"), about=row.text("about"), tag=row.text("tag"))


def _adjustment(row: Row) -> Adjustment:
    return Adjustment(on=needed_day(row, "on"), resolution=row.text("resolution"), words=row.text("words"))


def _bones(rows: Rows, at: date | datetime) -> tuple[Bone, ...]:
    """One bone for each chain, in the order in which chains come."""
    about = {row.text("name"): row.text("about") for row in rows["bones"]}
    nodes: dict[str, list[Node]] = {}
    for row in rows["nodes"]:
        node = Node(
            name=row.text("name"),
            on=needed_day(row, "due"),
            lamp=_lamp(row, at),
            frozen_on=row.day("frozen"),
            note=row.text("note"),
        )
        nodes.setdefault(row.text("bone"), []).append(node)
    return tuple(Bone(name=name, about=about.get(name, ""), nodes=tuple(held)) for name, held in nodes.items())


def _lamp(row: Row, at: date | datetime) -> Lamp:
    given, done = row.lamp("lamp"), row.moment("done")
    due = row.moment("due") or done
    if given or due is None:
        return given or Lamp.NOT_STARTED
    return lamp_by_dates(due=due, at=asked_at(at), start=row.moment("start"), done=done)


def _worst(lamps: Iterator[Lamp]) -> Lamp:
    return min(lamps, key=list(Lamp).index, default=Lamp.NOT_STARTED)


def _rest(rows: Rows, at: date | datetime) -> tuple[tuple[date, date], ...]:
    """Stretches of three days off and more between the first and the last day of a table; none over many years."""
    cells = (cell for sheet in rows.values() for row in sheet for cell in row.cells.values())
    days = [day_of(cell) for cell in cells if isinstance(cell, date)] + [day_of(at)]
    first, last = min(days), max(days)
    if (last - first).days > LONGEST_AXIS:
        return ()
    calendar = default_calendar()
    whole = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    runs = [list(run) for off, run in groupby(whole, key=lambda day: not calendar.is_working_day(day)) if off]
    return tuple((run[0], run[-1]) for run in runs if len(run) >= LONG_REST)
