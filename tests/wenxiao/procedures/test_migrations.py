"""Matters that go over to the next version of their procedure, by its written map: tests/cases/migrations."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.procedures import CALENDAR, YEAR, lost_clocks
from tests.cases import HERE, cases
from tests.wenxiao.clocks.facts import moment
from tests.wenxiao.procedures.walking import Walk, values_of
from wenxiao.catalog import load_file
from wenxiao.clocks import ClockStarted, knowledge_of, laps_of
from wenxiao.errors import MigrationRefusedError
from wenxiao.procedures import (
    MatterState,
    Procedure,
    matter_facts,
    migrated,
    migration_errors,
    opened,
    procedure,
    procedure_codes,
    procedure_in,
    procedure_of,
)
from wenxiao.procedures.checks import errors
from wenxiao.procedures.definitions import Migration, Runs
from wenxiao.procedures.simulation import Simulation

FIRST = (HERE / "bad_definitions" / "base.procedure").read_text(encoding="utf-8")
SECOND = (HERE / "migrations" / "second.procedure").read_text(encoding="utf-8")


def read(text: str) -> Procedure:
    return procedure_of(load_file(Path("small.yaml"), text))


OLD, NEW = read(FIRST), read(SECOND)


class MigratingWalk(Walk):
    """A walk that may go over to the next version on its way."""

    def step(self, row: Any) -> None:
        if "migrate" in row:
            self._migrate(row)
        if "refused" not in row or "do" in row:
            super().step(row)

    def _migrate(self, row: Any) -> None:
        at = moment(row["at"])
        if "refused" in row:
            with pytest.raises(MigrationRefusedError, match=row["refused"]):
                migrated(self.state, OLD, NEW, at=at)
            return
        self.state, _ = migrated(self.state, OLD, NEW, at=at)
        self.procedure = NEW


@pytest.mark.parametrize("case", cases("migrations"))
def test_walk(case: Any) -> None:
    state, _ = opened(OLD, moment(case["opened"]), case["units"], values_of(case.get("values", {})))
    walk = MigratingWalk(OLD, state)
    for row in case["steps"]:
        walk.step(row)


def test_both_versions_load_without_a_finding(tmp_path: Path) -> None:
    for text in (FIRST, SECOND):
        file = tmp_path / "small.yaml"
        file.write_text(text, encoding="utf-8")
        assert list(errors(procedure_in(file))) == []
    assert list(migration_errors(OLD, NEW)) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("  from: 1\n", "  from: 0\n"), "没有写从第1版怎样换来，不能换版"),
        (("signing: working, ", ""), "旧版的环节“签收”没有写换到哪里"),
        (("reviewing: checking", "reviewing: done"), "“核查”和“办结”结束的方式不同，不能换"),
        (("done: done}", "done: working}"), "“办结”和“办理”结束的方式不同，不能换"),
        (("signing: working", "sining: working, signing: working"), "旧版没有环节“sining”，有的是signing"),
        ((", count: null", ""), "旧版的字段“count”新版没有，请写换成哪个，不要了就写null"),
        (("class: kind", "class: reason"), "字段“类别”和“理由”类型不同，值换不过去"),
        (("[一般, 重大, 特大]", "[一般, 特大]"), "字段“分类”没有选项重大，旧值换不过去"),
        (("sign: null, ", ""), "旧版的流转“sign”新版没有"),
        (
            ("clocks: {resolve: keep}", "clocks: {}"),
            "旧版的时限“办理时限”没有写接着走还是停，请写resolve: keep或者stop",
        ),
        (("runs_in: [working, consulting, paused]", "runs_in: [consulting, paused]"), "不计时；请写stop"),
        (("paused: paused, ", "paused: working, "), "一个中止、一个计时，不能接着走"),
    ],
)
def test_a_map_that_is_not_whole_is_refused(change: tuple[str, str], says: str) -> None:
    assert SECOND.count(change[0]) == 1
    new = read(SECOND.replace(*change))
    assert any(says in finding.message for finding in migration_errors(OLD, new))
    state, _ = opened(OLD, moment("2025-09-15T09:00"), {"lead_unit": "城建局", "verifying_unit": "统计局"})
    with pytest.raises(MigrationRefusedError, match="不能换版"):
        migrated(state, OLD, new, at=moment("2025-09-16T09:00"))


def test_without_a_map_matters_stay_with_their_version() -> None:
    state, _ = opened(OLD, moment("2025-09-15T09:00"), {"lead_unit": "城建局", "verifying_unit": "统计局"})
    with pytest.raises(MigrationRefusedError, match="没有写从第1版怎样换来，不能换版"):
        migrated(state, OLD, replace(NEW, migration=None), at=moment("2025-09-16T09:00"))


def test_a_clock_that_would_stop_while_its_claim_waits_is_refused() -> None:
    stopping = read(SECOND.replace("resolve: keep", "resolve: stop"))
    units = {"lead_unit": "城建局", "verifying_unit": "统计局"}
    state, _ = opened(OLD, moment("2025-09-15T09:00"), units, values_of({"count": 3}))
    walk = Walk(OLD, state)
    walk.step({"at": "2025-09-15T10:00", "do": "sign", "as": "liaison", "values": {"class": "一般"}})
    walk.step({"at": "2025-09-16T10:00", "do": "finish", "as": "liaison"})
    with pytest.raises(MigrationRefusedError, match="“办理时限”的办结申请还没有认定"):
        migrated(walk.state, OLD, stopping, at=moment("2025-09-17T09:00"))


def next_version(pack: Procedure, kept: Mapping[str, Runs]) -> Procedure:
    """The same loop as a version that keeps its names; some clocks stop and start anew."""
    names: Mapping[str, str | None] = {}
    stages = {code: code for code in pack.stages}
    found = Migration(from_version=pack.version, stages=stages, fields=names, clocks=kept, transitions=names)
    return replace(pack, version=pack.version + 1, migration=found)


def laps(pack: Procedure, state: MatterState) -> list[tuple[str, bool]]:
    at = max([state.opened_at, *(fact.happened_at for fact in state.facts)])
    return [(lap.clock, lap.ended_at is None) for lap in laps_of(knowledge_of(matter_facts(pack, state, CALENDAR), at))]


def refusal_of(state: MatterState, old: Procedure, new: Procedure, at: datetime) -> str:
    try:
        migrated(state, old, new, at=at)
    except MigrationRefusedError as refusal:
        return str(refusal)
    return ""


@pytest.mark.parametrize("code", procedure_codes())
@settings(max_examples=8)
@given(seed=st.integers(0, 10_000), data=st.data())
def test_wherever_a_matter_goes_over_no_clock_is_lost_and_it_comes_to_an_end(
    code: str, seed: int, data: st.DataObject
) -> None:
    old = procedure(code)
    kept = {clock: data.draw(st.sampled_from(Runs)) for clock in old.clocks}
    new = next_version(old, kept)
    before = Simulation(procedure=old, calendar=CALENDAR, year=YEAR, seed=seed).matter(0)
    at = max([before.opened_at, *(event.happened_at for event in before.done)])
    if refusal := refusal_of(before, old, new, at):
        assert "办结申请还没有认定" in refusal
        return
    state, effects = migrated(before, old, new, at=at)
    assert (state.stage, state.fields, state.done) == (before.stage, before.fields, before.done)
    assert list(lost_clocks(new, state, at)) == []
    restarted = {fact.clock for fact in effects.facts if isinstance(fact, ClockStarted)}
    running = {clock for clock, is_open in laps(old, before) if is_open}
    assert restarted == {clock for clock in running if kept[clock] is Runs.STOP}
    if all(word is Runs.KEEP for word in kept.values()):
        assert laps(new, state) == laps(old, before)
    paused = {code for code, clock in new.clocks.items() if state.stage in clock.paused_in}
    assert set(state.paused) == paused
    ended = Simulation(procedure=new, calendar=CALENDAR, year=YEAR, seed=seed).ended(state)
    assert ended is not None
    assert list(lost_clocks(new, ended, max(event.happened_at for event in ended.done) if ended.done else at)) == []
