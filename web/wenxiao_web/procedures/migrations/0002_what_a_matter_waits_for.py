from pathlib import Path
from typing import Any

from django.db import migrations, models

from wenxiao.catalog import load_file
from wenxiao.procedures import procedure_of


def say_how_each_version_judges(apps: Any, _schema_editor: Any) -> None:
    for row in apps.get_model("procedures", "ProcedureVersion").objects.all():
        path = procedure_of(load_file(Path(f"{row.code}@{row.version}.yaml"), row.text))
        row.judged_by = str(path.aggregate.rule)
        row.save(update_fields=["judged_by"])


class Migration(migrations.Migration):
    dependencies = [
        ("procedures", "0001_matters_under_procedures"),
    ]

    operations = [
        migrations.AddField(
            model_name="handling",
            name="has_asked",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="handling",
            name="is_waiting",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="procedureversion",
            name="judged_by",
            field=models.CharField(default="worst", max_length=20),
        ),
        migrations.RunPython(say_how_each_version_judges, migrations.RunPython.noop),
    ]
