"""The year's arrangement on the desk: recorded once, followed by every open matter, marked until then."""

import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wenxiao_web.audit.models import LedgerEntry
from wenxiao_web.calendars.actions import add_arrangement
from wenxiao_web.calendars.models import Arrangement
from wenxiao_web.calendars.queries import desk_calendar, recorded_arrangements
from wenxiao_web.cli import desk
from wenxiao_web.clock import now
from wenxiao_web.errors import ActionRefusedError
from wenxiao_web.matters.facts import facts_of, with_facts
from wenxiao_web.matters.lights import stored_watches
from wenxiao_web.matters.models import Basis, Matter, WatchRow
from wenxiao_web.matters.schedules import schedule_of
from wenxiao_web.resolutions.deciding import adjust_schedule

from tests.web.arrangements import YEAR_2027
from tests.web.conftest import AT
from wenxiao.clocks import watches_of
from wenxiao.demonstration.chain import MILESTONES_ADOPTED_BY
from wenxiao.errors import CatalogInvalidError
from wenxiao.exchange import read_workbook
from wenxiao.resolutions import Resolution, adjust

DUE = datetime.fromisoformat("2027-10-12T17:00:00+08:00")
DAY_OFF_2025 = """\
year: 2025
in_force_from: 2025-09-20
source: 本区关于活动日放假的通知
holidays:
  - {name: 本区活动日, from: 2025-09-26, to: 2025-09-26}
working_days: []
"""
MARK = re.compile(r'class="tag est"[^>]*>推算<')


@pytest.fixture
def far_matter(supervisor: Any, matter: Matter) -> Matter:
    """The story's matter with its open milestones moved into a year that is not published."""
    resolution = Resolution(
        body="commission", document_number="工委发〔2025〕9号", decided_on=date(2025, 9, 24), reason="工期顺延"
    )
    old = schedule_of(matter.schedules.order_by("-version")[0])
    moved = adjust(old, milestone="m2", due_at=DUE, resolution=resolution, adopted_by=MILESTONES_ADOPTED_BY)
    moved = replace(moved, milestones=tuple(m if m.code == "m1" else replace(m, due_at=DUE) for m in moved.milestones))
    at = now()
    adjust_schedule(supervisor, matter, moved, resolution, decided_at=at, at=at)
    return matter


def current(matter: Matter, code: str = "m2") -> WatchRow:
    return WatchRow.objects.get(matter=matter, basis=Basis.CLAIMED, superseded_at=None, code=code)


def test_a_recorded_year_moves_the_limits_that_rested_on_an_estimate(supervisor: Any, far_matter: Matter) -> None:
    before = current(far_matter)
    renewal = add_arrangement(supervisor, "2027.yaml", YEAR_2027, at=AT)
    after = current(far_matter)
    assert (before.is_provisional, after.is_provisional) == (True, False)
    assert before.yellow_at == datetime.fromisoformat("2027-10-05T08:30:00+08:00")
    assert after.yellow_at == datetime.fromisoformat("2027-09-29T08:30:00+08:00")
    assert (after.due_at, after.version, after.known_at) == (before.due_at, before.version + 1, AT)
    entry = LedgerEntry.objects.get(action="add_arrangement")
    assert entry.new == {"source": "测试用的2027年安排", "matters": renewal.matters, "watches": renewal.watches}
    assert renewal.watches == 3, "two of this matter, and the time to build of a project that ends in 2027"
    assert (entry.unit, entry.recorded_at) == (supervisor.unit.name, AT)


def test_what_is_stored_afterwards_is_what_the_domain_says(supervisor: Any, far_matter: Matter) -> None:
    add_arrangement(supervisor, "2027.yaml", YEAR_2027, at=AT)
    add_arrangement(supervisor, "2025.yaml", DAY_OFF_2025, at=AT)
    for basis in Basis.values:
        for found in with_facts(Matter.objects.all()):
            rows = WatchRow.objects.filter(matter=found, basis=basis, superseded_at=None)
            wanted = watches_of(facts_of(found), AT, confirmed_only=basis == Basis.CONFIRMED)
            if any(watch.confirmed_at is None for watch in wanted):
                assert stored_watches(rows) == wanted, found


def test_estimates_are_marked_until_the_year_is_recorded(
    supervisor: Any, as_liaison: Client, far_matter: Matter, tmp_path: Path
) -> None:
    assert marks(as_liaison) == {"/": 1, "/wall": 1, "/matters/ZD-2025-021": 1, "/public": 1}
    assert exported(as_liaison, tmp_path)["ZD-2025-021"] == "推算"
    add_arrangement(supervisor, "2027.yaml", YEAR_2027, at=AT)
    assert marks(as_liaison) == {"/": 0, "/wall": 0, "/matters/ZD-2025-021": 0, "/public": 0}
    assert exported(as_liaison, tmp_path)["ZD-2025-021"] is None


def marks(client: Client) -> dict[str, int]:
    """On which pages the mark stands."""
    paths = ("/", "/wall", "/matters/ZD-2025-021", "/public")
    return {path: int(bool(MARK.search(client.get(path).content.decode()))) for path in paths}


def exported(client: Client, folder: Path) -> dict[Any, Any]:
    path = folder / "matters.xlsx"
    path.write_bytes(b"".join(client.get("/tasks.xlsx")))
    (rows,) = read_workbook(path).values()
    return {row["number"]: row.get("estimated") for row in rows}


def test_a_districts_own_day_off_counts_everywhere(supervisor: Any, as_liaison: Client) -> None:
    assert "剩5个工作日" in as_liaison.get("/").content.decode()
    add_arrangement(supervisor, "2025.yaml", DAY_OFF_2025, at=AT)
    page = as_liaison.get("/").content.decode()
    assert "剩5个工作日" not in page
    assert page.count("剩4个工作日") == 2
    assert not desk_calendar().is_working_day(date(2025, 9, 26))


def test_of_two_arrangements_of_a_year_the_later_goes_first(supervisor: Any) -> None:
    add_arrangement(supervisor, "2027.yaml", YEAR_2027, at=AT)
    add_arrangement(supervisor, "2027-2.yaml", YEAR_2027.replace("2027-10-09", "2027-10-10"), at=AT)
    calendar = desk_calendar()
    assert [calendar.is_working_day(date(2027, 10, day)) for day in (9, 10)] == [True, True]
    assert [(one.row.name, one.is_replaced) for one in recorded_arrangements()] == [
        ("2027-2.yaml", False),
        ("2027.yaml", True),
    ]


def test_the_same_arrangement_is_recorded_once(supervisor: Any) -> None:
    add_arrangement(supervisor, "2027.yaml", YEAR_2027, at=AT)
    with pytest.raises(ActionRefusedError, match="2027年的这份安排已经装入"):
        add_arrangement(supervisor, "again.yaml", YEAR_2027, at=AT)


def test_an_arrangement_that_is_not_published_yet_is_refused(supervisor: Any) -> None:
    later = YEAR_2027.replace("2025-09-20", "2026-11-04")
    with pytest.raises(ActionRefusedError, match="晚于今天"):
        add_arrangement(supervisor, "2027.yaml", later, at=AT)


def test_who_may_not_record_an_arrangement_leaves_nothing_behind(liaison: Any) -> None:
    entries = LedgerEntry.objects.count()
    with pytest.raises(ActionRefusedError, match="督查督办岗位或者管理员"):
        add_arrangement(liaison, "2027.yaml", YEAR_2027, at=AT)
    assert (Arrangement.objects.count(), LedgerEntry.objects.count()) == (0, entries)


def test_an_administrator_may_record_an_arrangement(liaison: Any) -> None:
    liaison.is_superuser = True
    add_arrangement(liaison, "2027.yaml", YEAR_2027, at=AT)
    assert Arrangement.objects.get().year == 2027


def test_a_wrong_arrangement_leaves_nothing_behind(supervisor: Any) -> None:
    with pytest.raises(CatalogInvalidError, match="缺少端午节"):
        add_arrangement(supervisor, "2027.yaml", YEAR_2027.replace("端午节", "龙舟节"), at=AT)
    assert not Arrangement.objects.exists()


def send(client: Client, text: str | bytes) -> Any:
    data = text.encode() if isinstance(text, str) else text
    return client.post("/settings/calendar", {"file": SimpleUploadedFile("2027.yaml", data)})


@pytest.fixture
def as_supervisor(supervisor: Any) -> Client:
    client = Client()
    client.force_login(supervisor)
    return client


def test_the_page_takes_in_a_year_and_lists_it(as_supervisor: Client) -> None:
    answer = send(as_supervisor, YEAR_2027)
    assert answer.status_code == 302
    page = as_supervisor.get("/settings/calendar").content.decode()
    for words in ("已装入2027年的安排", "测试用的2027年安排", "02-05～02-12", "10-09 周六", "督查"):
        assert words in page


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("source: 测试用的2027年安排\n", "", ["第1行", "source", "缺少这个键"]),
        ("2027-06-09}", "2027-06-31}", ["第9行", "“2027-06-31”不是日历上的日期", "端午节, from: 2027-06-09"]),
        ("2027-02-14", "2027-02-15", ["第12行", "working_days", "是平日", "working_days: [2027-02-15"]),
        ("year: 2027", "year: [2027", ["不是正确的YAML"]),
    ],
)
def test_the_page_says_what_is_wrong_and_where(as_supervisor: Client, old: str, new: str, words: list[str]) -> None:
    answer = send(as_supervisor, YEAR_2027.replace(old, new, 1))
    page = answer.content.decode().replace("&quot;", '"')
    assert answer.status_code == 422
    assert [word for word in ["2027.yaml", "没有装入", *words] if word not in page] == []
    assert not Arrangement.objects.exists()


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"\xff\xfe\x00", "不是UTF-8文本"), (b"a" * 70_000, "超过64KB"), (b"", "文件是空的")],
    ids=["other encoding", "too long", "empty"],
)
def test_what_is_no_text_is_refused_before_it_is_read(as_supervisor: Client, data: bytes, words: str) -> None:
    answer = send(as_supervisor, data)
    assert (answer.status_code, words in answer.content.decode()) == (422, True)


def test_who_may_not_is_told_so_instead_of_given_a_form(as_liaison: Client) -> None:
    page = as_liaison.get("/settings/calendar").content.decode()
    assert "不可做　装入安排：调休安排由督查督办岗位或者管理员装入。" in page
    assert 'type="file"' not in page
    assert send(as_liaison, YEAR_2027).status_code == 422
    assert not Arrangement.objects.exists()


@pytest.mark.django_db
def test_the_command_records_a_year_and_says_how_far_it_is(tmp_path: Path) -> None:
    file = tmp_path / "2027.yaml"
    file.write_text(YEAR_2027, encoding="utf-8")
    answer = CliRunner().invoke(desk, ["calendar", str(file)], catch_exceptions=False)
    assert answer.exit_code == 0
    assert "已装入2027年的安排：测试用的2027年安排" in answer.stdout
    open_matters = re.search(r"没有办结的事项(\d+)件", answer.stdout)
    assert open_matters
    assert f"重算 {open_matters[1]}/{open_matters[1]}件" in answer.stderr
    assert LedgerEntry.objects.get(action="add_arrangement").post == "管理员"
