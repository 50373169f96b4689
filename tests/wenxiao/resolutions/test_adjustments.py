"""Adjustments: who may (tests/cases/resolutions), and that both versions stay."""

from datetime import date
from typing import Any

import pytest

from tests.cases import cases
from tests.wenxiao.clocks.facts import moment
from wenxiao.clocks import Milestone, Schedule
from wenxiao.errors import AdjustmentRefusedError
from wenxiao.resolutions import Resolution, adjust

BASELINE = Schedule(
    version=1,
    milestones=(
        Milestone(code="m1", name="完成4个", due_at=moment(date(2025, 6, 30))),
        Milestone(code="m2", name="完成10个", due_at=moment(date(2025, 9, 30))),
    ),
)


def adjusted(case: Any) -> Schedule:
    resolution = Resolution(
        body=case["body"],
        document_number=case.get("document_number", "铁问效〔2025〕7号"),
        decided_on=date(2025, 10, 10),
        reason="等管",
    )
    return adjust(
        BASELINE,
        milestone=case.get("milestone", "m2"),
        due_at=moment(date(2025, 10, 24)),
        resolution=resolution,
        adopted_by=case["adopted_by"],
    )


@pytest.mark.parametrize("case", cases("resolutions"))
def test_authority(case: Any) -> None:
    if "refused" in case:
        with pytest.raises(AdjustmentRefusedError, match=case["refused"]):
            adjusted(case)
    else:
        assert adjusted(case).version == 2


def test_both_versions_stay() -> None:
    after = adjusted({"adopted_by": "commission", "body": "commission"})
    assert [m.due_at.date() for m in BASELINE.milestones] == [date(2025, 6, 30), date(2025, 9, 30)]
    assert [m.due_at.date() for m in after.milestones] == [date(2025, 6, 30), date(2025, 10, 24)]
    assert (BASELINE.resolution, after.resolution) == (None, "铁问效〔2025〕7号")
