"""The demonstration's documents get the verdicts that were worked out by hand beside them."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from wenxiao.catalog import load_file
from wenxiao.delivery import Verdict, verdicts_of
from wenxiao.demonstration import demonstration_district
from wenxiao.demonstration.chain import read_report

DISTRICT = demonstration_district()
EXPECTED = load_file(DISTRICT.folder / "verdicts.yaml")["verdicts"]


@pytest.fixture(scope="module")
def verdicts() -> tuple[Verdict, ...]:
    reports = [read_report(DISTRICT, document.file) for document in DISTRICT.documents]
    return verdicts_of([said for report in reports for said in report.statements])


def two_places(value: Decimal | None) -> str | None:
    return None if value is None else str(value.quantize(Decimal("0.01"), ROUND_HALF_UP))


@pytest.mark.parametrize(
    "expected", EXPECTED, ids=lambda row: f"{row['indicator']} {row['period']} {row['target']['bound']}"
)
def test_verdict(verdicts: tuple[Verdict, ...], expected: Any) -> None:
    target = expected["target"]
    (verdict,) = [
        verdict
        for verdict in verdicts
        if verdict.target.name == expected["indicator"]
        and str(verdict.target.period.last_year) == expected["period"]
        and verdict.target.document == target["document"]
        and verdict.target.figure.value == Decimal(target["value"])
        and verdict.target.figure.unit == target["unit"]
    ]
    assert verdict.target.figure.bound == target["bound"]
    assert verdict.code == expected["verdict"]
    interval = verdict.outcome.interval if verdict.outcome else None
    found = (two_places(interval.low), two_places(interval.high)) if interval else (None, None)
    assert found == (
        expected["low"] and two_places(Decimal(expected["low"])),
        expected["high"] and two_places(Decimal(expected["high"])),
    )
    if expected["needed"]:
        assert verdict.needed == Decimal(expected["needed"])
    assumptions = "；".join(map(str, verdict.assumptions))
    assert [word for word in expected["assumptions_mention"] if word not in assumptions] == []
    assert [word for word in expected["why_mentions"] if word not in str(verdict.why)] == []
