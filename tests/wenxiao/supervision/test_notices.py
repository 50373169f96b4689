"""Notices: which papers fall due (tests/cases/supervision and supervision/ladders), each once."""

from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import cases
from tests.wenxiao.clocks.facts import facts_of, moment
from tests.wenxiao.clocks.histories import MOMENTS, matters
from tests.wenxiao.clocks.matters import matter_of
from tests.wenxiao.supervision.papers_in_hand import POSTS, plain
from wenxiao.calendars import TimeUnit, default_calendar
from wenxiao.clocks import Colour, MatterFacts, TimeLimit, Watch, WatchKind, colour_of_watch, watches_of
from wenxiao.errors import CatalogInvalidError
from wenxiao.procedures import Actor
from wenxiao.supervision import (
    Moment,
    Notice,
    NoticeState,
    Rung,
    Step,
    due_notices,
    issue,
    ladder,
    ladder_file,
    ladder_names,
    next_call,
    requested_notice,
    requests_for,
    traits_of,
    void,
    watches_to_ask_about,
    withhold,
)


@pytest.mark.parametrize("case", cases("supervision"))
def test_due_notices(case: Any) -> None:
    facts, have = facts_of(case), list[Notice]()
    for ask, wanted in zip(case["ask"], case["due"], strict=True):
        at = moment(ask)
        due = due_notices("ZD-1", watches_of(facts, at, at), ladder(), at, have)
        assert [f"{notice.rung.code} {notice.watch}" for notice in due] == wanted
        have.extend(due)


@pytest.mark.parametrize("case", cases("supervision/ladders"))
def test_each_rung_of_each_ladder(case: Any) -> None:
    facts, have = matter_of(case), dict[str, Notice]()
    rungs = [rung for rung in ladder(case["ladder"]) if rung.code in case.get("rungs", [rung.code])]
    for step in case["steps"]:
        if "ask" in step:
            due = asked(facts, rungs, moment(step["ask"]), have, case.get("traits", ()))
            assert [name_of(notice) for notice in due] == step["due"]
            have |= {name_of(notice): notice for notice in due}
        else:
            taken(step, have)


def asked(facts: MatterFacts, rungs: list[Rung], at: datetime, have: dict[str, Notice], traits: Any) -> list[Notice]:
    watches = watches_of(facts, at, at)
    return list(due_notices("ZD-1", watches, rungs, at, tuple(have.values()), traits=traits))


def name_of(notice: Notice) -> str:
    return f"{notice.rung.code} {notice.watch}"


def taken(step: Any, have: dict[str, Notice]) -> None:
    """Take one step with a notice, by a short way: what is under test here is what follows from it."""
    at = moment(step["at"])
    (verb,) = {"issue", "answer", "withhold", "void"} & step.keys()
    name = step[verb]
    notice = have[name]
    if verb == "issue":
        ready = replace(notice, state=NoticeState.REVIEWED if notice.rung.reviewed_by else NoticeState.DRAFTED)
        number = f"{notice.rung.series}〔{at.year}〕1号"
        signer = Actor(person="签发岗", post=notice.rung.signed_by or "")
        have[name] = issue(ready, number=number, signed_by=signer, at=at, calendar=default_calendar())
    elif verb == "answer":
        answered = Step(state=NoticeState.ANSWERED, at=at, by="联络员", words="已安排")
        have[name] = replace(notice, state=NoticeState.ANSWERED, steps=(*notice.steps, answered))
    else:
        set_aside = withhold if verb == "withhold" else void
        have[name] = set_aside(notice, reason="例", by=POSTS["组长"], at=at)


@pytest.mark.parametrize("case", cases("supervision/bad_ladders"))
def test_a_wrong_ladder_is_refused(case: Any, tmp_path: Path) -> None:
    path = tmp_path / "ladder.yaml"
    path.write_text(yaml.safe_dump(plain(case["rungs"]), allow_unicode=True), encoding="utf-8")
    with pytest.raises(CatalogInvalidError) as refused:
        ladder_file(path)
    assert case["refused"] in str(refused.value)


TICKS = st.lists(MOMENTS.map(moment), min_size=1, max_size=6)
LADDERS = st.sampled_from(ladder_names())


def ticked(facts: MatterFacts, rungs: tuple[Rung, ...], ticks: list[datetime]) -> list[tuple[str, str]]:
    """What falls due when asked at each moment, in the order given, each answer kept."""
    have: list[Notice] = []
    for at in ticks:
        have.extend(due_notices("ZD-1", watches_of(facts, at, at), rungs, at, have))
    return [(notice.watch, notice.rung.code) for notice in have]


@given(matters(), LADDERS, TICKS)
def test_no_rung_fires_twice_whatever_happens_and_however_it_is_asked(
    case: Any, name: str, ticks: list[datetime]
) -> None:
    fired = ticked(matter_of(case), ladder(name), [*ticks, *ticks])
    assert len(fired) == len(set(fired))


@given(matters(), LADDERS, TICKS)
def test_no_rung_is_lost_by_earlier_asking(case: Any, name: str, ticks: list[datetime]) -> None:
    facts, last = matter_of(case), max(ticks)
    rungs = tuple(rung for rung in ladder(name) if rung.count == 1)
    asked_late = ticked(facts, rungs, [last])
    assert set(asked_late) <= set(ticked(facts, rungs, ticks))


def moments_or_none() -> st.SearchStrategy[datetime | None]:
    return st.none() | MOMENTS.map(moment)


@st.composite
def watches(draw: st.DrawFn) -> tuple[Watch, ...]:
    """Up to six watches as they may be stored; nothing more happens to them."""
    rows = []
    for number in range(draw(st.integers(1, 6))):
        turns = sorted([draw(MOMENTS), draw(MOMENTS)])
        kind = draw(st.sampled_from(WatchKind))
        rows.append(
            Watch(
                code=f"w/{number}",
                title=f"第{number}项",
                due_at=moment(turns[1]),
                yellow_at=moment(turns[0]),
                red_at=moment(turns[1]),
                kind=kind,
                done_at=draw(moments_or_none()),
                exempt_until=draw(moments_or_none()),
                is_provisional=draw(st.sampled_from([False, False, True])),
            )
        )
    return tuple(rows)


@settings(max_examples=200)
@given(watches(), LADDERS, TICKS, st.randoms())
def test_order_and_repetition_of_ticks_change_nothing(
    stored: tuple[Watch, ...], name: str, ticks: list[datetime], random: Any
) -> None:
    def fired(moments: list[datetime]) -> list[tuple[str, str, datetime]]:
        have: list[Notice] = []
        for at in moments:
            have.extend(due_notices("ZD-1", stored, ladder(name), at, have))
        return [(notice.watch, notice.rung.code, notice.due_at) for notice in have]

    shuffled = [*ticks, *ticks]
    random.shuffle(shuffled)
    assert sorted(fired(shuffled)) == sorted(fired([max(ticks)]))
    assert len(set(fired(shuffled))) == len(fired(shuffled))


@given(watches(), LADDERS, MOMENTS.map(moment))
def test_exempt_and_provisional_watches_call_for_nothing(stored: tuple[Watch, ...], name: str, at: datetime) -> None:
    by_code = {watch.code: watch for watch in stored}
    for notice in due_notices("ZD-1", stored, ladder(name), at):
        watch = by_code[notice.watch]
        assert not watch.is_provisional
        assert watch.exempt_until is None or watch.exempt_until <= notice.due_at <= at
        assert watch.done_at is None or watch.done_at > notice.due_at


def test_notices_of_another_matter_do_not_stand_in_the_way() -> None:
    facts = facts_of({"milestones": [{"code": "m1", "name": "完成", "due": "2025-09-30T17:00", "amount": 1}]})
    at = moment("2025-10-09T10:00")
    others = due_notices("ZD-2", watches_of(facts, at, at), ladder(), at)
    assert len(due_notices("ZD-1", watches_of(facts, at, at), ladder(), at, others)) == len(others) == 2


def test_a_rung_that_began_later_does_not_reach_back() -> None:
    at = moment("2025-10-09T10:00")
    facts = facts_of({"milestones": [{"code": "m1", "name": "完成", "due": "2025-09-30T17:00", "amount": 1}]})
    later = [replace(rung, in_force_from=at.date()) for rung in ladder()]
    assert due_notices("ZD-1", watches_of(facts, at, at), later, at) == ()


def test_a_procedure_may_ask_for_a_paper() -> None:
    at = moment("2025-10-09T10:00")
    notice = requested_notice("supervision_notice", matter="ZD-1", at=at)
    assert (notice.state, notice.rung.title, notice.rung.signed_by) == (NoticeState.DUE, "督查通知", "supervisor")
    limit = TimeLimit(amount=Fraction(3), unit=TimeUnit.WORKING_DAYS)
    assert requested_notice("dispatch_order", matter="ZD-1", at=at, reply_within=limit).rung.reply_within == limit
    with pytest.raises(CatalogInvalidError, match="没有文书种类“memo”"):
        requested_notice("memo", matter="ZD-1", at=at)


@settings(max_examples=200)
@given(watches(), LADDERS, MOMENTS.map(moment), MOMENTS.map(moment))
def test_nothing_falls_due_before_the_next_call(
    stored: tuple[Watch, ...], name: str, at: datetime, later: datetime
) -> None:
    at, later = sorted([at, later])
    rungs = ladder(name)
    have = due_notices("ZD-1", stored, rungs, at)
    call = next_call(stored, rungs, at, have)
    assert call is None or call > at
    if call is None or later < call:
        assert due_notices("ZD-1", stored, rungs, later, have) == ()


@given(watches(), LADDERS, MOMENTS.map(moment))
def test_a_person_may_ask_for_what_the_ladder_calls_for_and_of_what_is_done_for_nothing(
    stored: tuple[Watch, ...], name: str, at: datetime
) -> None:
    by_code = {watch.code: watch for watch in stored}
    due = due_notices("ZD-1", stored, ladder(name), at)
    for kind in {rung.document.code for rung in ladder(name)}:
        asked = {watch.code for watch in watches_to_ask_about(kind, stored, ladder(name), at, due)}
        assert all(colour_of_watch(by_code[code], at) is not Colour.DONE for code in asked)
        called = {notice.watch for notice in due if notice.rung.document.code == kind}
        assert {code for code in called if colour_of_watch(by_code[code], at) is not Colour.DONE} <= asked


def test_a_person_may_ask_for_each_signed_paper_of_the_ladder_and_for_a_notice_of_supervision() -> None:
    rungs = requests_for(ladder(), moment("2025-10-09T10:00"))
    names = [rung.title for rung in rungs]
    assert names == ["督查通知", "提醒函", "督办单", "督查通报", "约谈通知"]
    assert {rung.code for rung in rungs if rung.signed_by == "leader"} == {"circular", "interview_notice"}
    assert all(rung.moment is Moment.ON_REQUEST for rung in rungs)


def test_a_leaders_instruction_and_an_urgent_paper_have_their_traits() -> None:
    on = moment("2025-10-09T10:00").date()
    assert traits_of("leader", {"urgency": "急件"}, on) == {"leader_instruction", "urgent"}
    assert traits_of("meeting", {"urgency": "一般"}, on) == frozenset()
    assert traits_of("leader", {}, moment("2016-12-30T10:00").date()) == frozenset()
