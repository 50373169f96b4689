"""Whose decision a change needs (tests/cases/resolutions/adopted), and who sits where."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.cases import cases
from tests.wenxiao.clocks.facts import moment
from tests.wenxiao.resolutions.test_acts import PLAN
from wenxiao.catalog import load
from wenxiao.clocks import Milestone, Schedule
from wenxiao.resolutions import Change, Promise, adopted_by, authority_over, name_of_body, seats_on
from wenxiao.resolutions.adopting import touches_aim

SCHEDULE = Schedule(
    version=1,
    milestones=(
        Milestone(code="m1", name="完成4个", due_at=moment(date(2025, 6, 30)), amount=Decimal(4)),
        Milestone(code="m2", name="完成10个", due_at=moment(date(2025, 9, 30)), amount=Decimal(10)),
        Milestone(code="m3", name="完成15个", due_at=moment(date(2025, 11, 28)), amount=Decimal(15)),
    ),
)
ON = date(2025, 9, 24)


@pytest.mark.parametrize("case", cases("resolutions/adopted"))
def test_adopted_by(case: Any) -> None:
    changes = [
        Change(
            code=row["code"],
            due_at=moment(row["due"]) if "due" in row else None,
            amount=Decimal(row["amount"]) if "amount" in row else None,
        )
        for row in case["changes"]
    ]
    is_promised = case["origin"] == "report"
    promise = Promise(adopted_by="peoples_congress", due_on=date(2025, 12, 31)) if is_promised else None
    assert adopted_by(SCHEDULE, changes, origin=case["origin"], on=ON, promise=promise) == case["adopted_by"]


def test_without_a_promised_day_the_last_milestone_is_the_end() -> None:
    later = [Change(code="m3", due_at=moment(date(2025, 12, 1)))]
    assert touches_aim(SCHEDULE, later)
    assert not touches_aim(SCHEDULE, later, date(2025, 12, 31))


def test_the_target_of_a_series_is_its_aim() -> None:
    assert touches_aim(PLAN, [Change(code="output", amount=Decimal(100))])


def test_whoever_must_be_heard_has_a_seat_and_whoever_sets_a_plan_has_an_authority() -> None:
    (rule,) = load("resolutions/adopted.yaml")
    bodies = {*rule["milestones"].values(), *rule["aim"].values()} - {"document"}
    for body in (*bodies, "peoples_congress"):
        authority = authority_over(body, ON)
        assert authority is not None, body
        for heard in authority.opinions:
            assert heard in seats_on(ON).speaks, f"{name_of_body(heard)} has no seat in seats.yaml"


def test_a_seat_is_of_a_post_in_the_right_unit() -> None:
    seat = seats_on(ON).speaks["verifying_unit"]
    units = {"verifying_unit": "统计局", "holder": "城建局"}
    assert seat.is_held_by(["verifier"], "统计局", units)
    assert not seat.is_held_by(["verifier"], "城建局", units)
    assert not seat.is_held_by(["liaison"], "统计局", units)
    assert seats_on(ON).speaks["quantification_group"].is_held_by(["quantifier"], "指标量化组", units)
