"""Adjustment as an act at the desk: asked for, heard, decided; both plans stay, and each write has its ledger entry."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wenxiao_web.accounts.models import Account
from wenxiao_web.audit.models import LedgerEntry
from wenxiao_web.errors import ActionRefusedError, UploadRefusedError
from wenxiao_web.matters.facts import facts_of, with_facts
from wenxiao_web.matters.models import Basis, Matter, WatchRow
from wenxiao_web.matters.queries import row_of
from wenxiao_web.resolutions.actions import Asked, apply_for_adjustment, give_opinion, withdraw_application
from wenxiao_web.resolutions.consequences import adjusted_before, consequence_of, month_ends
from wenxiao_web.resolutions.deciding import Forgiven, decide_application, exempt_watch
from wenxiao_web.resolutions.models import Application, Decision
from wenxiao_web.resolutions.queries import AdjustmentFilter, adjustment_of, adjustments
from wenxiao_web.resolutions.rows import with_what_was_said

from tests.web.conftest import AT
from wenxiao.clocks import Colour, marks_at
from wenxiao.resolutions import Change, Resolution, judged_by_versions

DUE = datetime.fromisoformat("2025-10-24T17:00:00+08:00")
MOVED = Change(code="m2", due_at=DUE)
RESOLUTION = Resolution(
    body="commission", document_number="铁问效〔2025〕7号", decided_on=AT.date(), reason="供热管线须同步更换"
)


@pytest.fixture
def quantifier(db: None) -> Account:
    return Account.objects.select_related("unit").get(username="zhibiao")


@pytest.fixture
def application(liaison: Any, matter: Matter) -> Application:
    return asked_for(liaison, matter)


def asked_for(liaison: Any, matter: Matter, *changes: Change, **kwargs: Any) -> Application:
    asked = Asked(changes=changes or (MOVED,), reason="3个小区等管", evidence="供热单位来函1份", **kwargs)
    return apply_for_adjustment(liaison, matter, asked, at=AT, seen=1)


def heard(application: Application, verifier: Any, quantifier: Any) -> Application:
    give_opinion(verifier, application, "verifying_unit", is_for=True, words="情况属实", at=AT + timedelta(hours=1))
    give_opinion(
        quantifier,
        application,
        "quantification_group",
        is_for=False,
        words="年底仍须完成15个",
        at=AT + timedelta(hours=2),
    )
    return application


def granted(application: Application, supervisor: Any, *, hours: int = 3) -> Decision:
    return decide_application(supervisor, application, RESOLUTION, is_granted=True, at=AT + timedelta(hours=hours))


def fresh(matter: Matter) -> Matter:
    return with_facts(Matter.objects.all()).get(pk=matter.pk)


def state_of(application: Application) -> str:
    return adjustment_of(with_what_was_said(Application.objects.all()).get(pk=application.pk)).state


def test_asking_changes_no_light(application: Application, matter: Matter) -> None:
    assert application.adopted_by == "commission"
    assert matter.schedules.count() == 1
    assert row_of(fresh(matter), AT).light.colour is Colour.YELLOW
    entry = LedgerEntry.objects.get(action="apply_to_adjust")
    assert entry.old == {"due_at": ["完成10个 2025-09-30"]}
    assert entry.new == {"due_at": ["完成10个 2025-10-24"]}
    assert entry.why == "3个小区等管；供热单位来函1份"


def test_a_granted_application_makes_the_next_version_and_both_stay(
    application: Application, matter: Matter, verifier: Any, quantifier: Any, supervisor: Any
) -> None:
    decision = granted(heard(application, verifier, quantifier), supervisor)
    assert decision.schedule is not None
    assert (decision.schedule.version, decision.schedule.resolution) == (2, "铁问效〔2025〕7号")
    at = AT + timedelta(hours=4)
    assert row_of(fresh(matter), at).light.colour is Colour.GREEN
    old, new = judged_by_versions(matter.number, facts_of(fresh(matter)), at)
    assert (old.colour, new.colour) == (Colour.YELLOW, Colour.GREEN)
    assert [one.is_changed for one in new.milestones] == [False, True, False]
    assert WatchRow.objects.get(matter=matter, code="m2", superseded_at=None, basis=Basis.CLAIMED).due_at == DUE
    entry = LedgerEntry.objects.get(action="decide_application")
    assert entry.new == {"due_at": ["完成10个 2025-10-24"], "status": "granted"}
    assert entry.why == "工作委员会决议铁问效〔2025〕7号：供热管线须同步更换"


def test_after_the_old_date_the_old_plan_counts_a_miss_and_the_new_one_none(
    application: Application, matter: Matter, verifier: Any, quantifier: Any, supervisor: Any
) -> None:
    granted(heard(application, verifier, quantifier), supervisor)
    facts, at = facts_of(fresh(matter)), datetime.fromisoformat("2025-10-09T09:00:00+08:00")
    assert [mark.in_time for mark in marks_at(matter.number, facts, at, version=1)] == [True, False]
    assert [mark.in_time for mark in marks_at(matter.number, facts, at)] == [True]
    late = {found.number: one for found, one in adjusted_before(at, None)}
    assert (late[matter.number].code, late[matter.number].saves_a_miss) == ("m2", True)


def test_months_before_the_resolution_are_judged_by_the_old_plan(db: None) -> None:
    adjusted = fresh(Matter.objects.get(number="ZD-2025-012"))
    versions = {month.on.month: month.version for month in month_ends(facts_of(adjusted), AT)}
    assert (versions[5], versions[6], versions[7], versions[8]) == (1, 1, 2, 2)
    old, new = judged_by_versions(adjusted.number, facts_of(adjusted), AT)
    assert (old.colour, new.colour) == (Colour.RED, Colour.GREEN)
    assert (old.missed, new.missed) == (1, 0)


def test_nothing_is_decided_before_all_are_heard(
    application: Application, matter: Matter, verifier: Any, supervisor: Any
) -> None:
    with pytest.raises(ActionRefusedError, match="还没有听取认定单位、指标量化组的意见"):
        granted(application, supervisor)
    give_opinion(verifier, application, "verifying_unit", is_for=True, words="属实", at=AT)
    with pytest.raises(ActionRefusedError, match="还没有听取指标量化组的意见"):
        granted(application, supervisor)
    assert matter.schedules.count() == 1
    assert not LedgerEntry.objects.filter(action="decide_application").exists()


def test_each_step_is_for_those_who_sit_there(
    application: Application, matter: Matter, liaison: Any, verifier: Any, quantifier: Any, supervisor: Any
) -> None:
    with pytest.raises(ActionRefusedError, match="认定单位的意见由区城建局填写"):
        give_opinion(liaison, application, "verifying_unit", is_for=True, words="属实", at=AT)
    with pytest.raises(ActionRefusedError, match="指标量化组的意见由指标量化填写"):
        give_opinion(verifier, application, "quantification_group", is_for=True, words="属实", at=AT)
    with pytest.raises(ActionRefusedError, match="申请调整由区房产局的联络员提出"):
        asked_for(verifier, matter)
    heard(application, verifier, quantifier)
    with pytest.raises(ActionRefusedError, match="决议由督查督办组登记"):
        granted(application, liaison)
    with pytest.raises(ActionRefusedError, match="撤回由申请单位区房产局办理"):
        withdraw_application(supervisor, application, reason="不用了", at=AT)


def test_an_opinion_is_given_once(application: Application, verifier: Any) -> None:
    give_opinion(verifier, application, "verifying_unit", is_for=True, words="属实", at=AT)
    with pytest.raises(ActionRefusedError, match="已经提过意见"):
        give_opinion(verifier, application, "verifying_unit", is_for=False, words="再想想", at=AT)


def test_what_a_congress_promised_needs_its_standing_committee(liaison: Any, matter: Matter, supervisor: Any) -> None:
    application = asked_for(liaison, matter, Change(code="m3", amount=Decimal(12)))
    assert application.adopted_by == "peoples_congress"
    for body in ("government", "finance_committee"):
        give_opinion(supervisor, application, body, is_for=True, words="铁政函〔2025〕3号：同意", at=AT)
    with pytest.raises(ActionRefusedError, match="应由区人民代表大会、区人大常委会决定"):
        granted(application, supervisor)


def test_moving_beyond_the_promised_year_needs_the_standing_committee_too(liaison: Any, matter: Matter) -> None:
    beyond = Change(code="m3", due_at=datetime.fromisoformat("2026-03-31T17:00:00+08:00"))
    assert asked_for(liaison, matter, beyond).adopted_by == "peoples_congress"


def test_a_refused_application_leaves_the_plan(
    application: Application, matter: Matter, verifier: Any, quantifier: Any, supervisor: Any
) -> None:
    heard(application, verifier, quantifier)
    decide_application(supervisor, application, RESOLUTION, is_granted=False, at=AT + timedelta(hours=3))
    assert matter.schedules.count() == 1
    assert state_of(application) == "refused"
    with pytest.raises(ActionRefusedError, match="未批准，不能再决定"):
        granted(application, supervisor, hours=4)


def test_an_application_is_withdrawn_with_a_reason_and_another_may_follow(
    application: Application, liaison: Any, matter: Matter
) -> None:
    with pytest.raises(ActionRefusedError, match="已有一份申请待决定"):
        asked_for(liaison, matter)
    with pytest.raises(ActionRefusedError, match="撤回申请要写明理由"):
        withdraw_application(liaison, application, reason=" ", at=AT)
    withdraw_application(liaison, application, reason="供热单位提前完工", at=AT)
    assert state_of(application) == "withdrawn"
    assert LedgerEntry.objects.get(action="withdraw_application").why == "供热单位提前完工"
    assert state_of(asked_for(liaison, matter)) == "open"


def test_a_form_filled_in_over_an_older_plan_is_refused(liaison: Any, matter: Matter) -> None:
    asked = Asked(changes=(MOVED,), reason="等管", evidence="来函")
    with pytest.raises(ActionRefusedError, match="进度计划刚被改过"):
        apply_for_adjustment(liaison, matter, asked, at=AT, seen=2)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ((), "没有写要调整什么"),
        ((Change(code="m9", due_at=DUE),), "进度计划里没有节点“m9”"),
        ((Change(code="m2", amount=Decimal(10)),), "调整前后一样"),
    ],
)
def test_an_empty_or_unknown_change_is_refused(liaison: Any, matter: Matter, changes: Any, says: str) -> None:
    asked = Asked(changes=changes, reason="等管", evidence="来函")
    with pytest.raises(ActionRefusedError, match=says):
        apply_for_adjustment(liaison, matter, asked, at=AT)
    assert not Application.objects.exists()


def test_what_is_secret_is_refused_and_not_stored(liaison: Any, matter: Matter, data_folder: Any) -> None:
    file = SimpleUploadedFile("说明.txt", "机密\n工程图".encode())
    with pytest.raises(UploadRefusedError):
        asked_for(liaison, matter, file=file)
    assert not Application.objects.exists()
    assert not [path for path in data_folder.rglob("*") if path.is_file() and "工程图".encode() in path.read_bytes()]


def test_a_decision_of_an_earlier_day_holds_from_the_close_of_that_day(
    application: Application, verifier: Any, quantifier: Any, supervisor: Any
) -> None:
    heard(application, verifier, quantifier)
    decision = granted(application, supervisor, hours=48)
    assert decision.schedule is not None
    assert decision.schedule.happened_at == datetime.fromisoformat("2025-09-24T17:00:00+08:00")


def test_a_decision_of_tomorrow_is_refused(
    application: Application, verifier: Any, quantifier: Any, supervisor: Any
) -> None:
    heard(application, verifier, quantifier)
    coming = Resolution(
        body="commission", document_number="铁问效〔2025〕8号", decided_on=AT.date() + timedelta(days=1), reason="等管"
    )
    with pytest.raises(ActionRefusedError, match="决议日期晚于今天"):
        decide_application(supervisor, application, coming, is_granted=True, at=AT + timedelta(hours=3))


def test_the_page_says_what_granting_would_change(application: Application) -> None:
    found = consequence_of(with_what_was_said(Application.objects.all()).get(pk=application.pk), AT)
    assert found is not None
    assert (found.before, found.after, found.saved) == (Colour.YELLOW, Colour.GREEN, 0)


def test_an_exemption_forgives_the_miss_and_leaves_the_light(supervisor: Any, db: None) -> None:
    matter = Matter.objects.get(number="ZD-2025-022")
    until = datetime.fromisoformat("2025-10-31T17:00:00+08:00")
    forgiven = Forgiven(watch="m2", title="更换110部", until=until)
    exempt_watch(supervisor, matter, forgiven, RESOLUTION, at=AT)
    found = fresh(matter)
    light = row_of(found, AT).light
    assert (light.colour, light.exempt_until) == (Colour.RED, until)
    marks = {mark.watch.code: mark.is_exempt for mark in marks_at(matter.number, facts_of(found), AT)}
    assert marks["m2"] is True
    assert LedgerEntry.objects.get(action="exempt_watch").new == {
        "watch": "更换110部",
        "exempt_until": "2025-10-31 17:00",
    }


def test_an_exemption_has_its_end_and_its_body(supervisor: Any, liaison: Any, db: None) -> None:
    matter = Matter.objects.get(number="ZD-2025-022")
    past = Forgiven(watch="m2", title="更换110部", until=datetime.fromisoformat("2025-09-20T17:00:00+08:00"))
    with pytest.raises(ActionRefusedError, match="容错免责要有以后的截止时间"):
        exempt_watch(supervisor, matter, past, RESOLUTION, at=AT)
    coming = Forgiven(watch="m2", title="更换110部", until=DUE)
    by_verifying = Resolution(body="verifying_unit", document_number="1号", decided_on=AT.date(), reason="等管")
    with pytest.raises(ActionRefusedError, match="应由工作委员会决定"):
        exempt_watch(supervisor, matter, coming, by_verifying, at=AT)
    with pytest.raises(ActionRefusedError, match="决议由督查督办组登记"):
        exempt_watch(liaison, matter, coming, RESOLUTION, at=AT)


def test_the_list_holds_what_was_decided_elsewhere_too(application: Application) -> None:
    found = adjustments(AdjustmentFilter())
    assert [(one.matter.number, one.state) for one in found] == [("ZD-2025-021", "open"), ("ZD-2025-012", "granted")]
    assert [one.decision is not None for one in found] == [False, True]
    assert found[1].decision is not None
    assert found[1].decision.decided_on == date(2025, 7, 8)
    assert [one.matter.number for one in adjustments(AdjustmentFilter(state="granted"))] == ["ZD-2025-012"]
    assert [one.matter.number for one in adjustments(AdjustmentFilter(unit=application.unit.name))] == ["ZD-2025-021"]
