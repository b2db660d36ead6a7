from django.db import migrations, models

WRITE = 2
LOGINS = "settings.logins"
NEW = ["debtor.runs"]
CHOICES = [
    ("settings.logins", "Logins"),
    ("settings.user_templates", "User templates"),
    ("settings.debtor_tags", "Debtor tags"),
    ("settings.security", "Security"),
    ("settings.audit", "Audit"),
    ("debtors.management", "Debtor management"),
    ("debtor.client_logins", "Client logins"),
    ("debtor.companies", "Companies"),
    ("debtor.employees", "Employees"),
    ("debtor.personal_numbers", "Personal numbers (BSN)"),
    ("debtor.bank_accounts", "Bank accounts"),
    ("debtor.salaries", "Salaries and wages"),
    ("debtor.documents", "Documents"),
    ("debtor.runs", "Payroll runs"),
]


def give_to_administrators(apps, schema_editor):
    """Nobody gives more than they have: without this nobody could ever be given the new panel."""
    rights = apps.get_model("access", "TemplateDashlet")
    templates = rights.objects.filter(dashlet=LOGINS, right=WRITE).values_list("user_template_id", flat=True)
    rights.objects.bulk_create(
        rights(user_template_id=template, dashlet=dashlet, right=WRITE)
        for template in list(templates)
        for dashlet in NEW
    )


class Migration(migrations.Migration):
    dependencies = [("access", "0008_documents_dashlet")]
    operations = [
        migrations.AlterField(
            model_name="templatedashlet",
            name="dashlet",
            field=models.CharField(choices=CHOICES, max_length=40),
        ),
        migrations.RunPython(give_to_administrators, migrations.RunPython.noop),
    ]
