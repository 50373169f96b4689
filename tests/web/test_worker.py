"""What the worker does each minute: lights that turned by themselves are noted, papers that are due are made."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from wenxiao_web.audit.models import LedgerEntry
from wenxiao_web.calendars.actions import add_arrangement
from wenxiao_web.matters.actions import Progress, report_progress
from wenxiao_web.matters.models import Basis, LightChange, Matter
from wenxiao_web.matters.turning import note_turned_lights
from wenxiao_web.supervision.calling import call_for_papers
from wenxiao_web.supervision.models import NextCall, NoticeRow

from tests.web.arrangements import YEAR_2027
from tests.web.conftest import AT

pytestmark = pytest.mark.django_db
RED = datetime.fromisoformat("2025-09-30T17:00:00+08:00")


def called(at: datetime) -> set[tuple[str, str, str]]:
    return {(row.matter.number, row.watch, row.rung) for row in call_for_papers(at=at)}


def test_a_light_that_turns_by_itself_is_noted_once(matter: Matter) -> None:
    before = note_turned_lights(at=RED - timedelta(days=2))
    assert matter.pk not in {change.matter_id for change in before}
    noted = note_turned_lights(at=RED + timedelta(seconds=30))
    turned = [change for change in noted if change.matter_id == matter.pk]
    assert [(c.old, c.new, c.turned_at, c.basis) for c in turned] == [
        ("yellow", "red", RED, Basis.CLAIMED),
        ("yellow", "red", RED, Basis.CONFIRMED),
    ]
    assert note_turned_lights(at=RED + timedelta(minutes=1)) == []


def test_a_noted_change_stands_in_the_ledger(matter: Matter) -> None:
    note_turned_lights(at=RED + timedelta(seconds=30))
    entry = LedgerEntry.objects.get(action="change_light", subject=f"matter/{matter.number}", new={"light": "red"})
    assert (entry.unit, entry.happened_at) == ("系统", RED)


def test_a_reminder_goes_out_by_itself_and_is_delivered(matter: Matter) -> None:
    reminder = matter.notices.get(rung="reminder")
    assert (reminder.state, reminder.watch, reminder.unit.name) == ("delivered", "m2", "区房产局")
    assert reminder.text == (
        "区房产局：“改造提升老旧小区15个”的节点“完成10个”将于9月30日 17:00到期，请按期完成并报送进度。"
    )
    assert [step.state for step in reminder.steps.all()] == ["drafted", "issued", "delivered"]
    assert {step.account for step in reminder.steps.all()} == {None}


def test_nothing_that_a_person_must_sign_goes_out_alone() -> None:
    call_for_papers(at=RED + timedelta(days=30))
    alone = NoticeRow.objects.exclude(state="due").filter(steps__account=None)
    assert {row.title for row in alone} == {"提醒"}
    assert {row.title for row in NoticeRow.objects.filter(state="due")} >= {"督办单", "督查通报"}


def test_what_was_done_or_over_before_the_desk_knew_of_it_is_not_reminded_of() -> None:
    promised = NoticeRow.objects.filter(matter__commitment__isnull=False)
    assert set(promised.filter(rung="reminder").values_list("matter__number", flat=True)) == {
        "ZD-2025-004",
        "ZD-2025-021",
        "ZD-2025-025",
    }
    assert set(promised.exclude(rung="reminder").values_list("matter__number", "watch", "rung")) == {
        (number, "m2", rung) for number in ("ZD-2025-003", "ZD-2025-022") for rung in ("dispatch", "circular")
    }


def test_a_paper_falls_due_at_red_and_only_once(matter: Matter) -> None:
    assert matter.number not in {number for number, _, _ in called(RED - timedelta(minutes=1))}
    first = called(RED)
    assert (matter.number, "m2", "dispatch") in first
    assert called(RED) == called(RED + timedelta(minutes=1)) == set()
    row = matter.notices.get(rung="dispatch")
    assert (row.state, row.due_at, row.text) == ("due", RED, "")
    entry = LedgerEntry.objects.get(action="call_for_notice", subject=f"matter/{matter.number}")
    assert (entry.unit, entry.new, entry.happened_at) == ("系统", {"notice": "督办单", "to_unit": "区房产局"}, RED)


def test_an_outage_loses_no_paper_and_sends_no_reminder_that_came_to_nothing(liaison: Any, matter: Matter) -> None:
    """The worker stands still from before red until after the unit has made up for it."""
    made_up_at = RED + timedelta(days=9)
    report_progress(
        liaison, matter, Progress(amount=Decimal(10), happened_at=made_up_at, evidence="验收单"), at=made_up_at
    )
    made = {one for one in called(made_up_at + timedelta(days=1)) if one[0] == matter.number}
    assert made == {(matter.number, "m2", "dispatch")}


def test_what_is_done_in_time_calls_for_nothing(liaison: Any, matter: Matter) -> None:
    report_progress(liaison, matter, Progress(amount=Decimal(10), happened_at=AT, evidence="验收单"), at=AT)
    assert not any(number == matter.number for number, _, _ in called(RED + timedelta(days=30)))


def test_only_matters_whose_next_call_has_come_are_looked_at(django_assert_max_num_queries: Any) -> None:
    call_for_papers(at=AT)
    assert not NextCall.objects.filter(at__lte=AT).exists()
    with django_assert_max_num_queries(3):
        assert call_for_papers(at=AT + timedelta(minutes=1)) == []


def test_a_fact_has_its_matter_looked_at_again(liaison: Any, matter: Matter) -> None:
    call_for_papers(at=AT)
    before = NextCall.objects.get(matter=matter).at
    report_progress(liaison, matter, Progress(amount=Decimal(10), happened_at=AT, evidence="验收单"), at=AT)
    assert before == RED
    assert NextCall.objects.get(matter=matter).at == AT


def test_a_provisional_watch_calls_for_nothing_until_its_calendar_is_there(matter: Matter, supervisor: Any) -> None:
    """The last milestone is put into 2027, whose arrangement is not published yet."""
    matter.watches.filter(code="m3", superseded_at=None).update(
        due_at="2027-03-01T17:00+08:00",
        yellow_at="2027-02-22T08:30+08:00",
        red_at="2027-03-01T17:00+08:00",
        is_provisional=True,
    )
    late = datetime.fromisoformat("2027-06-01T10:00:00+08:00")
    assert "m3" not in {watch for number, watch, _ in called(late) if number == matter.number}
    add_arrangement(supervisor, "2027.yaml", YEAR_2027, at=late)
    assert NextCall.objects.get(matter=matter).at == late


def test_loading_notes_each_light_once() -> None:
    assert not LightChange.objects.exclude(old="").exists()
    assert LightChange.objects.filter(basis=Basis.CLAIMED).count() == Matter.objects.count()
