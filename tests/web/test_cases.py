"""The demonstration's cases: matters that go through procedures, loaded move by move through the actions."""

from typing import Any

import pytest
from wenxiao_web.accounts.models import OrgUnit
from wenxiao_web.audit.models import LedgerEntry
from wenxiao_web.errors import ActionRefusedError
from wenxiao_web.matters.models import Matter, WatchRow
from wenxiao_web.procedures.actions import Entered, do_transition
from wenxiao_web.procedures.models import Handling, ProcedureVersion
from wenxiao_web.procedures.opening import Case, open_case
from wenxiao_web.procedures.states import procedure_in_force, state_of

from tests.web.conftest import AT
from wenxiao.demonstration import demonstration_district
from wenxiao.demonstration.cases import demonstration_cases
from wenxiao.procedures import procedure_codes

pytestmark = pytest.mark.django_db


def test_every_procedure_has_a_case() -> None:
    assert {row.code for row in ProcedureVersion.objects.all()} == set(procedure_codes())
    planned = demonstration_cases(demonstration_district().folder).cases
    assert Handling.objects.count() == len(planned)


def test_where_a_matter_stands_is_what_its_moves_lead_to() -> None:
    for handling in Handling.objects.all():
        state = state_of(handling)
        stage = procedure_in_force(handling.procedure).stages[state.stage]
        assert (handling.stage, handling.since, handling.end) == (state.stage, state.since, str(stage.end or ""))
        now = {role.role: role.unit.name for role in handling.roles.all() if role.is_current}
        assert now == dict(state.units), handling


def test_a_move_writes_one_entry_and_turns_the_light() -> None:
    matter = Matter.objects.get(title="补划中小学周边道路标线")
    before = LedgerEntry.objects.count()
    liaison = matter.handling.moves.get(transition="sign").account
    do_transition(liaison, matter, "claim_done", Entered(happened_at=AT, evidence="验收申请"), at=AT)
    entries = list(LedgerEntry.objects.filter(number__gt=before, subject=f"matter/{matter.number}"))
    assert [(e.action, e.new) for e in entries][:1] == [
        ("do_transition", {"transition": "申请办结", "stage": "核查认定"})
    ]
    assert {entry.action for entry in entries[1:]} <= {"change_light", "change_published_light"}
    assert WatchRow.objects.filter(matter=matter, code__startswith="review", superseded_at=None).exists()


def test_who_may_not_is_told_who_may_and_nothing_is_written(liaison: Any) -> None:
    matter = Matter.objects.get(title="政务服务窗口延时服务")
    before = LedgerEntry.objects.count()
    with pytest.raises(ActionRefusedError, match="应由督查督办组办"):
        do_transition(liaison, matter, "split", Entered(happened_at=AT), at=AT)
    assert (LedgerEntry.objects.count(), matter.handling.moves.count()) == (before, 0)


def test_a_form_filled_in_over_a_newer_move_is_refused(supervisor: Any) -> None:
    matter = Matter.objects.get(title="老旧小区充电桩集中整治")
    with pytest.raises(ActionRefusedError, match="刚被办过一步"):
        do_transition(supervisor, matter, "sign", Entered(happened_at=AT), at=AT, seen=1)


def test_a_matter_opens_under_the_next_number_of_its_year(supervisor: Any) -> None:
    unit, other = OrgUnit.objects.get(code="housing"), OrgUnit.objects.get(code="construction")
    case = Case(title="试办", origin="leader", units={"lead_unit": unit, "verifying_unit": other})
    matter = open_case(supervisor, "key_tasks", case, opened_at=AT, at=AT)
    assert (matter.number, matter.handling.stage) == ("ZDRW-2025-00007", "drafting")
    lacking = Case(title="试办", origin="leader", units={"lead_unit": unit})
    with pytest.raises(ActionRefusedError, match="还要选定认定单位"):
        open_case(supervisor, "key_tasks", lacking, opened_at=AT, at=AT)
