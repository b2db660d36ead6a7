import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

WRITE = 2
LOGINS = "settings.logins"
NEW = ["debtor.connections"]
CHOICES = [
    ("settings.logins", "Logins"),
    ("settings.user_templates", "User templates"),
    ("settings.debtor_tags", "Debtor tags"),
    ("settings.security", "Security"),
    ("settings.audit", "Audit"),
    ("debtors.management", "Debtor management"),
    ("debtor.client_logins", "Client logins"),
    ("debtor.connections", "Connections"),
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
    dependencies = [("access", "0010_reports"), ("organisation", "0015_webhook_company_events")]
    operations = [
        migrations.AlterField(
            model_name="templatedashlet",
            name="dashlet",
            field=models.CharField(choices=CHOICES, max_length=40),
        ),
        migrations.AddField(
            model_name="login",
            name="is_stopped_somewhere",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="LoginStop",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stopped_at", models.DateTimeField(auto_now_add=True)),
                ("stopped_by", models.CharField(max_length=254)),
                (
                    "debtor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.debtor"
                    ),
                ),
                (
                    "login",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stops",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("login", "debtor"), name="login_is_stopped_once")
                ],
            },
        ),
        migrations.RunPython(give_to_administrators, migrations.RunPython.noop),
    ]
