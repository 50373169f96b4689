"""A matter that is returned or reopened runs a new lap, and what the ladder calls for comes again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wenxiao.clocks.facts import CALENDAR, moment
from tests.wenxiao.procedures.test_simulation import prefixes, year_of
from tests.wenxiao.procedures.walking import Walk
from wenxiao.clocks import Watch, watches_of
from wenxiao.procedures import MatterState, Procedure, matter_facts, opened, procedure, procedure_codes
from wenxiao.supervision import Notice, due_notices, ladder, next_call


@dataclass(frozen=True, kw_only=True, slots=True)
class Called:
    """One asking by the worker."""

    at: datetime
    watches: tuple[Watch, ...]
    kept: tuple[Notice, ...]
    after: tuple[Notice, ...]


UNITS = {"lead_unit": "城建局", "verifying_unit": "统计局"}


def watches_at(pack: Procedure, state: MatterState, at: datetime) -> tuple[Watch, ...]:
    return watches_of(matter_facts(pack, state, CALENDAR), at)


def asked(pack: Procedure, state: MatterState, at: datetime, kept: tuple[Notice, ...]) -> tuple[Notice, ...]:
    """The notices that there are once the worker has asked at a moment."""
    due = due_notices("甲", watches_at(pack, state, at), ladder(pack.ladder or ""), at, kept, calendar=CALENDAR)
    return (*kept, *due)


def ticks(pack: Procedure, state: MatterState, until: datetime) -> Iterator[datetime]:
    """The moments up to the next event at which a watch of this state turns."""
    begun = state.done[-1].happened_at if state.done else state.opened_at
    turns = {turn for watch in watches_at(pack, state, begun) for turn in watch.turns if begun <= turn < until}
    yield from sorted({begun, *turns})


def calls(pack: Procedure, states: list[MatterState], kept: tuple[Notice, ...] = ()) -> Iterator[Called]:
    """Ask at each event and at each moment that `next_call` names until the next: what there was, what came anew."""
    begins = [state.done[-1].happened_at if state.done else state.opened_at for state in states]
    for state, (begin, end) in zip(states, pairwise([*begins, begins[-1] + timedelta(days=60)]), strict=True):
        watches = watches_at(pack, state, begin)
        at: datetime | None = begin
        while at is not None and at < end:
            after = asked(pack, state, at, kept)
            yield Called(at=at, watches=watches, kept=kept, after=after)
            kept, at = after, next_call(watches, ladder(pack.ladder or ""), at, after, calendar=CALENDAR)


def codes_of(notices: tuple[Notice, ...], rung: str) -> list[str]:
    return [notice.watch for notice in notices if notice.rung.code == rung]


@pytest.mark.parametrize(
    ("steps", "rung", "laps"),
    [
        (
            [
                ("2025-09-15T11:00", "sign", {}),
                ("2025-09-16T11:00", "plan_measures", {"values": {"measures": "夜查"}}),
                ("2025-09-23T11:00", "claim_done", {"evidence": ["照片"]}),
                ("2025-09-24T10:00", "accept", {"as": "verifier", "values": {"grade": "合格"}}),
                ("2025-10-15T10:00", "reopen", {"as": "supervisor", "values": {"reason": "反弹"}}),
                ("2025-10-30T10:00", "claim_done", {"evidence": ["照片"]}),
            ],
            "reminder",
            ["resolve/1", "resolve/2"],
        ),
        (
            [
                ("2025-09-15T17:10", "decline", {"values": {"reason": "不是本单位职责"}}),
                ("2025-09-17T10:00", "reassign", {"as": "supervisor", "to_unit": "执法局"}),
                ("2025-09-19T10:00", "sign", {"as": "liaison@执法局"}),
            ],
            "dispatch",
            ["sign/1", "sign/2"],
        ),
    ],
    ids=["a reopening", "a return that is handed to another unit"],
)
def test_a_new_lap_calls_again(steps: list[tuple[str, str, dict[str, object]]], rung: str, laps: list[str]) -> None:
    pack = procedure("key_tasks")
    state, _ = opened(pack, moment("2025-09-15T09:00"), UNITS)
    walk, kept = Walk(pack, state), tuple[Notice, ...]()
    walk.step({"at": "2025-09-15T10:00", "do": "split", "as": "supervisor", "plan": [],
               "values": {"content": "整治渣土", "weight_class": "一般"}})  # fmt: skip
    walk.step({"at": "2025-09-15T10:10", "do": "agree", "as": "unit_head", "values": {"support_opinion": "同意"}})
    walk.step({"at": "2025-09-15T10:20", "do": "approve", "as": "leader"})
    walk.step({"at": "2025-09-15T10:30", "do": "issue", "as": "supervisor", "values": {"document_number": "13号"}})
    moments = [moment(at) for at, _, _ in steps]
    for (at, do, row), (_, until) in zip(steps, pairwise([*moments, moment("2025-11-30T10:00")]), strict=True):
        for tick in ticks(pack, walk.state, moment(at)):
            kept = asked(pack, walk.state, tick, kept)
        walk.step({"at": at, "do": do, "as": "liaison", **row})
        for tick in ticks(pack, walk.state, until):
            kept = asked(pack, walk.state, tick, kept)
    clock = laps[0].partition("/")[0]
    assert [code for code in codes_of(kept, rung) if code.startswith(f"{clock}/")] == laps


@pytest.mark.parametrize("code", procedure_codes())
@settings(max_examples=4)
@given(seed=st.integers(0, 10_000))
def test_what_was_called_for_one_lap_silences_no_other(code: str, seed: int) -> None:
    year = year_of(code, seed)
    for called in calls(year.procedure, prefixes(year, year.matter(0))):
        have = {(notice.watch, notice.rung.code) for notice in called.after}
        assert len(have) == len(called.after)
        anew = due_notices("甲", called.watches, ladder(year.procedure.ladder or ""), called.at, calendar=CALENDAR)
        assert {(notice.watch, notice.rung.code) for notice in anew} <= have


@pytest.mark.parametrize(
    ("code", "rung"), [("hotline", "urging"), ("grid_events", "urging"), ("rectification", "reminder")]
)
def test_in_a_year_of_a_procedure_second_laps_are_called_for(code: str, rung: str) -> None:
    year = year_of(code)
    matters = (list(calls(year.procedure, prefixes(year, state))) for state in year.matters(200))
    assert any(
        notice.rung.code == rung and not notice.watch.endswith("/1")
        for matter in matters
        if matter
        for notice in matter[-1].after
    )
