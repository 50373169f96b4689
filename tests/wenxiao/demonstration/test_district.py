"""The demonstration district: what it holds, and how a wrong one is refused."""

import shutil
from pathlib import Path

import pytest

from wenxiao.clocks import Colour, light_at
from wenxiao.demonstration import demonstration_district
from wenxiao.demonstration.chain import MILESTONES_ADOPTED_BY, commitment_for, read_report
from wenxiao.demonstration.facts import facts_of
from wenxiao.errors import CatalogInvalidError, DistrictInvalidError

DISTRICT = demonstration_district()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the district that a test may spoil."""
    return Path(shutil.copytree(DISTRICT.folder, tmp_path / "tiexi"))


def spoil(folder: Path, old: str, new: str, file: str = "district.yaml") -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_matter_answers_for_a_target_that_its_document_states() -> None:
    reports = [read_report(DISTRICT, document.file) for document in DISTRICT.documents]
    for matter in DISTRICT.matters:
        assert commitment_for(DISTRICT, matter, reports).said.figure.value == matter.aim.value


def test_the_wall_shows_every_light_at_the_clocks_start() -> None:
    at = DISTRICT.clock_starts_at
    colours = {
        light_at(facts_of(matter, adopted_by=MILESTONES_ADOPTED_BY), at, at).colour for matter in DISTRICT.matters
    }
    assert colours >= {Colour.RED, Colour.YELLOW, Colour.GREEN, Colour.DONE}


def test_a_folder_without_a_district_says_what_to_give(tmp_path: Path) -> None:
    with pytest.raises(DistrictInvalidError, match=r"没有district\.yaml"):
        demonstration_district(tmp_path)


def test_a_unit_that_is_not_registered_is_named(copy: Path) -> None:
    spoil(copy, "lead_unit: housing", "lead_unit: husing")
    with pytest.raises(DistrictInvalidError, match="单位“husing”没有登记"):
        demonstration_district(copy)


def test_a_moment_without_a_zone_is_refused(copy: Path) -> None:
    spoil(copy, "clock_starts_at: 2025-09-24T09:20:00+08:00", "clock_starts_at: 2025-09-24T09:20:00")
    with pytest.raises(DistrictInvalidError, match="没有时区"):
        demonstration_district(copy)


def test_a_misspelt_key_is_refused_with_its_line(copy: Path) -> None:
    spoil(copy, "verifying_unit: construction", "verifing_unit: construction")
    with pytest.raises(CatalogInvalidError, match="“verifing_unit”：没有这个键"):
        demonstration_district(copy)


def test_an_aim_that_the_document_does_not_state_is_refused(copy: Path) -> None:
    spoil(copy, "改造提升老旧小区15个", "改造提升老旧小区16个", "3_work_report_2024.txt")
    district = demonstration_district(copy)
    matter = next(matter for matter in district.matters if matter.number == district.story.matter)
    with pytest.raises(DistrictInvalidError, match="没有读到这个目标"):
        commitment_for(district, matter, [read_report(district, "3_work_report_2024.txt")])
