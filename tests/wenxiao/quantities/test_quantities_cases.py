"""Each YAML case: the quantities of a short text, or none."""

from decimal import Decimal
from typing import Any

import pytest

from tests.cases import cases
from wenxiao.quantities import find_quantities


@pytest.mark.parametrize("case", cases("quantities"))
def test_quantities_of_a_text(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [
        {
            "text": text[mention.start : mention.end],
            "value": mention.quantity.value,
            "high": mention.quantity.high,
            "unit": mention.quantity.unit,
            "bound": mention.quantity.bound,
            "is_rank": mention.is_rank,
        }
        for mention in find_quantities(text)
    ]
    assert found == [_wanted(row) for row in case["expected"]]


def _wanted(row: dict[str, Any]) -> dict[str, Any]:
    high = row.get("high")
    return row | {
        "value": Decimal(str(row["value"])),
        "high": None if high is None else Decimal(str(high)),
        "is_rank": row.get("is_rank", False),
    }
