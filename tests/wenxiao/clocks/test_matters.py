"""What always holds of matters, whatever happens to them."""

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wenxiao.clocks.facts import moment
from tests.wenxiao.clocks.histories import MOMENTS, last_moment, matters
from tests.wenxiao.clocks.matters import matter_of
from wenxiao.clocks import Colour, colour_of_watch, history, light_at, next_change, tally, watches_of, worst_first

LATER = st.timedeltas(timedelta(0), timedelta(days=120))


@given(matters(), LATER, LATER)
def test_between_events_a_watch_only_worsens(case: Any, first: timedelta, second: timedelta) -> None:
    facts, at = matter_of(case), last_moment(case)
    for watch in watches_of(facts, at):
        colours = [colour_of_watch(watch, moment) for moment in (at, at + first, at + first + second)]
        ranks = [worst_first(colour) for colour in colours]
        assert Colour.DONE in colours or ranks == sorted(ranks, reverse=True), watch


@given(matters(), LATER)
def test_stored_moments_equal_asking_at_the_moment(case: Any, later: timedelta) -> None:
    facts, at = matter_of(case), last_moment(case)
    stored = [colour_of_watch(watch, at + later) for watch in watches_of(facts, at)]
    asked = [colour_of_watch(watch, at + later) for watch in watches_of(facts, at + later)]
    assert stored == asked


@given(matters(), MOMENTS.map(moment))
def test_past_answers_never_change(case: Any, at: datetime) -> None:
    before = light_at(matter_of(case), at, at)
    late = {"at": at - timedelta(days=1), "recorded": at + timedelta(minutes=5)}
    more = [late | {"stop": "resolve", "by_report": "late"}, late | {"report": "late2", "amount": 99}]
    assert light_at(matter_of({**case, "events": [*case["events"], *more]}), at, at) == before


@given(matters(), MOMENTS, MOMENTS.map(moment))
def test_suspending_and_resuming_at_once_changes_nothing(case: Any, paused: datetime, at: datetime) -> None:
    pause = [{"at": paused, "suspend": "p", "until": paused}]
    kept, also = matter_of(case), matter_of({**case, "events": [*case["events"], *pause]})
    assert [colour_of_watch(w, at) for w in watches_of(also, at)] == [
        colour_of_watch(w, at) for w in watches_of(kept, at)
    ]


@given(matters(), MOMENTS.map(moment))
def test_the_next_change_comes_when_it_is_foretold(case: Any, at: datetime) -> None:
    facts = matter_of(case)
    change = next_change(facts, at, at)
    quiet = at + timedelta(days=400)
    if change is None:
        assert light_at(facts, at, at).until is None
        return
    foretold = {watch.code: watch for watch in watches_of(facts, at, at)}
    before = [colour_of_watch(w, change.at - timedelta(microseconds=1)) for w in foretold.values()]
    assert at < change.at < quiet
    assert facts.opened_at == change.at or min(before, key=worst_first) is light_at(facts, at, at).colour


@settings(max_examples=40)
@given(matters(), MOMENTS.map(moment))
def test_a_history_is_without_gaps_and_ends_in_the_present_light(case: Any, at: datetime) -> None:
    facts = matter_of(case)
    for as_shown in (False, True):
        shown = history(facts, at, as_shown=as_shown)
        if at < facts.opened_at:
            assert not shown
            continue
        assert [one.ends_at for one in shown[:-1]] == [later.begins_at for later in shown[1:]]
        assert all(one.colour is not later.colour for one, later in pairwise(shown))
        assert shown[-1].colour is light_at(facts, at, at if as_shown else None).colour


@given(matters(), MOMENTS.map(moment))
def test_every_light_says_why(case: Any, at: datetime) -> None:
    light = light_at(matter_of(case), at)
    assert str(light.why)
    assert "{" not in f"{light.why}{light.numbers}{light.next}{light.way_out}"
    if light.colour in (Colour.YELLOW, Colour.RED):
        assert light.watch


def test_merged_withdrawn_and_normalised_matters_leave_the_denominator() -> None:
    plan = {"milestones": [{"code": "m1", "name": "完成", "due": datetime(2025, 9, 15, 17)}]}  # noqa: DTZ001
    ends = [[], [], [{"at": "2025-09-10T10:00", "end": "merged", "reason": "并案"}],
            [{"at": "2025-09-10T10:00", "end": "withdrawn", "reason": "撤销"}],
            [{"at": "2025-09-10T10:00", "end": "normalised", "reason": "转常态"}]]  # fmt: skip
    counted = tally([matter_of({**plan, "events": events}) for events in ends], moment("2025-09-16T10:00"))
    assert counted.counting == 2
    assert counted.lights[Colour.RED] == 2
    assert sum(counted.left.values()) == 3
