"""What was adjusted shortly before an assessment (tests/cases/resolutions/shortly_before)."""

from typing import Any

import pytest

from tests.cases import cases
from tests.wenxiao.clocks.facts import moment
from tests.wenxiao.clocks.matters import matter_of
from wenxiao.clocks import MatterFacts, marks_at
from wenxiao.resolutions import adjusted_before

ASSESSED_AT = moment("2025-12-31T17:00")


def facts_in(case: Any) -> MatterFacts:
    """The matter of a case, its adjustments and reports as events."""
    events: list[Any] = []
    for number, row in enumerate(case.get("reports", ())):
        events += [
            {"at": row["at"], "report": f"r{number}", "amount": row["amount"]},
            {"at": row["confirmed"], "confirm": f"r{number}"},
        ]
    for row in case.get("adjustments", ()):
        plan = {"version": row["version"], "milestones": row["milestones"], "resolution": "铁问效〔2025〕7号"}
        events.append({"at": row["at"], "recorded": row.get("recorded", row["at"]), "adjust": plan})
    return matter_of({"milestones": case["milestones"], "events": events})


@pytest.mark.parametrize("case", cases("resolutions/shortly_before"))
def test_adjusted_before(case: Any) -> None:
    found = adjusted_before([("ZD-1", facts_in(case))], ASSESSED_AT)
    assert [
        {"code": late.code, "days": late.days_before, "was_due": late.was_due, "saves": late.saves_a_miss}
        for late in found
    ] == case["late"]
    assert all(late.document_number == "铁问效〔2025〕7号" for late in found)


def test_a_score_can_be_had_under_either_version() -> None:
    case = next(parameter.values[0] for parameter in cases("resolutions/shortly_before"))
    facts = facts_in(case)
    (old,) = marks_at("ZD-1", facts, ASSESSED_AT, version=1)
    assert not old.in_time
    assert marks_at("ZD-1", facts, ASSESSED_AT, version=2) == ()


def test_how_near_counts_can_be_said() -> None:
    case = next(parameter.values[0] for parameter in cases("resolutions/shortly_before"))
    assert adjusted_before([("ZD-1", facts_in(case))], ASSESSED_AT, within_days=10) == ()
