"""Each rule of the annotation guide stands in the cases twice: a text that it is for and one that it is not for."""

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from wenxiao.catalog import load_file

FOLDER = Path(__file__).parents[2] / "cases" / "reading"
CASES: list[Any] = [case for path in sorted(FOLDER.glob("guide_*.yaml")) for case in load_file(path)]
BY_RULE: dict[str, list[Any]] = defaultdict(list)
for entry in CASES:
    BY_RULE[entry["rule"]].append(entry)


@pytest.mark.parametrize("rule", sorted(BY_RULE))
def test_each_rule_has_a_case_for_it_and_one_against(rule: str) -> None:
    assert {case["must"] for case in BY_RULE[rule]} == {"match", "pass"}


@pytest.mark.parametrize("rule", sorted(BY_RULE))
def test_the_cases_of_a_rule_follow_different_reports(rule: str) -> None:
    followed = [case["after"] for case in BY_RULE[rule]]
    assert len(set(followed)) >= 2


def test_every_case_has_a_name_of_its_own() -> None:
    names = [case["name"] for case in CASES]
    assert sorted(set(names)) == sorted(names)
