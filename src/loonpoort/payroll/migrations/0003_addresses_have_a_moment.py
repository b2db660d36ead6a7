import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("payroll", "0002_employee_by_id")]

    operations = [
        migrations.AddField(
            model_name="employeeaddress",
            name="created_at",
            field=models.DateTimeField(auto_now_add=True, default=django.utils.timezone.now),
            preserve_default=False,
        ),
    ]
