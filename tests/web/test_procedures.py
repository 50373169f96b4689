"""Matters under each procedure: what is stored is what the moves lead to, who may act is what the engine says."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wenxiao_web.accounts.models import Account
from wenxiao_web.accounts.posts import actors_of
from wenxiao_web.audit.models import LedgerEntry
from wenxiao_web.clock import now
from wenxiao_web.errors import ActionRefusedError, UploadRefusedError
from wenxiao_web.matters.facts import with_facts
from wenxiao_web.matters.lights import light_of
from wenxiao_web.matters.models import LightChange, Matter
from wenxiao_web.matters.queries import coloured, next_turns
from wenxiao_web.procedures.actions import Entered, do_transition, try_transition
from wenxiao_web.procedures.measuring import Cell, measure_table
from wenxiao_web.procedures.models import Handling, Move
from wenxiao_web.procedures.permissions import may_act
from wenxiao_web.procedures.states import procedure_in_force, state_of

from tests.web.case_walks import Walker
from wenxiao.calendars import default_calendar
from wenxiao.clocks import Colour, Milestone, Schedule
from wenxiao.procedures import Does, leads_on, measured, permissions, procedure, procedure_codes, row_of

pytestmark = pytest.mark.django_db
each_procedure = pytest.mark.parametrize("code", procedure_codes())
in_our_database = settings(max_examples=2, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None)


def handlings(code: str) -> list[Handling]:
    return list(Handling.objects.filter(procedure__code=code).select_related("matter__lead_unit", "procedure"))


@each_procedure
@in_our_database
@given(seed=st.integers(0, 10_000))
def test_replaying_the_moves_gives_what_is_stored(db: None, code: str, seed: int) -> None:
    for matter in Walker(code=code, seed=seed).walked(1, 10, since=now() - timedelta(days=40)):
        handling = Handling.objects.select_related("matter", "procedure").get(matter=matter)
        state = state_of(handling)
        end = procedure_in_force(handling.procedure).stages[state.stage].end
        assert (handling.stage, handling.since, handling.end) == (state.stage, state.since, str(end or ""))
        assert (handling.is_waiting, handling.has_asked) == (bool(state.waiting), state.asked is not None)
        current = {one.role: one.unit.name for one in handling.roles.filter(is_current=True)}
        assert current == dict(state.units)
        assert [move.number for move in handling.moves.all()] == list(range(1, len(state.done) + 1))
        (row,) = coloured(Matter.objects.filter(pk=matter.pk), now())
        assert row.colour == light_of(with_facts(Matter.objects.all()).get(pk=matter.pk), now()).colour


@each_procedure
def test_who_may_act_is_asked_of_rows_and_answered_like_the_engine(code: str) -> None:
    walker = Walker(code=code, seed=7)
    list(walker.walked(4, 9, since=now() - timedelta(days=40)))
    standing = [(one, procedure_in_force(one.procedure), state_of(one)) for one in handlings(code)]
    for account in Account.objects.select_related("unit"):
        allowed, leading = set(), set()
        for handling, path, state in standing:
            for actor in actors_of(account):
                may = {one.transition for one in permissions(path, state, actor) if one.is_allowed}
                allowed |= {handling.pk} if may else set()
                if any(leads_on(path, path.transitions[one], state.stage) for one in may):
                    leading.add(handling.pk)
        of_this = {"procedure__code": code}
        assert set(may_act(account).filter(**of_this).values_list("pk", flat=True)) == allowed
        assert set(may_act(account, to_lead_on=True).filter(**of_this).values_list("pk", flat=True)) == leading


@each_procedure
def test_measures_are_those_of_the_engine_over_the_same_matters(code: str) -> None:
    at = now()
    list(Walker(code=code, seed=3).walked(5, 10, since=at - timedelta(days=60)))
    path = procedure(code)
    table = measure_table(path, date(at.year - 2, 1, 1), at.date(), at, by_unit=False)
    rows = [row_of(path, state_of(one), at, default_calendar()) for one in handlings(code)]
    assert table.whole.count == len(rows) >= 5
    for measure, cell in zip(path.measures, table.whole.cells, strict=True):
        result = measured(path, measure, rows)
        assert (cell.numerator, cell.denominator) == (result.numerator, result.denominator), measure.code
        assert cell.numerator == sum(group.cells[path.measures.index(measure)].numerator for group in table.groups), (
            measure.code
        )


def test_what_a_measure_leaves_out_is_counted() -> None:
    walker = Walker(code="key_tasks")
    path, opened_at = walker.procedure, now() - timedelta(days=60)
    matter = walker.open(opened_at)
    said = {
        "content": "改造",
        "weight_class": "一般",
        "support_opinion": "同意",
        "document_number": "铁督任〔2025〕9号",
    }
    said |= {"measures": "分三批", "reason": "规划调整", "resolution": "会议纪要〔2025〕3号"}

    def done(code: str, day: int) -> None:
        transition = path.transitions[code]
        values = {field: said[field] for field in transition.needs}
        schedule = Schedule(version=1, milestones=()) if Does.PLANS in transition.does else None
        at = opened_at + timedelta(days=day)
        unit = matter.lead_unit.name if path.posts[transition.by[0]].of == "holder" else ""
        account = walker.account(transition.by[0], unit)
        do_transition(account, matter, code, Entered(happened_at=at, values=values, schedule=schedule), at=now())

    def in_time_rate() -> Cell:
        table = measure_table(path, opened_at.date(), opened_at.date(), now(), by_unit=True)
        return table.whole.cells[0]

    for day, code in enumerate(("split", "agree", "approve", "issue", "sign", "plan_measures"), 1):
        done(code, day)
    before = in_time_rate()
    done("withdraw", 50)
    after = in_time_rate()
    assert before.numerator == after.numerator == 0
    assert after.denominator == before.denominator - 1
    assert after.excluded == before.excluded + 1


def test_a_try_says_what_the_move_would_say_and_writes_nothing(supervisor: Any, liaison: Any) -> None:
    matter = Walker(code="key_tasks").open(now() - timedelta(days=1))
    number = LedgerEntry.objects.count()
    whole = Entered(happened_at=now(), values={"merged_into": "ZDRW-2025-00002"})
    try_transition(supervisor, matter, "merge", whole, at=now())
    for account, entered, words in (
        (supervisor, Entered(happened_at=now()), "还要填写并入的事项"),
        (liaison, whole, "应由督查督办组"),
        (supervisor, Entered(happened_at=now() + timedelta(days=1), values=whole.values), "发生时间晚于现在"),
        (supervisor, Entered(happened_at=now() - timedelta(days=9), values=whole.values), "办理时间早于立项"),
    ):
        with pytest.raises(ActionRefusedError, match=words):
            try_transition(account, matter, "merge", entered, at=now())
    with pytest.raises(UploadRefusedError, match="涉密"):
        try_transition(supervisor, matter, "merge", Entered(happened_at=now(), note="机密件"), at=now())
    assert LedgerEntry.objects.count() == number
    assert not Move.objects.filter(handling__matter=matter).exists()


def test_the_ledger_names_fields_and_never_what_stands_in_them() -> None:
    walker = Walker(code="hotline")
    matter = walker.open(now() - timedelta(hours=2))
    values = {"appeal": "张三反映停水", "kind": "求助", "urgency": "一般"}
    do_transition(walker.account("operator"), matter, "accept", Entered(happened_at=now(), values=values), at=now())
    entry = LedgerEntry.objects.filter(action="do_transition").latest("number")
    assert entry.new["fields"] == "诉求内容、诉求种类、缓急"
    assert "张三" not in f"{entry.old}{entry.new}{entry.why}"


def test_an_end_without_a_note_is_explained_by_the_title_of_its_move() -> None:
    walker = Walker(code="key_tasks")
    matter = walker.open(now() - timedelta(days=1))
    entered = Entered(happened_at=now(), values={"merged_into": "ZDRW-2025-00009"})
    do_transition(walker.account("supervisor"), matter, "merge", entered, at=now())
    assert "已并案：并案" in str(light_of(with_facts(Matter.objects.all()).get(pk=matter.pk), now()).why)


def test_what_a_merged_matter_left_undone_turns_no_light() -> None:
    walker = Walker(code="key_tasks")
    opened_at, due = now() - timedelta(days=9), now() + timedelta(days=5)
    matter = walker.open(opened_at)
    stored = Matter.objects.filter(pk=matter.pk)
    supervisor, lead = walker.account("supervisor"), walker.account("liaison", matter.lead_unit.name)
    said = {"content": "改造", "weight_class": "一般", "support_opinion": "并案", "merged_into": "ZDRW-2025-00009"}
    path = walker.procedure
    for account, code in ((supervisor, "split"), (lead, "object"), (supervisor, "merge")):
        assert not LightChange.objects.filter(matter=matter, new=Colour.DONE).exists()
        plan = Schedule(version=1, milestones=(Milestone(code="m1", name="启动", due_at=due),))
        entered = Entered(
            happened_at=now(),
            values={field: said[field] for field in path.transitions[code].needs},
            schedule=plan if code == "split" else None,
        )
        do_transition(account, matter, code, entered, at=now())
        assert bool(next_turns(stored, now(), days=10)) == (code != "merge")
    for at in (now(), due + timedelta(days=9)):
        assert coloured(stored, at).get().colour == light_of(with_facts(stored).get(), at).colour == Colour.DONE
