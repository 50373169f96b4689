"""`wenxiao calendar`: what it shows, counts, refuses and keeps."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wenxiao.cli.calendar import calendar
from wenxiao.errors import CatalogInvalidError, ExportRefusedError

ARRANGED = """\
year: 2027
in_force_from: 2026-11-04
source: 测试用的安排
holidays:
  - {name: 元旦, from: 2027-01-01, to: 2027-01-03}
  - {name: 春节, from: 2027-02-05, to: 2027-02-12}
  - {name: 清明节, from: 2027-04-03, to: 2027-04-05}
  - {name: 劳动节, from: 2027-05-01, to: 2027-05-05}
  - {name: 端午节, from: 2027-06-09, to: 2027-06-09}
  - {name: 国庆节、中秋节, from: 2027-09-15, to: 2027-10-07}
working_days: [2027-02-14, 2027-05-08, 2027-10-09]
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folder of its own."""
    monkeypatch.setenv("WENXIAO_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def arranged(tmp_path: Path) -> Path:
    file = tmp_path / "2027.yaml"
    file.write_text(ARRANGED, encoding="utf-8")
    return file


def run(*arguments: str) -> Result:
    return CliRunner().invoke(calendar, arguments)


def test_a_month_marks_days_off_and_worked_weekends() -> None:
    assert run("show", "2025-10").stdout == (
        "2025年10月　工作日18天\n"
        " 一   二   三   四   五   六   日\n"
        "            1休  2休  3休  4休  5休\n"
        "  6休  7休  8休  9   10   11班 12\n"
        " 13   14   15   16   17   18   19\n"
        " 20   21   22   23   24   25   26\n"
        " 27   28   29   30   31\n"
        "\n"
        "班 调休上班　休 放假\n"
    )


def test_a_year_has_twelve_months_and_its_sum() -> None:
    shown = run("show", "2025")
    assert shown.stdout.count("　工作日") == 12
    assert "2025年工作日248天" in shown.stdout
    assert shown.stderr == ""


def test_months_side_by_side_stand_in_columns() -> None:
    lines = run("show", "2025").stdout.splitlines()
    width = max(sum(1 + (ord(letter) > 255) for letter in line) for line in lines)
    assert width <= 3 * 35 + 2 * 4


def test_a_year_without_arrangement_says_so() -> None:
    shown = run("show", "2028-02")
    assert "2028年的调休安排尚未发布，暂按周末和法定节假日推算" in shown.stderr


def test_what_is_no_year_or_month_is_refused() -> None:
    refused = run("show", "2025Q3")
    assert refused.exit_code == 2
    assert "“2025Q3”不是年或月，应如2025或2025-10" in refused.stderr


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (("2025-09-24", "2025-09-30"), "5个工作日\n班：9月28日\n"),
        (("2025-09-30", "2025-10-09"), "1个工作日\n休：10月1日～10月8日\n"),
        (("2025-09-24", "2025-09-30", "--unit", "calendar_days"), "6天\n班：9月28日\n"),
        (("2025-09-24T09:00", "2025-09-24T14:30", "--unit", "working_hours"), "4个工作时\n"),
        (
            ("2025-09-24T09:00", "2025-09-24T14:30", "--unit", "working_hours", "--office", "service_hall"),
            "5.5个工作时\n",
        ),
        (("2025-09-24", "2025-09-25", "--unit", "hours"), "24小时\n"),
        (("2025-09-28", "2025-09-29"), "1个工作日\n"),
        (("2025-10-01", "2025-10-03", "--office", "duty_room"), "2个工作日\n"),
        (("2025-10-09", "2025-09-30"), "−1个工作日\n"),
    ],
)
def test_counting(arguments: tuple[str, ...], answer: str) -> None:
    assert run("count", *arguments).stdout == answer


def test_hours_are_not_counted_backwards() -> None:
    refused = run("count", "2025-09-25", "2025-09-24", "--unit", "hours")
    assert "TO早于FROM，请对调" in refused.stderr


def test_an_unknown_office_is_named_with_those_there_are() -> None:
    refused = run("count", "2025-09-24", "2025-09-25", "--office", "library")
    assert isinstance(refused.exception, CatalogInvalidError)
    assert "没有作息“library”，可用的是government_office、duty_room、service_hall" in str(refused.exception)


def test_checking_tells_the_arrangement_and_keeps_nothing(arranged: Path, home: Path) -> None:
    checked = run("check", str(arranged))
    assert "2027年　测试用的安排\n元旦　1月1日至1月3日放假，共3天\n" in checked.stdout
    assert "端午节　6月9日放假，共1天\n" in checked.stdout
    assert "2月14日、5月8日、10月9日上班\n" in checked.stdout
    assert not home.exists()


def test_an_arrangement_that_is_added_is_known_from_then_on(arranged: Path, home: Path) -> None:
    before = run("count", "2027-02-04", "2027-02-15")
    assert "尚未发布" in before.stderr
    added = run("add", str(arranged))
    assert f"已装入 {home / 'calendars' / '2027.yaml'}" in added.stdout
    after = run("count", "2027-02-04", "2027-02-15")
    assert after.stdout == "2个工作日\n休：2月5日～2月12日\n班：2月14日\n"
    assert after.stderr == ""


def test_a_wrong_arrangement_is_refused_and_the_kept_one_stays(arranged: Path, home: Path) -> None:
    run("add", str(arranged))
    arranged.write_text(ARRANGED.replace("端午节", "端阳"), encoding="utf-8")
    refused = run("add", str(arranged))
    assert isinstance(refused.exception, CatalogInvalidError)
    assert "缺少端午节，请写全" in str(refused.exception)
    assert (home / "calendars" / "2027.yaml").read_text(encoding="utf-8") == ARRANGED


def test_an_addition_to_a_known_year_says_that_the_rest_stays(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "year: 2025\nin_force_from: 2025-01-01\nsource: 本区规定\n"
        "holidays: [{name: 地方假日, from: 2025-09-03, to: 2025-09-03}]\nworking_days: []\n",
        encoding="utf-8",
    )
    assert "2025年的安排程序已有，以上各日以这份为准，其余不变" in run("add", str(own)).stdout
    assert run("count", "2025-09-02", "2025-09-04").stdout == "1个工作日\n休：9月3日\n"


def test_a_folder_that_cannot_be_written_is_named(
    arranged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WENXIAO_HOME", str(arranged))
    refused = run("add", str(arranged))
    assert isinstance(refused.exception, ExportRefusedError)
    assert "请用WENXIAO_HOME指定可写的文件夹" in str(refused.exception)
