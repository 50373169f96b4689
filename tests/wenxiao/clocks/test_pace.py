"""Pace: tests/cases/pace, and what always holds."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.cases import cases
from wenxiao.catalog import in_force
from wenxiao.clocks.explaining.pace_wording import pace_templates, pace_words
from wenxiao.clocks.pace import Observation, PaceThresholds, Standing, pace_thresholds, standing_of
from wenxiao.clocks.planned import planned_at
from wenxiao.clocks.trajectories import PaceRule, Point, Trajectory, WeightedMilestone
from wenxiao.errors import TrajectoryInvalidError

BEGINS, ENDS = date(2025, 1, 1), date(2025, 12, 31)
EVE = BEGINS - timedelta(days=1)


def number(value: Any) -> Decimal:
    return Decimal(str(value))


def trajectory_of(case: Any) -> Trajectory:
    return Trajectory(
        code="t",
        title=case["name"],
        rule=PaceRule(case["rule"]),
        target=number(case.get("target", 100)),
        unit=case.get("unit", "%"),
        begins_on=case.get("begins", BEGINS),
        ends_on=case.get("ends", ENDS),
        baseline=number(case["baseline"]) if "baseline" in case else None,
        points=tuple(Point(on=on, value=number(value)) for on, value in case.get("points", {}).items()),
        seasonal_shares=tuple(map(number, case.get("seasonal_shares", ()))),
        milestones=tuple(
            WeightedMilestone(code=code, due_on=on, weight=number(weight))
            for code, (on, weight) in case.get("milestones", {}).items()
        ),
        tolerance=number(case["tolerance"]) if "tolerance" in case else None,
        accumulates=case.get("accumulates", False),
        clear_within=case.get("clear_within"),
    )


def observation_of(row: Any) -> Observation:
    return Observation(
        through=row["through"],
        value=number(row.get("value", 0)),
        reached=frozenset(row.get("reached", ())),
        open_working_days=row.get("open_working_days"),
    )


def rule_of(trajectory: Trajectory) -> PaceThresholds:
    return in_force(pace_thresholds(trajectory.rule), trajectory.ends_on)


def judged(trajectory: Trajectory, observation: Observation) -> Standing:
    return standing_of(trajectory, observation, rule_of(trajectory))


@pytest.mark.parametrize("case", cases("pace"))
def test_pace(case: Any) -> None:
    trajectory, observation = trajectory_of(case), observation_of(case["observed"])
    standing = judged(trajectory, observation)
    words = pace_words(trajectory, observation, standing)
    seen = {
        "planned": standing.planned,
        "behind": standing.is_behind,
        "ahead": standing.is_ahead,
        "met": standing.is_met,
        "final": standing.is_final,
        "lost": standing.is_lost,
        "words": str(words),
    }
    assert {key: seen[key] for key in seen if key in case} == {key: case[key] for key in seen if key in case}
    assert words.template in set(pace_templates())


AMOUNTS = st.decimals(0, 10_000, places=2)
DAYS = st.dates(BEGINS - timedelta(days=40), ENDS + timedelta(days=40))
SHARES = st.lists(st.integers(0, 30), min_size=12, max_size=12).filter(any)


def on_the_way(values: list[Decimal], on: list[date]) -> tuple[Point, ...]:
    return tuple(Point(on=day, value=value) for day, value in zip(sorted(on), sorted(values), strict=True))


@st.composite
def sums(draw: st.DrawFn) -> Trajectory:
    target = draw(st.decimals(1, 10_000, places=2))
    plain = Trajectory(
        code="t", title="t", rule=PaceRule.CUMULATIVE, target=target, unit="个", begins_on=BEGINS, ends_on=ENDS
    )
    match draw(st.sampled_from(["straight", "points", "shares"])):
        case "points":
            days = draw(st.lists(st.dates(BEGINS, ENDS - timedelta(days=1)), max_size=5, unique=True))
            values = draw(st.lists(st.decimals(0, target, places=2), min_size=len(days), max_size=len(days)))
            return replace(plain, points=on_the_way(values, days))
        case "shares":
            return replace(plain, seasonal_shares=tuple(map(Decimal, draw(SHARES))))
        case _:
            return plain


@st.composite
def trajectories(draw: st.DrawFn) -> Trajectory:
    rule = draw(st.sampled_from(list(PaceRule)))
    if rule is PaceRule.CUMULATIVE:
        return draw(sums())
    days = draw(st.lists(st.dates(BEGINS, ENDS), min_size=1, max_size=4))
    weights = draw(st.lists(st.decimals("0.1", 5, places=1), min_size=len(days), max_size=len(days)))
    milestones = tuple(
        WeightedMilestone(code=f"m{n}", due_on=on, weight=weight)
        for n, (on, weight) in enumerate(zip(days, weights, strict=True))
    )
    return Trajectory(
        code="t",
        title="t",
        rule=rule,
        target=Decimal(100) if rule is PaceRule.MILESTONES else draw(AMOUNTS),
        unit="%",
        begins_on=BEGINS,
        ends_on=ENDS,
        baseline=draw(st.none() | AMOUNTS) if rule is PaceRule.LEVEL else None,
        milestones=milestones if rule is PaceRule.MILESTONES else (),
        accumulates=rule is PaceRule.CEILING and draw(st.booleans()),
    )


@given(sums(), DAYS, DAYS)
def test_what_adds_up_is_planned_never_to_fall_from_zero_to_the_target(
    trajectory: Trajectory, one: date, other: date
) -> None:
    earlier, later = (planned_at(trajectory, on) for on in sorted((one, other)))
    assert earlier is not None
    assert later is not None
    assert earlier <= later
    assert planned_at(trajectory, EVE) == 0
    assert planned_at(trajectory, ENDS) == trajectory.target


@given(trajectories(), DAYS, AMOUNTS, AMOUNTS, st.data())
def test_a_better_observation_is_never_behind_where_a_worse_one_is_not(
    trajectory: Trajectory, through: date, one: Decimal, other: Decimal, data: st.DataObject
) -> None:
    best, worst = max(one, other), min(one, other)
    if trajectory.is_lower_better:
        best, worst = worst, best
    codes = [milestone.code for milestone in trajectory.milestones]
    more = frozenset(data.draw(st.lists(st.sampled_from(codes))) if codes else ())
    fewer = frozenset(data.draw(st.lists(st.sampled_from(sorted(more)))) if more else ())
    better = judged(trajectory, Observation(through=through, value=best, reached=more))
    worse = judged(trajectory, Observation(through=through, value=worst, reached=fewer))
    assert worse.is_behind or not better.is_behind
    assert better.is_ahead or not worse.is_ahead
    assert better.is_met or not worse.is_met


@given(trajectories(), DAYS, AMOUNTS, st.decimals(0, 50, places=1), st.decimals(0, 50, places=1))
def test_more_tolerance_never_makes_behind(
    trajectory: Trajectory, through: date, value: Decimal, one: Decimal, other: Decimal
) -> None:
    observation = Observation(through=through, value=value)
    strict, lenient = (
        judged(replace(trajectory, tolerance=tolerance), observation) for tolerance in sorted((one, other))
    )
    assert strict.is_behind or not lenient.is_behind


@given(trajectories(), DAYS, AMOUNTS)
def test_on_the_last_day_the_target_alone_decides(trajectory: Trajectory, through: date, value: Decimal) -> None:
    standing = judged(trajectory, Observation(through=through, value=value))
    assert standing.is_final is (through >= ENDS)
    assert not (standing.is_behind and standing.is_ahead)
    if standing.is_final:
        assert standing.is_behind is not standing.is_met
    if standing.is_lost:
        assert standing.is_behind


@given(trajectories(), DAYS, AMOUNTS)
def test_every_standing_can_be_said_in_a_known_template(trajectory: Trajectory, through: date, value: Decimal) -> None:
    observation = Observation(through=through, value=value)
    words = pace_words(trajectory, observation, judged(trajectory, observation))
    assert words.template in set(pace_templates())
    assert "{" not in str(words)


@given(sums(), st.dates(BEGINS, ENDS), AMOUNTS)
def test_shares_that_are_said_tell_behind_from_not(trajectory: Trajectory, through: date, value: Decimal) -> None:
    observation = Observation(through=through, value=value)
    standing = judged(replace(trajectory, tolerance=Decimal(0)), observation)
    assume(standing.gap is not None and abs(standing.gap) > trajectory.target / 10_000)
    said = pace_words(trajectory, observation, standing).values
    assert (Decimal(str(said["share"])) < Decimal(str(said["planned"]))) is standing.is_behind


CONTRADICTIONS: list[tuple[dict[str, Any], str]] = [
    ({"ends": date(2024, 12, 31)}, "结束日早于开始日"),
    ({"points": {date(2025, 6, 30): 5, date(2025, 3, 31): 6}}, "按日期先后"),
    ({"points": {date(2026, 1, 31): 5}}, "不在起止日之内"),
    ({"points": {date(2025, 12, 31): 9}}, "最后一天的计划点与目标值不同"),
    ({"points": {date(2025, 3, 31): 6, date(2025, 6, 30): 5}}, "计划点不能变小"),
    ({"points": {date(2025, 3, 31): 6}, "seasonal_shares": [1] * 12}, "只能给一种"),
    ({"seasonal_shares": [1] * 11}, "要写12个"),
    ({"seasonal_shares": [0] * 12}, "不能全为0"),
    ({"rule": "growth", "seasonal_shares": [1] * 12}, "只用于累计数"),
    ({"target": 0}, "目标要大于0"),
    ({"rule": "milestones"}, "节点口径要写节点"),
    ({"rule": "milestones", "milestones": {"m": [BEGINS, 0]}}, "权重要大于0"),
    ({"accumulates": True}, "只有控制数"),
    ({"rule": "ceiling", "accumulates": True, "clear_within": 5}, "总量控制数不能清零"),
    ({"tolerance": -1}, "容差不能是负数"),
]


@pytest.mark.parametrize(("changed", "words"), CONTRADICTIONS, ids=[words for _, words in CONTRADICTIONS])
def test_a_trajectory_that_contradicts_itself_is_refused(changed: dict[str, Any], words: str) -> None:
    with pytest.raises(TrajectoryInvalidError, match=f"“新增项目”（t）：.*{words}"):
        trajectory_of({"name": "新增项目", "rule": "cumulative", "target": 10} | changed)


def test_thresholds_of_another_rule_are_refused() -> None:
    trajectory = trajectory_of({"name": "t", "rule": "growth"})
    with pytest.raises(ValueError, match="thresholds of rank cannot judge growth"):
        standing_of(trajectory, Observation(through=BEGINS), pace_thresholds(PaceRule.RANK)[0])


@pytest.mark.parametrize("rule", PaceRule)
def test_every_pace_rule_has_thresholds(rule: PaceRule) -> None:
    assert pace_thresholds(rule)
