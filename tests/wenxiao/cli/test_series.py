"""`wenxiao series` and `wenxiao catalog search`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.wenxiao.cli.test_check import FILES
from wenxiao.cli.catalog import catalog
from wenxiao.cli.series import series


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENXIAO_HOME", str(tmp_path / "home"))


def test_a_series_holds_what_is_stated_and_what_that_implies() -> None:
    result = CliRunner().invoke(series, ["社零总额", *FILES, "--json"])
    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    implied = [(row["period"], row["kind"]) for row in rows if row["implied"]]
    assert ("2023", "level") in implied
    assert ("2023", "growth") in implied
    assert all(row["indicator"] == "retail_sales" for row in rows)


def test_an_unknown_indicator_says_where_to_look() -> None:
    result = CliRunner().invoke(series, ["没有这个指标", *FILES])
    assert result.exit_code == 1
    assert "wenxiao catalog search" in result.stderr


def test_search_finds_by_what_a_report_writes() -> None:
    result = CliRunner().invoke(catalog, ["search", "全区GDP增速", "--json"])
    (first, *_) = [json.loads(line) for line in result.stdout.splitlines()]
    assert (first["code"], first["unit"], first["dimension"]) == ("gdp", "亿元", "money")
    assert first["reason"]
    assert first["source"]


def test_search_without_a_hit_says_what_then() -> None:
    result = CliRunner().invoke(catalog, ["search", "没有这个指标"])
    assert result.exit_code == 1
    assert "--rulings" in result.stderr


def test_search_shows_a_table() -> None:
    assert "城镇登记失业率" in CliRunner().invoke(catalog, ["search", "失业"]).stdout
