"""Measures of the packs over written matters: tests/cases/measures."""

from typing import Any

import pytest

from tests.cases import cases
from tests.wenxiao.procedures.walking import values_of
from wenxiao.procedures import measured, procedure
from wenxiao.procedures.measures import names_of_measures


@pytest.mark.parametrize("case", cases("measures"))
def test_measures(case: Any) -> None:
    pack = procedure(case["procedure"])
    blank = dict.fromkeys(names_of_measures(pack))
    rows = [blank | values_of({"times": 1} | row) for row in case["rows"] for _ in range(row.get("times", 1))]
    assert all(row.keys() - {"times"} == blank.keys() for row in rows)
    found = {measure.code: measured(pack, measure, rows) for measure in pack.measures}
    seen = {code: [found[code].numerator, found[code].denominator] for code in case["measures"]}
    assert seen == case["measures"]
