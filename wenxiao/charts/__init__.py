"""Charts as SVG: plain values in, a string out.

Layout and drawing are two steps: a layout gives everything its place (a Scene), so that a test can ask what overlaps;
a drawing writes it. Colours come by class: from the page's own tokens, or from a theme that the SVG then carries.

fishbone.py    chains of responsibility along the spine of time; bones.py, spine.py, nodes.py are its parts
gantt.py       clocks: running, paused, remaining
trajectory.py  reached, planned, first planned, expected; callouts.py names the lines
wall.py        many matters on one sheet; matters.py, matrix.py, listing.py are its parts
combined.py    fishbone, courses and clocks of a matter on one axis
axis.py        the time axis that they share
framing.py     title, tag, legend, names and sums around a chart
placing.py     where lamps and labels stand along a lane, so that none covers another
lamps.py       the lights: shape, letter, word
wording.py     the fixed words of the charts over time, so that another language can give its own
scene.py       what a layout consists of, and what overlaps
drawing.py     a scene as SVG, in pixels or on paper from A4 to A0
tokens.py      colours and strokes by name, light and dark
hatching.py    slanting strokes inside a polygon
scales.py      round values along an axis of amounts
loops.py       a closed loop: stages, moves, clocks; lanes.py gives each arrow its lane
bars.py        rows of stacked counts
steps.py       for each row what was reached and what is aimed at, on one axis
lettering.py   text in SVG: how wide it is, where it breaks
"""

from wenxiao.charts.bars import Bar, stacked_bars
from wenxiao.charts.bones import Bone
from wenxiao.charts.combined import on_one_axis, one_axis_layout
from wenxiao.charts.drawing import PAPERS, Paper, draw, page_size, printed_size
from wenxiao.charts.fishbone import Fishbone, fishbone, fishbone_layout
from wenxiao.charts.framing import Heading
from wenxiao.charts.gantt import Clock, Gantt, Pause, gantt, gantt_layout
from wenxiao.charts.lamps import Lamp
from wenxiao.charts.lanes import Move
from wenxiao.charts.loops import Loop, Span, Station, loop, loop_layout
from wenxiao.charts.matters import WallMatter
from wenxiao.charts.nodes import Node
from wenxiao.charts.scene import Scene, collisions
from wenxiao.charts.spine import Adjustment, Spine
from wenxiao.charts.steps import Step, reached_and_aimed
from wenxiao.charts.tokens import COLOURS, Theme, stylesheet
from wenxiao.charts.trajectory import Course, Forecast, Trajectory, trajectory, trajectory_layout
from wenxiao.charts.wall import Wall, wall, wall_layout
from wenxiao.charts.wording import Wording

__all__ = [
    "COLOURS",
    "PAPERS",
    "Adjustment",
    "Bar",
    "Bone",
    "Clock",
    "Course",
    "Fishbone",
    "Forecast",
    "Gantt",
    "Heading",
    "Lamp",
    "Loop",
    "Move",
    "Node",
    "Paper",
    "Pause",
    "Scene",
    "Span",
    "Spine",
    "Station",
    "Step",
    "Theme",
    "Trajectory",
    "Wall",
    "WallMatter",
    "Wording",
    "collisions",
    "draw",
    "fishbone",
    "fishbone_layout",
    "gantt",
    "gantt_layout",
    "loop",
    "loop_layout",
    "on_one_axis",
    "one_axis_layout",
    "page_size",
    "printed_size",
    "reached_and_aimed",
    "stacked_bars",
    "stylesheet",
    "trajectory",
    "trajectory_layout",
    "wall",
    "wall_layout",
]
