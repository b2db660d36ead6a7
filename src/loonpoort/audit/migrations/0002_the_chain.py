from django.db import migrations, models

from loonpoort.audit import chain


def chain_earlier_entries(apps, schema_editor):
    """Entries of before the chain get their places in it; from now on they cannot change unseen either."""
    entries, heads = apps.get_model("audit", "Entry").objects, apps.get_model("audit", "Head").objects
    ends = {}
    for entry in entries.order_by("pk").iterator(chunk_size=2000):
        length, mac = ends.get(entry.environment_id, (0, chain.FIRST))
        entry.number, entry.previous, entry.key_number = length + 1, mac, chain.newest_key()
        if entry.subject_kind == "debtor":
            entry.debtor_id = entry.subject_id
        entry.mac = chain.mac({name: getattr(entry, name) for name in chain.CHAINED})
        entry.save(update_fields=["number", "previous", "key_number", "debtor_id", "mac"])
        ends[entry.environment_id] = entry.number, entry.mac
    for environment_id, (length, mac) in ends.items():
        heads.create(environment_id=environment_id, length=length, mac=mac)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Head",
            fields=[
                ("environment_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("length", models.PositiveBigIntegerField(default=0)),
                ("mac", models.CharField(blank=True, max_length=64)),
            ],
        ),
        migrations.AlterField("entry", "at", models.DateTimeField()),
        migrations.AddField("entry", "number", models.PositiveBigIntegerField(default=0), preserve_default=False),
        migrations.AddField("entry", "debtor_id", models.BigIntegerField(null=True)),
        migrations.AddField(
            "entry", "previous", models.CharField(default="", max_length=64), preserve_default=False
        ),
        migrations.AddField(
            "entry", "key_number", models.PositiveSmallIntegerField(default=0), preserve_default=False
        ),
        migrations.AddField("entry", "mac", models.CharField(default="", max_length=64), preserve_default=False),
        migrations.RunPython(chain_earlier_entries, migrations.RunPython.noop),
        migrations.AddConstraint(
            "entry",
            models.UniqueConstraint(fields=("environment_id", "number"), name="entry_number_is_unique"),
        ),
    ]
