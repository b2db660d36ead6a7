"""Everything that the migrations before the first release made, made at once."""

import datetime
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.manager
import django.utils.timezone
import loonpoort.organisation.bank_fields
import loonpoort.organisation.texts
import loonpoort.payroll.file_kinds
import uuid
from decimal import Decimal
from django.db import migrations, models

from loonpoort.organisation.tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('payroll', '0001_initial'),
        ('payroll', '0002_employee_by_id'),
        ('payroll', '0003_addresses_have_a_moment'),
        ('payroll', '0004_wages'),
        ('payroll', '0005_absences'),
        ('payroll', '0006_contracts_bank_accounts_placements'),
        ('payroll', '0007_arrangements'),
        ('payroll', '0008_absence_leave_days'),
        ('payroll', '0009_employments'),
        ('payroll', '0010_employments_of_before'),
        ('payroll', '0011_family_reviews_extra_fields'),
        ('payroll', '0012_documents'),
        ('payroll', '0013_runs'),
        ('payroll', '0014_time_registrations'),
        ('payroll', '0015_run_requests'),
        ('payroll', '0016_declarations'),
        ('payroll', '0017_company_wages'),
        ('payroll', '0018_time_schedules'),
        ('payroll', '0019_company_facts'),
    ]

    dependencies = [
        ('organisation', '0001_squashed_0015_webhook_company_events'),
    ]

    operations = [
        CreateTables([
            migrations.CreateModel(
                name='Declaration',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('wage_tax', 'Wage tax declaration'), ('pension', 'Pension export')], max_length=8)),
                    ('year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1900), django.core.validators.MaxValueValidator(9998)])),
                    ('first_period', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(53)])),
                    ('last_period', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(53)])),
                    ('serial_number', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(999)])),
                    ('payment_reference', models.CharField(blank=True, default='', max_length=16, validators=[django.core.validators.RegexValidator('^[0-9]{16}\\Z', 'A payment reference has 16 digits.')])),
                    ('total', models.BigIntegerField(default=0)),
                    ('status', models.CharField(choices=[('draft', 'Drawn up'), ('sent', 'Sent elsewhere')], default='draft', max_length=5)),
                    ('drawn_up_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('sent_at', models.DateTimeField(blank=True, null=True)),
                    ('company', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.company')),
                ],
                options={
                    'ordering': ['year', 'first_period', 'serial_number', 'pk'],
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='DefaultEmployeeTemplate',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('guid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('description', models.CharField(max_length=100, validators=[loonpoort.organisation.texts.plain_text])),
                    ('employee_type', models.PositiveSmallIntegerField(choices=[(1, 'Applicant'), (2, 'On payroll'), (3, 'External')], default=2)),
                    ('hours_per_week', models.DecimalField(blank=True, decimal_places=4, max_digits=7, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('168'))])),
                    ('company', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.company')),
                    ('department', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='organisation.department')),
                    ('function', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='organisation.function')),
                ],
                options={
                    'ordering': ['description', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='Employee',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField()),
                    ('display_name', models.CharField(max_length=150)),
                    ('employee_type', models.PositiveSmallIntegerField(choices=[(1, 'Applicant'), (2, 'On payroll'), (3, 'External'), (4, 'Out of service'), (5, 'Former applicant'), (6, 'Former external')], default=2)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('company', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.company')),
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
                name='DeclarationLine',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('hours', 'Hours'), ('gross', 'Gross wage'), ('taxable', 'Wage for wage tax and contributions'), ('tax', 'Wage tax and contributions withheld'), ('tax_credit', 'Labour tax credit set off'), ('health_withheld', 'Health insurance contribution withheld'), ('health_employer', 'Health insurance levy of the employer'), ('deduction', 'Other deduction'), ('reimbursement', 'Untaxed reimbursement'), ('employer_cost', 'Other cost of the employer'), ('net', 'Net wage')], max_length=15)),
                    ('code', models.PositiveIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(999999)])),
                    ('description', models.CharField(blank=True, default='', max_length=100)),
                    ('amount', models.DecimalField(decimal_places=2, max_digits=14)),
                    ('declaration', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='payroll.declaration')),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                ],
                options={
                    'ordering': ['employee__number', 'employee_id', 'pk'],
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='CostAllocation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_period', models.PositiveIntegerField()),
                    ('last_period', models.PositiveIntegerField(blank=True, null=True)),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                ],
                options={
                    'ordering': ['first_period', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='Contract',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_day', models.DateField()),
                    ('last_day', models.DateField(blank=True, null=True)),
                    ('trial_ends_on', models.DateField(blank=True, null=True)),
                    ('employment_type', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(99)])),
                    ('employment_sequence', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(9999)])),
                    ('is_indefinite', models.BooleanField(blank=True, null=True)),
                    ('phase_classification', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(99)])),
                    ('is_written', models.BooleanField(default=False)),
                    ('hours_per_week', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=7, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('168'))])),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                ],
                options={
                    'ordering': ['first_day', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='Child',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_period', models.PositiveIntegerField()),
                    ('last_period', models.PositiveIntegerField(blank=True, null=True)),
                    ('name', models.CharField(max_length=80, validators=[loonpoort.organisation.texts.plain_text])),
                    ('first_name', models.CharField(blank=True, max_length=80, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('initials', models.CharField(blank=True, max_length=20, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('gender', models.CharField(choices=[('undefined', 'Not stated'), ('male', 'Male'), ('female', 'Female')], default='undefined', max_length=9)),
                    ('birthday', models.DateField(validators=[django.core.validators.MinValueValidator(datetime.date(1900, 1, 1))])),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
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
                name='BankAccount',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.CharField(blank=True, max_length=34, null=True, validators=[django.core.validators.RegexValidator('^[0-9A-Za-z][0-9A-Za-z .-]*\\Z', 'An account number has letters and digits, and perhaps spaces, points and dashes.')])),
                    ('description', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('iban', loonpoort.organisation.bank_fields.IbanField(blank=True, max_length=34, null=True)),
                    ('bic', loonpoort.organisation.bank_fields.BicField(blank=True, max_length=11, null=True)),
                    ('city', models.CharField(blank=True, max_length=80, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('name', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('type', models.CharField(choices=[('None', 'None'), ('Bankrekening1', 'Bank account 1'), ('Spaarloon', 'Saved wages'), ('Bankrekening2', 'Bank account 2'), ('Bankrekening3', 'Bank account 3'), ('Bankrekening4', 'Bank account 4'), ('Bankrekening5', 'Bank account 5'), ('Standaard', 'Standard'), ('Levensloop', 'Life-course savings')], default='Bankrekening1', max_length=13)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_period', models.PositiveIntegerField()),
                    ('last_period', models.PositiveIntegerField(blank=True, null=True)),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
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
                name='Absence',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_day', models.DateField()),
                    ('last_day', models.DateField(blank=True, null=True)),
                    ('percentage', models.PositiveSmallIntegerField(default=100, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)])),
                    ('comment', models.CharField(blank=True, max_length=200, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('reported_on', models.DateField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(datetime.date(1900, 1, 1))])),
                    ('recovery_reported_on', models.DateField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(datetime.date(1900, 1, 1))])),
                    ('dossier_number', models.PositiveSmallIntegerField(blank=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(9999)])),
                    ('dossier_kind', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'Illness'), (2, 'Illness through pregnancy'), (3, 'Illness of a disabled person back at work'), (4, 'Illness through organ donation'), (5, 'Pregnancy leave'), (6, 'Adoption or foster care'), (7, 'Illness through childbirth'), (8, 'Illness, no safety net'), (9, 'Absence through pregnancy or childbirth'), (10, 'Absence through organ donation'), (11, 'Unemployment benefit and long absence'), (12, 'Agency or on-call worker'), (13, 'End of employment during absence'), (14, 'Partly disabled'), (15, 'Special employment'), (16, 'Other causes'), (17, 'Pregnancy leave by law'), (18, 'Adoption leave by law'), (19, 'Foster care leave by law')], null=True)),
                    ('cause', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'Illness'), (2, 'Accident at work'), (3, 'Traffic accident'), (4, 'Accident in private'), (5, 'Occupational disease'), (6, 'Pregnancy or childbirth'), (7, 'Organ donation'), (8, 'Something else')], null=True)),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                ],
                options={
                    'ordering': ['first_day', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='EmployeeAddress',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_period', models.PositiveIntegerField()),
                    ('last_period', models.PositiveIntegerField(blank=True, null=True)),
                    ('is_default', models.BooleanField(default=False)),
                    ('street', models.CharField(blank=True, max_length=100, null=True)),
                    ('house_number', models.CharField(blank=True, max_length=10, null=True)),
                    ('house_number_addition', models.CharField(blank=True, max_length=10, null=True)),
                    ('postal_code', models.CharField(blank=True, max_length=12, null=True)),
                    ('city', models.CharField(blank=True, max_length=80, null=True)),
                    ('state_province', models.CharField(blank=True, max_length=80, null=True)),
                    ('country_code', models.CharField(blank=True, max_length=2, null=True, validators=[django.core.validators.RegexValidator('^[A-Z]{2}\\Z', 'A country is two capital letters, as in ISO 3166-1.')])),
                    ('type', models.CharField(choices=[('HomeAddress', 'Home address'), ('PostAddress', 'Postal address'), ('AbsenceAddress', 'Address during absence'), ('HolidaysAddress', 'Holiday address'), ('WeekendAddress', 'Weekend address')], default='HomeAddress', max_length=15)),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
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
                name='EmployeeDepartment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_period', models.PositiveIntegerField()),
                    ('last_period', models.PositiveIntegerField(blank=True, null=True)),
                    ('department', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='organisation.department')),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                ],
                options={
                    'ordering': ['first_period', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='EmployeeDocument',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=200, validators=[loonpoort.payroll.file_kinds.check_name])),
                    ('size', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5242880)])),
                    ('content', models.BinaryField(editable=True, validators=[django.core.validators.MaxLengthValidator(5242880, 'A document may have %(limit_value)d bytes (this: %(show_value)d).')])),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('type', models.CharField(choices=[('e2855e9e-461d-4530-bf02-524a60d80511', 'Employment contract'), ('372e4d45-5592-4668-96f9-b89d9198138a', 'Amendment to a contract'), ('91956862-6d77-4e50-b91c-b977025d98dc', 'Wage tax declaration'), ('b617ea39-2b63-4a50-8c8b-b740e67c4281', 'Identity document'), ('7570805d-0e24-44ac-b216-dfa1caf5f50c', 'Pay slip'), ('e157417d-2431-422e-86e3-1d3ae069ef69', 'Annual statement'), ('923cfd2b-fa11-4db3-a1cb-ff7c13591a85', 'Performance review'), ('9dcccdc1-23f3-4d48-8034-92bc1c57eb4a', 'Absence'), ('02e54bc1-727e-46f2-9564-e542b73fe744', 'Leave'), ('b47817d4-d6c6-4d66-85cf-205f59287fe1', 'Diploma or certificate'), ('7d8d6d64-dc62-49e2-b3c5-aa404db9b5d8', 'Correspondence'), ('148ae373-7da1-4f8f-a7e8-8882b3794285', 'Other')], max_length=36)),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                ],
                options={
                    'ordering': ['-pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='EmployeeFunction',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_period', models.PositiveIntegerField()),
                    ('last_period', models.PositiveIntegerField(blank=True, null=True)),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                    ('function', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='organisation.function')),
                ],
                options={
                    'ordering': ['first_period', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='EmployeeLabourAgreement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_period', models.PositiveIntegerField()),
                    ('last_period', models.PositiveIntegerField(blank=True, null=True)),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='organisation.labouragreement')),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                ],
                options={
                    'ordering': ['first_period', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='EmployeeManager',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_period', models.PositiveIntegerField()),
                    ('last_period', models.PositiveIntegerField(blank=True, null=True)),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                    ('manager', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='organisation.manager')),
                ],
                options={
                    'ordering': ['first_period', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='Employment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_day', models.DateField()),
                    ('last_day', models.DateField(blank=True, null=True)),
                    ('employee_type', models.PositiveSmallIntegerField(choices=[(1, 'Applicant'), (2, 'On payroll'), (3, 'External')], default=2, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(3)])),
                    ('seniority_day', models.DateField()),
                    ('end_reason', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'Resignation by the employee'), (2, 'Dismissal by the employer'), (3, 'By agreement'), (4, 'End of a temporary contract'), (5, 'In the trial period'), (6, 'Dismissal for urgent cause'), (7, 'Long illness'), (8, 'Retirement'), (9, 'Early retirement scheme (VUT)'), (10, 'Death'), (11, 'Reorganisation'), (12, 'Bankruptcy of the employer'), (13, 'Transfer to another company'), (14, 'Several grounds together'), (99, 'Other')], null=True)),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                ],
                options={
                    'ordering': ['first_day', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='ExtraValue',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_day', models.DateField()),
                    ('last_day', models.DateField(blank=True, null=True)),
                    ('value', models.CharField(max_length=250, validators=[loonpoort.organisation.texts.plain_text])),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                    ('field', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='organisation.extrafield')),
                ],
                options={
                    'ordering': ['field__name', 'field_id', 'first_day'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='FixedDays',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_period', models.PositiveIntegerField()),
                    ('last_period', models.PositiveIntegerField(blank=True, null=True)),
                    ('days', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(35)])),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                ],
                options={
                    'ordering': ['first_period', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='HourComponent',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_period', models.PositiveIntegerField()),
                    ('last_period', models.PositiveIntegerField(blank=True, null=True)),
                    ('kind', models.PositiveSmallIntegerField(choices=[(1, 'Variable'), (2, 'Fixed')])),
                    ('comment', models.CharField(blank=True, max_length=500, null=True)),
                    ('document_name', models.CharField(blank=True, max_length=255, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('attachment', models.BinaryField(blank=True, editable=True, null=True, validators=[django.core.validators.MaxLengthValidator(5242880, 'An attachment may have %(limit_value)d bytes (this: %(show_value)d).')])),
                    ('hours', models.DecimalField(decimal_places=4, max_digits=12, validators=[django.core.validators.MinValueValidator(Decimal('-10000')), django.core.validators.MaxValueValidator(Decimal('10000'))])),
                    ('code', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='organisation.hourcode')),
                    ('cost_center', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='organisation.costcenter')),
                    ('cost_unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='organisation.costunit')),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
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
                name='LeaseCar',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_day', models.DateField()),
                    ('last_day', models.DateField(blank=True, null=True)),
                    ('brand', models.CharField(blank=True, max_length=50, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('model', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('license_plate', models.CharField(blank=True, max_length=20, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('addition_percentage', models.CharField(blank=True, max_length=20, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('catalog_value', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=12, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('10000000'))])),
                    ('co2_emissions', models.PositiveIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(9999)])),
                    ('first_registered_on', models.DateField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(datetime.date(1900, 1, 1))])),
                    ('lease_company', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('contract_number', models.CharField(blank=True, max_length=50, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('contract_duration', models.PositiveIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(1200)])),
                    ('price_per_month', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=12, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('10000000'))])),
                    ('most_kilometres', models.PositiveIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(10000000)])),
                    ('price_of_more', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=12, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('10000000'))])),
                    ('price_of_less', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=12, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('10000000'))])),
                    ('reason_no_contribution', models.PositiveIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(99)])),
                    ('contribution_percentage', models.PositiveIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(100)])),
                    ('contribution_private_use', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=12, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('10000000'))])),
                    ('contribution_not_deductible', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=12, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('10000000'))])),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                ],
                options={
                    'ordering': ['first_day', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='Leave',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_day', models.DateField()),
                    ('last_day', models.DateField(blank=True, null=True)),
                    ('type', models.CharField(choices=[('Type1', 'Leave type 1'), ('Type2', 'Leave type 2'), ('Type3', 'Leave type 3'), ('Type4', 'Leave type 4')], max_length=5)),
                    ('usage_type', models.CharField(choices=[('Withdrawal', 'Taken'), ('Store', 'Added'), ('Expired', 'Expired')], default='Withdrawal', max_length=10)),
                    ('status', models.CharField(choices=[('None', 'Not asked for'), ('Pending', 'Asked for'), ('Approved', 'Approved'), ('Rejected', 'Rejected')], default='None', max_length=8)),
                    ('hours', models.DecimalField(decimal_places=4, max_digits=8, validators=[django.core.validators.MinValueValidator(Decimal('0.0001')), django.core.validators.MaxValueValidator(Decimal('9999'))])),
                    ('start_hours', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=8, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('end_hours', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=8, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('description', models.CharField(blank=True, max_length=200, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                ],
                options={
                    'ordering': ['first_day', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='LeaveOpening',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_period', models.PositiveIntegerField()),
                    ('last_period', models.PositiveIntegerField(blank=True, null=True)),
                    ('type', models.CharField(choices=[('Type1', 'Leave type 1'), ('Type2', 'Leave type 2'), ('Type3', 'Leave type 3'), ('Type4', 'Leave type 4')], max_length=5)),
                    ('hours', models.DecimalField(decimal_places=4, max_digits=8, validators=[django.core.validators.MinValueValidator(Decimal('-9999')), django.core.validators.MaxValueValidator(Decimal('9999'))])),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                ],
                options={
                    'ordering': ['first_period', 'type', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='Partner',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_day', models.DateField()),
                    ('last_day', models.DateField(blank=True, null=True)),
                    ('name', models.CharField(max_length=80, validators=[loonpoort.organisation.texts.plain_text])),
                    ('first_name', models.CharField(blank=True, max_length=80, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('initials', models.CharField(blank=True, max_length=20, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('gender', models.CharField(choices=[('undefined', 'Not stated'), ('male', 'Male'), ('female', 'Female')], default='undefined', max_length=9)),
                    ('birthday', models.DateField(validators=[django.core.validators.MinValueValidator(datetime.date(1900, 1, 1))])),
                    ('telephone', models.CharField(blank=True, max_length=30, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('email', models.CharField(blank=True, max_length=254, null=True, validators=[django.core.validators.EmailValidator()])),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                ],
                options={
                    'ordering': ['first_day', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='PensionCode',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(999999)])),
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
                name='PerformanceReview',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_day', models.DateField()),
                    ('last_day', models.DateField(blank=True, null=True)),
                    ('type', models.PositiveSmallIntegerField(choices=[(1, 'Planning'), (2, 'Progress'), (3, 'Appraisal'), (4, 'End of the trial period'), (5, 'Development'), (6, 'Exit')], default=3)),
                    ('appraisal', models.PositiveSmallIntegerField(choices=[(0, 'None'), (1, 'Insufficient'), (2, 'Moderate'), (3, 'Sufficient'), (4, 'Good'), (5, 'Excellent')], default=0)),
                    ('mark', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(10)])),
                    ('case_manager', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('note', models.TextField(blank=True, max_length=4000, null=True)),
                    ('next_review_on', models.DateField(blank=True, null=True)),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                    ('manager', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='organisation.manager')),
                ],
                options={
                    'ordering': ['first_day', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='PersonalInfo',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_period', models.PositiveIntegerField()),
                    ('last_period', models.PositiveIntegerField(blank=True, null=True)),
                    ('bsn', models.CharField(blank=True, max_length=9, null=True)),
                    ('title', models.CharField(blank=True, max_length=30, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('title_after', models.CharField(blank=True, max_length=30, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('first_name', models.CharField(blank=True, max_length=80, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('initials', models.CharField(blank=True, max_length=20, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('prefix', models.CharField(blank=True, max_length=20, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('last_name', models.CharField(max_length=80, validators=[loonpoort.organisation.texts.plain_text])),
                    ('nickname', models.CharField(blank=True, max_length=80, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('gender', models.CharField(choices=[('undefined', 'Not stated'), ('male', 'Male'), ('female', 'Female')], default='undefined', max_length=9)),
                    ('nationality_code', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(9999)])),
                    ('birthday', models.DateField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(datetime.date(1900, 1, 1))])),
                    ('place_of_birth', models.CharField(blank=True, max_length=80, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('country_of_birth_code', models.CharField(blank=True, max_length=2, null=True, validators=[django.core.validators.RegexValidator('^[A-Z]{2}\\Z', 'A country is two capital letters, as in ISO 3166-1.')])),
                    ('deceased_on', models.DateField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(datetime.date(1900, 1, 1))])),
                    ('identification_number', models.CharField(blank=True, max_length=30, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('identification_type', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(99)])),
                    ('partner_prefix', models.CharField(blank=True, max_length=20, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('partner_last_name', models.CharField(blank=True, max_length=80, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('marital_status', models.PositiveSmallIntegerField(choices=[(0, 'Unknown'), (1, 'Unmarried'), (2, 'Married'), (3, 'Divorced'), (4, 'Widowed'), (5, 'Registered partnership')], default=0)),
                    ('name_display', models.PositiveSmallIntegerField(choices=[(0, 'Own name'), (1, "Partner's name"), (2, "Partner's name, own name"), (3, "Own name, partner's name")], default=0)),
                    ('telephone_private', models.CharField(blank=True, max_length=30, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('telephone_work', models.CharField(blank=True, max_length=30, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('telephone_mobile_private', models.CharField(blank=True, max_length=30, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('telephone_mobile_work', models.CharField(blank=True, max_length=30, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('telephone_other', models.CharField(blank=True, max_length=30, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('email_private', models.CharField(blank=True, max_length=254, null=True, validators=[django.core.validators.EmailValidator()])),
                    ('email_work', models.CharField(blank=True, max_length=254, null=True, validators=[django.core.validators.EmailValidator()])),
                    ('emergency_contact', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('emergency_phone', models.CharField(blank=True, max_length=30, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('emergency_relation', models.CharField(blank=True, max_length=50, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                ],
                options={
                    'ordering': ['first_period', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='Reservation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_period', models.PositiveIntegerField()),
                    ('last_period', models.PositiveIntegerField(blank=True, null=True)),
                    ('number', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(999999)])),
                    ('description', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('percentage', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=7, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('100'))])),
                    ('least_value', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=12, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('10000000'))])),
                    ('least_age', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(150)])),
                    ('most_age', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(150)])),
                    ('age_method', models.CharField(choices=[('None', 'Never'), ('EndPeriod', 'At the end of the period'), ('EndReservation', 'At the end of the reservation'), ('BeginPeriod', 'At the beginning of the period'), ('BeginReservation', 'At the beginning of the reservation')], default='None', max_length=16)),
                    ('payment_mode', models.CharField(choices=[('BeforeEndPeriod', 'Before the last period'), ('AtEndPeriod', 'In the last period'), ('AfterEndPeriod', 'After the last period'), ('EveryPeriod', 'Every period'), ('NoPayment', 'Not at all'), ('BasedOnEndPeriod', 'By the wage of the last period'), ('BasedOnReferencePeriod', 'By the wage of a reference period'), ('CompanySettings', 'As the company has it')], default='NoPayment', max_length=22)),
                    ('payment_period', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(53)])),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
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
                name='ReservationBooking',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_period', models.PositiveIntegerField()),
                    ('last_period', models.PositiveIntegerField(blank=True, null=True)),
                    ('amount', models.DecimalField(decimal_places=4, max_digits=12, validators=[django.core.validators.MinValueValidator(Decimal('-10000000')), django.core.validators.MaxValueValidator(Decimal('10000000'))])),
                    ('comment', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                    ('reservation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.reservation')),
                ],
                options={
                    'ordering': ['first_period', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='Run',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1900), django.core.validators.MaxValueValidator(9998)])),
                    ('number', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(9999)])),
                    ('first_period', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(53)])),
                    ('last_period', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(53)])),
                    ('description', models.CharField(blank=True, default='', max_length=100, validators=[loonpoort.organisation.texts.plain_text])),
                    ('state', models.CharField(choices=[('open', 'Open'), ('processed', 'Processed'), ('locked', 'Locked')], default='open', max_length=9)),
                    ('run_at', models.DateTimeField(blank=True, null=True)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('company', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.company')),
                ],
                options={
                    'ordering': ['year', 'number'],
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='PaymentFile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('payments', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1)])),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('declaration', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.declaration')),
                    ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.run')),
                ],
                options={
                    'ordering': ['-made_at', '-pk'],
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='RunLine',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(999999)])),
                    ('description', models.CharField(max_length=100, validators=[loonpoort.organisation.texts.plain_text])),
                    ('kind', models.CharField(choices=[('hours', 'Hours'), ('gross', 'Gross wage'), ('taxable', 'Wage for wage tax and contributions'), ('tax', 'Wage tax and contributions withheld'), ('tax_credit', 'Labour tax credit set off'), ('health_withheld', 'Health insurance contribution withheld'), ('health_employer', 'Health insurance levy of the employer'), ('deduction', 'Other deduction'), ('reimbursement', 'Untaxed reimbursement'), ('employer_cost', 'Other cost of the employer'), ('net', 'Net wage')], max_length=15)),
                    ('amount', models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True, validators=[django.core.validators.MinValueValidator(Decimal('-10000000')), django.core.validators.MaxValueValidator(Decimal('10000000'))])),
                    ('hours', models.DecimalField(blank=True, decimal_places=4, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(Decimal('-10000')), django.core.validators.MaxValueValidator(Decimal('10000'))])),
                    ('cost_center', models.CharField(blank=True, default='', max_length=20, validators=[loonpoort.organisation.texts.plain_text])),
                    ('cost_unit', models.CharField(blank=True, default='', max_length=20, validators=[loonpoort.organisation.texts.plain_text])),
                    ('department', models.CharField(blank=True, default='', max_length=20, validators=[loonpoort.organisation.texts.plain_text])),
                    ('is_taken', models.BooleanField(default=False)),
                    ('debit_account', models.CharField(blank=True, default='', max_length=20, validators=[django.core.validators.RegexValidator('^[0-9A-Za-z.\\-]+\\Z', 'A ledger account is digits, letters, . and -.')])),
                    ('credit_account', models.CharField(blank=True, default='', max_length=20, validators=[django.core.validators.RegexValidator('^[0-9A-Za-z.\\-]+\\Z', 'A ledger account is digits, letters, . and -.')])),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                    ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.run')),
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
                name='RunRequest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1900), django.core.validators.MaxValueValidator(9998)])),
                    ('period', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(53)])),
                    ('status', models.PositiveSmallIntegerField(choices=[(1, 'Pending'), (2, 'Handled'), (3, 'Complete'), (4, 'Canceled')], default=1)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('handled_at', models.DateTimeField(blank=True, null=True)),
                    ('company', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.company')),
                    ('run', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='payroll.run')),
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
                name='Salary',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_day', models.DateField()),
                    ('last_day', models.DateField(blank=True, null=True)),
                    ('value', models.DecimalField(decimal_places=4, max_digits=12, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('10000000'))])),
                    ('type', models.PositiveSmallIntegerField(choices=[(0, 'None'), (1, 'Gross, full-time'), (2, 'Gross, part-time'), (3, 'Gross an hour'), (4, 'Net, part-time, wage components included'), (5, 'Net, part-time, without wage components'), (6, 'Net an hour, without wage components'), (7, 'Costs of the employer'), (8, 'Net an hour, wage components included')], default=0)),
                    ('scale_percentage', models.DecimalField(blank=True, decimal_places=4, max_digits=7, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('200'))])),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                    ('scale', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='organisation.salaryscale')),
                    ('step', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='organisation.salarystep')),
                ],
                options={
                    'ordering': ['first_day', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='Saving',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_day', models.DateField()),
                    ('last_day', models.DateField(blank=True, null=True)),
                    ('scheme', models.PositiveSmallIntegerField(choices=[(1, 'Life-course savings'), (2, 'Saved wages')])),
                    ('amount', models.DecimalField(decimal_places=4, max_digits=12, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('10000000'))])),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                ],
                options={
                    'ordering': ['first_day', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='Schedule',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_day', models.DateField()),
                    ('last_day', models.DateField(blank=True, null=True)),
                    ('hours_monday', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('hours_tuesday', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('hours_wednesday', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('hours_thursday', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('hours_friday', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('hours_saturday', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('hours_sunday', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('hours_monday2', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('hours_tuesday2', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('hours_wednesday2', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('hours_thursday2', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('hours_friday2', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('hours_saturday2', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('hours_sunday2', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('parttime_percentage', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=7, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('100'))])),
                    ('company_rooster_nr', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(99)])),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                ],
                options={
                    'ordering': ['first_day', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='SocialSecurity',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_period', models.PositiveIntegerField()),
                    ('last_period', models.PositiveIntegerField(blank=True, null=True)),
                    ('influence_obliged_insurance', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(99)])),
                    ('is_insured_wao_wia', models.BooleanField(default=False)),
                    ('is_insured_ww', models.BooleanField(default=False)),
                    ('is_insured_zw', models.BooleanField(default=False)),
                    ('zvw_contribution', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(99)])),
                    ('zvw_code', models.CharField(blank=True, max_length=2, null=True, validators=[django.core.validators.RegexValidator('^([A-Z]|[0-9]{1,2})\\Z', 'A code is a capital letter, or a number up to 99.')])),
                    ('cao_code', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(9999)])),
                    ('sector', models.PositiveSmallIntegerField(choices=[(0, 'None'), (1, 'Agrarisch bedrijf'), (2, 'Tabakverwerkende industrie'), (3, 'Bouwbedrijf'), (4, 'Baggerbedrijf'), (5, 'Houten emballage-industrie, houtwaren- en borstelindustrie'), (6, 'Timmerindustrie'), (7, 'Meubel- en orgelbouwindustrie'), (8, 'Groothandel in hout, zagerijen, schaverijen en houtbereidingsindustrie'), (9, 'Grafische industrie'), (10, 'Metaalindustrie'), (11, 'Elektrotechnische industrie'), (12, 'Metaal- en technische bedrijfstakken'), (13, 'Bakkerijen'), (14, 'Suikerverwerkende industrie'), (15, 'Slagersbedrijven'), (16, 'Slagers overig'), (17, 'Detailhandel en ambachten'), (18, 'Reiniging'), (19, 'Grootwinkelbedrijf'), (20, 'Havenbedrijven'), (21, 'Havenclassificeerders'), (22, 'Binnenscheepvaart'), (23, 'Visserij'), (24, 'Koopvaardij'), (25, 'Vervoer KLM'), (26, 'Vervoer NS'), (27, 'Vervoer posterijen'), (28, 'Taxivervoer'), (29, 'Openbaar vervoer'), (30, 'Besloten busvervoer'), (31, 'Overig personenvervoer te land en in de lucht'), (32, 'Overig goederenvervoer te land en in de lucht'), (33, 'Horeca algemeen'), (34, 'Horeca catering'), (35, 'Gezondheid, geestelijke en maatschappelijke belangen'), (38, 'Banken'), (39, 'Verzekeringswezen'), (40, 'Uitgeverij'), (41, 'Groothandel I'), (42, 'Groothandel II'), (43, 'Zakelijke dienstverlening I'), (44, 'Zakelijke dienstverlening II'), (45, 'Zakelijke dienstverlening III'), (46, 'Zuivelindustrie'), (47, 'Textielindustrie'), (48, 'Steen-, cement-, glas- en keramische industrie'), (49, 'Chemische industrie'), (50, 'Voedingsindustrie'), (51, 'Algemene industrie'), (52, 'Uitzendbedrijven'), (53, 'Bewakingsondernemingen'), (54, 'Culturele instellingen'), (55, 'Overige takken van bedrijf en beroep'), (56, 'Schildersbedrijf'), (57, 'Stukadoorsbedrijf'), (58, 'Dakdekkersbedrijf'), (59, 'Mortelbedrijf'), (60, 'Steenhouwersbedrijf'), (61, 'Overheid, onderwijs en wetenschappen'), (62, 'Overheid, rijk, politie en rechterlijke macht'), (63, 'Overheid, defensie'), (64, 'Overheid, provincies, gemeenten en waterschappen'), (65, 'Overheid, openbare nutsbedrijven'), (66, 'Overheid, overige instellingen'), (67, 'Werk en (re)integratie'), (68, 'Railbouw'), (69, 'Telecommunicatie')], default=0)),
                    ('risk_group', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(99)])),
                    ('employment_type', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(99)])),
                    ('phase_classification', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(99)])),
                    ('employment_sequence', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(9999)])),
                    ('wage_cost_benefit', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(99)])),
                    ('benefit_end_year', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1900), django.core.validators.MaxValueValidator(9998)])),
                    ('benefit_end_period', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(53)])),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                ],
                options={
                    'ordering': ['first_period', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='SwedishWageTax',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_period', models.PositiveIntegerField()),
                    ('last_period', models.PositiveIntegerField(blank=True, null=True)),
                    ('tax_type', models.PositiveSmallIntegerField(choices=[(1, 'By a tax table'), (2, 'Of side income, at the fixed rate'), (3, 'By a percentage that the tax agency decided on'), (4, 'Nothing')])),
                    ('tax_form', models.PositiveSmallIntegerField(choices=[(1, 'A-tax'), (2, 'F-tax'), (3, 'FA-tax'), (4, 'SINK, of who lives abroad'), (5, 'A-SINK, of artists and athletes who live abroad')])),
                    ('tax_table', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(99)])),
                    ('tax_column', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(9)])),
                    ('tax_percentage', models.DecimalField(blank=True, decimal_places=4, max_digits=7, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('100'))])),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                ],
                options={
                    'ordering': ['first_period', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='TimeRegistration',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_day', models.DateField()),
                    ('last_day', models.DateField(blank=True, null=True)),
                    ('start_time', models.TimeField()),
                    ('end_time', models.TimeField()),
                    ('description', models.CharField(blank=True, max_length=200, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('status', models.CharField(choices=[('None', 'None'), ('Open', 'Open'), ('Sent', 'Sent'), ('Processed', 'Processed'), ('Canceled', 'Canceled')], default='Open', max_length=9)),
                    ('code', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.timeregistrationcode')),
                    ('cost_center', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisation.costcenter')),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                ],
                options={
                    'ordering': ['first_day', 'start_time', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='TimeSchedule',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_day', models.DateField()),
                    ('last_day', models.DateField(blank=True, null=True)),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                ],
                options={
                    'ordering': ['first_day', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='TimeScheduleSlot',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('day_of_week', models.PositiveSmallIntegerField(choices=[(0, 'Sunday'), (1, 'Monday'), (2, 'Tuesday'), (3, 'Wednesday'), (4, 'Thursday'), (5, 'Friday'), (6, 'Saturday')])),
                    ('start_time', models.TimeField()),
                    ('end_time', models.TimeField()),
                    ('is_worked', models.BooleanField(blank=True, null=True)),
                    ('code', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.timeregistrationcode')),
                    ('schedule', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='slots', to='payroll.timeschedule')),
                ],
                options={
                    'ordering': ['day_of_week', 'start_time', 'pk'],
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='VariableDays',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_period', models.PositiveIntegerField()),
                    ('last_period', models.PositiveIntegerField(blank=True, null=True)),
                    ('days', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(35)])),
                    ('component_days', models.SmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(-35), django.core.validators.MaxValueValidator(35)])),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                ],
                options={
                    'ordering': ['first_period', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='WageComponent',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_period', models.PositiveIntegerField()),
                    ('last_period', models.PositiveIntegerField(blank=True, null=True)),
                    ('kind', models.PositiveSmallIntegerField(choices=[(1, 'Variable'), (2, 'Fixed')])),
                    ('comment', models.CharField(blank=True, max_length=500, null=True)),
                    ('document_name', models.CharField(blank=True, max_length=255, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('attachment', models.BinaryField(blank=True, editable=True, null=True, validators=[django.core.validators.MaxLengthValidator(5242880, 'An attachment may have %(limit_value)d bytes (this: %(show_value)d).')])),
                    ('value', models.DecimalField(decimal_places=4, max_digits=12, validators=[django.core.validators.MinValueValidator(Decimal('-10000000')), django.core.validators.MaxValueValidator(Decimal('10000000'))])),
                    ('code', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='organisation.wagecode')),
                    ('cost_center', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='organisation.costcenter')),
                    ('cost_unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='organisation.costunit')),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
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
                name='WageTax',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_period', models.PositiveIntegerField()),
                    ('last_period', models.PositiveIntegerField(blank=True, null=True)),
                    ('yearly_wage', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=12, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('10000000'))])),
                    ('special_rate', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=7, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('100'))])),
                    ('has_small_jobs_scheme', models.BooleanField(default=False)),
                    ('has_tax_credit', models.BooleanField(default=False)),
                    ('has_lower_rate_rule', models.BooleanField(default=False)),
                    ('is_withheld', models.BooleanField(default=False)),
                    ('reduction_code', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(99)])),
                    ('colour_table', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(99)])),
                    ('income_kind', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(99)])),
                    ('special_table', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(99)])),
                    ('period_table', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(99)])),
                    ('holiday_vouchers', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(99)])),
                    ('rule_30_code', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(99)])),
                    ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.employee')),
                ],
                options={
                    'ordering': ['first_period', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='WorkCost',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_period', models.PositiveIntegerField()),
                    ('last_period', models.PositiveIntegerField(blank=True, null=True)),
                    ('amount', models.DecimalField(decimal_places=4, max_digits=14, validators=[django.core.validators.MinValueValidator(Decimal('-1000000000')), django.core.validators.MaxValueValidator(Decimal('1000000000'))])),
                    ('company', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.company')),
                ],
                options={
                    'ordering': ['first_period', 'pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='CodeBooking',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('gross', 'Gross wage'), ('taxable', 'Wage for wage tax and contributions'), ('tax', 'Wage tax and contributions withheld'), ('tax_credit', 'Labour tax credit set off'), ('health_withheld', 'Health insurance contribution withheld'), ('health_employer', 'Health insurance levy of the employer'), ('deduction', 'Other deduction'), ('reimbursement', 'Untaxed reimbursement'), ('employer_cost', 'Other cost of the employer'), ('net', 'Net wage')], default='gross', max_length=15)),
                    ('debit_account', models.CharField(blank=True, default='', max_length=20, validators=[django.core.validators.RegexValidator('^[0-9A-Za-z.\\-]+\\Z', 'A ledger account is digits, letters, . and -.')])),
                    ('credit_account', models.CharField(blank=True, default='', max_length=20, validators=[django.core.validators.RegexValidator('^[0-9A-Za-z.\\-]+\\Z', 'A ledger account is digits, letters, . and -.')])),
                    ('code', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.wagecode')),
                    ('company', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.company')),
                ],
                options={
                    'ordering': ['code__number'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                    'constraints': [models.UniqueConstraint(fields=('code',), name='code_is_booked_one_way'), models.UniqueConstraint(condition=models.Q(('code', None)), fields=('company',), name='salary_is_booked_one_way'), models.CheckConstraint(condition=models.Q(models.Q(('credit_account', ''), ('debit_account', '')), models.Q(models.Q(('debit_account', ''), _negated=True), models.Q(('credit_account', ''), _negated=True)), _connector='OR'), name='code_is_booked_at_both_sides')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='CompanyFile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=200, validators=[loonpoort.payroll.file_kinds.check_name])),
                    ('size', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5242880)])),
                    ('content', models.BinaryField(editable=True, validators=[django.core.validators.MaxLengthValidator(5242880, 'A document may have %(limit_value)d bytes (this: %(show_value)d).')])),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('folder', models.CharField(blank=True, default='', max_length=100, validators=[loonpoort.payroll.file_kinds.check_folder])),
                    ('company', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.company')),
                ],
                options={
                    'ordering': ['-pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                    'indexes': [models.Index(fields=['company', '-id'], name='file_by_company')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('size__range', (1, 5242880))), name='company_file_has_a_size')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='CompanySchedule',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('hours_monday', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('hours_tuesday', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('hours_wednesday', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('hours_thursday', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('hours_friday', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('hours_saturday', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('hours_sunday', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('hours_monday2', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('hours_tuesday2', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('hours_wednesday2', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('hours_thursday2', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('hours_friday2', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('hours_saturday2', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('hours_sunday2', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('24'))])),
                    ('number', models.PositiveSmallIntegerField(choices=[(1, 1), (2, 2), (3, 3), (4, 4)])),
                    ('calc_method', models.CharField(choices=[('HoursYearDevidedPeriods', 'Hours of the year divided over its periods'), ('Hours52WeeksDevidedPeriods', 'Hours of 52 weeks divided over the periods'), ('ManualHoursPerYearPeriods', 'Hours filled in by period')], default='HoursYearDevidedPeriods', max_length=26)),
                    ('company', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.company')),
                ],
                options={
                    'ordering': ['number'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                    'constraints': [models.UniqueConstraint(fields=('company', 'number'), name='company_schedule_once_a_number'), models.CheckConstraint(condition=models.Q(('hours_monday__range', (0, Decimal('24'))), ('hours_tuesday__range', (0, Decimal('24'))), ('hours_wednesday__range', (0, Decimal('24'))), ('hours_thursday__range', (0, Decimal('24'))), ('hours_friday__range', (0, Decimal('24'))), ('hours_saturday__range', (0, Decimal('24'))), ('hours_sunday__range', (0, Decimal('24'))), ('hours_monday2__range', (0, Decimal('24'))), ('hours_tuesday2__range', (0, Decimal('24'))), ('hours_wednesday2__range', (0, Decimal('24'))), ('hours_thursday2__range', (0, Decimal('24'))), ('hours_friday2__range', (0, Decimal('24'))), ('hours_saturday2__range', (0, Decimal('24'))), ('hours_sunday2__range', (0, Decimal('24'))), ('number__in', (1, 2, 3, 4))), name='company_schedule_fits_a_day')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='CompanySocialSecurity',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('cao_code', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(9999)])),
                    ('sector', models.PositiveSmallIntegerField(choices=[(0, 'None'), (1, 'Agrarisch bedrijf'), (2, 'Tabakverwerkende industrie'), (3, 'Bouwbedrijf'), (4, 'Baggerbedrijf'), (5, 'Houten emballage-industrie, houtwaren- en borstelindustrie'), (6, 'Timmerindustrie'), (7, 'Meubel- en orgelbouwindustrie'), (8, 'Groothandel in hout, zagerijen, schaverijen en houtbereidingsindustrie'), (9, 'Grafische industrie'), (10, 'Metaalindustrie'), (11, 'Elektrotechnische industrie'), (12, 'Metaal- en technische bedrijfstakken'), (13, 'Bakkerijen'), (14, 'Suikerverwerkende industrie'), (15, 'Slagersbedrijven'), (16, 'Slagers overig'), (17, 'Detailhandel en ambachten'), (18, 'Reiniging'), (19, 'Grootwinkelbedrijf'), (20, 'Havenbedrijven'), (21, 'Havenclassificeerders'), (22, 'Binnenscheepvaart'), (23, 'Visserij'), (24, 'Koopvaardij'), (25, 'Vervoer KLM'), (26, 'Vervoer NS'), (27, 'Vervoer posterijen'), (28, 'Taxivervoer'), (29, 'Openbaar vervoer'), (30, 'Besloten busvervoer'), (31, 'Overig personenvervoer te land en in de lucht'), (32, 'Overig goederenvervoer te land en in de lucht'), (33, 'Horeca algemeen'), (34, 'Horeca catering'), (35, 'Gezondheid, geestelijke en maatschappelijke belangen'), (38, 'Banken'), (39, 'Verzekeringswezen'), (40, 'Uitgeverij'), (41, 'Groothandel I'), (42, 'Groothandel II'), (43, 'Zakelijke dienstverlening I'), (44, 'Zakelijke dienstverlening II'), (45, 'Zakelijke dienstverlening III'), (46, 'Zuivelindustrie'), (47, 'Textielindustrie'), (48, 'Steen-, cement-, glas- en keramische industrie'), (49, 'Chemische industrie'), (50, 'Voedingsindustrie'), (51, 'Algemene industrie'), (52, 'Uitzendbedrijven'), (53, 'Bewakingsondernemingen'), (54, 'Culturele instellingen'), (55, 'Overige takken van bedrijf en beroep'), (56, 'Schildersbedrijf'), (57, 'Stukadoorsbedrijf'), (58, 'Dakdekkersbedrijf'), (59, 'Mortelbedrijf'), (60, 'Steenhouwersbedrijf'), (61, 'Overheid, onderwijs en wetenschappen'), (62, 'Overheid, rijk, politie en rechterlijke macht'), (63, 'Overheid, defensie'), (64, 'Overheid, provincies, gemeenten en waterschappen'), (65, 'Overheid, openbare nutsbedrijven'), (66, 'Overheid, overige instellingen'), (67, 'Werk en (re)integratie'), (68, 'Railbouw'), (69, 'Telecommunicatie')], default=0)),
                    ('risk_group', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(99)])),
                    ('bears_wga_risk', models.BooleanField(default=False)),
                    ('bears_wao_risk', models.BooleanField(default=False)),
                    ('bears_sickness_risk', models.BooleanField(default=False)),
                    ('wga_percentage_employee', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=7, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('100'))])),
                    ('wga_percentage_employer', models.DecimalField(decimal_places=4, default=Decimal('0'), max_digits=7, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('100'))])),
                    ('company', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.company')),
                ],
                options={
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                    'constraints': [models.UniqueConstraint(fields=('company',), name='company_has_one_social_security'), models.CheckConstraint(condition=models.Q(('cao_code__range', (0, 9999)), ('risk_group__range', (0, 99)), ('sector__in', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69]), ('wga_percentage_employee__range', (0, Decimal('100'))), ('wga_percentage_employer__range', (0, Decimal('100')))), name='company_social_security_is_possible')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='CompanyWageComponent',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('first_period', models.PositiveIntegerField()),
                    ('last_period', models.PositiveIntegerField(blank=True, null=True)),
                    ('kind', models.PositiveSmallIntegerField(choices=[(1, 'Variable'), (2, 'Fixed')])),
                    ('value', models.DecimalField(decimal_places=4, max_digits=12, validators=[django.core.validators.MinValueValidator(Decimal('-10000000')), django.core.validators.MaxValueValidator(Decimal('10000000'))])),
                    ('code', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='organisation.wagecode')),
                    ('company', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.company')),
                ],
                options={
                    'ordering': ['pk'],
                    'abstract': False,
                    'base_manager_name': 'unscoped',
                    'indexes': [models.Index(fields=['company', 'kind', 'first_period'], name='company_component_by_company')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('last_period', None), ('last_period__gte', models.F('first_period')), _connector='OR'), name='companywagecomponent_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('kind', 2), models.Q(('kind', 1), ('last_period', models.F('first_period'))), _connector='OR'), name='company_component_of_one_period_if_variable'), models.CheckConstraint(condition=models.Q(('value__range', (Decimal('-10000000'), Decimal('10000000')))), name='company_component_value_in_range')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.CreateModel(
                name='CostShare',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('cost_type_code', models.CharField(blank=True, max_length=20, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('cost_type_description', models.CharField(blank=True, max_length=100, null=True, validators=[loonpoort.organisation.texts.plain_text])),
                    ('percentage', models.DecimalField(decimal_places=4, max_digits=7, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('100'))])),
                    ('is_default', models.BooleanField(default=False)),
                    ('allocation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='payroll.costallocation')),
                    ('cost_center', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='organisation.costcenter')),
                ],
                options={
                    'ordering': ['pk'],
                    'base_manager_name': 'unscoped',
                    'constraints': [models.UniqueConstraint(fields=('allocation', 'cost_center'), name='cost_center_once_in_an_allocation'), models.CheckConstraint(condition=models.Q(('percentage__range', (0, Decimal('100')))), name='cost_share_is_a_part')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('unscoped', django.db.models.manager.Manager()),
                ],
            ),
            migrations.AddConstraint(
                model_name='declaration',
                constraint=models.UniqueConstraint(fields=('company', 'kind', 'year', 'first_period', 'last_period', 'serial_number'), name='declaration_once_by_serial'),
            ),
            migrations.AddConstraint(
                model_name='declaration',
                constraint=models.UniqueConstraint(condition=models.Q(('status', 'draft')), fields=('company', 'kind', 'year', 'first_period', 'last_period'), name='declaration_drawn_up_once'),
            ),
            migrations.AddConstraint(
                model_name='declaration',
                constraint=models.CheckConstraint(condition=models.Q(('first_period__range', (1, 53)), ('kind__in', ['wage_tax', 'pension']), ('last_period__range', (models.F('first_period'), 53)), ('serial_number__range', (1, 999)), ('year__range', (1900, 9998))), name='declaration_is_of_periods'),
            ),
            migrations.AddConstraint(
                model_name='declaration',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('sent_at', None), ('status', 'draft')), models.Q(('sent_at__isnull', False), ('status', 'sent')), _connector='OR'), name='declaration_was_sent_or_not'),
            ),
            migrations.AddConstraint(
                model_name='declaration',
                constraint=models.CheckConstraint(condition=models.Q(('kind', 'wage_tax'), models.Q(('payment_reference', ''), ('total', 0)), _connector='OR'), name='pension_export_has_no_total'),
            ),
            migrations.AddConstraint(
                model_name='defaultemployeetemplate',
                constraint=models.UniqueConstraint(fields=('company', 'description'), name='template_once_in_a_company'),
            ),
            migrations.AddConstraint(
                model_name='defaultemployeetemplate',
                constraint=models.CheckConstraint(condition=models.Q(('employee_type__in', [1, 2, 3])), name='template_is_of_a_type'),
            ),
            migrations.AddConstraint(
                model_name='defaultemployeetemplate',
                constraint=models.CheckConstraint(condition=models.Q(('hours_per_week', None), ('hours_per_week__range', (0, Decimal('168'))), _connector='OR'), name='template_hours_are_possible'),
            ),
            migrations.AddIndex(
                model_name='employee',
                index=models.Index(fields=['company', 'employee_type', 'number'], name='employee_by_number'),
            ),
            migrations.AddIndex(
                model_name='employee',
                index=models.Index(fields=['company', 'id'], name='employee_by_id'),
            ),
            migrations.AddConstraint(
                model_name='costallocation',
                constraint=models.CheckConstraint(condition=models.Q(('last_period', None), ('last_period__gte', models.F('first_period')), _connector='OR'), name='costallocation_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='costallocation',
                constraint=models.UniqueConstraint(fields=('employee', 'first_period'), name='cost_allocation_once_a_period'),
            ),
            migrations.AddIndex(
                model_name='contract',
                index=models.Index(fields=['employee', 'first_day'], name='contract_by_employee'),
            ),
            migrations.AddConstraint(
                model_name='contract',
                constraint=models.CheckConstraint(condition=models.Q(('last_day', None), ('last_day__gte', models.F('first_day')), _connector='OR'), name='contract_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='contract',
                constraint=models.CheckConstraint(condition=models.Q(('trial_ends_on', None), ('trial_ends_on__gte', models.F('first_day')), _connector='OR'), name='contract_trial_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='contract',
                constraint=models.CheckConstraint(condition=models.Q(('employment_sequence__range', (0, 9999)), ('employment_type__range', (0, 99)), ('hours_per_week__range', (0, Decimal('168'))), models.Q(('phase_classification', None), ('phase_classification__range', (0, 99)), _connector='OR')), name='contract_numbers_are_possible'),
            ),
            migrations.AddIndex(
                model_name='child',
                index=models.Index(fields=['employee', 'first_period'], name='child_by_employee'),
            ),
            migrations.AddConstraint(
                model_name='child',
                constraint=models.CheckConstraint(condition=models.Q(('last_period', None), ('last_period__gte', models.F('first_period')), _connector='OR'), name='child_ends_after_it_begins'),
            ),
            migrations.AddIndex(
                model_name='bankaccount',
                index=models.Index(fields=['employee', 'first_period'], name='bank_account_by_employee'),
            ),
            migrations.AddConstraint(
                model_name='bankaccount',
                constraint=models.CheckConstraint(condition=models.Q(('last_period', None), ('last_period__gte', models.F('first_period')), _connector='OR'), name='bankaccount_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='bankaccount',
                constraint=models.UniqueConstraint(condition=models.Q(('type__in', ('Bankrekening1', 'Bankrekening2', 'Bankrekening3', 'Bankrekening4', 'Bankrekening5'))), fields=('employee', 'type', 'first_period'), name='bank_account_once_of_a_number'),
            ),
            migrations.AddConstraint(
                model_name='bankaccount',
                constraint=models.CheckConstraint(condition=models.Q(('iban__isnull', False), models.Q(('bic__isnull', False), ('number__isnull', False)), _connector='OR'), name='bank_account_can_be_paid_on'),
            ),
            migrations.AddConstraint(
                model_name='bankaccount',
                constraint=models.CheckConstraint(condition=models.Q(('type', 'None'), _negated=True), name='bank_account_has_a_type'),
            ),
            migrations.AddIndex(
                model_name='absence',
                index=models.Index(fields=['employee', 'first_day'], name='absence_by_employee'),
            ),
            migrations.AddConstraint(
                model_name='absence',
                constraint=models.CheckConstraint(condition=models.Q(('last_day', None), ('last_day__gte', models.F('first_day')), _connector='OR'), name='absence_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='absence',
                constraint=models.CheckConstraint(condition=models.Q(('percentage__range', (1, 100))), name='absence_is_a_percentage'),
            ),
            migrations.AddConstraint(
                model_name='absence',
                constraint=models.CheckConstraint(condition=models.Q(('dossier_number__range', (1, 9999))), name='absence_has_a_dossier'),
            ),
            migrations.AddIndex(
                model_name='employeeaddress',
                index=models.Index(fields=['employee', 'first_period'], name='address_by_employee'),
            ),
            migrations.AddConstraint(
                model_name='employeeaddress',
                constraint=models.CheckConstraint(condition=models.Q(('last_period', None), ('last_period__gte', models.F('first_period')), _connector='OR'), name='employeeaddress_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='employeedepartment',
                constraint=models.CheckConstraint(condition=models.Q(('last_period', None), ('last_period__gte', models.F('first_period')), _connector='OR'), name='employeedepartment_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='employeedepartment',
                constraint=models.UniqueConstraint(fields=('employee', 'first_period'), name='department_once_a_period'),
            ),
            migrations.AddIndex(
                model_name='employeedocument',
                index=models.Index(fields=['employee', '-id'], name='document_by_employee'),
            ),
            migrations.AddConstraint(
                model_name='employeedocument',
                constraint=models.CheckConstraint(condition=models.Q(('size__range', (1, 5242880))), name='document_has_a_size'),
            ),
            migrations.AddConstraint(
                model_name='employeefunction',
                constraint=models.CheckConstraint(condition=models.Q(('last_period', None), ('last_period__gte', models.F('first_period')), _connector='OR'), name='employeefunction_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='employeefunction',
                constraint=models.UniqueConstraint(fields=('employee', 'first_period'), name='function_once_a_period'),
            ),
            migrations.AddConstraint(
                model_name='employeelabouragreement',
                constraint=models.CheckConstraint(condition=models.Q(('last_period', None), ('last_period__gte', models.F('first_period')), _connector='OR'), name='employeelabouragreement_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='employeelabouragreement',
                constraint=models.UniqueConstraint(fields=('employee', 'first_period'), name='labour_agreement_once_a_period'),
            ),
            migrations.AddConstraint(
                model_name='employeemanager',
                constraint=models.CheckConstraint(condition=models.Q(('last_period', None), ('last_period__gte', models.F('first_period')), _connector='OR'), name='employeemanager_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='employeemanager',
                constraint=models.UniqueConstraint(fields=('employee', 'first_period'), name='manager_once_a_period'),
            ),
            migrations.AddConstraint(
                model_name='employment',
                constraint=models.CheckConstraint(condition=models.Q(('last_day', None), ('last_day__gte', models.F('first_day')), _connector='OR'), name='employment_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='employment',
                constraint=models.UniqueConstraint(fields=('employee', 'first_day'), name='employment_once_a_day'),
            ),
            migrations.AddConstraint(
                model_name='employment',
                constraint=models.UniqueConstraint(condition=models.Q(('last_day', None)), fields=('employee',), name='employment_is_open_once'),
            ),
            migrations.AddConstraint(
                model_name='employment',
                constraint=models.CheckConstraint(condition=models.Q(('seniority_day__lte', models.F('first_day'))), name='employment_counts_from_its_first_day_or_before'),
            ),
            migrations.AddConstraint(
                model_name='employment',
                constraint=models.CheckConstraint(condition=models.Q(('end_reason', None), ('last_day__isnull', False), _connector='OR'), name='employment_has_a_reason_once_it_ends'),
            ),
            migrations.AddConstraint(
                model_name='employment',
                constraint=models.CheckConstraint(condition=models.Q(('employee_type__in', [1, 2, 3])), name='employment_is_of_a_type'),
            ),
            migrations.AddConstraint(
                model_name='extravalue',
                constraint=models.CheckConstraint(condition=models.Q(('last_day', None), ('last_day__gte', models.F('first_day')), _connector='OR'), name='extravalue_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='extravalue',
                constraint=models.UniqueConstraint(fields=('employee', 'field', 'first_day'), name='extra_value_once_a_day'),
            ),
            migrations.AddConstraint(
                model_name='fixeddays',
                constraint=models.CheckConstraint(condition=models.Q(('last_period', None), ('last_period__gte', models.F('first_period')), _connector='OR'), name='fixeddays_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='fixeddays',
                constraint=models.UniqueConstraint(fields=('employee', 'first_period'), name='fixed_days_once_a_period'),
            ),
            migrations.AddConstraint(
                model_name='fixeddays',
                constraint=models.CheckConstraint(condition=models.Q(('days__range', (0, 35))), name='fixed_days_are_possible'),
            ),
            migrations.AddIndex(
                model_name='hourcomponent',
                index=models.Index(fields=['employee', 'kind', 'first_period'], name='hourcomponent_by_employee'),
            ),
            migrations.AddConstraint(
                model_name='hourcomponent',
                constraint=models.CheckConstraint(condition=models.Q(('last_period', None), ('last_period__gte', models.F('first_period')), _connector='OR'), name='hourcomponent_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='hourcomponent',
                constraint=models.CheckConstraint(condition=models.Q(('kind', 2), models.Q(('kind', 1), ('last_period', models.F('first_period'))), _connector='OR'), name='hourcomponent_of_one_period_if_variable'),
            ),
            migrations.AddIndex(
                model_name='leasecar',
                index=models.Index(fields=['employee', 'first_day'], name='lease_car_by_employee'),
            ),
            migrations.AddConstraint(
                model_name='leasecar',
                constraint=models.CheckConstraint(condition=models.Q(('last_day', None), ('last_day__gte', models.F('first_day')), _connector='OR'), name='leasecar_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='leasecar',
                constraint=models.CheckConstraint(condition=models.Q(('catalog_value__range', (0, Decimal('10000000'))), ('co2_emissions__range', (0, 9999)), ('contract_duration__range', (0, 1200)), ('contribution_not_deductible__range', (0, Decimal('10000000'))), ('contribution_percentage__range', (0, 100)), ('contribution_private_use__range', (0, Decimal('10000000'))), ('most_kilometres__range', (0, 10000000)), ('price_of_less__range', (0, Decimal('10000000'))), ('price_of_more__range', (0, Decimal('10000000'))), ('price_per_month__range', (0, Decimal('10000000'))), ('reason_no_contribution__range', (0, 99))), name='lease_car_numbers_are_possible'),
            ),
            migrations.AddIndex(
                model_name='leave',
                index=models.Index(fields=['employee', 'first_day'], name='leave_by_employee'),
            ),
            migrations.AddConstraint(
                model_name='leave',
                constraint=models.CheckConstraint(condition=models.Q(('last_day', None), ('last_day__gte', models.F('first_day')), _connector='OR'), name='leave_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='leave',
                constraint=models.CheckConstraint(condition=models.Q(('last_day__isnull', False)), name='leave_ends'),
            ),
            migrations.AddConstraint(
                model_name='leave',
                constraint=models.CheckConstraint(condition=models.Q(('end_hours__range', (0, Decimal('24'))), ('hours__gt', 0), ('hours__lte', Decimal('9999')), ('start_hours__range', (0, Decimal('24')))), name='leave_hours_are_possible'),
            ),
            migrations.AddConstraint(
                model_name='leaveopening',
                constraint=models.CheckConstraint(condition=models.Q(('last_period', None), ('last_period__gte', models.F('first_period')), _connector='OR'), name='leaveopening_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='leaveopening',
                constraint=models.UniqueConstraint(models.F('employee'), models.F('type'), django.db.models.expressions.CombinedExpression(models.F('first_period'), '/', models.Value(100)), name='leave_opens_once_a_year'),
            ),
            migrations.AddConstraint(
                model_name='leaveopening',
                constraint=models.CheckConstraint(condition=models.Q(('last_period', models.F('first_period'))), name='leave_opens_in_one_period'),
            ),
            migrations.AddConstraint(
                model_name='leaveopening',
                constraint=models.CheckConstraint(condition=models.Q(('hours__range', (Decimal('-9999'), Decimal('9999')))), name='leave_opens_possibly'),
            ),
            migrations.AddConstraint(
                model_name='partner',
                constraint=models.CheckConstraint(condition=models.Q(('last_day', None), ('last_day__gte', models.F('first_day')), _connector='OR'), name='partner_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='partner',
                constraint=models.UniqueConstraint(fields=('employee', 'first_day'), name='partner_once_a_day'),
            ),
            migrations.AddConstraint(
                model_name='pensioncode',
                constraint=models.UniqueConstraint(fields=('company', 'number'), name='pension_code_once_in_a_company'),
            ),
            migrations.AddConstraint(
                model_name='pensioncode',
                constraint=models.CheckConstraint(condition=models.Q(('number__range', (1, 999999))), name='pension_code_has_a_number'),
            ),
            migrations.AddConstraint(
                model_name='performancereview',
                constraint=models.CheckConstraint(condition=models.Q(('last_day', None), ('last_day__gte', models.F('first_day')), _connector='OR'), name='performancereview_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='performancereview',
                constraint=models.UniqueConstraint(fields=('employee', 'first_day'), name='performance_review_once_a_day'),
            ),
            migrations.AddConstraint(
                model_name='performancereview',
                constraint=models.CheckConstraint(condition=models.Q(('mark__range', (0, 10))), name='performance_review_has_a_mark'),
            ),
            migrations.AddConstraint(
                model_name='performancereview',
                constraint=models.CheckConstraint(condition=models.Q(('next_review_on', None), ('next_review_on__gt', models.F('first_day')), _connector='OR'), name='performance_review_is_before_the_next'),
            ),
            migrations.AddConstraint(
                model_name='personalinfo',
                constraint=models.CheckConstraint(condition=models.Q(('last_period', None), ('last_period__gte', models.F('first_period')), _connector='OR'), name='personalinfo_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='personalinfo',
                constraint=models.UniqueConstraint(fields=('employee', 'first_period'), name='personal_info_once_a_period'),
            ),
            migrations.AddConstraint(
                model_name='reservation',
                constraint=models.CheckConstraint(condition=models.Q(('last_period', None), ('last_period__gte', models.F('first_period')), _connector='OR'), name='reservation_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='reservation',
                constraint=models.UniqueConstraint(fields=('employee', 'number', 'first_period'), name='reservation_begins_once'),
            ),
            migrations.AddConstraint(
                model_name='reservation',
                constraint=models.CheckConstraint(condition=models.Q(('least_age__range', (0, 150)), ('least_value__range', (0, Decimal('10000000'))), ('most_age__range', (0, 150)), ('number__range', (1, 999999)), ('payment_period__range', (0, 53)), ('percentage__range', (0, Decimal('100')))), name='reservation_numbers_are_possible'),
            ),
            migrations.AddIndex(
                model_name='reservationbooking',
                index=models.Index(fields=['employee', 'first_period'], name='booking_by_employee'),
            ),
            migrations.AddConstraint(
                model_name='reservationbooking',
                constraint=models.CheckConstraint(condition=models.Q(('last_period', None), ('last_period__gte', models.F('first_period')), _connector='OR'), name='reservationbooking_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='reservationbooking',
                constraint=models.CheckConstraint(condition=models.Q(('last_period', models.F('first_period'))), name='reservation_booking_of_one_period'),
            ),
            migrations.AddConstraint(
                model_name='reservationbooking',
                constraint=models.CheckConstraint(condition=models.Q(('amount__range', (Decimal('-10000000'), Decimal('10000000')))), name='reservation_booking_is_an_amount'),
            ),
            migrations.AddConstraint(
                model_name='run',
                constraint=models.UniqueConstraint(fields=('company', 'year', 'number'), name='run_once_in_a_year'),
            ),
            migrations.AddConstraint(
                model_name='run',
                constraint=models.CheckConstraint(condition=models.Q(('first_period__range', (1, 53)), ('last_period__range', (models.F('first_period'), 53)), ('number__range', (1, 9999)), ('year__range', (1900, 9998))), name='run_is_of_periods'),
            ),
            migrations.AddConstraint(
                model_name='run',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('run_at', None), ('state', 'open')), models.Q(('run_at__isnull', False), ('state__in', ['processed', 'locked'])), _connector='OR'), name='run_was_run_unless_open'),
            ),
            migrations.AddIndex(
                model_name='runline',
                index=models.Index(fields=['employee', 'run'], name='run_line_by_employee'),
            ),
            migrations.AddConstraint(
                model_name='runline',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount', None), ('hours__isnull', False), ('kind', 'hours')), models.Q(models.Q(('kind', 'hours'), _negated=True), ('amount__isnull', False), ('hours', None)), _connector='OR'), name='run_line_is_hours_or_an_amount'),
            ),
            migrations.AddConstraint(
                model_name='runline',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('credit_account', ''), ('debit_account', '')), models.Q(models.Q(('debit_account', ''), _negated=True), models.Q(('credit_account', ''), _negated=True), ('hours', None)), _connector='OR'), name='run_line_is_booked_at_both_sides'),
            ),
            migrations.AddConstraint(
                model_name='runline',
                constraint=models.CheckConstraint(condition=models.Q(('amount', None), ('amount__range', (Decimal('-10000000'), Decimal('10000000'))), _connector='OR'), name='run_line_amount_in_range'),
            ),
            migrations.AddConstraint(
                model_name='runline',
                constraint=models.CheckConstraint(condition=models.Q(('hours', None), ('hours__range', (Decimal('-10000'), Decimal('10000'))), _connector='OR'), name='run_line_hours_in_range'),
            ),
            migrations.AddConstraint(
                model_name='runrequest',
                constraint=models.UniqueConstraint(condition=models.Q(('status', 1)), fields=('company',), name='run_request_pending_once'),
            ),
            migrations.AddConstraint(
                model_name='runrequest',
                constraint=models.CheckConstraint(condition=models.Q(('period__range', (1, 53)), ('status__in', [1, 2, 3, 4]), ('year__range', (1900, 9998))), name='run_request_is_of_a_period'),
            ),
            migrations.AddConstraint(
                model_name='runrequest',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('handled_at', None), ('run', None), ('status', 1)), models.Q(models.Q(('status', 1), _negated=True), ('handled_at__isnull', False)), _connector='OR'), name='run_request_was_handled_unless_pending'),
            ),
            migrations.AddConstraint(
                model_name='salary',
                constraint=models.CheckConstraint(condition=models.Q(('last_day', None), ('last_day__gte', models.F('first_day')), _connector='OR'), name='salary_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='salary',
                constraint=models.UniqueConstraint(fields=('employee', 'first_day'), name='salary_once_a_day'),
            ),
            migrations.AddConstraint(
                model_name='salary',
                constraint=models.CheckConstraint(condition=models.Q(('value__range', (0, Decimal('10000000')))), name='salary_is_an_amount'),
            ),
            migrations.AddConstraint(
                model_name='salary',
                constraint=models.CheckConstraint(condition=models.Q(('step', None), ('scale__isnull', False), _connector='OR'), name='salary_step_has_a_scale'),
            ),
            migrations.AddIndex(
                model_name='saving',
                index=models.Index(fields=['employee', 'scheme', 'first_day'], name='saving_by_employee'),
            ),
            migrations.AddConstraint(
                model_name='saving',
                constraint=models.CheckConstraint(condition=models.Q(('last_day', None), ('last_day__gte', models.F('first_day')), _connector='OR'), name='saving_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='saving',
                constraint=models.CheckConstraint(condition=models.Q(('amount__range', (0, Decimal('10000000'))), ('scheme__in', [1, 2])), name='saving_is_an_amount'),
            ),
            migrations.AddConstraint(
                model_name='schedule',
                constraint=models.CheckConstraint(condition=models.Q(('last_day', None), ('last_day__gte', models.F('first_day')), _connector='OR'), name='schedule_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='schedule',
                constraint=models.UniqueConstraint(fields=('employee', 'first_day'), name='schedule_once_a_day'),
            ),
            migrations.AddConstraint(
                model_name='schedule',
                constraint=models.CheckConstraint(condition=models.Q(('hours_monday__range', (0, Decimal('24'))), ('hours_tuesday__range', (0, Decimal('24'))), ('hours_wednesday__range', (0, Decimal('24'))), ('hours_thursday__range', (0, Decimal('24'))), ('hours_friday__range', (0, Decimal('24'))), ('hours_saturday__range', (0, Decimal('24'))), ('hours_sunday__range', (0, Decimal('24'))), ('hours_monday2__range', (0, Decimal('24'))), ('hours_tuesday2__range', (0, Decimal('24'))), ('hours_wednesday2__range', (0, Decimal('24'))), ('hours_thursday2__range', (0, Decimal('24'))), ('hours_friday2__range', (0, Decimal('24'))), ('hours_saturday2__range', (0, Decimal('24'))), ('hours_sunday2__range', (0, Decimal('24'))), ('company_rooster_nr__range', (0, 99)), ('parttime_percentage__range', (0, Decimal('100')))), name='schedule_fits_a_day'),
            ),
            migrations.AddConstraint(
                model_name='socialsecurity',
                constraint=models.CheckConstraint(condition=models.Q(('last_period', None), ('last_period__gte', models.F('first_period')), _connector='OR'), name='socialsecurity_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='socialsecurity',
                constraint=models.UniqueConstraint(fields=('employee', 'first_period'), name='social_security_once_a_period'),
            ),
            migrations.AddConstraint(
                model_name='socialsecurity',
                constraint=models.CheckConstraint(condition=models.Q(('cao_code__range', (0, 9999)), ('employment_sequence__range', (0, 9999)), ('employment_type__range', (0, 99)), ('influence_obliged_insurance__range', (0, 99)), ('phase_classification__range', (0, 99)), ('risk_group__range', (0, 99)), ('sector__in', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69]), ('wage_cost_benefit__range', (0, 99)), ('zvw_contribution__range', (0, 99))), name='social_security_codes_are_possible'),
            ),
            migrations.AddConstraint(
                model_name='socialsecurity',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('benefit_end_period', None), ('benefit_end_year', None)), models.Q(('benefit_end_period__range', (1, 53)), ('benefit_end_year__range', (1900, 9998))), _connector='OR'), name='social_security_benefit_ends_in_a_period'),
            ),
            migrations.AddConstraint(
                model_name='swedishwagetax',
                constraint=models.CheckConstraint(condition=models.Q(('last_period', None), ('last_period__gte', models.F('first_period')), _connector='OR'), name='swedishwagetax_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='swedishwagetax',
                constraint=models.UniqueConstraint(fields=('employee', 'first_period'), name='swedish_wage_tax_once_a_period'),
            ),
            migrations.AddConstraint(
                model_name='swedishwagetax',
                constraint=models.CheckConstraint(condition=models.Q(('tax_column__range', (0, 9)), ('tax_form__in', [1, 2, 3, 4, 5]), ('tax_table__range', (0, 99)), ('tax_type__in', [1, 2, 3, 4]), models.Q(('tax_percentage', None), ('tax_percentage__range', (0, Decimal('100'))), _connector='OR')), name='swedish_wage_tax_numbers_are_possible'),
            ),
            migrations.AddConstraint(
                model_name='timeregistration',
                constraint=models.CheckConstraint(condition=models.Q(('last_day', None), ('last_day__gte', models.F('first_day')), _connector='OR'), name='timeregistration_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='timeregistration',
                constraint=models.CheckConstraint(condition=models.Q(('last_day__gt', models.F('first_day')), models.Q(('end_time__gt', models.F('start_time')), ('last_day', models.F('first_day'))), _connector='OR'), name='time_registration_takes_time'),
            ),
            migrations.AddConstraint(
                model_name='timeregistration',
                constraint=models.CheckConstraint(condition=models.Q(('status__in', ['None', 'Open', 'Sent', 'Processed', 'Canceled'])), name='time_registration_has_a_known_status'),
            ),
            migrations.AddConstraint(
                model_name='timeschedule',
                constraint=models.CheckConstraint(condition=models.Q(('last_day', None), ('last_day__gte', models.F('first_day')), _connector='OR'), name='timeschedule_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='timeschedule',
                constraint=models.UniqueConstraint(fields=('employee', 'first_day'), name='time_schedule_once_a_day'),
            ),
            migrations.AddConstraint(
                model_name='timescheduleslot',
                constraint=models.UniqueConstraint(fields=('schedule', 'day_of_week', 'start_time'), name='time_schedule_slot_once'),
            ),
            migrations.AddConstraint(
                model_name='timescheduleslot',
                constraint=models.CheckConstraint(condition=models.Q(('day_of_week__range', (0, 6))), name='time_schedule_slot_on_a_day_of_the_week'),
            ),
            migrations.AddConstraint(
                model_name='timescheduleslot',
                constraint=models.CheckConstraint(condition=models.Q(('end_time__gt', models.F('start_time')), models.Q(('end_time', datetime.time(0, 0)), ('start_time__gt', datetime.time(0, 0))), _connector='OR'), name='time_schedule_slot_takes_time'),
            ),
            migrations.AddConstraint(
                model_name='variabledays',
                constraint=models.CheckConstraint(condition=models.Q(('last_period', None), ('last_period__gte', models.F('first_period')), _connector='OR'), name='variabledays_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='variabledays',
                constraint=models.UniqueConstraint(fields=('employee', 'first_period'), name='variable_days_once_a_period'),
            ),
            migrations.AddConstraint(
                model_name='variabledays',
                constraint=models.CheckConstraint(condition=models.Q(('last_period', models.F('first_period'))), name='variable_days_of_one_period'),
            ),
            migrations.AddConstraint(
                model_name='variabledays',
                constraint=models.CheckConstraint(condition=models.Q(('component_days__range', (-35, 35)), ('days__range', (0, 35))), name='variable_days_are_possible'),
            ),
            migrations.AddIndex(
                model_name='wagecomponent',
                index=models.Index(fields=['employee', 'kind', 'first_period'], name='wagecomponent_by_employee'),
            ),
            migrations.AddConstraint(
                model_name='wagecomponent',
                constraint=models.CheckConstraint(condition=models.Q(('last_period', None), ('last_period__gte', models.F('first_period')), _connector='OR'), name='wagecomponent_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='wagecomponent',
                constraint=models.CheckConstraint(condition=models.Q(('kind', 2), models.Q(('kind', 1), ('last_period', models.F('first_period'))), _connector='OR'), name='wagecomponent_of_one_period_if_variable'),
            ),
            migrations.AddConstraint(
                model_name='wagetax',
                constraint=models.CheckConstraint(condition=models.Q(('last_period', None), ('last_period__gte', models.F('first_period')), _connector='OR'), name='wagetax_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='wagetax',
                constraint=models.UniqueConstraint(fields=('employee', 'first_period'), name='wage_tax_once_a_period'),
            ),
            migrations.AddConstraint(
                model_name='wagetax',
                constraint=models.CheckConstraint(condition=models.Q(('colour_table__range', (0, 99)), ('holiday_vouchers__range', (0, 99)), ('income_kind__range', (0, 99)), ('period_table__range', (0, 99)), ('reduction_code__range', (0, 99)), ('rule_30_code__range', (0, 99)), ('special_rate__range', (0, Decimal('100'))), ('special_table__range', (0, 99)), ('yearly_wage__range', (0, Decimal('10000000')))), name='wage_tax_numbers_are_possible'),
            ),
            migrations.AddIndex(
                model_name='workcost',
                index=models.Index(fields=['company', 'first_period'], name='work_cost_by_company'),
            ),
            migrations.AddConstraint(
                model_name='workcost',
                constraint=models.CheckConstraint(condition=models.Q(('last_period', None), ('last_period__gte', models.F('first_period')), _connector='OR'), name='workcost_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='workcost',
                constraint=models.CheckConstraint(condition=models.Q(('last_period', models.F('first_period'))), name='work_cost_of_one_period'),
            ),
            migrations.AddConstraint(
                model_name='workcost',
                constraint=models.CheckConstraint(condition=models.Q(('amount__range', (Decimal('-1000000000'), Decimal('1000000000')))), name='work_cost_in_range'),
            ),
        ]),
    ]
