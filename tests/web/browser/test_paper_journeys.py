"""A 督办单 from red to answered: the clock stands after the holidays, the worker has found what is due."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from tests.web.browser.conftest import SCREENSHOTS
from tests.web.browser.visitors import Visitor
from tests.web.servers import Desk, environment, run_desk, served_demonstration

pytestmark = pytest.mark.browser
NUMBER, TITLE = "ZD-2025-021", "改造提升老旧小区15个"
SET_CLOCK = """
import django
django.setup()
from datetime import datetime
from wenxiao_web.accounts.models import District
from wenxiao_web.clock import machine_now
District.objects.update(
    clock_starts_at=datetime.fromisoformat("2025-10-09T09:00:00+08:00"), anchored_at=machine_now())
"""


@pytest.fixture(scope="module")
def later_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The demonstration two weeks on: the story's matter is red, and nobody has looked since."""
    folder = tmp_path_factory.mktemp("later")
    assert run_desk(folder, "load").returncode == 0
    where = environment(folder)
    subprocess.run([sys.executable, "-c", SET_CLOCK], env=where, check=True)
    with served_demonstration(folder) as served:
        yield served


def press(visitor: Visitor, words: str, state: str) -> None:
    """Press the button of a step; the page then says the state."""
    visitor.page.locator("#do").get_by_role("button", name=words).click()
    visitor.page.wait_for_selector(f".head .tag:text-is('{state}')")


def open_what_waits(visitor: Visitor, words: str) -> None:
    """Go from the list of what waits for me to the paper of the story's matter."""
    visitor.open("/notices?waiting=me")
    row = visitor.page.get_by_role("row", name=re.compile(TITLE))
    row.get_by_role("link", name=words).click()
    visitor.page.wait_for_url(re.compile(r"/notices/\d+"))


def test_from_red_to_a_signed_and_answered_order(chromium: Any, later_desk: Desk, tmp_path: Path) -> None:
    with (
        Visitor(chromium, later_desk, SCREENSHOTS) as clerk,
        Visitor(chromium, later_desk, SCREENSHOTS) as head,
        Visitor(chromium, later_desk, SCREENSHOTS) as liaison,
    ):
        _draft(clerk)
        _review_and_issue(head)
        _deliver(clerk)
        _sign_and_answer(liaison)
        _look_at_the_paper(clerk, tmp_path)
        _find_each_step_in_the_ledger(clerk)
    assert "全部相符" in later_desk.run("verify").stdout


def _draft(clerk: Visitor) -> None:
    clerk.sign_in("ducha")
    clerk.page.get_by_role("link", name="督查", exact=True).click()
    clerk.photograph("notices")
    open_what_waits(clerk, "起草督办单")
    assert "还没有拟稿" in clerk.text(".body")
    clerk.photograph("notice-1-due")
    press(clerk, "起草督办单", "已拟稿")
    assert "督查督办组　督查岗拟的督办单，要由别的岗位审核" in clerk.text("#do")
    clerk.photograph("notice-2-drafted")


def _review_and_issue(head: Visitor) -> None:
    head.sign_in("zuzhang")
    open_what_waits(head, "审核督办单")
    press(head, "审核督办单", "已审核")
    press(head, "签发督办单", "已签发")
    assert "铁督〔2025〕2号" in head.text("h1")
    head.photograph("notice-3-issued")


def _deliver(clerk: Visitor) -> None:
    open_what_waits(clerk, "送达督办单")
    press(clerk, "送达督办单", "已送达")


def _sign_and_answer(liaison: Visitor) -> None:
    liaison.sign_in("fangchan")
    open_what_waits(liaison, "签收督办单")
    press(liaison, "签收督办单", "已签收")
    liaison.page.get_by_role("button", name="回复督办单").click()
    assert "请填这一项" in liaison.text("#do")
    assert "422" in liaison.problems.pop()  # the browser notes that the empty form was refused
    liaison.page.get_by_label("回复内容").fill("3个小区外墙保温未完工。已增加两支施工队，10月24日前完成。")
    press(liaison, "回复督办单", "已回复")
    assert "已增加两支施工队" in liaison.text(".taken")
    liaison.photograph("notice-4-answered")


def _look_at_the_paper(clerk: Visitor, folder: Path) -> None:
    clerk.page.reload()
    with clerk.page.expect_download() as download:
        clerk.page.get_by_role("link", name="下载PDF").click()
    assert download.value.suggested_filename == f"督办单铁督〔2025〕2号_{NUMBER}.pdf"
    path = folder / "order.pdf"
    download.value.save_as(path)
    with PdfDocument(path) as order:
        size = tuple(round(side / 72 * 25.4) for side in order[0].get_size())
        text = "".join(sheet.get_textpage().get_text_range() for sheet in order)
        for number, sheet in enumerate(order, start=1):
            sheet.render(scale=2).to_pil().save(SCREENSHOTS / f"order-{number}.png")
    assert size == (210, 297)
    assert "铁督〔2025〕2号" in text
    assert "2025年10月9日" in text


def _find_each_step_in_the_ledger(clerk: Visitor) -> None:
    clerk.open(f"/ledger?subject={NUMBER}")
    clerk.photograph("notice-ledger")
    said = clerk.text("table")
    for words in ("应发文书", "拟稿", "审核文稿", "签发", "送达", "签收", "回复"):
        assert words in said
    assert "外墙保温" not in said
    clerk.open("/numbers")
    assert "铁督〔2025〕2号" in clerk.text("table")
    clerk.photograph("numbers")


def test_papers_fit_a_phone_and_print_upright(chromium: Any, later_desk: Desk, tmp_path: Path) -> None:
    with Visitor(chromium, later_desk, SCREENSHOTS, width=390, height=844) as liaison:
        liaison.sign_in("fangchan")
        for path in ("/notices", "/notices?matter=ZD-2025-022&kind=dispatch_order", "/numbers"):
            liaison.open(path)
            assert liaison.page.evaluate("document.documentElement.scrollWidth") <= 390
        liaison.open("/notices?matter=ZD-2025-022&kind=dispatch_order")
        liaison.page.locator("[data-open]").click()
        liaison.page.wait_for_selector(".sheet")
        liaison.photograph("phone-notice")
        assert liaison.page.evaluate("document.documentElement.scrollWidth") <= 390
        liaison.page.pdf(path=tmp_path / "printed.pdf", prefer_css_page_size=True)
    with PdfDocument(tmp_path / "printed.pdf") as printed:
        assert {tuple(round(side / 72 * 25.4) for side in sheet.get_size()) for sheet in printed} == {(210, 297)}
        text = "".join(sheet.get_textpage().get_text_range() for sheet in printed)
        printed[0].render(scale=1).to_pil().save(SCREENSHOTS / "notice-printed.png")
    assert "铁督〔2025〕1号" in text
    assert "现在可做" not in text
