"""Journeys through procedures: a task to its end, a hotline matter the hard way, a rectification that relapses."""

import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.web.browser.conftest import SCREENSHOTS
from tests.web.browser.visitors import Visitor
from tests.web.servers import Desk, environment

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[3]
EVIDENCE = {"name": "现场照片说明.txt", "mimeType": "text/plain", "buffer": "改造前后各一组".encode()}


@pytest.fixture(scope="module")
def staffed(desk: Desk) -> Desk:
    """The desk with the accounts that the procedures' posts need."""
    subprocess.run(
        [sys.executable, "-m", "tests.web.browser.casting"],
        env=environment(desk.folder),
        cwd=ROOT,
        check=True,
        timeout=60,
    )
    return desk


class Company:
    """Several people, each at a browser of their own, working one matter."""

    def __init__(self, people: dict[str, Visitor]) -> None:
        self.people = people
        self.number = ""

    def open(self, who: str, code: str, title: str, **chosen: str) -> None:
        """Open a matter by the form."""
        page = self.people[who].page
        self.people[who].open(f"/procedures/{code}")
        page.get_by_role("link", name="立项", exact=True).click()
        page.get_by_label("事项名称").fill(title)
        for label, choice in chosen.items():
            page.get_by_label(label, exact=True).select_option(label=choice)
        page.get_by_role("button", name="立项", exact=True).click()
        page.wait_for_url("**/matters/**")
        self.number = page.url.rpartition("/")[2]

    def do(self, who: str, title: str, stage: str, *, picture: str = "", **entered: str) -> None:
        """Make a move by its form, and see the stage that it leads to."""
        visitor = self.people[who]
        page = visitor.page
        visitor.open(f"/matters/{self.number}")
        page.locator(".acts").get_by_role("link", name=title, exact=True).click()
        form = page.locator("#do form")
        for label, value in entered.items():
            if label == "文件":
                form.get_by_label("佐证文件").set_input_files(EVIDENCE)
                continue
            field = form.get_by_label(label).first
            if field.evaluate("e => e.tagName") == "SELECT":
                field.select_option(label=value)
            else:
                field.fill(value)
        if picture:
            visitor.photograph(picture)
        form.get_by_role("button", name=title, exact=True).click()
        page.wait_for_selector(".note")
        assert title in visitor.text(".note")
        assert visitor.text(".path [aria-current]").split("×")[0] == stage

    def see(self, who: str) -> Visitor:
        """Let somebody look at the matter."""
        self.people[who].open(f"/matters/{self.number}")
        return self.people[who]


@pytest.fixture
def company(chromium: Any, staffed: Desk) -> Any:
    """People by user name, signed in."""
    names = ("ducha", "quzhang", "fangchan", "chengjian", "rexian", "banzhang", "chengguan", "shangji")
    with ExitStack() as stack:
        people = {name: stack.enter_context(Visitor(chromium, staffed, SCREENSHOTS)) for name in names}
        for name, visitor in people.items():
            visitor.sign_in(name)
        yield Company(people)


def test_a_task_goes_from_its_opening_to_its_acceptance(company: Company) -> None:
    company.open(
        "ducha", "key_tasks", "老旧小区加装充电桩30处", 来源="上级交办", 牵头单位="区房产局", 认定单位="区城建局"
    )
    ducha = company.people["ducha"]
    _split(company, ducha)
    company.do("fangchan", "会签同意", "领导审核", 会签意见="同意，年内完成")
    company.do("quzhang", "审核通过", "印发")
    company.do("ducha", "印发", "签收", 印发文号="铁督〔2025〕31号")
    _inbox_leads_to_the_form(company)
    company.do("fangchan", "签收", "报送措施")
    company.do("fangchan", "报送措施", "办理", 工作措施="分三批施工，每周调度", picture="case-4-measures")
    company.do(
        "fangchan",
        "报送进度",
        "办理",
        完成的节点="完成10处　2025-10-31",
        佐证="验收单10份",
        文件="",
        picture="case-5-report",
    )
    company.do("chengjian", "认定进度", "办理")
    company.do("fangchan", "申请办结", "核查认定", 佐证="总验收单1份")
    company.do("chengjian", "认定办结", "办结", 办结评价="优秀", picture="case-6-accept")
    seen = company.see("ducha")
    seen.photograph("case-7-done")
    assert "区城建局　认定单位" in seen.text("table.ev")
    with seen.page.expect_download() as download:
        seen.page.get_by_role("link", name="现场照片说明.txt").click()
    assert download.value.suggested_filename == "现场照片说明.txt"
    assert seen.page.locator(".acts").get_by_role("link", name="重启").is_visible()


def _split(company: Company, ducha: Visitor) -> None:
    """Wrong rows come back with all that was typed; then they are mended."""
    page = ducha.page
    ducha.open(f"/matters/{company.number}?do=split")
    page.get_by_label("任务内容").fill("三个街道各10处")
    page.get_by_label("任务类别").select_option(label="一般")
    page.get_by_label("节点1").fill("完成10处")
    page.get_by_role("button", name="拆分任务").click()
    page.wait_for_selector("#do .err")
    assert "第1行“完成10处”的时限应如2025-09-24" in ducha.text("#do .err")
    assert page.get_by_label("任务内容").input_value() == "三个街道各10处"
    ducha.photograph("case-1-mend")
    assert "422" in ducha.problems.pop()  # the browser's own note of the refused form
    page.get_by_label("时限1").fill("2025-10-31")
    page.get_by_role("button", name="再加三行").click()
    page.get_by_label("节点2").fill("完成30处")
    page.get_by_label("时限2").fill("2025-12-19")
    assert page.locator("input[name$=_name]").count() == 6
    page.get_by_role("button", name="拆分任务").click()
    page.wait_for_selector(".note")
    assert ducha.text(".path [aria-current]") == "会签"
    ducha.photograph("case-2-countersigning")


def _inbox_leads_to_the_form(company: Company) -> None:
    """Whom a matter waits for finds it in the inbox, and is one press away from its form."""
    fangchan = company.people["fangchan"]
    fangchan.open("/")
    fangchan.page.get_by_role("navigation").get_by_role("link", name="待我办理").first.click()
    fangchan.photograph("inbox")
    row = fangchan.page.locator("tr", has_text=company.number)
    row.get_by_role("link", name="签收").click()
    fangchan.page.wait_for_url(f"**/matters/{company.number}#do")
    assert fangchan.page.locator("#do").get_by_role("button", name="签收").is_visible()
    fangchan.photograph("case-3-sign")
    quzhang = company.people["quzhang"]
    quzhang.open("/inbox")
    assert company.number not in quzhang.text("main")


def test_a_hotline_matter_is_returned_passed_on_suspended_and_redone(company: Company) -> None:
    company.open(
        "rexian", "hotline", "热力管沟盖板破损", 来源="热线来电", 牵头单位="区房产局", 交办单位="12345热线中心"
    )
    company.do("rexian", "受理", "分类处置", 诉求内容="小区东门管沟盖板破损", 诉求种类="求助", 缓急="一般")
    company.do("rexian", "派单", "待签收")
    company.do("fangchan", "退单", "退单待审", 理由="管沟属市政设施，由区城管局管")
    company.do("rexian", "改派", "待签收", 转给哪个单位="区城管局", 理由="管沟属市政设施", picture="hotline-1-reassign")
    assert company.see("fangchan").page.locator(".acts .btn").count() == 0
    company.people["fangchan"].photograph("hotline-2-not-mine")
    company.do("chengguan", "签收", "联系诉求人")
    company.do("chengguan", "联系诉求人", "办理", 联系记录="已电话说明三日内更换")
    company.do("banzhang", "中止", "中止", 理由="等待厂家送盖板", 中止到="2025-10-10")
    seen = company.see("chengguan")
    assert seen.page.locator("svg.chart .hatch").count() > 0 or "等待厂家送盖板" in seen.text("main")
    assert seen.text(".lamp b") == "中止"
    seen.photograph("hotline-3-suspended")
    company.do("rexian", "恢复", "办理")
    company.do("chengguan", "报送答复", "答复审核", 答复内容="已更换", 佐证="照片2张")
    company.do("rexian", "审核通过", "回访")
    company.do("rexian", "回访不满意重办", "联系诉求人", 解决情况="部分解决", 满意情况="不满意", 理由="只换了一半")
    company.do("chengguan", "联系诉求人", "办理", 联系记录="已约定现场查看")
    company.do("chengguan", "报送答复", "答复审核", 答复内容="全部更换", 佐证="照片6张")
    company.do("rexian", "审核通过", "回访")
    company.do("rexian", "回访认可办结归档", "办结归档", 解决情况="已解决", 满意情况="满意")
    company.see("ducha").photograph("hotline-4-filed")
    assert "联系诉求人 ×2" in company.people["ducha"].text(".path").replace("×", " ×").replace("  ", " ")


def test_a_rectification_is_confirmed_above_and_comes_back(company: Company) -> None:
    chosen = {"来源": "环保督察", "牵头单位": "区房产局", "认定单位": "区城建局", "上级确认单位": "区统计局"}
    company.open("ducha", "rectification", "小区生活污水直排", **chosen, 交办单位="督查督办组")
    listing = {"问题": "两处化粪池外溢", "反馈来源": "环保督察", "整改类型": "限期整改"}
    company.do("ducha", "列入清单并交办", "签收", **listing)
    company.do("fangchan", "签收", "制定措施")
    plan = {"整改措施": "清掏并接入管网", "整改目标": "不再外溢", "整改时限": "2025-12-31"}
    company.do("fangchan", "报送措施和时限", "审核措施", **plan, 节点1="接入管网", 时限1="2025-11-28")
    company.do("quzhang", "措施审核通过", "整改")
    company.do("fangchan", "申请验收", "区级验收", 完成的节点="接入管网　2025-11-28", 佐证="竣工资料1套")
    company.do("chengjian", "验收通过并上报", "上级确认", 佐证="验收意见")
    company.do("shangji", "确认整改到位", "销号公开", picture="rectification-1-above")
    company.do("ducha", "公开并销号", "销号", 公开="区政府网站9月24日")
    company.do("ducha", "反弹重启", "整改", 理由="雨后又有一处外溢")
    seen = company.see("ducha")
    seen.photograph("rectification-2-relapsed")
    assert "销号" in seen.text("table.ev")
    _withdraw_is_asked_twice(company)


def _withdraw_is_asked_twice(company: Company) -> None:
    quzhang = company.see("quzhang")
    page = quzhang.page
    page.locator(".acts").get_by_role("link", name="终止", exact=True).click()
    page.locator("#do").get_by_label("理由").fill("小区已整体拆迁")
    page.locator("#do").get_by_label("调整时限的批准文号").fill("会议纪要〔2025〕18号")
    page.locator("#do").get_by_role("button", name="终止").click()
    page.wait_for_selector(".sure")
    assert "不再计入" in quzhang.text(".sure")
    assert quzhang.text(".path [aria-current]").startswith("整改")
    quzhang.photograph("rectification-3-sure")
    page.get_by_role("button", name="确认终止").click()
    page.wait_for_selector(".note")
    assert quzhang.text(".path [aria-current]") == "终止"


@pytest.mark.parametrize("path", ["/procedures/", "/procedures/hotline", "/procedures/hotline/board", "/inbox"])
def test_lists_of_procedures_fit_a_phone(chromium: Any, staffed: Desk, path: str) -> None:
    with Visitor(chromium, staffed, SCREENSHOTS, width=390, height=844) as visitor:
        visitor.sign_in("ducha")
        visitor.open(path)
        visitor.photograph(f"phone-{path.strip('/').replace('/', '-')}")
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_board_is_read_on_a_wall(chromium: Any, staffed: Desk) -> None:
    with Visitor(chromium, staffed, SCREENSHOTS, width=1920, height=1080) as visitor:
        visitor.sign_in("ducha")
        visitor.open("/procedures/key_tasks/board")
        visitor.photograph("board-1920")
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 1920
        assert visitor.page.locator(".col").count() == 10
