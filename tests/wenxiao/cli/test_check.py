"""`wenxiao check`: the verdicts of the demonstration's documents, in every form."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from wenxiao.cli.check import check
from wenxiao.documents import read_document
from wenxiao.errors import CatalogInvalidError, ExportRefusedError
from wenxiao.exchange import read_workbook

TIEXI = Path(__file__).parents[3] / "examples" / "tiexi"
FILES = tuple(
    str(TIEXI / name) for name in ("1_plan_2021_2025.docx", "2_plan_execution_2022.html", "3_work_report_2024.txt")
)
CONTRACT = [
    "indicator", "subject", "scope", "period", "verdict", "target", "outcome", "gap", "needed", "assumptions", "why",
]  # fmt: skip
OUTCOME = [
    "document", "start", "end", "value", "unit", "bound", "low", "high", "implied", "derivation", "sources",
]  # fmt: skip


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folder of its own."""
    monkeypatch.setenv("WENXIAO_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(check, [*FILES, *arguments])


def rows(*arguments: str) -> list[dict[str, Any]]:
    result = run("--json", *arguments)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_line_holds_what_the_contract_names_and_nothing_else() -> None:
    found = rows()
    assert found
    for row in found:
        assert list(row) == CONTRACT
        assert list(row["target"]) == ["document", "start", "end", "value", "high", "unit", "bound"]
        assert row["outcome"] is None or list(row["outcome"]) == OUTCOME


def test_every_span_is_where_the_number_stands() -> None:
    texts = {path: read_document(path).text for path in FILES}
    for row in rows():
        spans = [row["target"], *(row["outcome"]["sources"] if row["outcome"] else ())]
        for span in spans:
            assert any(letter.isdigit() for letter in texts[span["document"]][span["start"] : span["end"]])


def test_a_growth_aim_is_answered_by_an_implied_growth_with_its_interval() -> None:
    (row,) = rows("--indicator", "社会消费品零售总额", "--at", "2024-12-31")[:1]
    assert (row["indicator"], row["period"], row["verdict"]) == ("retail_sales", "2023", "missed")
    outcome = row["outcome"]
    assert outcome["implied"] is True
    assert outcome["derivation"] == "2023年＝705÷1.06＝665.1；增速＝665.1÷623.1−1＝6.7%"
    assert (round(outcome["low"], 1), round(outcome["high"], 1)) == (6.2, 7.3)
    assert len(outcome["sources"]) == 3


def test_an_earlier_day_does_not_know_later_documents() -> None:
    assert {row["verdict"] for row in rows("--at", "2022-12-31", "--indicator", "社零总额")} == {"open"}


def test_another_place_is_not_there_and_the_places_that_are_are_named() -> None:
    asked = run("--place", "别处区")
    assert (asked.exit_code, asked.stdout) == (2, "")
    assert "没有“别处区”的数据，有的是铁西区" in asked.stderr


@pytest.mark.parametrize("name", ["铁西", "铁西区", "沈阳市铁西区", "沈阳铁西区", "辽宁省沈阳市铁西区"])
def test_a_place_is_found_by_any_of_its_names(name: str) -> None:
    assert rows("--place", name) == rows("--place", "铁西区") != []


def test_the_whole_is_not_found_by_the_name_of_a_part(tmp_path: Path) -> None:
    for place, growth in (("云岭市", 7), ("云岭市东城区", 8), ("海港市东城区", 9)):
        path = tmp_path / f"2025_{place}_政府工作报告.txt"
        path.write_text(f"二、2025年工作安排\n地区生产总值增长{growth}%。\n", encoding="utf-8")
    found = {
        name: CliRunner().invoke(check, [str(tmp_path), "--json", "--place", name])
        for name in ("云岭", "云岭东城区", "东城")
    }
    values = [json.loads(found[name].stdout)["target"]["value"] for name in ("云岭", "云岭东城区")]
    assert values == [7, 8]
    assert found["东城"].exit_code == 2
    assert "“东城”可以是云岭市东城区、海港市东城区，请写其中一个的全名" in found["东城"].stderr


def test_an_unknown_indicator_brings_up_the_nearest_names() -> None:
    asked = run("--indicator", "地区生产总直")
    assert asked.exit_code == 2
    assert "没有“地区生产总直”这个指标，相近的有地区生产总值" in asked.stderr


def test_what_only_the_documents_name_can_be_asked_for() -> None:
    keys = {row["subject"] for row in rows() if row["indicator"] is None}
    assert keys
    assert all(rows("--indicator", subject) for subject in keys)


def test_an_indicator_without_a_target_is_said_to_have_none() -> None:
    asked = run("--indicator", "居民消费价格")
    assert (asked.exit_code, asked.stdout) == (0, "")
    assert "没有“居民消费价格”的目标" in asked.stderr


def test_one_document_alone_is_said_to_have_nothing_to_be_held_against() -> None:
    asked = CliRunner().invoke(check, [FILES[0]])
    assert asked.exit_code == 0
    assert "只读到1份文件" in asked.stderr


def test_an_empty_folder_and_one_without_a_report_are_told_and_print_no_table(tmp_path: Path) -> None:
    empty, other = tmp_path / "空", tmp_path / "别的"
    empty.mkdir()
    other.mkdir()
    (other / "清单.txt").write_text("苹果3斤", encoding="utf-8")
    problems = {empty: "没有能读的文件", other: "看不出是哪一年的文件", tmp_path / "无": "找不到这个文件"}
    for folder, problem in problems.items():
        asked = CliRunner().invoke(check, [str(folder)])
        assert (asked.exit_code, asked.stdout) == (1, "")
        assert problem in asked.stderr


def test_a_second_run_gives_the_same_lines_without_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    first = run("--json").stdout
    monkeypatch.setattr("wenxiao.cli.checking.gathering.answers_to", _refuse)
    assert run("--json").stdout == first
    assert run("--json", "--indicator", "gdp").exit_code == 0


def _refuse(paths: list[str], *_: object) -> Any:
    assert not paths, f"read again: {paths}"
    return iter(())


def test_anew_reads_again(monkeypatch: pytest.MonkeyPatch) -> None:
    run("--json")
    monkeypatch.setattr("wenxiao.cli.checking.gathering.answers_to", _refuse)
    assert isinstance(run("--json", "--anew").exception, AssertionError)


def test_rulings_move_a_subject_to_an_indicator(tmp_path: Path) -> None:
    ruled = tmp_path / "rulings.yaml"
    ruled.write_text("links: {在孵企业: high_tech_firms}\n", encoding="utf-8")
    assert any(row["subject"] == "在孵企业" for row in rows("--rulings", str(ruled), "--indicator", "high_tech_firms"))


def test_rulings_with_a_wrong_key_name_file_and_line(tmp_path: Path) -> None:
    ruled = tmp_path / "rulings.yaml"
    ruled.write_text("links: {}\nplace: {}\n", encoding="utf-8")
    result = run("--rulings", str(ruled))
    assert isinstance(result.exception, CatalogInvalidError)
    assert "rulings.yaml 第2行" in str(result.exception)


def test_the_table_shows_both_quotes_and_the_verdict() -> None:
    shown = run("--indicator", "gdp").stdout
    for words in ("说的", "做的", "难以达成", "地区生产总值"):
        assert words in shown


def test_the_workbook_holds_every_verdict(tmp_path: Path) -> None:
    out = tmp_path / "verdicts.xlsx"
    result = run("--xlsx", str(out))
    assert result.exit_code == 0, result.output
    sheets = read_workbook(out)
    assert len(sheets["verdicts"]) == len(rows())
    assert {row["code"] for row in sheets["verdicts"]} >= {"kept", "missed", "undecided", "reached_early"}


def test_the_page_needs_nothing_else_and_holds_both_quotes(tmp_path: Path) -> None:
    out = tmp_path / "verdicts.html"
    assert run("--html", str(out)).exit_code == 0
    page = out.read_text(encoding="utf-8")
    assert "http" not in page.replace("http-equiv", "")
    for words in ("default-src 'none'", "无法判定", "怎么判的", "历年记录", '<circle class="implied"'):
        assert words in page


def test_parquet_holds_the_same_rows(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    out = tmp_path / "verdicts.parquet"
    assert run("--parquet", str(out)).exit_code == 0
    table = parquet.read_table(out).to_pylist()
    assert [(row["subject"], row["verdict"]) for row in table] == [(row["subject"], row["verdict"]) for row in rows()]


def test_findings_name_every_place() -> None:
    for row in rows("--what", "findings"):
        assert row["kind"] in {"twice", "revised", "parts", "growth", "share"}
        assert row["sources"]


def test_tasks_without_numbers_are_reported_again_or_silent() -> None:
    found = rows("--what", "tasks")
    assert found
    assert {row["verdict"] for row in found} <= {"reported", "silent", "open"}


def test_two_outputs_at_once_are_refused(tmp_path: Path) -> None:
    result = run("--json", "--html", str(tmp_path / "x.html"))
    assert result.exit_code == 2
    assert "一次只能用一个" in result.output


def test_a_wrong_ending_is_refused(tmp_path: Path) -> None:
    result = run("--html", str(tmp_path / "x.txt"))
    assert isinstance(result.exception, ExportRefusedError)
    assert "以.html结尾" in str(result.exception)


def test_a_missing_file_is_told_and_the_rest_checked(tmp_path: Path) -> None:
    result = CliRunner().invoke(check, [*FILES, str(tmp_path / "没有.txt"), "--json"])
    assert result.exit_code == 1
    assert "没有.txt" in result.stderr
    assert result.stdout


def test_the_place_in_a_files_name_stands_where_the_text_names_none(tmp_path: Path) -> None:
    said = {
        "2021_云岭省_政府工作报告.txt": "二、2021年工作安排\n地区生产总值增长6%以上。\n",
        "2022_云岭省_政府工作报告.txt": "一、2021年工作回顾\n地区生产总值增长8.1%。\n",
    }
    for name, text in said.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    first = lines_of(tmp_path)
    (tmp_path / "2023_云岭省_政府工作报告.txt").write_text("一、2022年工作回顾\n修建学校。\n", encoding="utf-8")
    again = lines_of(tmp_path)  # what was read before is kept, the third file is read
    assert [(row["scope"], row["verdict"]) for row in first] == [("云岭省", "kept")]
    assert again == first


def lines_of(folder: Path) -> list[dict[str, Any]]:
    result = CliRunner().invoke(check, [str(folder), "--json", "--jobs", "1"])
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]
