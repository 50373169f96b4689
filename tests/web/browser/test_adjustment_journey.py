"""The journey of an adjustment: a liaison asks, two are heard, a resolution is recorded, both plans show."""

import re
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from tests.web.browser.conftest import SCREENSHOTS
from tests.web.browser.visitors import Visitor
from tests.web.servers import Desk

pytestmark = pytest.mark.browser
NUMBER, TITLE = "ZD-2025-022", "更换老旧电梯170部"
ADJUSTED = "ZD-2025-012"


def test_a_milestone_is_adjusted_by_resolution_and_both_plans_show(chromium: Any, desk: Desk, tmp_path: Path) -> None:
    with (
        Visitor(chromium, desk, SCREENSHOTS) as liaison,
        Visitor(chromium, desk, SCREENSHOTS) as verifier,
        Visitor(chromium, desk, SCREENSHOTS) as quantifier,
        Visitor(chromium, desk, SCREENSHOTS) as supervisor,
    ):
        path = _ask(liaison)
        _be_heard(verifier, "chengjian", path, "施工许可证和排期表已核，情况属实", "同意调整")
        verifier.photograph("adjustment-3-heard")
        _be_heard(quantifier, "zhibiao", path, "全年170部不变，节点可以顺延", "同意调整")
        _decide(supervisor, path)
        _see_both_plans(liaison, tmp_path)
        _list_and_report(supervisor)


def _ask(liaison: Visitor) -> str:
    liaison.sign_in("fangchan")
    liaison.open(f"/matters/{NUMBER}")
    assert liaison.text(".lamp b") == "红灯"
    page = liaison.page
    page.locator("#plan").get_by_role("link", name="申请调整").click()
    page.get_by_role("button", name="申请调整").click()
    assert "请写明申请调整的理由" in _refusal(liaison, ".err")
    liaison.photograph("adjustment-1-apply-refused")
    page.get_by_label("更换110部的新时限").fill("2025-10-31")
    page.get_by_label("理由").fill("两家电梯厂井道部件延期到货，9月起分批安装")
    page.locator("#id_evidence").fill("厂家延期函2份")
    liaison.photograph("adjustment-1-apply")
    page.get_by_role("button", name="申请调整").click()
    page.wait_for_url("**/adjustments/*")
    assert "已申请，待听取意见" in liaison.text("#state")
    assert "待认定单位的意见，由区城建局填写" in liaison.text(".steps")
    assert "免去1次未按期" in liaison.text(".two")
    liaison.photograph("adjustment-2-asked")
    return str(page.url).removeprefix(liaison.desk.url)


def _refusal(visitor: Visitor, selector: str) -> str:
    """What a refused form says; the browser's own note of the answer's status is expected."""
    said = visitor.text(selector)
    visitor.problems = [problem for problem in visitor.problems if "422" not in problem]
    return said


def _be_heard(visitor: Visitor, username: str, path: str, words: str, button: str) -> None:
    visitor.sign_in(username)
    visitor.open(path)
    visitor.page.get_by_label("意见").fill(words)
    visitor.page.get_by_role("button", name=button, exact=True).click()
    visitor.page.wait_for_selector(".note")
    assert words in visitor.text(".steps")


def _decide(supervisor: Visitor, path: str) -> None:
    supervisor.sign_in("ducha")
    supervisor.page.get_by_role("link", name="督查", exact=True).click()
    supervisor.page.get_by_role("link", name="计划调整", exact=True).click()
    supervisor.page.get_by_role("link", name=re.compile("待决定 1")).click()
    supervisor.page.get_by_role("link", name=TITLE).click()
    supervisor.page.wait_for_url(f"**{path}")
    assert "意见已齐，待决定" in supervisor.text("#state")
    supervisor.page.get_by_role("button", name="登记批准决议").click()
    assert "请填决议文号" in _refusal(supervisor, "#decision-error")
    supervisor.page.get_by_label("决议文号").fill("铁问效〔2025〕8号")
    supervisor.photograph("adjustment-4-decide")
    supervisor.page.get_by_role("button", name="登记批准决议").click()
    supervisor.page.wait_for_selector(".note")
    assert supervisor.text("#state") == "已批准"
    supervisor.photograph("adjustment-5-decided")


def _see_both_plans(liaison: Visitor, tmp_path: Path) -> None:
    liaison.open(f"/matters/{NUMBER}")
    assert liaison.text(".lamp b") != "红灯"
    rows = liaison.page.locator(".versions tbody tr")
    moved = rows.filter(has_text="更换110部").inner_text()
    assert "2025-08-29" in moved
    assert "2025-10-31" in moved
    assert "未按期" in moved
    assert "红" in rows.last.inner_text()
    assert "铁问效〔2025〕8号" in liaison.text(".versions thead")
    assert "由08-29改为10-31" in str(liaison.page.locator("figure.tl svg").first.text_content())
    liaison.photograph("adjustment-6-both-plans")
    path = tmp_path / "matter.pdf"
    liaison.page.pdf(path=path, prefer_css_page_size=True)
    with PdfDocument(path) as printed:
        assert "计划与调整" in "".join(sheet.get_textpage().get_text_range() for sheet in printed)
    liaison.open(f"/matters/{ADJUSTED}#by-month")
    months = liaison.page.locator(".months li").all_inner_texts()
    assert [text.split()[-1] for text in months if text.startswith("05-31")] == ["第1版"]
    assert [text.split()[-1] for text in months if text.startswith("08-31")] == ["第2版"]
    liaison.photograph("adjustment-7-by-month")


def _list_and_report(supervisor: Visitor) -> None:
    page = supervisor.page
    supervisor.open("/adjustments")
    supervisor.photograph("adjustments")
    with page.expect_download() as download:
        page.get_by_role("link", name="导出Excel").click()
    assert download.value.suggested_filename.endswith(".xlsx")
    page.get_by_role("link", name="考核前的调整").click()
    assert "免去一次失分" in supervisor.text("table")
    supervisor.photograph("adjustments-late")


@pytest.mark.parametrize("path", ["/adjustments", "/adjustments/late", f"/matters/{ADJUSTED}", "/adjustments/1"])
def test_adjustments_do_not_scroll_sideways_on_a_phone(chromium: Any, desk: Desk, path: str) -> None:
    with Visitor(chromium, desk, SCREENSHOTS, width=390, height=844) as visitor:
        visitor.sign_in("ducha")
        visitor.open(path)
        visitor.photograph(f"phone-{path.strip('/').replace('/', '-')}")
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 390
