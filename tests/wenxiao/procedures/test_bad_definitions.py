"""Procedures that are wrong are refused with file, line, key and the mend: tests/cases/bad_definitions."""

from pathlib import Path
from typing import Any

import pytest

from tests.cases import HERE, cases
from wenxiao.errors import CatalogInvalidError
from wenxiao.procedures import procedure_in
from wenxiao.procedures.checks import warnings

BASE = (HERE / "bad_definitions" / "base.procedure").read_text(encoding="utf-8")


def test_the_base_is_right(tmp_path: Path) -> None:
    file = tmp_path / "base.yaml"
    file.write_text(BASE, encoding="utf-8")
    assert procedure_in(file).title == "小流程"


@pytest.mark.parametrize("case", cases("bad_definitions"))
def test_refused(case: Any, tmp_path: Path) -> None:
    old, new = case["change"]
    assert BASE.count(old) == 1, f"{old!r} stands {BASE.count(old)} times in the base"
    text = BASE.replace(old, new)
    file = tmp_path / "broken.yaml"
    file.write_text(text, encoding="utf-8")
    line = next(n for n, line in enumerate(text.splitlines(), 1) if line.startswith(case["at"]))
    with pytest.raises(CatalogInvalidError) as caught:
        procedure_in(file)
    message = str(caught.value)
    assert f"第{line}行 “{case['key']}”" in message
    assert case["says"] in message
    assert "broken.yaml" in message


def test_a_stage_that_one_post_alone_can_leave_is_warned_of(tmp_path: Path) -> None:
    file = tmp_path / "base.yaml"
    file.write_text(BASE, encoding="utf-8")
    found = [finding.message for finding in warnings(procedure_in(file))]
    assert any("环节“签收”只有联络员能推进" in message for message in found)
    assert not any("中止" in message for message in found)
