"""What always holds of lights, whatever the facts."""

from datetime import datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.wenxiao.clocks.facts import CALENDAR, OPENED_AT, facts_of
from wenxiao.clocks import Colour, colour_of_watch, light_at, watches_of, worst_first

DAYS = st.dates(datetime(2025, 1, 7).date(), datetime(2025, 12, 31).date())  # noqa: DTZ001
MOMENTS = st.datetimes(datetime(2025, 1, 7), datetime(2026, 3, 1)).map(lambda m: m.replace(second=0, microsecond=0))  # noqa: DTZ001


@st.composite
def histories(draw: st.DrawFn) -> dict[str, Any]:
    """A matter with up to three milestones and up to four reports, each perhaps confirmed or returned."""
    dues = sorted(draw(st.lists(DAYS, min_size=1, max_size=3, unique=True)))
    milestones = [
        {"code": f"m{n}", "name": f"完成{n * 5}个", "due": due, "amount": n * 5} for n, due in enumerate(dues, 1)
    ]
    reports = []
    for at in draw(st.lists(MOMENTS, max_size=4)):
        row: dict[str, Any] = {"at": at, "amount": draw(st.integers(0, 18))}
        ending = draw(st.sampled_from(["confirmed", "returned", None]))
        if ending:
            row[ending] = at + timedelta(hours=draw(st.integers(0, 400)))
        reports.append(row)
    return {"milestones": milestones, "reports": reports}


@given(histories(), MOMENTS)
def test_a_light_is_the_worst_of_its_watches(case: dict[str, Any], at: datetime) -> None:
    facts, at = facts_of(case), at.replace(tzinfo=CALENDAR.zone)
    colours = [colour_of_watch(watch, at) for watch in watches_of(facts, at)]
    assert light_at(facts, at).colour is min(colours, key=worst_first)


@given(histories(), MOMENTS)
def test_until_is_the_next_change_if_nothing_more_happens(case: dict[str, Any], at: datetime) -> None:
    facts, at = facts_of(case), at.replace(tzinfo=CALENDAR.zone)
    light = light_at(facts, at, at)
    if light.until is None:
        assert light_at(facts, at + timedelta(days=900), at).colour in (light.colour, Colour.DONE)
        return
    assert light.until > at
    just_before = light.until - timedelta(microseconds=1)
    assert _colour_knowing(facts, just_before, at) is light.colour
    assert _colour_knowing(facts, light.until, at) is not light.colour


def _colour_knowing(facts: Any, at: datetime, known_at: datetime) -> Colour:
    """The colour at a later moment of what was known by then: no fact after `known_at` counts."""
    colours = [colour_of_watch(watch, at) for watch in watches_of(facts, known_at, known_at)]
    return min(colours, key=worst_first)


@given(histories(), MOMENTS)
def test_since_begins_the_present_light(case: dict[str, Any], at: datetime) -> None:
    facts, at = facts_of(case), at.replace(tzinfo=CALENDAR.zone)
    light = light_at(facts, at)
    assert light.since is not None
    assert OPENED_AT <= light.since <= at
    assert light_at(facts, light.since).colour is light.colour


@given(histories(), MOMENTS)
def test_what_was_shown_on_the_day_never_changes(case: dict[str, Any], at: datetime) -> None:
    facts, at = facts_of(case), at.replace(tzinfo=CALENDAR.zone)
    late = {**case, "reports": [*case["reports"], {"at": at, "recorded": at + timedelta(days=1), "amount": 99}]}
    assert light_at(facts_of(late), at, at) == light_at(facts, at, at)


@given(histories(), MOMENTS)
def test_the_public_light_is_never_better_than_confirmed_facts(case: dict[str, Any], at: datetime) -> None:
    facts, at = facts_of(case), at.replace(tzinfo=CALENDAR.zone)
    confirmed = [row for row in case["reports"] if "confirmed" in row and row["confirmed"] <= at.replace(tzinfo=None)]
    only_confirmed = facts_of({**case, "reports": confirmed})
    assert light_at(facts, at, confirmed_only=True).colour is light_at(only_confirmed, at).colour
