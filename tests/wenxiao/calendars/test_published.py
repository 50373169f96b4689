"""The arrangement of a year: as a file, checked, and what it changes."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cases import cases
from wenxiao.calendars import default_calendar, office_calendar, published_year
from wenxiao.calendars.holidays import statutory_holidays
from wenxiao.calendars.published import KNOWN_YEARS
from wenxiao.errors import CatalogInvalidError

CALENDAR = default_calendar()
ARRANGED: dict[str, Any] = {
    "year": 2027,
    "in_force_from": date(2026, 11, 4),
    "source": "测试用的安排",
    "holidays": [
        {"name": "元旦", "from": date(2026, 12, 31), "to": date(2027, 1, 2)},
        {"name": "春节", "from": date(2027, 2, 5), "to": date(2027, 2, 12)},
        {"name": "清明", "from": date(2027, 4, 3), "to": date(2027, 4, 5)},
        {"name": "劳动节", "from": date(2027, 5, 1), "to": date(2027, 5, 5)},
        {"name": "端午节", "from": date(2027, 6, 9), "to": date(2027, 6, 9)},
        {"name": "中秋节", "from": date(2027, 9, 15), "to": date(2027, 9, 15)},
        {"name": "国庆节", "from": date(2027, 10, 1), "to": date(2027, 10, 7)},
    ],
    "working_days": [date(2027, 2, 14), date(2027, 5, 8), date(2027, 10, 9)],
}


def written(tmp_path: Path, arranged: dict[str, Any]) -> Path:
    file = tmp_path / "arranged.yaml"
    file.write_text(yaml.safe_dump(arranged, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return file


def changed(case: Any) -> dict[str, Any]:
    """The right arrangement with what a case changes in it."""
    new = case.get("change", {})
    rows = [new if row["name"] == new.get("name") else row for row in ARRANGED["holidays"]]
    arranged = ARRANGED | {"holidays": [dict(row) for row in rows if row["name"] != case.get("drop")]}
    arranged |= case.get("extra", {})
    if "working_days" in case:
        arranged["working_days"] = case["working_days"]
    arranged.pop(case.get("without", ""), None)
    return arranged


@pytest.mark.parametrize("case", cases("calendars/arrangements"))
def test_a_wrong_arrangement_is_refused_with_its_place(case: Any, tmp_path: Path) -> None:
    with pytest.raises(CatalogInvalidError, match="arranged.yaml.*" + case["words"]):
        published_year(written(tmp_path, changed(case)))


def test_a_file_that_is_no_arrangement_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "arranged.yaml"
    file.write_text("- 2027\n", encoding="utf-8")
    with pytest.raises(CatalogInvalidError, match="应为一份安排：year"):
        published_year(file)


def test_an_arrangement_makes_its_year_exact(tmp_path: Path) -> None:
    known = CALENDAR.with_published(published_year(written(tmp_path, ARRANGED)))
    assert CALENDAR.is_provisional(date(2027, 2, 9))
    assert not known.is_provisional(date(2027, 2, 9))
    assert CALENDAR.is_working_day(date(2027, 2, 9))
    assert not known.is_working_day(date(2027, 2, 9))
    assert known.is_working_day(date(2027, 2, 14))
    assert known.is_working_day(date(2027, 3, 1))
    assert not known.is_working_day(date(2027, 3, 6))
    assert not known.is_working_day(date(2026, 12, 31))
    assert known.is_provisional(date(2028, 1, 4))
    assert known.festival_begins_on("春节", 2027) == date(2027, 2, 5)
    assert known.festival_begins_on("清明节", 2027) == date(2027, 4, 3)
    assert known.festival_begins_on("春节", 2028) is None


def test_a_later_arrangement_goes_before_an_earlier_one(tmp_path: Path) -> None:
    first = published_year(written(tmp_path, ARRANGED))
    second = replace(first, working_days=frozenset({date(2027, 2, 13)}))
    known = CALENDAR.with_published(first, second)
    assert known.is_working_day(date(2027, 2, 13))


def test_an_addition_to_a_known_year_leaves_the_rest(tmp_path: Path) -> None:
    day = date(2025, 9, 3)
    row = {"name": "地方假日", "from": day, "to": day}
    own = ARRANGED | {"year": 2025, "holidays": [row], "working_days": []}
    known = CALENDAR.with_published(published_year(written(tmp_path, own)))
    assert CALENDAR.is_working_day(day)
    assert not known.is_working_day(day)
    assert known.is_holiday(day)
    assert known.is_working_day(date(2025, 9, 28))


def test_a_duty_room_works_through_every_arrangement(tmp_path: Path) -> None:
    known = office_calendar("duty_room").with_published(published_year(written(tmp_path, ARRANGED)))
    assert known.is_working_day(date(2027, 10, 1))


def test_a_provisional_year_knows_the_lunar_holidays() -> None:
    """2028: 春节 on 26 January, so the eve on Tuesday the 25th is off, and 29 January is an ordinary Saturday."""
    assert not CALENDAR.is_working_day(date(2028, 1, 25))
    assert not CALENDAR.is_working_day(date(2028, 1, 28))
    assert CALENDAR.is_working_day(date(2028, 1, 31))
    assert CALENDAR.is_holiday(date(2028, 4, 4))
    assert CALENDAR.is_provisional(date(2028, 1, 25))


def test_the_lunar_days_begin_where_the_known_arrangements_end() -> None:
    years = {day.year for day in statutory_holidays().lunar_days}
    assert set(range(max(KNOWN_YEARS) + 1, 2041)) <= years
    assert {sum(on.year == year for on in statutory_holidays().lunar_days) for year in range(2027, 2041)} == {7}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("in_force_from: 2026-11-31\n", "arranged.yaml 第2行：“2026-11-31”不是日历上的日期"),
        ("? [a, b]\n: 1\n", "arranged.yaml 第2行：冒号前应为一个词"),
        ("source: \x07\n", "arranged.yaml：里面有文本文件不该有的字符"),
    ],
)
def test_what_yaml_cannot_hold_is_refused_with_its_line(wrong: str, words: str) -> None:
    with pytest.raises(CatalogInvalidError, match=words):
        published_year(Path("arranged.yaml"), "year: 2027\n" + wrong)
