"""The database itself refuses to alter or remove a ledger entry or a seal; an entry may take its seal once."""

from django.db import migrations

FIELDS = (
    "number",
    "happened_at",
    "recorded_at",
    "unit",
    "post",
    "person",
    "action",
    "subject",
    "old",
    "new",
    "why",
)
SAME = " AND ".join(f'OLD."{field}" IS NEW."{field}"' for field in FIELDS)
REFUSE = "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
TRIGGERS = {
    "entry_not_deleted": f"BEFORE DELETE ON audit_ledgerentry {REFUSE}",
    "entry_not_updated": (
        "BEFORE UPDATE ON audit_ledgerentry "
        f"WHEN NOT (OLD.seal_id IS NULL AND NEW.seal_id IS NOT NULL AND {SAME}) {REFUSE}"
    ),
    "entry_not_replaced": (
        "BEFORE INSERT ON audit_ledgerentry "
        f"WHEN EXISTS (SELECT 1 FROM audit_ledgerentry WHERE number = NEW.number) {REFUSE}"
    ),
    "seal_not_deleted": f"BEFORE DELETE ON audit_seal {REFUSE}",
    "seal_not_updated": f"BEFORE UPDATE ON audit_seal {REFUSE}",
    "seal_not_replaced": (
        f"BEFORE INSERT ON audit_seal WHEN EXISTS (SELECT 1 FROM audit_seal WHERE number = NEW.number) {REFUSE}"
    ),
}


def create(apps, schema_editor):
    """Create the triggers; SQLite's dialect only."""
    if schema_editor.connection.vendor == "sqlite":
        for name, body in TRIGGERS.items():
            schema_editor.execute(f"CREATE TRIGGER audit_{name} {body}")


def drop(apps, schema_editor):
    """Drop the triggers."""
    if schema_editor.connection.vendor == "sqlite":
        for name in TRIGGERS:
            schema_editor.execute(f"DROP TRIGGER audit_{name}")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_ledger_and_seals")]
    operations = [migrations.RunPython(create, drop)]
