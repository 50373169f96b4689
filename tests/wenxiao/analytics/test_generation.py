"""Generated matters: the same by the same seed, never after their moment, in the proportions of the catalogue."""

from datetime import date, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from wenxiao.analytics.engines import Engine
from wenxiao.analytics.generation import MARKED_AS, generate, matter_kinds
from wenxiao.analytics.lake_files import open_lake
from wenxiao.analytics.lakes import moments_of, write_moments
from wenxiao.analytics.lights import light_counts
from wenxiao.analytics.schemas import SCHEMAS
from wenxiao.analytics.timekeeping import microseconds
from wenxiao.calendars import default_calendar
from wenxiao.errors import LakeInvalidError

AS_OF = datetime(2025, 12, 31, 17, tzinfo=default_calendar().zone)
MATTERS = 20_000


def generated(folder: Path, seed: int = 1) -> Path:
    for _ in generate(folder, matter_kinds(), MATTERS, seed, date(2025, 1, 1), AS_OF):
        pass
    return folder


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generated(tmp_path_factory.mktemp("lake"))


def test_the_same_seed_gives_the_same_matters_and_another_seed_others(lake: Path, tmp_path: Path) -> None:
    again, other = generated(tmp_path / "again"), generated(tmp_path / "other", seed=2)
    for name in SCHEMAS:
        assert pq.read_table(lake / name).equals(pq.read_table(again / name)), name
    assert not pq.read_table(lake / "laps").equals(pq.read_table(other / "laps"))


def test_a_lake_says_that_it_is_generated_and_from_what(lake: Path) -> None:
    assert open_lake(lake).marked_as == MARKED_AS
    assert "沈阳市2023年" in (lake / "lake.json").read_text(encoding="utf-8")


def test_nothing_has_happened_after_the_moment_that_the_lake_stands_for(lake: Path) -> None:
    for name, columns in {
        "matters": ("opened_at", "left_at"),
        "laps": ("started_at", "ended_at"),
        "suspensions": ("began_at", "ended_at"),
        "extensions": ("asked_at",),
        "reports": ("happened_at", "confirmed_at", "returned_at"),
        "acts": ("happened_at",),
    }.items():
        table = pq.read_table(lake / name)
        for column in columns:
            met = [at for at in table[column].to_pylist() if at is not None]
            assert max(met) <= microseconds(AS_OF), f"{name} {column}"


def test_kinds_stand_in_the_proportion_of_their_volumes(lake: Path) -> None:
    kinds = pq.read_table(lake / "matters")["kind"].to_pylist()
    whole = sum(kind.volume for kind in matter_kinds())
    for kind in matter_kinds():
        assert abs(kinds.count(kind.kind) - MATTERS * kind.volume / whole) <= 1


def test_matters_arrive_by_day_more_than_by_night_and_on_working_days_more_than_on_rest_days(lake: Path) -> None:
    opened = [
        datetime.fromtimestamp(at / 1e6, AS_OF.tzinfo)
        for at in pq.read_table(lake / "matters")["opened_at"].to_pylist()
    ]
    assert sum(8 <= at.hour < 18 for at in opened) > 3 * sum(at.hour < 6 or at.hour >= 22 for at in opened)
    assert sum(at.weekday() == 2 for at in opened) > sum(at.weekday() == 6 for at in opened)


def test_every_number_of_a_lap_is_its_own(lake: Path) -> None:
    laps = pq.read_table(lake / "laps")["lap"].to_pylist()
    assert len(set(laps)) == len(laps)


def test_lights_of_a_lake_are_the_same_part_by_part_and_at_once(duckdb: Engine, lake: Path) -> None:
    opened = open_lake(lake)
    answers = []
    for at_once in (False, True):
        if at_once:
            for name in SCHEMAS:
                _join_parts(lake / name)
            (lake / "lake.json").write_text(
                (lake / "lake.json").read_text(encoding="utf-8").replace(f'"parts": {opened.parts}', '"parts": 1'),
                encoding="utf-8",
            )
        assert list(write_moments(open_lake(lake), duckdb)) == list(range(1, open_lake(lake).parts + 1))
        duckdb.release()
        answers.append(duckdb.rows(light_counts(moments_of(open_lake(lake), duckdb), microseconds(AS_OF), ("kind",))))
    assert answers[0] == answers[1]
    assert {row["kind"] for row in answers[0]} == {kind.kind for kind in matter_kinds()}


def _join_parts(folder: Path) -> None:
    whole = pq.read_table(folder)
    for path in folder.glob("*.parquet"):
        path.unlink()
    pq.write_table(whole, folder / "part-00000.parquet")


def test_a_folder_that_is_no_lake_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LakeInvalidError, match="wenxiao lake generate"):
        open_lake(tmp_path)
    (tmp_path / "lake.json").write_text("{}", encoding="utf-8")
    with pytest.raises(LakeInvalidError, match="写得不对"):
        open_lake(tmp_path)
