"""Adjustment as an act (tests/cases/resolutions/acts): application, opinions, decision; the baseline stays."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from tests.wenxiao.clocks.facts import moment
from wenxiao.clocks import Milestone, PaceRule, Schedule, Trajectory
from wenxiao.errors import AdjustmentRefusedError
from wenxiao.resolutions import (
    Application,
    ApplicationState,
    Change,
    Decided,
    Opinion,
    Resolution,
    amend,
    apply_to_adjust,
    bodies_that_may_adjust,
    decide,
    exempt,
    give_opinion,
    withdraw,
)

LINE = Trajectory(
    code="output",
    title="产值",
    rule=PaceRule.CUMULATIVE,
    target=Decimal(120),
    unit="亿元",
    begins_on=date(2025, 1, 1),
    ends_on=date(2025, 12, 31),
)
PLAN = Schedule(
    version=1,
    milestones=(
        Milestone(code="m1", name="完成4个", due_at=moment(date(2025, 6, 30)), amount=Decimal(4)),
        Milestone(code="m2", name="完成10个", due_at=moment(date(2025, 9, 30)), amount=Decimal(10)),
    ),
    trajectories=(LINE,),
)
RESOLUTION = Resolution(
    body="commission", document_number="铁问效〔2025〕7号", decided_on=date(2025, 9, 20), reason="等管"
)


def applied(case: Any) -> Application:
    changes = [
        Change(
            code=row["code"],
            due_at=moment(row["due"]) if "due" in row else None,
            amount=Decimal(str(row["amount"])) if "amount" in row else None,
        )
        for row in case["changes"]
    ]
    return apply_to_adjust(
        PLAN,
        changes,
        code="TZ-1",
        matter="ZD-1",
        adopted_by=case["adopted_by"],
        reason=case.get("reason", "供热管线须同步更换"),
        evidence=case.get("evidence", "供热单位来函"),
        by="区房产局",
        at=moment(case.get("at", "2025-09-10T10:00")),
    )


def walked(case: Any) -> Decided:
    application = applied(case)
    for role in case.get("opinions", ()):
        opinion = Opinion(role=role, by="经办", is_for=True, words="同意", at=application.at)
        application = give_opinion(application, opinion)
    if "withdraw" in case:
        application = withdraw(application, reason=case["withdraw"])
    said = case["decide"]
    resolution = replace(
        RESOLUTION,
        body=said["body"],
        document_number=said.get("document_number", RESOLUTION.document_number),
        decided_on=said.get("decided_on", RESOLUTION.decided_on),
    )
    newest = replace(PLAN, version=said.get("newest_version", 1))
    at = moment("2025-10-15T16:00")
    return decide(application, newest, resolution=resolution, is_granted=said.get("granted", True), at=at)


@pytest.mark.parametrize("case", cases("resolutions/acts"))
def test_acts(case: Any) -> None:
    if "refused" in case:
        with pytest.raises(AdjustmentRefusedError) as refused:
            walked(case)
        assert case["refused"] in str(refused.value)
        return
    decided = walked(case)
    assert decided.application.state.value == case["state"]
    assert decided.application.is_after_due == case.get("after_due", False)
    plan = {m.code: [m.due_at.date(), m.amount] for m in decided.schedule.milestones}
    assert plan == case["plan"]
    assert decided.schedule.version == (2 if case["state"] == "granted" else 1)


def test_the_baseline_and_what_is_not_adjusted_stay() -> None:
    after = amend(PLAN, [Change(code="output", amount=Decimal(100))], resolution=RESOLUTION, adopted_by="commission")
    assert (PLAN.trajectories[0].target, after.trajectories[0].target) == (Decimal(120), Decimal(100))
    assert after.milestones == PLAN.milestones
    assert (PLAN.resolution, after.resolution) == (None, "铁问效〔2025〕7号")


def test_a_series_has_no_due_moment_to_move() -> None:
    change = Change(code="output", due_at=moment("2026-01-05T17:00"))
    with pytest.raises(AdjustmentRefusedError, match="只能调整目标值"):
        amend(PLAN, [change], resolution=RESOLUTION, adopted_by="commission")


def test_asking_awaits_opinions_and_then_a_decision() -> None:
    application = applied({"adopted_by": "commission", "changes": [{"code": "m2", "due": date(2025, 10, 24)}]})
    assert application.state is ApplicationState.APPLIED
    assert application.awaited == ("verifying_unit", "quantification_group")
    for role in application.awaited:
        application = give_opinion(
            application, Opinion(role=role, by="经办", is_for=False, words="理由不足", at=application.at)
        )
    assert application.state is ApplicationState.HEARD
    with pytest.raises(AdjustmentRefusedError, match="意见已齐，待决定"):
        give_opinion(application, Opinion(role="government", by="经办", is_for=True, words="同意", at=application.at))


@pytest.mark.parametrize(
    ("adopted_by", "body", "refused"),
    [
        ("peoples_congress", "commission", None),
        ("higher_level", "commission", "工作委员会不能对上级机关通过的事项容错免责；应由上级机关决定。"),
    ],
)
def test_an_exemption_is_decided_by_the_right_body(adopted_by: str, body: str, refused: str | None) -> None:
    at = moment("2025-09-20T16:00")
    said: dict[str, Any] = {"watch": "m2", "until": moment("2025-12-31T17:00"), "happened_at": at, "recorded_at": at}
    resolution = replace(RESOLUTION, body=body)
    if refused:
        with pytest.raises(AdjustmentRefusedError, match=refused):
            exempt(**said, resolution=resolution, adopted_by=adopted_by)
    else:
        fact = exempt(**said, resolution=resolution, adopted_by=adopted_by)
        assert (fact.document_number, fact.until) == ("铁问效〔2025〕7号", said["until"])


def test_an_exemption_has_an_end() -> None:
    at = moment("2025-09-20T16:00")
    with pytest.raises(AdjustmentRefusedError, match="以后的截止时间"):
        exempt(watch="m2", until=at, resolution=RESOLUTION, adopted_by="commission", happened_at=at, recorded_at=at)


BODIES = ["peoples_congress", "standing_committee", "higher_level", "commission", "government"]


@given(st.sampled_from(["peoples_congress", "higher_level", "commission", "nobody"]), st.sampled_from(BODIES))
def test_no_body_but_the_right_one_ever_changes_a_plan(adopted_by: str, body: str) -> None:
    resolution = replace(RESOLUTION, body=body)
    change = [Change(code="m2", due_at=moment("2025-10-24T17:00"))]
    if body in bodies_that_may_adjust(adopted_by, resolution.decided_on):
        assert amend(PLAN, change, resolution=resolution, adopted_by=adopted_by).version == 2
    else:
        with pytest.raises(AdjustmentRefusedError):
            amend(PLAN, change, resolution=resolution, adopted_by=adopted_by)
