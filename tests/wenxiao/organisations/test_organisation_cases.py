"""What can be asked of an organisation, and what loading refuses: tests/cases/organisations."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cases import HERE, cases
from wenxiao.catalog import load_file
from wenxiao.demonstration.district import demonstration_district
from wenxiao.errors import CatalogInvalidError, UnitUnknownError
from wenxiao.organisations import Organisation, Unit, organisation_from

FILE = HERE / "organisations" / "districts" / "tiexi.yaml"
QUESTIONS = ("unit", "successor", "successors", "subtree", "above", "answers_for", "duties_of", "posts_of", "leader_of")


@pytest.fixture(scope="module")
def tiexi() -> Organisation:
    return organisation_from(FILE)


def shown(answer: Any) -> Any:
    if isinstance(answer, Iterable):
        return [thing.name for thing in answer]
    return None if answer is None else answer.name


@pytest.mark.parametrize("case", cases("organisations/questions"))
def test_question(case: Any, tiexi: Organisation) -> None:
    question = next(question for question in QUESTIONS if question in case)
    ask = getattr(tiexi, question)
    if "refuses" not in case:
        assert shown(ask(case[question], case["day"])) == case["gives"]
        return
    with pytest.raises(UnitUnknownError) as refused:
        ask(case[question], case["day"])
    assert [words for words in case["refuses"] if words not in str(refused.value)] == []


@pytest.mark.parametrize("case", cases("organisations/refused"))
def test_refused(case: Any, tmp_path: Path) -> None:
    content: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8")) | dict(case.get("set", {}))
    for key, row in case.get("add", {}).items():
        content[key].append(plain(row))
    file = tmp_path / "organisation.yaml"
    file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    with pytest.raises(CatalogInvalidError) as refused:
        organisation_from(file)
    error = refused.value
    assert (error.file, error.key) == (str(file), case.get("key"))
    assert error.line
    assert [words for words in case["says"] if words not in str(error)] == []


def plain(row: Any) -> Any:
    if isinstance(row, dict):
        return {key: plain(value) for key, value in row.items()}
    return [plain(part) for part in row] if isinstance(row, list) else row


def test_a_list_is_not_an_organisation(tmp_path: Path) -> None:
    file = tmp_path / "organisation.yaml"
    file.write_text("- 1\n", encoding="utf-8")
    with pytest.raises(CatalogInvalidError, match="应为一份单位表"):
        organisation_from(file)


def test_a_merger_that_makes_a_circle_is_refused(tmp_path: Path) -> None:
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    unit = {"code": "x", "name": "某中心", "kind": "public_institution", "parent": "housing", "from": date(2021, 1, 1)}
    content["units"].append(unit | {"source": "测试"})
    content["changes"].append({"from": date(2023, 1, 1), "merge": ["housing"], "into": "x", "source": "测试"})
    content["changes"] = [
        row for row in content["changes"] if "housing" not in row.get("merge", []) or row["into"] == "x"
    ]
    file = tmp_path / "organisation.yaml"
    file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    with pytest.raises(CatalogInvalidError, match=r"不能属于|成了一个圈"):
        organisation_from(file)


def test_the_demonstration_district_stands_in_the_tree(tiexi: Organisation) -> None:
    known = {unit.code: unit.name for unit in tiexi.units(date(2021, 1, 1))}
    assert {unit.code: unit.name for unit in demonstration_district().units}.items() <= known.items()


def test_every_change_is_dated_and_sourced() -> None:
    assert all(row["source"] and isinstance(row["from"], date) for row in load_file(FILE)["changes"])


def test_a_unit_knows_its_territory(tiexi: Organisation) -> None:
    garden = tiexi.unit("garden", date(2021, 1, 1))
    assert garden == Unit(
        code="garden", name="花园社区", kind="community", parent="east_street", division="210106001001"
    )
