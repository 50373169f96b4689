"""One figure of a matter on one axis of time: its fishbone, its courses, its clocks."""

from collections.abc import Sequence

from wenxiao.charts.axis import axis_over
from wenxiao.charts.drawing import Paper, draw
from wenxiao.charts.fishbone import Fishbone, fishbone_panel, moments_of
from wenxiao.charts.framing import framed
from wenxiao.charts.gantt import Clock, Gantt, clock_moments, gantt_panel
from wenxiao.charts.scene import Scene
from wenxiao.charts.tokens import Theme
from wenxiao.charts.trajectory import Course, Trajectory, course_moments, course_panel
from wenxiao.charts.wording import CHINESE, Wording


def on_one_axis(
    chart: Fishbone,
    courses: Sequence[Course] = (),
    clocks: Sequence[Clock] = (),
    *,
    wording: Wording = CHINESE,
    theme: Theme | None = None,
    size: Paper | None = None,
) -> str:
    """Draw a fishbone with what belongs to it below, as SVG; see `draw` for theme and size."""
    return draw(one_axis_layout(chart, courses, clocks, wording=wording), theme=theme, size=size)


def one_axis_layout(
    chart: Fishbone, courses: Sequence[Course] = (), clocks: Sequence[Clock] = (), *, wording: Wording = CHINESE
) -> Scene:
    """Lay a fishbone, courses and clocks over one axis. Raise ValueError for clocks without today."""
    moments = [*moments_of(chart)]
    moments += course_moments(Trajectory(heading=chart.heading, courses=tuple(courses)))
    if clocks:
        if chart.today is None:
            raise ValueError("clocks run until today: the fishbone has to name it")
        moments += clock_moments(Gantt(heading=chart.heading, clocks=tuple(clocks), today=chart.today))
    axis = axis_over(moments, wording=wording)
    panels = [fishbone_panel(chart, axis), *(course_panel(course, axis) for course in courses)]
    if clocks and chart.today:
        panels.append(gantt_panel(clocks, axis, chart.today))
    return framed(panels, axis, chart.heading, kind="fishbone", today=chart.today, rest=chart.rest)
