"""What the worker does each minute: lights that turned by themselves are noted, reminders go out once."""

from datetime import datetime, timedelta

import pytest
from wenxiao_web.audit.models import LedgerEntry
from wenxiao_web.matters.models import Basis, LightChange, Matter, Reminder
from wenxiao_web.matters.reminders import note_turned_lights, send_due_reminders

from tests.web.conftest import AT

pytestmark = pytest.mark.django_db
RED = datetime.fromisoformat("2025-09-30T17:00:00+08:00")


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


def test_a_reminder_goes_out_once(matter: Matter) -> None:
    sent = [reminder for reminder in send_due_reminders(at=AT) if reminder.matter_id == matter.pk]
    assert [reminder.text for reminder in sent] == [
        "区房产局：“改造提升老旧小区15个”的节点“完成10个”将于9月30日 17:00到期，请按期完成并报送进度。"
    ]
    assert send_due_reminders(at=AT + timedelta(minutes=1)) == []


def test_nothing_that_a_person_must_sign_goes_out_alone() -> None:
    send_due_reminders(at=AT)
    send_due_reminders(at=RED + timedelta(days=30))
    assert {reminder.title for reminder in Reminder.objects.all()} == {"提醒"}


def test_what_is_done_or_past_its_limit_is_not_reminded_of() -> None:
    send_due_reminders(at=AT)
    promised = Reminder.objects.filter(matter__commitment__isnull=False)
    reminded = set(promised.values_list("matter__number", flat=True))
    assert reminded == {"ZD-2025-004", "ZD-2025-021", "ZD-2025-025"}


def test_loading_notes_each_light_once() -> None:
    assert not LightChange.objects.exclude(old="").exists()
    assert LightChange.objects.filter(basis=Basis.CLAIMED).count() == Matter.objects.count()
