"""Release calendars: tests/cases/calendars/releases, and what always holds."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from wenxiao.calendars import default_calendar, release_calendar
from wenxiao.calendars.releases import release_calendar_of
from wenxiao.catalog import load, load_file
from wenxiao.errors import CatalogInvalidError

CALENDAR = default_calendar()
CODES = [row["code"] for row in load("calendars/releases.yaml")]


@pytest.mark.parametrize("case", cases("calendars/releases"))
def test_releases(case: Any) -> None:
    releases = release_calendar(case["code"]).releases(case["from"], case["to"], CALENDAR)
    seen = [
        (str(release.period), " ".join(map(str, release.covers)), release.release_at.date()) for release in releases
    ]
    assert seen == [(str(period), covers, on) for period, covers, on in case["releases"]]


@given(st.sampled_from(CODES), st.dates(date(2024, 1, 1), date(2025, 12, 31)), st.integers(0, 400))
def test_releases_come_in_order_when_the_office_closes_and_cover_every_period_once(
    code: str, begins_on: date, days: int
) -> None:
    ends_on = begins_on + timedelta(days=days)
    releases = release_calendar(code).releases(begins_on, ends_on, CALENDAR)
    covered = [period for release in releases for period in release.covers]
    assert all(one.after == other for one, other in pairwise(covered))
    assert all(begins_on <= period.ends_on <= ends_on for period in covered)
    for release in releases:
        on = CALENDAR.day_of(release.release_at)
        assert release.covers[-1] == release.period
        assert CALENDAR.is_working_day(on)
        assert release.release_at == CALENDAR.closing(on)


def test_an_unknown_release_calendar_is_named_with_those_there_are() -> None:
    with pytest.raises(CatalogInvalidError, match="没有发布日程“gdp”，可用的是industry_monthly、accounts_quarterly"):
        release_calendar("gdp")


WRONG = {
    "frequency: fortnight": "“frequency”：没有“fortnight”，可用的是day、week、ten_days",
    "frequency: term": "“frequency”：没有“term”",
    "due_unit: hours": "“due_unit”：没有“hours”，可用的是calendar_days、working_days",
    "due_day: 28": "due_day和due_days要写且只写一个",
}


@pytest.mark.parametrize("changed", WRONG)
def test_a_wrong_release_calendar_is_refused_with_its_place(changed: str, tmp_path: Path) -> None:
    lines = {
        "code": "code: mine",
        "name": "name: 本区日程",
        "in_force_from": "in_force_from: 2025-01-01",
        "source": "source: 本区规定",
        "frequency": "frequency: month",
        "with_next": "with_next: []",
        "due_days": "due_days: 5",
        "due_unit": "due_unit: working_days",
        "moves_off_rest_days": "moves_off_rest_days: true",
    } | {changed.split(":")[0]: changed}
    file = tmp_path / "releases.yaml"
    file.write_text("\n".join(lines.values()), encoding="utf-8")
    with pytest.raises(CatalogInvalidError, match=WRONG[changed]):
        release_calendar_of(load_file(file))
