"""Verdicts and findings: tests/cases/delivery."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from tests.cases import cases
from tests.wenxiao.delivery.statements import statements
from wenxiao.delivery import VerdictCode, findings_of, verdicts_of

CASES = cases("delivery")
VERDICTS = [case for case in CASES if "verdict" in case.values[0]]
FINDINGS = [case for case in CASES if "findings" in case.values[0]]


@pytest.mark.parametrize("case", VERDICTS)
def test_verdict(case: Any) -> None:
    verdicts = verdicts_of(statements(case), case.get("at"))
    verdict = verdicts[0]
    assert verdict.code == case["verdict"], str(verdict.why)
    for end in ("low", "high"):
        if end in case:
            assert verdict.outcome is not None
            value = getattr(verdict.outcome.interval, end)
            assert value.quantize(Decimal("0.01"), ROUND_HALF_UP) == Decimal(case[end]).quantize(Decimal("0.01"))
    if "needed" in case:
        assert verdict.needed == Decimal(case["needed"])
    named = "；".join(map(str, verdict.assumptions))
    assert [word for word in case.get("assumptions", ()) if word not in named] == []
    assert [word for word in case.get("why", ()) if word not in str(verdict.why)] == []
    assert len(verdicts) == case.get("count", len(verdicts))


def test_every_verdict_has_a_case() -> None:
    assert {case.values[0]["verdict"] for case in VERDICTS} == {code.value for code in VerdictCode}


def test_nothing_said_gives_no_verdict() -> None:
    assert verdicts_of([]) == ()


@pytest.mark.parametrize("case", FINDINGS)
def test_findings(case: Any) -> None:
    found = findings_of(statements(case))
    assert [finding.kind for finding in found] == case["findings"]
    assert all(finding.statements for finding in found)
