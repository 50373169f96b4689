"""Each pack walked on its good way and on the hard ways: tests/cases/procedures."""

from typing import Any

import pytest

from tests.cases import cases
from tests.wenxiao.procedures.walking import Walk
from wenxiao.procedures import procedure, procedure_codes
from wenxiao.procedures.checks import errors


@pytest.mark.parametrize("case", cases("procedures"))
def test_walk(case: Any) -> None:
    walk = Walk.begin(case)
    for row in case["steps"]:
        walk.step(row)


@pytest.mark.parametrize("code", procedure_codes())
def test_every_pack_loads_without_a_finding(code: str) -> None:
    assert list(errors(procedure(code))) == []
