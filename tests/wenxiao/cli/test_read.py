"""`wenxiao read`: table, JSON lines, text; bad files; many files."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import wenxiao
from wenxiao.cli.read import read
from wenxiao.cli.reading import batches
from wenxiao.documents import Document, read_document

TEXT = (
    "\ufeff一、2024年工作总结\r\n地区生产总值1300亿元，增长7%。\r\n"
    "二、2025年工作安排\r\n新建充电桩500个。\r\n改造老旧小区15个。\r\n"
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.encode())
    return path


def lines_of(*arguments: str) -> list[dict[str, Any]]:
    result = CliRunner().invoke(read, arguments)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_json_prints_one_figure_a_line(report: Path) -> None:
    rows = lines_of(str(report), "--json")
    assert [row["text"] for row in rows] == ["1300亿元", "7%", "500个", "15个"]
    assert all("document" not in row and "what" not in row for row in rows)
    assert all(TEXT[row["start"] : row["end"]] == row["text"] for row in rows)


def test_json_names_the_indicator_that_a_subject_is(report: Path) -> None:
    indicators = [row["indicator"] for row in lines_of(str(report), "--json")]
    assert indicators == ["gdp", "gdp", "charging_posts", "old_estates"]


def test_json_prints_tasks_with_the_figures_in_them(report: Path) -> None:
    rows = lines_of(str(report), "--what", "tasks", "--json")
    assert [(row["verb"], row["object"]) for row in rows] == [("新建", "充电桩"), ("改造", "老旧小区")]
    assert [row["figures"] for row in rows] == [[TEXT.index("500个")], [TEXT.index("15个")]]
    assert list(rows[0]) == [
        "start",
        "end",
        "text",
        "verb",
        "object",
        "figures",
        "deadline",
        "lead_unit",
        "responsible_units",
        "support_units",
        "section",
    ]


def test_all_says_what_each_line_is(report: Path) -> None:
    rows = lines_of(str(report), "--what", "all", "--json")
    assert [row["what"] for row in rows] == ["figure"] * 4 + ["task"] * 2 + ["outline"] * 2


def test_several_files_name_their_document(report: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("新增学位2250个。", encoding="utf-8")
    rows = lines_of(str(report), str(other), "--json")
    assert [row["document"] for row in rows] == [str(report)] * 4 + [str(other)]


def test_text_is_printed_as_decoded_with_nothing_added(report: Path) -> None:
    result = CliRunner().invoke(read, [str(report), "--what", "text"])
    assert result.stdout_bytes == TEXT.encode()


def test_standard_input_is_read_like_a_file(report: Path) -> None:
    result = CliRunner().invoke(read, ["-", "--json"], input=TEXT.encode())
    assert [json.loads(line)["text"] for line in result.stdout.splitlines()] == ["1300亿元", "7%", "500个", "15个"]


def test_the_table_shows_subject_amount_and_place(report: Path) -> None:
    result = CliRunner().invoke(read, [str(report)])
    for word in ("数据4条", "地区生产总值", "1300亿元", "实际", "目标", "充电桩"):
        assert word in result.stdout


def test_the_table_of_tasks_shows_verb_object_and_figure(report: Path) -> None:
    result = CliRunner().invoke(read, [str(report), "--what", "tasks"])
    for word in ("任务2项", "新建", "充电桩", "500个", "2025年"):
        assert word in result.stdout


def test_the_outline_gives_role_and_period(report: Path) -> None:
    first, second = lines_of(str(report), "--what", "outline", "--json")
    assert (first["title"], first["role"], first["period"]) == ("一、2024年工作总结", "review", "2024")
    assert (second["role"], second["period"]) == ("plan", "2025")
    table = CliRunner().invoke(read, [str(report), "--what", "outline"])
    assert "回顾" in table.stdout


def test_a_bad_file_is_one_line_and_the_rest_go_on(report: Path, tmp_path: Path) -> None:
    absent = tmp_path / "没有.docx"
    result = CliRunner().invoke(read, [str(absent), str(report), "--json"])
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 4
    assert result.stderr.count("\n") == 1
    assert "找不到这个文件" in result.stderr


def test_a_page_without_a_report_says_so_and_fails_nothing(tmp_path: Path) -> None:
    page = tmp_path / "shell.txt"
    page.write_text("首页\n政务公开\n索引号：000014349\n发布机构：区政府办公室\n返回顶部\n网站地图\n", encoding="utf-8")
    result = CliRunner().invoke(read, [str(page), "--json"])
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "没有找到报告正文" in result.stderr


def test_a_fault_in_the_program_ends_one_file_only(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("新增学位2250个。", encoding="utf-8")

    def faulty(path: str) -> Document:
        if path == str(report):
            raise IndexError("out of range")
        return read_document(path)

    monkeypatch.setattr(batches, "read_document", faulty)
    result = CliRunner().invoke(read, [str(report), str(other), "--json"])
    assert result.exit_code == 1
    assert "程序出错（IndexError：out of range）。请把这份文件连同这句话报给维护者" in result.stderr
    assert json.loads(result.stdout)["text"] == "2250个"


def test_the_same_comes_from_python(report: Path) -> None:
    reading = wenxiao.read(report)
    assert [figure.as_json() for figure in reading.figures] == lines_of(str(report), "--json")
    assert [task.as_json() for task in reading.tasks] == lines_of(str(report), "--what", "tasks", "--json")
    assert reading.document.text == TEXT


class TestFolders:
    """Folders, patterns and many processes."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        for number in range(12):
            below = tmp_path / "reports" / f"{number % 3}"
            below.mkdir(parents=True, exist_ok=True)
            (below / f"{number:02}.txt").write_text(f"新增学位{number + 1}个。", encoding="utf-8")
        (tmp_path / "reports" / "notes.log").write_text("新增学位99个。", encoding="utf-8")
        (tmp_path / "reports" / "~$lock.docx").write_bytes(b"")
        return tmp_path / "reports"

    def test_a_folder_stands_for_what_can_be_read_in_it_and_below(self, folder: Path) -> None:
        names = [Path(str(row["document"])).name for row in lines_of(str(folder), "--json")]
        assert names == [f"{number:02}.txt" for number in (0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11)]

    def test_a_pattern_is_opened_where_the_shell_did_not(self, folder: Path) -> None:
        assert len(lines_of(str(folder / "*" / "0*.txt"), "--json")) == 10

    def test_a_file_named_twice_is_read_once(self, folder: Path) -> None:
        assert len(lines_of(str(folder), str(folder / "0" / "00.txt"), "--json")) == 12

    def test_many_processes_give_the_same_in_the_same_order(self, folder: Path) -> None:
        assert lines_of(str(folder), "--json", "--jobs", "2") == lines_of(str(folder), "--json", "--jobs", "1")

    def test_many_processes_report_a_bad_file_like_one(self, folder: Path) -> None:
        (folder / "1" / "01.txt").write_bytes(b"")
        result = CliRunner().invoke(read, [str(folder), "--json", "--jobs", "2"])
        assert result.exit_code == 1
        assert len(result.stdout.splitlines()) == 11
        assert "01.txt：文件是空的" in result.stderr

    def test_an_empty_folder_and_a_pattern_without_match_say_so(self, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        result = CliRunner().invoke(read, [str(tmp_path / "empty"), str(tmp_path / "*.txt")])
        assert result.exit_code == 1
        assert "文件夹里没有能读的文件" in result.stderr
        assert "没有文件符合这个写法" in result.stderr
