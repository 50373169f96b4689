"""What is drawn stands for the values that went in, and can be told apart."""

import re
import xml.etree.ElementTree as ET
from dataclasses import fields, replace
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wenxiao.charts.schedules import LETTERS
from wenxiao.charts import (
    COLOURS,
    PAPERS,
    Adjustment,
    Bone,
    Clock,
    Course,
    Fishbone,
    Forecast,
    Gantt,
    Heading,
    Lamp,
    Node,
    Paper,
    Pause,
    Scene,
    Spine,
    Trajectory,
    Wall,
    WallMatter,
    Wording,
    draw,
    fishbone_layout,
    gantt_layout,
    one_axis_layout,
    stylesheet,
    trajectory_layout,
    wall_layout,
)
from wenxiao.charts.hatching import hatching
from wenxiao.charts.lamps import SHAPES
from wenxiao.charts.lettering import width_of, wrapped
from wenxiao.charts.scales import round_ticks, shown_amount
from wenxiao.charts.scene import Area, Dot, Glyph, Line, Text
from wenxiao.charts.trajectory import planned_at

HEADING = Heading(title="老旧小区改造15个", tag="演示数据")
MOVED = Node(name="完成10个", on=date(2025, 10, 24), frozen_on=date(2025, 9, 30), lamp=Lamp.GREEN, note="现7")
KEPT = Node(name="完成4个", on=date(2025, 6, 30), frozen_on=date(2025, 6, 30), lamp=Lamp.DONE)
FISH = Fishbone(
    heading=HEADING,
    spine=Spine(
        start=date(2025, 1, 6),
        due=date(2025, 12, 19),
        frozen_due=date(2025, 11, 28),
        adjustments=(
            Adjustment(on=date(2025, 7, 8), resolution="决议3号", words="时限11-28改为12-19"),
            Adjustment(on=date(2025, 10, 10), resolution="决议7号", words="完成10个09-30改为10-24"),
        ),
    ),
    bones=(Bone(name="区房产局", nodes=(KEPT, MOVED)),),
    lamp=Lamp.YELLOW,
    name="旧改",
    today=date(2025, 9, 24),
)


def looks(scene: Scene, look: str) -> list[Line]:
    return [item for item in scene.items if isinstance(item, Line) and item.look == look]


def said(scene: Scene) -> list[str]:
    return [item.words for item in scene.items if isinstance(item, Text)]


def test_a_thin_line_leads_to_the_node_that_moved_and_to_no_other() -> None:
    scene = fishbone_layout(FISH)
    (line,) = looks(scene, "moved")
    node = next(item for item in scene.items if isinstance(item, Glyph) and "完成10个" in item.title)
    assert list(line.points[1]) == pytest.approx([node.x, node.y])
    assert line.points[0][0] < node.x
    kept = next(item for item in scene.items if isinstance(item, Glyph) and "完成4个" in item.title)
    assert [item for item in scene.items if isinstance(item, Dot) and item.radius == 3 and abs(item.x - kept.x) < 1e-6]


def test_each_adjustment_is_one_notch_with_its_date_and_resolution() -> None:
    scene = fishbone_layout(FISH)
    (spine,) = looks(scene, "spine")
    level = spine.points[0][1]
    assert sum(y > level for _, y in spine.points) == 2
    whole = "".join(said(scene))
    assert "07-08 决议3号：" in whole
    assert "10-10 决议7号：" in whole
    assert "原时限11-28" in whole


def test_todays_line_is_there_only_where_today_is_given() -> None:
    assert len(looks(fishbone_layout(FISH), "today")) == 1
    assert not looks(fishbone_layout(replace(FISH, today=None)), "today")


def test_dates_say_their_year_only_where_the_chart_spans_more_than_one() -> None:
    assert "10-24 现7" in said(fishbone_layout(FISH))
    longer = replace(FISH, spine=replace(FISH.spine, due=date(2026, 3, 31)))
    assert "2025-10-24 现7" in said(fishbone_layout(longer))


def test_a_clock_shows_running_paused_and_remaining_time_in_proportion() -> None:
    day = [date(2025, 9, n) for n in range(1, 31)]
    pause = Pause(since=day[10], until=day[15], reason="等待企业补齐材料")
    clock = Clock(name="答复企业", start=day[0], due=day[29], pauses=(pause,), sums="已用9个工作日")
    scene = gantt_layout(Gantt(heading=HEADING, clocks=(clock,), today=day[20]))
    areas = [item for item in scene.items if isinstance(item, Area)]
    bars = {look: [a for a in areas if a.look == look][-1] for look in ("run", "hatch", "left")}
    wide = {look: bar.points[1][0] - bar.points[0][0] for look, bar in bars.items()}
    assert wide["run"] == pytest.approx(4 * wide["hatch"])
    assert wide["left"] == pytest.approx(9 / 5 * wide["hatch"])
    assert bars["hatch"].hatched
    assert "\u3000等待企业补齐材料" in said(scene)


def test_an_hour_moves_a_clock_inside_its_day() -> None:
    zone = ZoneInfo("Asia/Shanghai")
    noon, evening = (datetime(2025, 9, 25, hour, tzinfo=zone) for hour in (12, 18))
    chart = Gantt(
        heading=HEADING,
        clocks=tuple(Clock(name=f"{due.hour}时", start=date(2025, 9, 24), due=due) for due in (noon, evening)),
        today=date(2025, 9, 24),
    )
    scene = gantt_layout(chart)
    first, second = (line.points[0][0] for line in looks(scene, "deadline")[-2:])
    assert second > first
    assert "09-25 12:00到期" in said(scene)


def test_a_trajectory_says_how_far_the_newest_value_is_from_the_plan_of_its_day() -> None:
    plan = ((date(2025, 1, 1), Decimal(0)), (date(2025, 1, 11), Decimal(10)))
    actual = ((date(2025, 1, 1), Decimal(0)), (date(2025, 1, 6), Decimal("3.5")))
    forecast = Forecast(on=date(2025, 1, 11), low=Decimal(7), high=Decimal(9), certainty="八成把握")
    course = Course(name="管网", unit="公里", plan=plan, actual=actual, forecast=forecast)
    words = said(trajectory_layout(Trajectory(heading=HEADING, courses=(course,))))
    assert "实际3.5，比计划少1.5公里" in words
    assert "预测7～9（八成把握）" in words


@pytest.mark.parametrize(
    ("day", "amount"),
    [(date(2025, 1, 1), 0), (date(2025, 1, 6), 5), (date(2025, 1, 11), 10), (date(2025, 1, 12), None)],
)
def test_the_plan_of_a_day_lies_between_the_days_given(day: date, amount: int | None) -> None:
    plan = ((date(2025, 1, 1), Decimal(0)), (date(2025, 1, 11), Decimal(10)))
    assert planned_at(plan, day) == amount


def test_a_wall_counts_each_matter_once_and_lists_red_before_yellow() -> None:
    matters = [
        WallMatter(group=group, kind=kind, lamp=lamp, title=f"{group}{kind}{lamp}", due=date(2025, 9, day))
        for day, (group, kind, lamp) in enumerate(
            [
                ("区城建局", "重点任务", Lamp.YELLOW),
                ("区城建局", "重点任务", Lamp.RED),
                ("区房产局", "民生实事", Lamp.RED),
                ("区房产局", "重点任务", Lamp.GREEN),
            ],
            1,
        )
    ]
    scene = wall_layout(Wall(heading=HEADING, matters=tuple(matters), at=date(2025, 9, 24), listed=2))
    words = said(scene)
    titles = [word for word in words if word.startswith("区") and word.endswith(("red", "yellow", "green"))]
    assert titles == ["区城建局重点任务red", "区房产局民生实事red"]
    assert "另有1项红灯、黄灯未列出" in words
    assert "—" in words  # 区城建局 has no 民生实事
    assert words.count("4") == 1  # the sum of all


def test_another_wording_leaves_no_word_of_ours_in_chinese() -> None:
    fixed = {item.name: said for item in fields(Wording) if isinstance(said := getattr(Wording(), item.name), str)}
    other = Wording(
        **{name: re.sub(r"[^ -~]+", "-", said) for name, said in fixed.items()},
        months=tuple(f"m{n}" for n in range(1, 13)),
        lamps={lamp: lamp.value for lamp in Lamp},
        meanings={lamp: lamp.value for lamp in Lamp},
    )
    node = Node(name="ten done", on=date(2025, 9, 30), frozen_on=date(2025, 9, 1), lamp=Lamp.RED)
    day = date(2025, 9, 1)
    fish = Fishbone(
        heading=Heading(title="x"),
        spine=Spine(
            start=day,
            due=date(2025, 10, 9),
            frozen_due=date(2025, 10, 1),
            adjustments=(Adjustment(on=day, resolution="no. 7", words="moved"),),
        ),
        bones=(Bone(name="unit", nodes=(node,)),),
        lamp=Lamp.RED,
        name="matter",
        today=date(2025, 9, 24),
        rest=((date(2025, 10, 1), date(2025, 10, 8)),),
    )
    values = ((day, Decimal(1)), (date(2025, 10, 1), Decimal(3)))
    forecast = Forecast(on=date(2025, 10, 9), low=Decimal(2), high=Decimal(4), certainty="likely")
    course = Course(name="c", unit="km", actual=values[:1], plan=values, frozen=values[::1], forecast=forecast)
    pause = Pause(since=day, until=None, reason="")
    clock = Clock(name="k", start=day, due=date(2025, 10, 9), done=date(2025, 9, 9), pauses=(pause,), lamp=Lamp.DONE)
    svg = draw(one_axis_layout(fish, (course,), (clock,), wording=other))
    assert re.findall(r"[\u3400-\u9fff]+", svg) == []


def test_a_heading_that_the_page_has_itself_is_said_but_not_drawn() -> None:
    bare = fishbone_layout(replace(FISH, heading=replace(HEADING, is_drawn=False)))
    assert HEADING.title not in said(bare)
    assert f'aria-label="{HEADING.title}"' in draw(bare)
    assert HEADING.title in said(fishbone_layout(FISH))


def test_the_seven_lights_have_seven_shapes() -> None:
    plain = {re.sub(r'class="[^"]*" ', "", shape) for shape in SHAPES.values()}
    assert len(plain) == len(Lamp)


@pytest.mark.parametrize("theme", ["light", "dark", None])
def test_every_class_that_is_drawn_has_a_look(theme: object) -> None:
    scene = fishbone_layout(FISH)
    svg = draw(scene)
    sheet = stylesheet("dark") if theme == "dark" else stylesheet("light") if theme else stylesheet()
    for name in {part for names in re.findall(r'class="([^"]+)"', svg) for part in names.split()}:
        assert name in ("chart", "fishbone") or f".{name}{{" in sheet
    assert ("var(--ink)" in sheet) == (theme is None)
    assert "$" not in sheet


def test_themes_name_the_same_colours() -> None:
    assert COLOURS["light"].keys() == COLOURS["dark"].keys()


@pytest.mark.parametrize("paper", PAPERS)
def test_on_paper_a_chart_is_as_large_as_the_sheet_allows(paper: Paper) -> None:
    root = ET.fromstring(draw(fishbone_layout(FISH), theme="light", size=paper))
    short, long = PAPERS[paper]
    width, height = (float(root.attrib[side].removesuffix("mm")) for side in ("width", "height"))
    margin = 0.08 * short
    assert width == pytest.approx(long - margin, abs=0.2) or height == pytest.approx(short - margin, abs=0.2)
    assert width <= long - margin + 0.2
    assert height <= short - margin + 0.2


@given(st.text(max_size=30))
def test_any_text_gives_well_formed_svg(words: str) -> None:
    scene = Scene(width=100, height=20, title=words, kind="", items=(Text(x=0, y=10, words=words),))
    ET.fromstring(draw(scene, theme="light"))


@given(st.text(alphabet=LETTERS, max_size=60), st.floats(40, 300))
def test_wrapped_text_fits_and_nothing_of_it_is_lost(text: str, room: float) -> None:
    lines = wrapped(text, 13, room)
    assert all(width_of(line, 13) <= room for line in lines)
    blanks = re.compile(r"[ \u3000]+")
    assert blanks.sub("", "".join(lines)) == blanks.sub("", text)


def test_lines_break_neither_inside_a_number_nor_before_a_comma() -> None:
    assert wrapped("完成2610个，其中", 13, 13 * 5) == ("完成2610", "个，其中")


@given(st.decimals(min_value=-(10**6), max_value=10**6, places=2), st.decimals(min_value=0, max_value=10**6, places=2))
def test_round_ticks_hold_every_value_in_few_even_steps(low: Decimal, spread: Decimal) -> None:
    ticks = round_ticks(low, low + spread, most=5)
    assert ticks[0] <= low
    assert ticks[-1] >= low + spread
    assert 2 <= len(ticks) <= 6
    assert len({after - before for before, after in pairwise(ticks)}) == 1


@pytest.mark.parametrize(
    ("value", "shown"), [("1300", "1300"), ("112000", "112\u2009000"), ("-2.10", "−2.1"), ("0", "0"), ("1E+3", "1000")]
)
def test_amounts_are_written_as_the_look_wants(value: str, shown: str) -> None:
    assert shown_amount(Decimal(value)) == shown


@given(st.floats(-500, 500), st.floats(-500, 500), st.floats(1, 300), st.floats(1, 300))
def test_hatching_stays_inside_its_area(x: float, y: float, width: float, height: float) -> None:
    strokes = list(hatching([(x, y), (x + width, y), (x + width, y + height), (x, y + height)]))
    assert len(strokes) >= int((width + height) / 7) - 1
    for point in (point for stroke in strokes for point in stroke):
        assert x - 1e-6 <= point[0] <= x + width + 1e-6
        assert y - 1e-6 <= point[1] <= y + height + 1e-6
