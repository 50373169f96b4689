from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("matters", "0003_matters_from_elsewhere"),
        ("supervision", "0002_reminders_become_notices"),
    ]

    operations = [migrations.DeleteModel(name="Reminder")]
