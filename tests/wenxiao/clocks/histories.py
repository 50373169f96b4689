"""Random histories of a matter: clocks, reports, milestones and series with events of every kind in any order."""

from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.wenxiao.clocks.facts import CALENDAR, moment

MOMENTS = st.datetimes(datetime(2025, 9, 1, 8), datetime(2025, 11, 30)).map(  # noqa: DTZ001
    lambda m: m.replace(minute=m.minute // 5 * 5, second=0, microsecond=0)
)
CLOCKS = ("sign", "resolve", "reply")
LIMITS = (
    {"amount": 1, "unit": "working_days"},
    {"amount": 5, "unit": "working_days", "near_amount": 2},
    {"amount": 7, "unit": "working_days", "near_share": "0.5", "grace_amount": 1},
    {"amount": 10, "unit": "calendar_days", "near_amount": 3},
    {"amount": 1, "unit": "months"},
    {"amount": 4, "unit": "working_hours", "near_amount": 1},
    {"amount": 24, "unit": "hours", "near_amount": 6},
    {"amount": 3, "unit": "working_days", "is_advisory": True},
    {"amount": 5, "unit": "working_days", "longest_suspension": 2, "extensions_at_most": 1},
    {"amount": 5, "unit": "working_days", "review_is_charged": False},
)


@st.composite
def events(draw: st.DrawFn, at: datetime, number: int) -> dict[str, Any]:
    """One event of any kind at a moment."""
    row: dict[str, Any] = {"at": at}
    if draw(st.booleans()):
        row["recorded"] = at + timedelta(hours=draw(st.integers(0, 200)))
    clock, code = draw(st.sampled_from(CLOCKS)), f"x{draw(st.integers(0, number))}"
    kind = draw(st.integers(0, 11))
    amount = draw(st.integers(0, 20))
    choices: tuple[dict[str, Any], ...] = (
        {"start": clock, "limit": LIMITS[draw(st.integers(0, len(LIMITS) - 1))], "unit": "甲"},
        {"start": clock, "limit": LIMITS[draw(st.integers(0, len(LIMITS) - 1))], "office": "duty_room", "unit": "乙"},
        {"stop": clock, "by_report": code},
        {"suspend": code, **({"clock": clock} if draw(st.booleans()) else {})},
        {"suspend": code, "until": at + timedelta(hours=draw(st.integers(0, 400)))},
        {"resume": code},
        {"ask": code, "clock": clock, "amount": draw(st.integers(1, 5))},
        {"grant": code},
        {"hand_over": "丙", "restarts": draw(st.lists(st.sampled_from(CLOCKS), max_size=2, unique=True))},
        {"report": f"r{number}", "amount": amount, "through": at.date()},
        {"report": f"r{number}", "amount": amount, "series": "housing", "through": at.date()},
        {draw(st.sampled_from(["confirm", "return"])): f"r{draw(st.integers(0, number))}"},
    )
    return row | choices[kind]


@st.composite
def matters(draw: st.DrawFn) -> dict[str, Any]:
    """A matter as a case: a plan or none, and up to ten events."""
    moments = sorted(draw(st.lists(MOMENTS, max_size=10)))
    case: dict[str, Any] = {
        "opened": datetime(2025, 9, 1, 9),  # noqa: DTZ001
        "events": [draw(events(at, number)) for number, at in enumerate(moments)],
    }
    if draw(st.booleans()):
        case["milestones"] = [
            {"code": "m1", "name": "完成5个", "due": draw(MOMENTS), "amount": 5},
            {"code": "m2", "name": "完成12个", "starts": draw(MOMENTS), "due": draw(MOMENTS), "amount": 12},
        ]
    if draw(st.booleans()):
        case["series"] = [
            {"code": "housing", "title": "改造小区", "rule": draw(st.sampled_from(["cumulative", "ceiling"])),
             "target": 15, "unit": "个", "begins": datetime(2025, 9, 1).date(), "ends": datetime(2025, 11, 14).date()}  # noqa: DTZ001
        ]  # fmt: skip
        case["reporting"] = [
            {"releases": "progress_monthly", "begins": datetime(2025, 9, 1).date(),  # noqa: DTZ001
             "ends": datetime(2025, 11, 30).date(), "series": "housing"}  # noqa: DTZ001
        ]  # fmt: skip
    return case


def last_moment(case: Any) -> datetime:
    """When the last event of a case was recorded or happened."""
    known = [moment(row.get(key)) for row in case["events"] for key in ("at", "recorded") if row.get(key)]
    return max(known, default=datetime(2025, 9, 1, 9, tzinfo=CALENDAR.zone))
