"""What a layout promises: nothing overlaps, all lies on the canvas, nodes stand exactly at their dates."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise

from hypothesis import HealthCheck, given, settings

from tests.wenxiao.charts.schedules import fishbones, gantts, trajectories, walls
from wenxiao.charts import (
    Fishbone,
    Gantt,
    Lamp,
    Scene,
    Trajectory,
    Wall,
    collisions,
    draw,
    fishbone_layout,
    gantt_layout,
    one_axis_layout,
    trajectory_layout,
    wall_layout,
)
from wenxiao.charts.axis import axis_over, ticks
from wenxiao.charts.callouts import crosses
from wenxiao.charts.fishbone import moments_of
from wenxiao.charts.scene import Dot, Glyph, Line, Text

crowded = settings(max_examples=60, suppress_health_check=list(HealthCheck))


def test_the_check_names_what_overlaps_and_what_leaves_the_canvas() -> None:
    one, two = Text(x=10, y=20, words="完成8公里"), Glyph(x=30, y=18, lamp=Lamp.RED)
    scene = Scene(width=100, height=40, title="", kind="", items=(one, two))
    assert [said for said in collisions(scene) if "overlaps" in said]
    assert not collisions(replace(scene, items=(one, replace(two, x=90))))
    assert collisions(replace(scene, items=(replace(two, x=97),)))
    assert not collisions(replace(scene, items=(Dot(x=9, y=9, look="dot"), Dot(x=9, y=9, look="dot"))))


def sound(scene: Scene) -> None:
    assert collisions(scene) == ()
    ET.fromstring(draw(scene, theme="light"))


@crowded
@given(fishbones())
def test_nothing_overlaps_on_a_fishbone(chart: Fishbone) -> None:
    sound(fishbone_layout(chart))


@crowded
@given(fishbones())
def test_each_node_stands_exactly_at_its_date(chart: Fishbone) -> None:
    axis = axis_over(moments_of(chart))
    scene = fishbone_layout(chart)
    drawn = sorted(item.x for item in scene.items if isinstance(item, Glyph) and item.size == 17)
    meant = sorted(axis.x(node.on) for bone in chart.bones for node in bone.nodes)
    assert len(drawn) == len(meant)
    shifts = [x - y for x, y in zip(drawn, meant, strict=True)]
    assert all(abs(shift - shifts[0]) < 1e-6 for shift in shifts)


@crowded
@given(fishbones())
def test_no_bone_and_no_pole_crosses_a_label_and_bones_do_not_meet(chart: Fishbone) -> None:
    scene = fishbone_layout(chart)
    texts = [item.box for item in scene.items if isinstance(item, Text)]
    bones = [item for item in scene.items if isinstance(item, Line) and item.look == "bone"]
    assert len(bones) == len(chart.bones)
    for bone in bones:
        for segment in pairwise(bone.points):
            assert not any(crosses(segment, box) for box in texts)
    poles = [item for item in scene.items if isinstance(item, Line) and item.look == "pole"]
    assert not any(crosses((pole.points[0], pole.points[1]), box) for pole in poles for box in texts)
    hits = [round(bone.points[-1][0], 3) for bone in bones]
    upper = [hit for hit, bone in zip(hits, bones, strict=True) if bone.points[0][1] < bone.points[-1][1]]
    lower = [hit for hit, bone in zip(hits, bones, strict=True) if bone.points[0][1] > bone.points[-1][1]]
    assert len(set(upper)) == len(upper)
    assert len(set(lower)) == len(lower)


@crowded
@given(gantts())
def test_nothing_overlaps_among_clocks(chart: Gantt) -> None:
    sound(gantt_layout(chart))


@crowded
@given(trajectories())
def test_nothing_overlaps_on_a_trajectory(chart: Trajectory) -> None:
    sound(trajectory_layout(chart))


@crowded
@given(walls())
def test_nothing_overlaps_on_a_wall(chart: Wall) -> None:
    sound(wall_layout(chart))


@settings(parent=crowded, max_examples=25)
@given(fishbones(), trajectories(), gantts())
def test_nothing_overlaps_on_one_axis(chart: Fishbone, below: Trajectory, clocks: Gantt) -> None:
    if chart.today:
        sound(one_axis_layout(chart, below.courses, clocks.clocks))


@crowded
@given(fishbones())
def test_the_labels_of_the_axis_do_not_meet(chart: Fishbone) -> None:
    marked = ticks(axis_over(moments_of(chart)))
    assert marked
    assert all(before < after for (before, _), (after, _) in pairwise(marked))


@crowded
@given(fishbones())
def test_the_same_values_give_the_same_picture(chart: Fishbone) -> None:
    assert draw(fishbone_layout(chart)) == draw(fishbone_layout(chart))
