"""The journey: a liaison sees why a light is yellow, reports, and the public page waits for the verifying unit."""

import re
import time
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from tests.web.browser.conftest import SCREENSHOTS
from tests.web.browser.visitors import Visitor
from tests.web.servers import Desk

pytestmark = pytest.mark.browser
NUMBER, TITLE = "ZD-2025-021", "改造提升老旧小区15个"


def public_light(visitor: Visitor) -> str:
    visitor.open("/public")
    return visitor.text(f"#{NUMBER} .light")


def test_from_yellow_to_a_confirmed_green(chromium: Any, desk: Desk) -> None:
    with (
        Visitor(chromium, desk, SCREENSHOTS) as citizen,
        Visitor(chromium, desk, SCREENSHOTS) as liaison,
        Visitor(chromium, desk, SCREENSHOTS) as verifier,
    ):
        assert public_light(citizen) == "黄"
        citizen.photograph("public-1-yellow")
        _see_why_it_is_yellow(liaison)
        _report_progress(liaison)
        assert public_light(citizen) == "黄"
        citizen.photograph("public-2-still-yellow")
        _confirm(verifier)
        assert public_light(citizen) == "绿"
        citizen.photograph("public-3-green")
        _find_old_and_new_value(liaison)
    _wait_until_sealed(desk)


def _wait_until_sealed(desk: Desk) -> None:
    deadline = time.monotonic() + 15
    while "待封0条" not in (said := desk.run("verify").stdout) and time.monotonic() < deadline:
        time.sleep(0.5)
    assert "待封0条" in said
    assert "全部相符" in said


def _see_why_it_is_yellow(liaison: Visitor) -> None:
    liaison.open("/sign-in")
    liaison.photograph("sign-in")
    liaison.sign_in("fangchan")
    liaison.photograph("tasks-1")
    liaison.page.get_by_role("link", name=TITLE).first.click()
    liaison.page.wait_for_url(f"**/matters/{NUMBER}")
    assert liaison.text(".lamp b") == "黄灯"
    why = liaison.text(".ex")
    for words in ("临近时限", "剩5个工作日", "累计7个", "转红灯", "累计达到10个"):
        assert words in why
    liaison.photograph("matter-1-yellow")


def _report_progress(liaison: Visitor) -> None:
    page = liaison.page
    page.get_by_label("累计完成").fill("10")
    page.locator("#id_evidence").fill("竣工验收单10份")
    page.get_by_label("佐证文件").set_input_files(
        {"name": "竣工验收单.txt", "mimeType": "text/plain", "buffer": "10个小区，逐个验收".encode()}
    )
    page.locator("#report").get_by_role("button", name="上报进度").click()
    page.wait_for_selector("[data-awaiting]")
    assert liaison.text(".lamp b") == "绿灯"
    assert liaison.text("[data-awaiting]") == "待认定"
    assert "公开页" in liaison.text(".note")
    liaison.photograph("matter-2-claimed-green")


def _confirm(verifier: Visitor) -> None:
    verifier.sign_in("chengjian")
    verifier.photograph("tasks-2-verifier")
    row = verifier.page.get_by_role("row", name=re.compile(TITLE))
    row.get_by_role("link", name="认定进度").click()
    verifier.page.wait_for_url(f"**/matters/{NUMBER}**")
    verifier.photograph("matter-3-review")
    with verifier.page.expect_download() as download:
        verifier.page.locator("#review").get_by_role("link", name="竣工验收单.txt").click()
    assert download.value.suggested_filename == "竣工验收单.txt"
    verifier.page.get_by_role("button", name="认定这次进度").click()
    verifier.page.wait_for_selector(".note")
    assert verifier.page.locator("[data-awaiting]").count() == 0
    verifier.photograph("matter-4-confirmed")


def _find_old_and_new_value(liaison: Visitor) -> None:
    liaison.open(f"/ledger?subject={NUMBER}&action=report_progress")
    row = liaison.page.locator("tbody tr").first
    assert row.locator(".ov").inner_text() == "累计7个"
    assert "累计10个" in row.locator(".nv").inner_text()
    assert row.locator(".ov").evaluate("e => getComputedStyle(e).textDecorationLine") == "line-through"
    liaison.photograph("ledger")


def test_the_reading_room_links_both_ways(chromium: Any, desk: Desk) -> None:
    with Visitor(chromium, desk, SCREENSHOTS) as reader:
        reader.sign_in("zhibiao")
        reader.open("/documents/")
        reader.photograph("documents")
        reader.page.get_by_role("link", name=re.compile("2024年工作总结")).first.click()
        row = reader.page.locator("tr[data-k^=f]", has_text="改造提升老旧小区").last
        key = row.get_attribute("data-k")
        row.click()
        figure = reader.page.locator(f"a.fg[data-k='{key}']")
        assert "sel" in str(figure.get_attribute("class"))
        assert figure.is_visible()
        assert re.search(r"第\d+～\d+字　“15个”", reader.text("[data-pos]"))
        reader.page.locator("a.fg").first.click()
        assert "sel" in str(reader.page.locator("#f1r").get_attribute("class"))
        reader.photograph("document")


def test_tasks_and_figures_of_a_document_lead_to_each_other(chromium: Any, desk: Desk) -> None:
    with Visitor(chromium, desk, SCREENSHOTS) as reader:
        reader.open("/public/documents/3")
        reader.page.get_by_role("link", name=re.compile("^任务 ")).click()
        row = reader.page.locator("tr[data-k^=t]", has_text="改造提升老旧小区")
        row.locator("td").first.click()
        assert "show=tasks#t" in reader.page.url
        words = reader.page.locator(f"article span.tk[data-k='{row.get_attribute('data-k')}']")
        assert words.first.is_visible()
        assert "sel" in str(words.first.get_attribute("class"))
        assert "“改造提升老旧小区15个、背街小巷11条”" in reader.text("[data-pos]")
        reader.photograph("document-tasks")
        row.get_by_role("link", name="15个").click()
        assert reader.page.locator("tr.sel[data-k^=f]", has_text="老旧小区").is_visible()
        reader.page.locator("a.no").first.click()
        assert reader.page.locator("#t1r.sel").is_visible()
        reader.page.keyboard.press("j")
        assert reader.page.locator("#t1r [data-open]").evaluate("e => e === document.activeElement")
        reader.page.reload()
        assert reader.page.locator("#t1r.sel").is_visible()


def test_the_keyboard_walks_the_tasks(chromium: Any, desk: Desk) -> None:
    with Visitor(chromium, desk, SCREENSHOTS) as liaison:
        liaison.sign_in("fangchan")
        keys = liaison.page.keyboard
        keys.press("j")
        keys.press("j")
        keys.press("k")
        first = liaison.page.locator("[data-open]").first
        assert first.evaluate("e => e === document.activeElement")
        keys.press("?")
        assert liaison.page.locator("[data-keys-all]").is_visible()
        liaison.photograph("keys")
        keys.press("?")
        keys.press("r")
        liaison.page.wait_for_url("**/matters/**#report")
        liaison.page.go_back()
        keys.press("j")
        keys.press("Enter")
        liaison.page.wait_for_url("**/matters/**")


def test_from_a_verdict_to_the_words_that_it_rests_on(chromium: Any, desk: Desk) -> None:
    with Visitor(chromium, desk, SCREENSHOTS) as reader:
        reader.sign_in("ducha")
        reader.page.get_by_role("link", name="兑现", exact=True).click()
        reader.photograph("verdicts")
        reader.page.get_by_role("link", name="无法判定 1").click()
        row = reader.page.locator("tr[data-code]")
        assert row.count() == 1
        assert "7.3%～8.5%" in row.inner_text()
        with reader.page.expect_download() as download:
            reader.page.get_by_role("link", name="导出Excel").click()
        assert download.value.suggested_filename == "说了与做了2025-09-24.xlsx"
        reader.page.get_by_label("指标").select_option(label="一般公共预算收入 2")
        reader.page.wait_for_url("**/verdicts?verdict=undecided&indicator=public_budget_revenue**")
        assert reader.page.locator("svg.chart .implied").is_visible()
        assert reader.page.get_by_role("button", name="打印").is_visible()
        mark = reader.page.locator("tr[data-code] .mark").first
        assert mark.evaluate("e => e.getBoundingClientRect().width") == 22
        reader.photograph("verdicts-one")
        row.get_by_role("link", name=re.compile("^第")).first.click()
        reader.page.wait_for_url("**/documents/*#f*")
        assert reader.page.locator("a.fg.sel").first.inner_text() == "8%"


def test_verdicts_print_upright_on_a3(chromium: Any, desk: Desk, tmp_path: Path) -> None:
    with Visitor(chromium, desk, SCREENSHOTS) as citizen:
        citizen.open("/public/verdicts")
        path = tmp_path / "verdicts.pdf"
        citizen.page.pdf(path=path, prefer_css_page_size=True)
    with PdfDocument(path) as printed:
        sizes = {tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in printed}
        assert sizes == {(297, 420)}
        assert "说了与做了" in printed[0].get_textpage().get_text_range()


@pytest.mark.parametrize("theme", ["", "?theme=dark"])
def test_the_wall_refreshes_in_place(chromium: Any, desk: Desk, theme: str) -> None:
    with Visitor(chromium, desk, SCREENSHOTS, width=1920, height=1080) as leader:
        leader.page.add_init_script("const ask = setInterval; window.setInterval = (f, ms) => ask(f, ms / 100);")
        leader.sign_in("quzhang")
        leader.open(f"/wall{theme}")
        leader.photograph(f"wall{'-dark' if theme else ''}")
        leader.page.locator(".wh h1").evaluate("e => { e.dataset.old = 'yes' }")
        leader.page.wait_for_selector(".wh h1:not([data-old])", timeout=5000)
        assert "作战图" in leader.text(".wh h1")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        f"/matters/{NUMBER}",
        "/documents/3",
        "/documents/3?show=tasks",
        "/wall",
        "/bulletin",
        "/verdicts",
        "/ledger",
        "/settings/calendar",
        "/public",
        "/sign-in",
    ],
)
def test_nothing_scrolls_sideways_on_a_phone(chromium: Any, desk: Desk, path: str) -> None:
    with Visitor(chromium, desk, SCREENSHOTS, width=390, height=844) as visitor:
        if path != "/sign-in":
            visitor.sign_in("fangchan")
        visitor.open(path)
        name = path.strip("/").split("/")[0] + path.partition("?show=")[2] or "tasks"
        visitor.photograph(f"phone-{name}")
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_english_when_chosen(chromium: Any, desk: Desk) -> None:
    with Visitor(chromium, desk, SCREENSHOTS) as reader:
        reader.sign_in("ducha")
        reader.page.get_by_role("button", name="English").click()
        reader.page.wait_for_selector("text=My tasks")
        assert "working days left" in reader.text("main")
        reader.photograph("tasks-english")
        reader.page.get_by_role("button", name="中文").click()
        reader.page.wait_for_selector("text=我的待办")
