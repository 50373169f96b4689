"""Wrong rule files are refused with file, line, key and what was expected."""

from datetime import date
from pathlib import Path

import pytest

from wenxiao.catalog import in_force, known_keys, load_file, required
from wenxiao.clocks import LightRule
from wenxiao.errors import CatalogInvalidError


def written(folder: Path, text: str) -> Path:
    path = folder / "rule.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_bad_yaml_names_its_line(tmp_path: Path) -> None:
    with pytest.raises(CatalogInvalidError, match=r"rule\.yaml 第2行：不是正确的YAML"):
        load_file(written(tmp_path, "a: 1\nb: ]\n"))


def test_a_key_written_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogInvalidError, match=r"第2行 “a”：这个键写了两次"):
        load_file(written(tmp_path, "a: 1\na: 2\n"))


def test_a_missing_key_names_what_was_expected(tmp_path: Path) -> None:
    entry = load_file(written(tmp_path, "- code: x\n"))[0]
    with pytest.raises(CatalogInvalidError, match=r"第1行 “days”：缺少这个键，应为工作日数"):
        required(entry, "days", int, "工作日数")


@pytest.mark.parametrize("value", ["five", "true", "1.5"])
def test_a_wrong_value_names_its_line(tmp_path: Path, value: str) -> None:
    entry = load_file(written(tmp_path, f"code: x\ndays: {value}\n"))
    with pytest.raises(CatalogInvalidError, match=r"第2行 “days”：写的是.*应为工作日数"):
        required(entry, "days", int, "工作日数")


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    entry = load_file(written(tmp_path, "code: x\ndayz: 5\n"))
    with pytest.raises(CatalogInvalidError, match=r"第2行 “dayz”：没有这个键，可用的是code、days"):
        known_keys(entry, ("code", "days"))


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(CatalogInvalidError, match="读不到这个文件"):
        load_file(tmp_path / "none.yaml")


def test_last_year_is_judged_by_last_years_rule() -> None:
    old, new = (
        LightRule(
            code="x",
            in_force_from=day,
            source="例",
            near_limit_working_days=days,
            report_red_after_working_days=3,
            resubmit_working_days=2,
        )
        for day, days in ((date(2021, 1, 1), 5), (date(2025, 1, 1), 10))
    )
    assert in_force((old, new), date(2024, 12, 31)) is old
    assert in_force((old, new), date(2025, 1, 1)) is new
    assert in_force((old, new), date(2020, 1, 1)) is old
