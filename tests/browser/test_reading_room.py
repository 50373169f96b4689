"""The page of `wenxiao read --html` in a real browser: marks, links, filters, charts, keys, print."""

import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import wenxiao
from tests.browser.conftest import SCREENSHOTS
from wenxiao.cli import cli

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "examples" / "tiexi" / "3_work_report_2024.txt"
PLAN = ROOT / "examples" / "tiexi" / "1_plan_2021_2025.docx"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("room") / "room.html"
    result = CliRunner().invoke(cli, ["read", str(REPORT), str(PLAN), "--html", str(out)])
    assert result.exit_code == 0, result.output
    return out


@pytest.fixture
def room(page: Any, written: Path, problems: list[str]) -> Any:
    page.goto(written.as_uri())
    yield page
    assert problems == []


def photograph(page: Any, name: str) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"reading-{name}.png")


def in_sight(page: Any, selector: str) -> bool:
    """Tell whether an element stands inside what its scrolling pane shows."""
    script = """element => { const box = element.getBoundingClientRect();
        const pane = element.closest('article, .tw').getBoundingClientRect();
        return box.bottom > pane.top && box.top < pane.bottom }"""
    return bool(page.locator(selector).first.evaluate(script))


def shown(page: Any, table: str) -> int:
    return int(page.locator(f".{table} tbody tr:visible").count())


def test_every_figure_and_task_is_marked_and_has_its_row(room: Any) -> None:
    reading = wenxiao.read(REPORT)
    assert room.locator("article .fg").count() == len(reading.figures)
    assert room.locator("article .no").count() == len(reading.tasks)
    assert shown(room, "figures") == len(reading.figures)
    marked = room.locator("article .fg").all_inner_texts()
    assert marked == [figure.text for figure in reading.figures]
    photograph(room, "first")


def test_a_mark_leads_to_its_row_and_a_row_to_its_mark(room: Any) -> None:
    last = len(wenxiao.read(REPORT).figures)
    room.locator(f"#d1f{last}r td:nth-child(3)").click()
    assert in_sight(room, f"#d1f{last}")
    assert "sel" in room.locator(f"#d1f{last}").get_attribute("class")
    assert f"第{last}条" in room.locator(".pos").inner_text()
    photograph(room, "row-chosen")
    room.locator("#d1t1").click()
    assert in_sight(room, "#d1t1r")
    assert "sel" in room.locator("#d1t1r").get_attribute("class")
    assert room.locator("article .sel").first.is_visible()
    photograph(room, "task-chosen")
    room.locator("#d1f1").click()
    assert in_sight(room, "#d1f1r")
    assert room.locator("tr.sel").count() == 1


def test_a_task_leads_to_its_figures(room: Any) -> None:
    room.get_by_role("button", name=re.compile("^任务")).click()
    link = room.locator(".tasks a[data-to]").first
    key = link.get_attribute("data-to")
    link.click()
    assert "sel" in room.locator(f"#d1{key}r").get_attribute("class")
    assert in_sight(room, f"#d1{key}")


def test_filters_narrow_rows_and_marks_and_stay_in_the_address(room: Any, written: Path) -> None:
    figures = wenxiao.read(REPORT).figures
    targets = [figure for figure in figures if figure.status == "target"]
    room.get_by_role("button", name=re.compile("^目标")).click()
    assert shown(room, "figures") == len(targets)
    assert room.locator("article .fg:not(.off)").count() == len(targets)
    room.locator(".kind").select_option("growth")
    growths = [figure for figure in targets if figure.kind == "growth"]
    assert shown(room, "figures") == len(growths)
    photograph(room, "filtered")
    address = room.url
    room.goto("about:blank")
    room.goto(address)
    assert shown(room, "figures") == len(growths)
    room.locator(".q").fill("没有这样的主体")
    assert room.get_by_text("没有符合的条目。").is_visible()
    room.get_by_role("button", name="清除筛选").click()
    assert shown(room, "figures") == len(figures)
    room.locator(".q").fill("地区生产总值")
    assert shown(room, "figures") == sum("地区生产总值" in figure.subject for figure in figures)


def test_a_chapter_holds_what_stands_in_it(room: Any) -> None:
    value = room.locator(".chapter option").nth(1).get_attribute("value")
    start, end = map(int, value.split("-"))
    room.locator(".chapter").select_option(value)
    assert shown(room, "figures") == sum(start <= figure.start < end for figure in wenxiao.read(REPORT).figures)


def test_charts_count_right_and_lead_to_what_they_count(room: Any) -> None:
    room.get_by_role("button", name="图", exact=True).click()
    assert room.locator(".charts svg").count() >= 3
    photograph(room, "charts")
    for place in range(room.locator(".bars a[data-tab]").count()):
        bar = room.locator(".bars a[data-tab]").nth(place)
        counted = sum(int(n) for n in re.findall(r"\d+", bar.locator(".t2").text_content()))
        table = bar.get_attribute("data-tab")
        bar.click()
        assert shown(room, table) == counted
        room.get_by_role("button", name="图", exact=True).click()
    dot = room.locator(".steps a[data-to]:has(text)").first
    key = dot.get_attribute("data-to")
    dot.click()
    assert in_sight(room, f"#d1{key}")


def test_everything_can_be_done_by_keys(room: Any) -> None:
    room.keyboard.press("j")
    room.keyboard.press("j")
    assert room.locator("tr.sel").get_attribute("data-k") == "f2"
    room.keyboard.press("k")
    assert room.locator("tr.sel").get_attribute("data-k") == "f1"
    room.keyboard.press("Enter")
    assert room.evaluate("document.activeElement.dataset.k") == "f1"
    room.keyboard.press("Escape")
    assert room.locator("tr.sel").count() == 0
    room.keyboard.press("2")
    assert shown(room, "tasks") == len(wenxiao.read(REPORT).tasks)
    room.keyboard.press("/")
    assert room.evaluate("document.activeElement.className") == "q"
    room.keyboard.press("Escape")
    room.keyboard.press("?")
    assert room.get_by_role("dialog").is_visible()


def test_several_documents_share_one_page(room: Any) -> None:
    plan = wenxiao.read(PLAN)
    assert room.locator("article").count() == 1
    room.get_by_role("button", name="下一份").click()
    assert shown(room, "figures") == len(plan.figures)
    room.keyboard.press("[")
    assert shown(room, "figures") == len(wenxiao.read(REPORT).figures)
    room.locator("#docs").select_option("2")
    room.locator("#d2f1").click()
    assert "sel" in room.locator("#d2f1r").get_attribute("class")


def test_nothing_scrolls_sideways_on_desk_or_phone(room: Any) -> None:
    for width in (1920, 1440, 1366, 1000, 390):
        room.set_viewport_size({"width": width, "height": 844})
        for tab in ("1", "2", "3"):
            room.keyboard.press(tab)
            assert room.evaluate("document.documentElement.scrollWidth") <= width
    photograph(room, "phone")


def test_it_is_dark_where_the_machine_is_and_light_on_paper(room: Any) -> None:
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    room.emulate_media(color_scheme="dark")
    assert room.evaluate(ground) == "rgb(15, 18, 21)"
    photograph(room, "dark")
    room.emulate_media(media="print", color_scheme="dark")
    assert room.evaluate(ground) == "rgb(255, 255, 255)"
    assert not room.locator(".tools").first.is_visible()
    assert room.locator("article").evaluate("e => e.scrollHeight <= e.clientHeight + 1")


def test_a_real_report_is_marked_linked_filtered_and_charted(
    page: Any, shared: Path, tmp_path: Path, problems: list[str]
) -> None:
    report = shared / "reports" / "000_tiexi_2025_work_report.txt"
    notice = next((shared / "reports" / "excerpts").glob("2022_监利市*.txt"))
    out = tmp_path / "real.html"
    assert CliRunner().invoke(cli, ["read", str(report), str(notice), "--html", str(out)]).exit_code == 0
    reading = wenxiao.read(report)
    page.goto(out.as_uri())
    assert page.locator("article .fg").all_inner_texts() == [figure.text for figure in reading.figures]
    assert page.locator("article .no").count() == len(reading.tasks)
    page.get_by_role("button", name=re.compile("^目标")).click()
    assert shown(page, "figures") == sum(figure.status == "target" for figure in reading.figures)
    page.keyboard.press("j")
    photograph(page, "real-targets")
    page.keyboard.press("3")
    assert page.locator(".charts svg").count() >= 4
    photograph(page, "real-charts")
    page.keyboard.press("]")
    page.keyboard.press("2")
    assert shown(page, "tasks") == len(wenxiao.read(notice).tasks)
    photograph(page, "real-notice")
    assert problems == []
