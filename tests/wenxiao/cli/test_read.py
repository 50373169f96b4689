"""`wenxiao read`: table, JSON lines, text; bad files."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from wenxiao.cli.read import read

TEXT = "\ufeff一、2024年工作总结\r\n地区生产总值1300亿元，增长7%。\r\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.encode())
    return path


def test_json_prints_one_figure_a_line(report: Path) -> None:
    result = CliRunner().invoke(read, [str(report), "--json"])
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["text"] for row in rows] == ["1300亿元", "7%"]
    assert all("document" not in row for row in rows)
    assert all(TEXT[row["start"] : row["end"]] == row["text"] for row in rows)


def test_several_files_name_their_document(report: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("新增学位2250个。", encoding="utf-8")
    result = CliRunner().invoke(read, [str(report), str(other), "--json"])
    assert [json.loads(line)["document"] for line in result.stdout.splitlines()] == [str(report)] * 2 + [str(other)]


def test_text_is_printed_as_decoded_with_nothing_added(report: Path) -> None:
    result = CliRunner().invoke(read, [str(report), "--what", "text"])
    assert result.stdout_bytes == TEXT.encode()


def test_the_table_shows_subject_amount_and_place(report: Path) -> None:
    result = CliRunner().invoke(read, [str(report)])
    assert "地区生产总值" in result.stdout
    assert "1300亿元" in result.stdout
    assert "已实现" in result.stdout


def test_the_outline_gives_role_and_period(report: Path) -> None:
    result = CliRunner().invoke(read, [str(report), "--what", "outline", "--json"])
    row = json.loads(result.stdout)
    assert (row["title"], row["role"], row["period"]) == ("一、2024年工作总结", "review", "2024")
    table = CliRunner().invoke(read, [str(report), "--what", "outline"])
    assert "回顾" in table.stdout


def test_a_bad_file_is_one_line_and_the_rest_go_on(report: Path, tmp_path: Path) -> None:
    absent = tmp_path / "没有.docx"
    result = CliRunner().invoke(read, [str(absent), str(report), "--json"])
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr.count("\n") == 1
    assert "找不到这个文件" in result.stderr
