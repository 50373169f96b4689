"""Charts: what is drawn stands for the values that went in."""

import re
import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenxiao.charts import Bar, Step, reached_and_aimed, stacked_bars
from wenxiao.charts.lettering import lines_of, width_of

SERIES = {"achieved": "实际", "target": "目标"}


def bar(label: str, **counts: int) -> Bar:
    return Bar(label=label, counts=counts, link={})


def step(reached: str | None, aimed: str, *, high: str | None = None, bound: str = "exact") -> Step:
    return Step(
        label="地区生产总值",
        reached=Decimal(reached) if reached else None,
        aimed=Decimal(aimed),
        aimed_high=Decimal(high) if high else None,
        bound=bound,
        reached_words="",
        aimed_words="",
        reached_link={},
        aimed_link={"href": "#f7"},
    )


def widths(svg: str) -> list[tuple[str, float]]:
    rects = ET.fromstring(svg).iter("rect")
    return [(r.attrib["class"], float(r.attrib["width"])) for r in rects if r.attrib["class"] != "hit"]


def test_bars_share_one_scale() -> None:
    drawn = widths(stacked_bars([bar("一", achieved=10, target=30), bar("二", achieved=20)], SERIES, title="数据"))
    assert [name for name, _ in drawn] == ["achieved", "target", "achieved"]
    assert drawn[1][1] == pytest.approx(3 * drawn[0][1], abs=0.2)
    assert drawn[2][1] == pytest.approx(2 * drawn[0][1], abs=0.2)


def test_a_count_of_one_among_thousands_can_still_be_seen() -> None:
    assert widths(stacked_bars([bar("一", achieved=1, target=9000)], SERIES, title="数据"))[0] == ("achieved", 1.0)


@given(st.lists(st.tuples(st.text(max_size=40), st.integers(0, 10**6), st.integers(0, 10**6)), max_size=8))
def test_bars_are_well_formed_and_stay_inside(rows: list[tuple[str, int, int]]) -> None:
    rows = [("".join(letter for letter in label if letter.isprintable()), a, t) for label, a, t in rows]
    svg = stacked_bars([bar(label, achieved=a, target=t) for label, a, t in rows], SERIES, title="数据")
    root = ET.fromstring(svg)
    width = float(root.attrib["width"])
    for rect in root.iter("rect"):
        assert float(rect.attrib["x"]) + float(rect.attrib["width"]) <= width + 0.2


def test_the_dot_stands_right_of_the_step_where_more_was_reached() -> None:
    svg = reached_and_aimed([step("10", "9", bound="about")], unit="%", title="增速")
    dot = re.search(r'circle class="reached" cx="([\d.]+)"', svg)
    aim = re.search(r'class="aimed" d="M([\d.]+)', svg)
    assert dot is not None
    assert aim is not None
    assert float(dot[1]) > float(aim[1])
    assert 'class="band"' in svg


def test_bounds_point_their_way_and_ranges_are_bands() -> None:
    assert "h8m" in reached_and_aimed([step(None, "6", bound="at_least")], unit="%", title="增速")
    assert "h-8m" in reached_and_aimed([step(None, "6", bound="at_most")], unit="%", title="增速")
    ranged = reached_and_aimed([step(None, "6", high="6.5", bound="between")], unit="%", title="增速")
    assert 'class="band"' in ranged
    assert "circle" not in ranged


@pytest.mark.parametrize(
    ("aimed", "ticks"), [("7", "0% 2% 4% 6% 8%"), ("-3", "−3% −2% −1% 0% 1%"), ("0.4", "0% 0.5% 1%")]
)
def test_the_axis_holds_zero_and_every_value(aimed: str, ticks: str) -> None:
    svg = reached_and_aimed([step(None, aimed)], unit="%", title="增速")
    assert " ".join(t.text or "" for t in ET.fromstring(svg).iter("text") if t.attrib["class"] == "t3") == ticks


@given(st.text(max_size=60), st.floats(30, 300))
def test_labels_have_two_lines_that_fit(text: str, room: float) -> None:
    lines = lines_of(text, 13, room)
    assert 1 <= len(lines) <= 2
    assert all(width_of(line, 13) <= room for line in lines)
    assert text.startswith("".join(lines))
