"""Figures that say nothing of a year's result: tests/cases/left_out."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cases import cases
from wenxiao.documents import read_document
from wenxiao.indicators import statements_of
from wenxiao.reading import read_figures


@pytest.mark.parametrize("case", cases("left_out"))
def test_only_what_a_year_came_to_is_held_against_its_targets(case: Any, tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(case["text"], encoding="utf-8")
    document = read_document(path)
    said = statements_of(path.name, date(2026, 1, 20), document.text, read_figures(document))
    assert [one.figure.text for one in said] == case["kept"]
