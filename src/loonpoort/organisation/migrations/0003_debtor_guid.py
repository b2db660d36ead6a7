"""Every debtor gets a GUID of its own."""

import uuid
from typing import Any

import loonpoort.organisation.texts
from django.db import migrations, models


def number_debtors(apps: Any, _: object) -> None:
    # 'objects' of the model in history is a plain manager: nothing is scoped here.
    debtors = apps.get_model("organisation", "Debtor")._base_manager
    for debtor in debtors.filter(guid=None).only("pk").iterator(chunk_size=1000):
        debtors.filter(pk=debtor.pk).update(guid=uuid.uuid4())


class Migration(migrations.Migration):
    dependencies = [("organisation", "0002_second_factor")]

    operations = [
        migrations.AddField("debtor", "guid", models.UUIDField(editable=False, null=True)),
        migrations.RunPython(number_debtors, migrations.RunPython.noop),
        migrations.AlterField(
            "debtor", "guid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
        ),
        migrations.AlterField(
            "debtor",
            "number",
            models.CharField(max_length=20, validators=[loonpoort.organisation.texts.plain_text]),
        ),
        migrations.AlterField(
            "debtor",
            "name",
            models.CharField(max_length=100, validators=[loonpoort.organisation.texts.plain_text]),
        ),
    ]
