"""A page that explains a rule by a case names one that exists, so that the example is run."""

import re
from functools import cache
from pathlib import Path

import pytest

from wenxiao.catalog import load_file

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs" / "explanation").glob("*.md"))
NAMED = re.compile(r"\*Case: (.+?)\.\*", re.DOTALL)


@cache
def names() -> set[str]:
    files = (ROOT / "tests" / "cases").rglob("*.yaml")
    return {case["name"] for file in files for case in load_file(file) if isinstance(case, dict) and "name" in case}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_cases_named_by_a_page_exist(page: Path) -> None:
    named = [name.replace("\n", "") for name in NAMED.findall(page.read_text(encoding="utf-8"))]
    assert [name for name in named if name not in names()] == []


@pytest.mark.parametrize("page", ["light.md", "pace.md"])
def test_every_section_that_states_a_rule_names_a_case(page: str) -> None:
    text = (ROOT / "docs" / "explanation" / page).read_text(encoding="utf-8")
    sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    without = [section.splitlines()[0] for section in sections if "*Case: " not in section]
    assert without in (["What a watch is", "What is guaranteed"], ["What is guaranteed"])
