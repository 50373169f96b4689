"""Closed loops on a sheet: nothing overlaps, each arrow has a lane of its own, on every loop that can be drawn."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenxiao.charts import Heading, Loop, Move, Scene, Span, Station, collisions, loop, loop_layout
from wenxiao.charts.lanes import lanes_of
from wenxiao.charts.scene import Text
from wenxiao.cli.diagrams import loop_of
from wenxiao.procedures import procedure, procedure_codes

WORDS = st.text(alphabet="办理核查认定退回签收①②（）a1", min_size=1, max_size=14)


def loops() -> st.SearchStrategy[Loop]:
    return st.integers(2, 12).flatmap(
        lambda count: st.builds(
            Loop,
            heading=st.just(Heading(title="流程", about="出处")),
            stations=st.lists(
                st.builds(
                    Station,
                    title=WORDS,
                    stays=st.lists(WORDS, max_size=5).map(tuple),
                    is_first=st.booleans(),
                    is_end=st.booleans(),
                ),
                min_size=count,
                max_size=count,
            ).map(tuple),
            moves=st.lists(moves(count), max_size=30).map(tuple),
            spans=st.lists(spans(count), max_size=6).map(tuple),
            notes=st.lists(WORDS, max_size=2).map(tuple),
        )
    )


@st.composite
def moves(draw: st.DrawFn, count: int) -> Move:
    target = draw(st.integers(0, count - 1))
    left, right = range(target), range(target + 1, count)
    side = draw(st.sampled_from([side for side in (left, right) if side]))
    sources = draw(st.sets(st.sampled_from(list(side)), min_size=1))
    return Move(label=draw(WORDS), sources=tuple(sorted(sources)), target=target)


def spans(count: int) -> st.SearchStrategy[Span]:
    numbers = st.frozensets(st.integers(0, count - 1), min_size=1)
    return st.builds(
        Span, title=WORDS, about=st.text(alphabet="工作日；、5", max_size=120), runs=numbers, paused=numbers
    )


def texts(scene: Scene) -> list[str]:
    return [item.words for item in scene.items if isinstance(item, Text)]


@given(loops())
@settings(max_examples=60)
def test_nothing_overlaps_and_every_move_is_named(chart: Loop) -> None:
    scene = loop_layout(chart)
    assert collisions(scene) == ()
    assert {move.label for move in chart.moves} <= set(texts(scene))


@given(st.integers(2, 12).flatmap(lambda count: st.lists(moves(count), max_size=30)))
@settings(max_examples=60)
def test_two_arrows_of_one_lane_share_no_stretch(drawn: list[Move]) -> None:
    for one, other in combinations(lanes_of(drawn).laid, 2):
        if one.lane == other.lane:
            left, right = sorted((one, other), key=lambda laid: laid.move.columns)
            assert left.move.columns[-1] <= right.move.columns[0]


@pytest.mark.parametrize("code", procedure_codes())
def test_each_pack_is_drawn_whole(code: str) -> None:
    made = procedure(code)
    scene = loop_layout(loop_of(made))
    assert collisions(scene) == ()
    said = "".join(texts(scene))
    rows = (made.stages, made.clocks, made.posts)
    assert [part.title for row in rows for part in row.values() if part.title not in said] == []
    moving = [transition.title for transition in made.transitions.values() if transition.target]
    assert [title for title in moving if not any(text.startswith(title) for text in texts(scene))] == []


def test_a_way_back_lies_below_the_stages_and_the_way_on_above() -> None:
    chart = Loop(
        heading=Heading(title="流程", is_drawn=False),
        stations=(Station(title="办理"), Station(title="核查")),
        moves=(Move(label="申请", sources=(0,), target=1), Move(label="退回", sources=(1,), target=0)),
    )
    height = {item.words: item.y for item in loop_layout(chart).items if isinstance(item, Text)}
    assert height["申请"] < height["办理"] < height["退回"]
    assert loop(chart, theme="light").startswith("<svg")
