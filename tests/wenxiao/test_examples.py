"""The demonstration district is what it says: its gold stands in its documents, its aims in its gold."""

import json
import runpy
import zipfile
from collections import Counter
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from wenxiao.calendars import default_calendar
from wenxiao.catalog import load_file
from wenxiao.clocks import light_at
from wenxiao.demonstration import demonstration_district
from wenxiao.demonstration.facts import facts_of
from wenxiao.documents import read_document

FOLDER = Path(__file__).parents[2] / "examples" / "tiexi"
DOCUMENTS = ("1_plan_2021_2025.docx", "2_plan_execution_2022.html", "3_work_report_2024.txt")
DISTRICT = load_file(FOLDER / "district.yaml")
VERDICTS = load_file(FOLDER / "verdicts.yaml")["verdicts"]
REQUIRED = {"quote", "number", "subject", "accept", "kind", "value", "unit", "bound", "status", "period"}
KINDS = {"level", "growth", "change", "ratio", "rank"}
BOUNDS = {"exact", "about", "at_least", "more_than", "at_most", "less_than", "between"}


def gold(document: str) -> list[dict[str, Any]]:
    path = FOLDER / "gold" / f"{Path(document).stem}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line, parse_float=Decimal, parse_int=Decimal) for line in lines]


def matters() -> list[Any]:
    return [pytest.param(matter, id=matter["number"]) for matter in DISTRICT["matters"]]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_gold_quotes_stand_exactly_once_and_in_text_order(name: str) -> None:
    text = read_document(FOLDER / name).text
    places = []
    for row in gold(name):
        assert text.count(row["quote"]) == 1, row["quote"]
        assert row["quote"].count(row["number"]) == 1, row
        places.append(text.index(row["quote"]) + row["quote"].index(row["number"]))
    assert places == sorted(set(places))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_gold_lines_are_well_formed(name: str) -> None:
    for row in gold(name):
        assert set(row) - {"high"} == REQUIRED
        assert row["kind"] in KINDS
        assert row["bound"] in BOUNDS
        assert row["status"] in {"achieved", "target", "baseline"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_say_that_they_are_retellings(name: str) -> None:
    assert "演示材料：用自己的话转述公开的" in read_document(FOLDER / name).text


def test_the_docx_is_what_its_script_writes() -> None:
    built = runpy.run_path(str(FOLDER / "make_plan_docx.py"))["plan_document"]()
    with zipfile.ZipFile(BytesIO(built)) as now, zipfile.ZipFile(FOLDER / DOCUMENTS[0]) as committed:
        assert now.read("word/document.xml") == committed.read("word/document.xml")


@pytest.mark.parametrize("verdict", VERDICTS, ids=lambda v: f"{v['indicator']} {v['period']} {v['target']['unit']}")
def test_verdict_targets_stand_in_the_documents(verdict: dict[str, Any]) -> None:
    target = verdict["target"]
    found = [
        row
        for row in gold(target["document"])
        if row["status"] == "target"
        and verdict["indicator"] in (row["subject"], *row["accept"])
        and row["period"] == verdict["period"]
        and (row["value"], row["unit"], row["bound"]) == (Decimal(target["value"]), target["unit"], target["bound"])
    ]
    assert len(found) == 1


def test_every_number_that_a_reason_quotes_is_a_string() -> None:
    for verdict in VERDICTS:
        assert all(isinstance(word, str) for word in verdict["why_mentions"] + verdict["assumptions_mention"])
        bounds = [Decimal(verdict[key]) for key in ("low", "high") if verdict[key] is not None]
        assert bounds == sorted(bounds)


def test_documents_stand_in_the_order_of_their_dates() -> None:
    assert tuple(entry["file"] for entry in DISTRICT["documents"]) == DOCUMENTS


@pytest.mark.parametrize("matter", matters())
def test_the_aim_of_a_matter_is_a_target_of_its_document(matter: dict[str, Any]) -> None:
    aim = matter["aim"]
    found = [
        row
        for row in gold(aim["document"])
        if row["status"] == "target"
        and (row["subject"], row["value"], row["unit"]) == (aim["subject"], Decimal(str(aim["value"])), aim["unit"])
    ]
    assert len(found) == 1
    assert matter["milestones"][-1]["amount"] == aim["value"]


@pytest.mark.parametrize("matter", matters())
def test_a_matter_is_planned_on_working_days_and_grows(matter: dict[str, Any]) -> None:
    calendar = default_calendar()
    due = [milestone["due_on"] for milestone in matter["milestones"]]
    assert due == sorted(due)
    assert all(calendar.is_working_day(day) for day in due)
    assert all(calendar.is_working_day(adjustment["due_on"]) for adjustment in matter["adjustments"])
    amounts = [milestone["amount"] for milestone in matter["milestones"]]
    assert amounts == sorted(set(amounts))


@pytest.mark.parametrize("matter", matters())
def test_progress_lies_before_the_clock_starts(matter: dict[str, Any]) -> None:
    starts: datetime = DISTRICT["clock_starts_at"]
    for report in matter["progress"]:
        assert matter["opened_at"] < report["happened_at"] < report.get("confirmed_at", starts) <= starts


@pytest.mark.parametrize("matter", matters())
def test_nobody_confirms_its_own_work(matter: dict[str, Any]) -> None:
    codes = {unit["code"] for unit in DISTRICT["units"]}
    working = {matter["lead_unit"], *matter["support_units"]}
    assert working | {matter["verifying_unit"]} <= codes
    assert matter["verifying_unit"] not in working


def test_there_are_six_accounts_one_for_each_role() -> None:
    accounts = DISTRICT["accounts"]
    roles = Counter(account["role"] for account in accounts)
    assert set(roles) == {"supervisor", "quantifier", "assessor", "liaison", "verifier", "leader"}
    assert len(accounts) == len({account["username"] for account in accounts}) == 6
    assert {account["unit"] for account in accounts} <= {unit["code"] for unit in DISTRICT["units"]}


def test_the_story_is_between_the_two_accounts_that_play_it() -> None:
    story = next(matter for matter in DISTRICT["matters"] if matter["number"] == DISTRICT["story"]["matter"])
    unit_of = {account["role"]: account["unit"] for account in DISTRICT["accounts"]}
    assert (story["lead_unit"], story["verifying_unit"]) == (unit_of["liaison"], unit_of["verifier"])


@pytest.mark.parametrize(
    ("confirmed_only", "expected"),
    [(False, {"red": 2, "yellow": 3, "green": 5, "done": 1}), (True, {"red": 2, "yellow": 4, "green": 4, "done": 1})],
)
def test_the_wall_shows_every_light_when_the_clock_starts(confirmed_only: bool, expected: dict[str, int]) -> None:
    district = demonstration_district(FOLDER)
    lights = [
        light_at(facts_of(matter, adopted_by="commission"), district.clock_starts_at, confirmed_only=confirmed_only)
        for matter in district.matters
    ]
    assert Counter(light.colour.value for light in lights) == expected
