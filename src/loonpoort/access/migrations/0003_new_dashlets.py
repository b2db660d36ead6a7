from django.db import migrations

WRITE = 2
LOGINS = "settings.logins"
NEW = [
    "settings.user_templates",
    "settings.debtor_tags",
    "settings.security",
    "settings.audit",
    "debtors.management",
    "debtor.client_logins",
]


def give_to_administrators(apps, schema_editor):
    """Nobody gives more than they have: without this nobody could ever be given the new panels."""
    rights = apps.get_model("access", "TemplateDashlet")
    templates = rights.objects.filter(dashlet=LOGINS, right=WRITE).values_list("user_template_id", flat=True)
    rights.objects.bulk_create(
        rights(user_template_id=template, dashlet=dashlet, right=WRITE)
        for template in list(templates)
        for dashlet in NEW
    )


class Migration(migrations.Migration):
    dependencies = [("access", "0002_the_gate_in_full")]
    operations = [migrations.RunPython(give_to_administrators, migrations.RunPython.noop)]
