"""One engine and one set of calendar tables for every test of the room."""

from collections.abc import Iterator

import pytest

from tests.wenxiao.analytics.tables import days_of
from wenxiao.analytics.days import DayTables
from wenxiao.analytics.engines import Engine, engine


@pytest.fixture(scope="session")
def duckdb() -> Iterator[Engine]:
    with engine("duckdb", threads=2) as opened:
        yield opened


@pytest.fixture(scope="session")
def days(duckdb: Engine) -> DayTables:
    return days_of(duckdb)
