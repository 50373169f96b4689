"""Reminders that went out become notices; every matter is looked at once for papers."""

from datetime import date

from django.db import migrations

STATES = ("drafted", "issued", "delivered")


def carry_over(apps, schema_editor):
    """Make a delivered notice with its steps of each reminder, and a next call for each matter."""
    notices = apps.get_model("supervision", "NoticeRow").objects
    steps = apps.get_model("supervision", "NoticeStep").objects
    for reminder in apps.get_model("matters", "Reminder").objects.order_by("pk"):
        notice = notices.create(
            matter_id=reminder.matter_id,
            watch=reminder.watch,
            rung=reminder.rung,
            ladder="key_tasks",
            in_force_from=date(2021, 1, 1),
            state="delivered",
            due_at=reminder.due_at,
            unit_id=reminder.to_unit_id,
            title=reminder.title,
            kind="reminder",
            text=reminder.text,
            recorded_at=reminder.sent_at,
        )
        for state in STATES:
            steps.create(notice=notice, state=state, at=reminder.sent_at)
    for matter in apps.get_model("matters", "Matter").objects.all():
        apps.get_model("supervision", "NextCall").objects.create(matter=matter, at=matter.recorded_at)


class Migration(migrations.Migration):

    dependencies = [
        ("supervision", "0001_papers"),
        ("matters", "0003_matters_from_elsewhere"),
    ]

    operations = [migrations.RunPython(carry_over)]
