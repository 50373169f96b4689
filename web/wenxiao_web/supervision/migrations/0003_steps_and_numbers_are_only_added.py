"""The database itself refuses to alter or remove a step or a number; a number may become void once."""

from django.db import migrations

REFUSE_STEP = "BEGIN SELECT RAISE(ABORT, 'steps of notices are append-only'); END"
REFUSE_NUMBER = "BEGIN SELECT RAISE(ABORT, 'numbers are never altered or removed'); END"
SAME = " AND ".join(f'OLD."{field}" IS NEW."{field}"' for field in ("series", "year", "serial", "notice_id", "taken_at"))
TRIGGERS = {
    "step_not_deleted": f"BEFORE DELETE ON supervision_noticestep {REFUSE_STEP}",
    "step_not_updated": f"BEFORE UPDATE ON supervision_noticestep {REFUSE_STEP}",
    "number_not_deleted": f"BEFORE DELETE ON supervision_numberrow {REFUSE_NUMBER}",
    "number_not_updated": (
        f"BEFORE UPDATE ON supervision_numberrow WHEN NOT (OLD.void_for = '' AND {SAME}) {REFUSE_NUMBER}"
    ),
}


def create(apps, schema_editor):
    """Create the triggers; SQLite's dialect only."""
    if schema_editor.connection.vendor == "sqlite":
        for name, body in TRIGGERS.items():
            schema_editor.execute(f"CREATE TRIGGER supervision_{name} {body}")


def drop(apps, schema_editor):
    """Drop the triggers."""
    if schema_editor.connection.vendor == "sqlite":
        for name in TRIGGERS:
            schema_editor.execute(f"DROP TRIGGER supervision_{name}")


class Migration(migrations.Migration):

    dependencies = [("supervision", "0002_reminders_become_notices")]

    operations = [migrations.RunPython(create, drop)]
