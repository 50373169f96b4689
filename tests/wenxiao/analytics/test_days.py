"""Calendar tables and whole division."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import ibis
import pyarrow as pa
import pytest

from wenxiao.analytics.days import day_tables
from wenxiao.analytics.engines import engine
from wenxiao.analytics.timekeeping import whole
from wenxiao.calendars import default_calendar, office_calendar
from wenxiao.clocks import light_rules
from wenxiao.errors import EngineMissingError, LakeInvalidError

_DAY_2025_10_01 = 20362


def test_integers_are_divided_exactly_where_floating_point_is_not() -> None:
    dividends = [10**17 - 1, 10**17, 10**17 + 1, 9 * 10**17 + 12345]
    with engine("duckdb") as opened:
        table = opened.table(pa.table({"a": dividends}))
        rows = opened.rows(table.select(q=whole(table.a, 25_200_000_000)))
    assert [row["q"] for row in rows] == [dividend // 25_200_000_000 for dividend in dividends]


def test_a_day_of_the_holiday_has_no_ticks_and_knows_the_next_working_day() -> None:
    with engine("duckdb") as opened:
        offices = {"government_office": default_calendar()}
        days = day_tables(offices, 2025, 2025, light_rules(), opened.table)
        wanted = days.days.filter(days.days.key == _DAY_2025_10_01)
        (row,) = opened.rows(wanted)
    assert not row["works"]
    assert row["length"] == 0
    assert row["next_midnight_at"] - row["midnight_at"] == 8 * 86_400_000_000


def test_a_working_day_has_as_many_ticks_in_winter_as_in_summer() -> None:
    with engine("duckdb") as opened:
        days = day_tables({"service_hall": office_calendar("service_hall")}, 2025, 2025, light_rules(), opened.table)
        working = days.ordinals
        rows = opened.rows(working.select(ticks=working.rate * working.length).distinct())
        rates = opened.rows(working.select(hours=working.length / 3_600_000_000, rate=working.rate).distinct())
    assert rows == [{"ticks": days.day_ticks["service_hall"]}] == [{"ticks": 489_600_000_000}]
    assert {row["hours"]: row["rate"] for row in rates} == {8.5: 16, 8: 17}


def test_a_zone_that_changes_its_offset_is_refused() -> None:
    berlin = replace(default_calendar(), zone=ZoneInfo("Europe/Berlin"))
    with pytest.raises(LakeInvalidError, match="时差不止一个"):
        day_tables({"a": berlin}, 2025, 2025, light_rules(), ibis.memtable)


def test_without_java_spark_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(EngineMissingError, match="default-jre-headless"), engine("spark"):
        pass
