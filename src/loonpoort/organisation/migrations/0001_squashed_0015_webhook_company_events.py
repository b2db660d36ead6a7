"""Everything that the migrations before the first release made, made at once."""

import django.core.validators
import django.db.models.deletion
import django.db.models.manager
import loonpoort.organisation.bank_checks
import loonpoort.organisation.bank_fields
import loonpoort.organisation.texts
import uuid
from decimal import Decimal
from django.db import migrations, models

from loonpoort.organisation.tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('organisation', '0001_initial'),
        ('organisation', '0002_second_factor'),
        ('organisation', '0003_debtor_guid'),
        ('organisation', '0004_debtor_details'),
        ('organisation', '0005_payroll_lists'),
        ('organisation', '0006_departments_functions'),
        ('organisation', '0007_leave_types'),
        ('organisation', '0008_family_reviews_extra_fields'),
        ('organisation', '0009_company_settings'),
        ('organisation', '0010_webhook_choices'),
        ('organisation', '0011_time_registrations'),
        ('organisation', '0012_run_requests'),
        ('organisation', '0013_company_wages'),
        ('organisation', '0014_company_facts'),
        ('organisation', '0015_webhook_company_events'),
    ]

    dependencies = [
    ]

    operations = [
        CreateTables([
            migrations.CreateModel(
                name='Debtor',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('guid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('number', models.CharField(max_length=20, validators=[loonpoort.organisation.texts.plain_text])),
                    ('name', models.CharField(max_length=100, validators=[loonpoort.organisation.texts.plain_text])),
                ],
                options={
                    'ordering': ['number', 'pk'],
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='Environment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('subdomain', models.CharField(max_length=63, unique=True, validators=[django.core.validators.RegexValidator('^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\Z', 'A subdomain has 1 to 63 lower-case letters, digits and hyphens, and no hyphen at either end.')])),
                    ('name', models.CharField(max_length=100)),
                    ('product', models.CharField(choices=[('accountant', 'Accountant'), ('business', 'Business')], max_length=10)),
                    ('is_show_once', models.BooleanField(default=False)),
                    ('requires_second_factor', models.BooleanField(default=False)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                ],
            ),
            migrations.CreateModel(
                name='SalaryScale',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=20, validators=[loonpoort.organisation.texts.plain_text])),
                    ('description', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('value', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=12, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('99999999'))])),
                    ('lowest_percentage', models.DecimalField(decimal_places=4, default=Decimal('100'), max_digits=7, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('200'))])),
                    ('highest_percentage', models.DecimalField(decimal_places=4, default=Decimal('100'), max_digits=7, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('200'))])),
                    ('guid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ],
                options={
                    'ordering': ['name'],
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='Company',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField()),
                    ('name', models.CharField(max_length=100)),
                    ('phone_number', models.CharField(blank=True, max_length=30, null=True)),
                    ('fax_number', models.CharField(blank=True, max_length=30, null=True)),
                    ('email', models.CharField(blank=True, max_length=254, null=True)),
                    ('website', models.CharField(blank=True, max_length=200, null=True)),
                    ('declaration_period', models.CharField(choices=[('None', 'None'), ('Month', 'Month'), ('Week4', 'Four Weeks'), ('Month6', 'Half Year'), ('Year', 'Year')], default='Month', max_length=6)),
                    ('kvk_number', models.CharField(blank=True, max_length=8, null=True)),
                    ('period_type', models.CharField(choices=[('M', 'Monthly'), ('W4', 'Four-weekly'), ('W1', 'Weekly')], default='M', max_length=2)),
                    ('pays_in_advance', models.BooleanField(default=False)),
                    ('current_year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1900), django.core.validators.MaxValueValidator(9998)])),
                    ('current_period_number', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(53)])),
                    ('debtor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.debtor')),
                ],
                options={
                    'ordering': ['number', 'pk'],
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='AccountantContact',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=100, validators=[loonpoort.organisation.texts.plain_text])),
                    ('email', models.CharField(blank=True, max_length=254, null=True, validators=[django.core.validators.EmailValidator()])),
                    ('phone', models.CharField(blank=True, max_length=30, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('debtor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.debtor')),
                ],
                options={
                    'ordering': ['pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='DebtorAddress',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('is_default', models.BooleanField(default=True)),
                    ('street', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('house_number', models.CharField(blank=True, max_length=10, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('house_number_addition', models.CharField(blank=True, max_length=10, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('postal_code', models.CharField(blank=True, max_length=12, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('city', models.CharField(blank=True, max_length=80, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('state_province', models.CharField(blank=True, max_length=80, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('country_code', models.CharField(blank=True, max_length=2, null=True, validators=[django.core.validators.RegexValidator('^[A-Z]{2}\\Z', 'A country is two capital letters, as in ISO 3166-1.')])),
                    ('debtor', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.debtor')),
                ],
                options={
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='DebtorBankAccount',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.CharField(blank=True, max_length=34, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('description', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('iban', models.CharField(blank=True, max_length=34, null=True, validators=[loonpoort.organisation.bank_checks.check_iban])),
                    ('bic', models.CharField(blank=True, max_length=11, null=True, validators=[loonpoort.organisation.bank_checks.check_bic])),
                    ('city', models.CharField(blank=True, max_length=80, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('name', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('type', models.CharField(choices=[('None', 'None'), ('Bankrekening1', 'Bank account 1'), ('Spaarloon', 'Saved wages'), ('Bankrekening2', 'Bank account 2'), ('Bankrekening3', 'Bank account 3'), ('Bankrekening4', 'Bank account 4'), ('Bankrekening5', 'Bank account 5'), ('Standaard', 'Standard'), ('Levensloop', 'Life-course savings')], default='Standaard', max_length=13)),
                    ('debtor', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.debtor')),
                ],
                options={
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='DebtorContactPerson',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=100, validators=[loonpoort.organisation.texts.plain_text])),
                    ('email', models.CharField(blank=True, max_length=254, null=True, validators=[django.core.validators.EmailValidator()])),
                    ('phone', models.CharField(blank=True, max_length=30, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('debtor', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.debtor')),
                ],
                options={
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.AddField(
                model_name='debtor',
                name='environment',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.environment'),
            ),
            migrations.CreateModel(
                name='ExtraField',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=100, validators=[loonpoort.organisation.texts.plain_text])),
                    ('type', models.CharField(choices=[('Text', 'Text'), ('Number', 'Number'), ('Date', 'Date'), ('YesNo', 'Yes or no')], default='Text', max_length=6)),
                    ('debtor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.debtor')),
                ],
                options={
                    'ordering': ['name', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='Function',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(2147483647)])),
                    ('description', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('debtor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.debtor')),
                ],
                options={
                    'ordering': ['code'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='HourCode',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(999999)])),
                    ('description', models.CharField(max_length=100, validators=[loonpoort.organisation.texts.plain_text])),
                    ('company', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.company')),
                ],
                options={
                    'ordering': ['number'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='LabourAgreement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('guid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('number', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(2147483647)])),
                    ('name', models.CharField(max_length=100, validators=[loonpoort.organisation.texts.plain_text])),
                    ('first_period', models.PositiveIntegerField()),
                    ('last_period', models.PositiveIntegerField(blank=True, null=True)),
                    ('debtor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.debtor')),
                ],
                options={
                    'ordering': ['number', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.AddField(
                model_name='company',
                name='labour_agreement',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisation.labouragreement'),
            ),
            migrations.CreateModel(
                name='LabourAgreementPart',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('part', models.CharField(choices=[('schedule_model', 'Schedules'), ('wage_model', 'Wages'), ('wage_model2', 'Wages, second model'), ('hours_model', 'Hours'), ('hours_model2', 'Hours, second model'), ('industry', 'Industry'), ('industry2', 'Second industry'), ('industry3', 'Third industry'), ('leave_model', 'Leave'), ('hours_reservation_model', 'Reservations of hours'), ('reservation_model', 'Reservations'), ('salary_table', 'Salary table')], max_length=23)),
                    ('code', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(2147483647)])),
                    ('description', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.labouragreement')),
                ],
                options={
                    'ordering': ['pk'],
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='LeaveType',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('type', models.CharField(choices=[('Type1', 'Leave type 1'), ('Type2', 'Leave type 2'), ('Type3', 'Leave type 3'), ('Type4', 'Leave type 4')], max_length=5)),
                    ('description', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('first_period', models.PositiveIntegerField()),
                    ('last_period', models.PositiveIntegerField(blank=True, null=True)),
                    ('company', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.company')),
                    ('labour_agreement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.labouragreement')),
                ],
                options={
                    'ordering': ['type', 'first_period', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='LeaveEntitlement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('description', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('full_time_hours', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=8, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('9999'))])),
                    ('rounding', models.CharField(choices=[('Normal', 'Not rounded'), ('WholeHalf', 'To half hours'), ('Whole', 'To whole hours'), ('Whole_RoundUp', 'Up to whole hours')], default='Normal', max_length=13)),
                    ('leave_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entitlements', to='organisation.leavetype')),
                ],
                options={
                    'ordering': ['pk'],
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='Manager',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(2147483647)])),
                    ('first_name', models.CharField(blank=True, max_length=80, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('name', models.CharField(max_length=80, validators=[loonpoort.organisation.texts.plain_text])),
                    ('department', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('function', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('phone_number', models.CharField(blank=True, max_length=30, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('mobile', models.CharField(blank=True, max_length=30, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('fax', models.CharField(blank=True, max_length=30, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('email', models.CharField(blank=True, max_length=254, null=True, validators=[django.core.validators.EmailValidator()])),
                    ('debtor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.debtor')),
                ],
                options={
                    'ordering': ['number', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='SalaryStep',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=20, validators=[loonpoort.organisation.texts.plain_text])),
                    ('description', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('value', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=12, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('99999999'))])),
                    ('guid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('scale', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.salaryscale')),
                ],
                options={
                    'ordering': ['name'],
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='SalaryTable',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(999999)])),
                    ('description', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('guid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('company', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.company')),
                ],
                options={
                    'ordering': ['code'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.AddField(
                model_name='salaryscale',
                name='table',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.salarytable'),
            ),
            migrations.CreateModel(
                name='ServiceLevel',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('start_year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1900), django.core.validators.MaxValueValidator(9998)])),
                    ('start_period', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(53)])),
                    ('service_level', models.CharField(max_length=50, validators=[loonpoort.organisation.texts.plain_text])),
                    ('contract_begins_on', models.DateField()),
                    ('debtor', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.debtor')),
                ],
                options={
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='Tag',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField()),
                    ('name', models.CharField(max_length=50)),
                    ('colour', models.CharField(max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9A-F]{6}\\Z')])),
                    ('environment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.environment')),
                ],
                options={
                    'ordering': ['number'],
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='DebtorTag',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('debtor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.debtor')),
                    ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', related_query_name='debtortag', to='organisation.tag')),
                ],
            ),
            migrations.CreateModel(
                name='TimeRegistrationCode',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('item_type', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(9999)])),
                    ('description', models.CharField(max_length=100, validators=[loonpoort.organisation.texts.plain_text])),
                    ('is_deleted', models.BooleanField(default=False)),
                    ('calculation_rule', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(9999)])),
                    ('is_of_hours', models.BooleanField(default=True)),
                    ('is_visible', models.BooleanField(default=True)),
                    ('environment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='time_registration_codes', to='organisation.environment')),
                ],
                options={
                    'ordering': ['item_type', 'pk'],
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='WageCode',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(999999)])),
                    ('description', models.CharField(max_length=100, validators=[loonpoort.organisation.texts.plain_text])),
                    ('company', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.company')),
                ],
                options={
                    'ordering': ['number'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='Webhook',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=100, validators=[loonpoort.organisation.texts.plain_text])),
                    ('endpoint', models.CharField(max_length=500)),
                    ('is_active', models.BooleanField(default=True)),
                    ('key_number', models.PositiveSmallIntegerField()),
                    ('encrypted_secret', models.TextField()),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('debtor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.debtor')),
                ],
                options={
                    'ordering': ['pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='WebhookChoice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('event', models.PositiveSmallIntegerField(choices=[(1, 'Number or name of the debtor changed'), (2, 'Tags of the debtor changed'), (3, 'Titles of the debtor changed'), (10, 'Personal details of an employee changed'), (11, 'Addresses of an employee changed'), (12, 'Bank accounts of an employee changed'), (13, 'Contracts of an employee changed'), (14, 'Department of an employee changed'), (15, 'Function of an employee changed'), (16, 'Salary of an employee changed'), (17, 'Schedule of an employee changed'), (18, 'Cost centres of an employee changed'), (19, 'Hour components of an employee changed'), (20, 'Wage components of an employee changed'), (21, 'Absence of an employee changed'), (40, 'Leave of an employee changed'), (41, 'Days worked by an employee changed'), (42, 'Registered time of an employee changed'), (43, 'Time schedule of an employee changed'), (50, 'An employee was added'), (51, 'Service of an employee changed'), (60, 'Wage tax settings of an employee changed'), (61, 'Social security of an employee changed'), (62, 'Labour agreement of an employee changed'), (63, 'Lease cars of an employee changed'), (64, 'Savings of an employee changed'), (65, 'Reservations of an employee changed'), (70, 'Partner of an employee changed'), (71, 'Children of an employee changed'), (72, 'Extra fields of an employee changed'), (73, 'Performance reviews of an employee changed'), (74, 'Manager of an employee changed'), (90, 'Wage components of a company changed'), (91, 'Work costs of a company changed'), (95, 'A payroll run of a company was processed'), (96, 'A payroll run of a company was locked')])),
                    ('is_active', models.BooleanField(default=True)),
                    ('webhook', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='choices', to='organisation.webhook')),
                ],
                options={
                    'ordering': ['event'],
                },
            ),
            migrations.CreateModel(
                name='CompanyAddress',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('is_default', models.BooleanField(default=True)),
                    ('street', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('house_number', models.CharField(blank=True, max_length=10, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('house_number_addition', models.CharField(blank=True, max_length=10, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('postal_code', models.CharField(blank=True, max_length=12, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('city', models.CharField(blank=True, max_length=80, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('state_province', models.CharField(blank=True, max_length=80, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('country_code', models.CharField(blank=True, max_length=2, null=True, validators=[django.core.validators.RegexValidator('^[A-Z]{2}\\Z', 'A country is two capital letters, as in ISO 3166-1.')])),
                    ('company', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.company')),
                ],
                options={
                    'ordering': ['-is_default', '-pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                    'constraints': [models.UniqueConstraint(condition=models.Q(('is_default', True)), fields=('company',), name='company_has_one_default_address')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='CompanyBankAccount',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.CharField(blank=True, max_length=34, null=True, validators=[django.core.validators.RegexValidator('^[0-9A-Za-z][0-9A-Za-z .-]*\\Z', 'An account number has letters and digits, and perhaps spaces, points and dashes.')])),
                    ('description', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('iban', loonpoort.organisation.bank_fields.IbanField(blank=True, max_length=34, null=True)),
                    ('bic', loonpoort.organisation.bank_fields.BicField(blank=True, max_length=11, null=True)),
                    ('city', models.CharField(blank=True, max_length=80, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('name', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('type', models.CharField(choices=[('None', 'None'), ('Bankrekening1', 'Bank account 1'), ('Spaarloon', 'Saved wages'), ('Bankrekening2', 'Bank account 2'), ('Bankrekening3', 'Bank account 3'), ('Bankrekening4', 'Bank account 4'), ('Bankrekening5', 'Bank account 5'), ('Standaard', 'Standard'), ('Levensloop', 'Life-course savings')], default='Bankrekening1', max_length=13)),
                    ('company', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.company')),
                ],
                options={
                    'ordering': ['-pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                    'constraints': [models.CheckConstraint(condition=models.Q(('iban__isnull', False), models.Q(('bic__isnull', False), ('number__isnull', False)), _connector='OR'), name='company_bank_account_can_be_paid_on'), models.CheckConstraint(condition=models.Q(('type', 'None'), _negated=True), name='company_bank_account_has_a_type')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='CompanyContactPerson',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=100, validators=[loonpoort.organisation.texts.plain_text])),
                    ('email', models.CharField(blank=True, max_length=254, null=True, validators=[django.core.validators.EmailValidator()])),
                    ('phone', models.CharField(blank=True, max_length=30, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('gender', models.CharField(choices=[('undefined', 'Not stated'), ('male', 'Male'), ('female', 'Female')], default='undefined', max_length=9)),
                    ('mobile_phone', models.CharField(blank=True, max_length=30, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('fax', models.CharField(blank=True, max_length=30, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('function', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('department', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('number', models.PositiveIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(2147483647)])),
                    ('company', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.company')),
                ],
                options={
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                    'constraints': [models.UniqueConstraint(fields=('company',), name='company_has_one_contact_person'), models.CheckConstraint(condition=models.Q(('number__range', (1, 2147483647))), name='company_contact_has_a_number')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='CostCenter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=20, validators=[loonpoort.organisation.texts.plain_text])),
                    ('description', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('company', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.company')),
                ],
                options={
                    'ordering': ['code', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                    'constraints': [models.UniqueConstraint(fields=('company', 'code'), name='costcenter_once_in_a_company'), models.CheckConstraint(condition=models.Q(('code', ''), _negated=True), name='costcenter_has_a_code')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='CostUnit',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=20, validators=[loonpoort.organisation.texts.plain_text])),
                    ('description', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('company', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.company')),
                ],
                options={
                    'ordering': ['code', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                    'constraints': [models.UniqueConstraint(fields=('company', 'code'), name='costunit_once_in_a_company'), models.CheckConstraint(condition=models.Q(('code', ''), _negated=True), name='costunit_has_a_code')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='DebtorTitle',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=30, validators=[loonpoort.organisation.texts.plain_text])),
                    ('debtor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.debtor')),
                ],
                options={
                    'ordering': ['pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                    'constraints': [models.UniqueConstraint(fields=('debtor', 'name'), name='debtor_has_a_title_once')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='Department',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(2147483647)])),
                    ('description', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('debtor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.debtor')),
                ],
                options={
                    'ordering': ['code'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                    'constraints': [models.UniqueConstraint(fields=('debtor', 'code'), name='department_once_at_a_debtor'), models.CheckConstraint(condition=models.Q(('code__range', (1, 2147483647))), name='department_has_a_code')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.AddIndex(
                model_name='debtor',
                index=models.Index(fields=['environment', 'number'], name='debtor_by_number'),
            ),
            migrations.AddConstraint(
                model_name='extrafield',
                constraint=models.UniqueConstraint(fields=('debtor', 'name'), name='extra_field_once_at_a_debtor'),
            ),
            migrations.AddConstraint(
                model_name='function',
                constraint=models.UniqueConstraint(fields=('debtor', 'code'), name='function_once_at_a_debtor'),
            ),
            migrations.AddConstraint(
                model_name='function',
                constraint=models.CheckConstraint(condition=models.Q(('code__range', (1, 2147483647))), name='function_has_a_code'),
            ),
            migrations.AddConstraint(
                model_name='hourcode',
                constraint=models.UniqueConstraint(fields=('company', 'number'), name='hourcode_once_in_a_company'),
            ),
            migrations.AddConstraint(
                model_name='hourcode',
                constraint=models.CheckConstraint(condition=models.Q(('number__range', (1, 999999))), name='hourcode_has_a_number'),
            ),
            migrations.AddConstraint(
                model_name='labouragreement',
                constraint=models.UniqueConstraint(fields=('debtor', 'number', 'first_period'), name='labour_agreement_begins_once'),
            ),
            migrations.AddConstraint(
                model_name='labouragreement',
                constraint=models.CheckConstraint(condition=models.Q(('last_period', None), ('last_period__gte', models.F('first_period')), _connector='OR'), name='labour_agreement_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='company',
                constraint=models.CheckConstraint(condition=models.Q(('current_period_number__range', (1, 53))), name='company_period_is_in_a_year'),
            ),
            migrations.AddConstraint(
                model_name='labouragreementpart',
                constraint=models.UniqueConstraint(fields=('agreement', 'part'), name='labour_agreement_has_a_part_once'),
            ),
            migrations.AddConstraint(
                model_name='labouragreementpart',
                constraint=models.CheckConstraint(condition=models.Q(('code__range', (1, 2147483647)), ('part__in', ['schedule_model', 'wage_model', 'wage_model2', 'hours_model', 'hours_model2', 'industry', 'industry2', 'industry3', 'leave_model', 'hours_reservation_model', 'reservation_model', 'salary_table'])), name='labour_agreement_part_has_a_code'),
            ),
            migrations.AddConstraint(
                model_name='leavetype',
                constraint=models.UniqueConstraint(condition=models.Q(('labour_agreement', None)), fields=('company', 'type', 'first_period'), name='leave_type_begins_once'),
            ),
            migrations.AddConstraint(
                model_name='leavetype',
                constraint=models.UniqueConstraint(fields=('company', 'labour_agreement', 'type', 'first_period'), name='leave_type_begins_once_in_an_agreement'),
            ),
            migrations.AddConstraint(
                model_name='leavetype',
                constraint=models.CheckConstraint(condition=models.Q(('last_period', None), ('last_period__gte', models.F('first_period')), _connector='OR'), name='leave_type_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='leaveentitlement',
                constraint=models.CheckConstraint(condition=models.Q(('full_time_hours__range', (0, Decimal('9999')))), name='leave_entitlement_is_possible'),
            ),
            migrations.AddConstraint(
                model_name='manager',
                constraint=models.UniqueConstraint(fields=('debtor', 'number'), name='manager_number_is_unique'),
            ),
            migrations.AddConstraint(
                model_name='salarystep',
                constraint=models.UniqueConstraint(fields=('scale', 'name'), name='salary_step_once_in_a_scale'),
            ),
            migrations.AddConstraint(
                model_name='salarystep',
                constraint=models.CheckConstraint(condition=models.Q(('value__gte', 0)), name='salary_step_is_not_negative'),
            ),
            migrations.AddConstraint(
                model_name='salarytable',
                constraint=models.UniqueConstraint(fields=('company', 'code'), name='salary_table_once_in_a_company'),
            ),
            migrations.AddConstraint(
                model_name='salaryscale',
                constraint=models.UniqueConstraint(fields=('table', 'name'), name='salary_scale_once_in_a_table'),
            ),
            migrations.AddConstraint(
                model_name='salaryscale',
                constraint=models.CheckConstraint(condition=models.Q(('value__gte', 0), ('lowest_percentage__gte', 0), ('highest_percentage__gte', models.F('lowest_percentage'))), name='salary_scale_is_in_order'),
            ),
            migrations.AddConstraint(
                model_name='servicelevel',
                constraint=models.CheckConstraint(condition=models.Q(('start_period__range', (1, 53)), ('start_year__range', (1900, 9998))), name='service_level_begins_in_a_period'),
            ),
            migrations.AddConstraint(
                model_name='tag',
                constraint=models.UniqueConstraint(fields=('environment', 'number'), name='tag_number_is_unique'),
            ),
            migrations.AddConstraint(
                model_name='debtortag',
                constraint=models.UniqueConstraint(fields=('debtor', 'tag'), name='debtor_has_a_tag_once'),
            ),
            migrations.AddConstraint(
                model_name='timeregistrationcode',
                constraint=models.UniqueConstraint(fields=('environment', 'item_type'), name='time_registration_code_once'),
            ),
            migrations.AddConstraint(
                model_name='wagecode',
                constraint=models.UniqueConstraint(fields=('company', 'number'), name='wagecode_once_in_a_company'),
            ),
            migrations.AddConstraint(
                model_name='wagecode',
                constraint=models.CheckConstraint(condition=models.Q(('number__range', (1, 999999))), name='wagecode_has_a_number'),
            ),
            migrations.AddConstraint(
                model_name='webhookchoice',
                constraint=models.UniqueConstraint(fields=('webhook', 'event'), name='webhook_has_an_event_once'),
            ),
        ]),
    ]
