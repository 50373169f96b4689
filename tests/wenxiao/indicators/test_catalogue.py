"""The catalogue of indicators: what each entry names stands elsewhere in the catalogue, and documents use it."""

from pathlib import Path

import pytest

from wenxiao.catalog import load
from wenxiao.documents import read_document
from wenxiao.indicators import aims_of, indicator_of, indicators, link, search
from wenxiao.reading import read_figures

REPORTS = Path(__file__).parents[4] / "shared" / "reports"
OPEN = ("luohu", "qingyuan", "shenzhen", "national", "noise", "excerpts", "plans", "provinces", "")
HELD_OUT = ("天津", "河北", "周至", "辽宁", "广东", "宝安", "福田", "龙岗", "2021_山东")
LINKED = 0.9


def test_every_release_calendar_is_one_of_the_catalogue() -> None:
    known = {entry["code"] for entry in load("calendars/releases.yaml")}
    assert {indicator.calendar for indicator in indicators()} <= known


def test_every_pace_is_a_rule_of_the_clocks() -> None:
    known = {entry["rule"] for entry in load("clocks/pace.yaml")}
    assert {indicator.pace for indicator in indicators()} <= known


def test_ceilings_go_down_and_every_unit_has_a_dimension() -> None:
    for indicator in indicators():
        assert indicator.dimension
        assert indicator.pace != "ceiling" or indicator.direction == "down"


def test_a_share_names_its_part_and_its_whole() -> None:
    share = indicator_of("rnd_share")
    assert share is not None
    assert share.share == ("rnd_spending", "gdp")


def test_search_puts_what_would_be_linked_first() -> None:
    first = search("规上工业增加值")[0]
    assert first.indicator.code == "industrial_added_value"
    assert first.score > search("工业")[0].score


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the reports are not here")
def test_every_indicator_is_used_and_the_aims_of_the_reports_are_linked() -> None:
    folders = [REPORTS / name for name in OPEN]
    files = [path for folder in folders for path in sorted(folder.glob("*.txt"))]
    unused, linked, aims = {indicator.code for indicator in indicators()}, 0, 0
    for path in files:
        if any(word in path.name for word in HELD_OUT):
            continue
        document = read_document(path)
        figures = read_figures(document)
        unused -= {found.code for figure in figures if (found := link(figure.subject))}
        found_aims = aims_of(document, figures)
        aims += len(found_aims)
        linked += sum(aim.link.indicator is not None for aim in found_aims)
    assert linked / aims >= LINKED
    assert not unused
