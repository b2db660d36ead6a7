from django.db import migrations

from loonpoort.audit import triggers


def make(apps, schema_editor):
    for statement in triggers.making(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    for statement in triggers.dropping(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_the_chain")]
    operations = [migrations.RunPython(make, drop)]
