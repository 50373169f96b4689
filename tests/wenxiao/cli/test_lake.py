"""`wenxiao lake`: generate, moments, lights."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wenxiao.cli.lake import lake
from wenxiao.errors import ExportRefusedError, LakeInvalidError
from wenxiao.exchange import read_workbook


def run(*arguments: str) -> Result:
    return CliRunner().invoke(lake, arguments)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    made = str(tmp_path_factory.mktemp("lake") / "made")
    assert run("generate", made, "--matters", "3000").exit_code == 0
    assert run("moments", made).exit_code == 0
    return made


def test_lights_are_counted_in_a_table_that_says_the_data_is_generated(folder: str) -> None:
    shown = run("lights", folder, "--by", "kind").output
    assert "生成的数据，不是任何地方的真实事项" in shown
    assert "12345热线" in shown
    assert "◆ 红" in shown


def test_json_lines_add_up_and_stand_most_red_first(folder: str) -> None:
    rows = [json.loads(line) for line in run("lights", folder, "--by", "kind,stage", "--json").output.splitlines()]
    shares = [float(row["red_share"]) for row in rows]
    assert shares == sorted(shares, reverse=True)
    for row in rows:
        assert row["matters"] == sum(row[c] for c in ("red", "yellow", "green", "suspended", "not_started", "done"))


def test_a_workbook_can_be_read_back(folder: str, tmp_path: Path) -> None:
    out = tmp_path / "lights.xlsx"
    assert run("lights", folder, "--xlsx", str(out)).exit_code == 0
    rows = read_workbook(out)["lights"]
    assert {"unit", "matters", "red", "red_share"} <= set(rows[0])


def test_asking_of_an_earlier_moment_says_with_whose_knowledge_it_answers(folder: str) -> None:
    assert "按现在所知回答" in run("lights", folder, "--at", "2025-06-01 09:00", "--by", "kind").output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--by", "street"), "--by里没有“street”，可用的是unit、kind、stage"),
        (("--at", "明天"), "“明天”不是时刻，应如2025-12-31"),
        (("--json", "--xlsx", "a.xlsx"), "--json、--xlsx一次只能用一个"),
    ],
)
def test_what_cannot_be_understood_is_said(folder: str, arguments: tuple[str, ...], said: str) -> None:
    result = run("lights", folder, *arguments)
    assert result.exit_code == 2
    assert said in result.output


def test_lights_before_moments_say_what_to_run_first(tmp_path: Path) -> None:
    made = str(tmp_path / "made")
    run("generate", made, "--matters", "50")
    result = run("lights", made)
    assert isinstance(result.exception, LakeInvalidError)
    assert "请先运行wenxiao lake moments" in str(result.exception)


def test_a_folder_that_holds_something_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲", encoding="utf-8")
    result = run("generate", str(tmp_path))
    assert isinstance(result.exception, ExportRefusedError)


def test_more_matters_than_the_disk_holds_are_refused(tmp_path: Path) -> None:
    result = run("generate", str(tmp_path / "made"), "--matters", str(10**12))
    assert "磁盘只剩" in str(result.exception)


YEAR = """year: 2026
source: 例
in_force_from: 2025-11-04
holidays:
  - {name: 元旦, from: 2026-01-01, to: 2026-01-31}
working_days: []
"""


def test_a_calendar_that_is_published_later_moves_what_is_open(tmp_path: Path) -> None:
    made, file = str(tmp_path / "made"), tmp_path / "2026.yaml"
    file.write_text(YEAR, encoding="utf-8")
    run("generate", made, "--matters", "2000")
    asked = ("lights", made, "--by", "kind", "--at", "2026-01-28 18:00", "--json")
    reds = []
    for before in ((), ("publish", made, str(file), "--at", "2025-12-31 09:00")):
        assert not before or run(*before).exit_code == 0
        assert run("moments", made).exit_code == 0
        reds.append(sum(json.loads(line)["red"] for line in run(*asked).output.splitlines()))
    assert reds[1] < reds[0]
    earlier = run("publish", made, str(file), "--at", "2025-12-30 09:00")
    assert isinstance(earlier.exception, LakeInvalidError)
