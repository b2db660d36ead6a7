"""Everything that the migrations before the first release made, made at once."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models

from loonpoort.organisation.tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('access', '0001_initial'),
        ('access', '0002_the_gate_in_full'),
        ('access', '0003_new_dashlets'),
        ('access', '0004_token_ends'),
        ('access', '0005_people'),
        ('access', '0006_usage'),
        ('access', '0007_payroll_dashlets'),
        ('access', '0008_documents_dashlet'),
        ('access', '0009_runs_dashlet'),
        ('access', '0010_reports'),
        ('access', '0011_connections'),
    ]

    dependencies = [
        ('organisation', '0001_squashed_0015_webhook_company_events'),
    ]

    operations = [
        CreateTables([
            migrations.CreateModel(
                name='Login',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('email', models.EmailField(max_length=254)),
                    ('name', models.CharField(blank=True, max_length=100)),
                    ('level', models.CharField(choices=[('master', 'Master level'), ('debtor', 'Debtor level')], max_length=6)),
                    ('filter_kind', models.CharField(choices=[('all', 'All'), ('tags', 'Tags'), ('companies', 'Companies')], max_length=9)),
                    ('status', models.CharField(choices=[('inactive', 'Not yet active'), ('active', 'Active'), ('deactivated', 'Deactivated')], default='inactive', max_length=11)),
                    ('language', models.CharField(choices=[('en', 'English'), ('nl', 'Dutch')], default='en', max_length=7)),
                    ('activation_serial', models.PositiveIntegerField(default=0)),
                    ('password_serial', models.PositiveIntegerField(default=0)),
                    ('activation_sent_at', models.DateTimeField(blank=True, null=True)),
                    ('activated_at', models.DateTimeField(blank=True, null=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('is_stopped_somewhere', models.BooleanField(default=False)),
                    ('revision', models.PositiveIntegerField(default=1)),
                    ('debtor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.debtor')),
                    ('environment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='logins', to='organisation.environment')),
                ],
                options={
                    'ordering': ['email', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='ReportTask',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('task_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('operation', models.CharField(blank=True, default='', max_length=120)),
                    ('report', models.CharField(max_length=40)),
                    ('parameters', models.JSONField(default=dict)),
                    ('status', models.CharField(choices=[('Enqueued', 'Waiting'), ('Executing', 'Being made'), ('Success', 'Finished'), ('Error', 'Could not be made')], default='Enqueued', max_length=9)),
                    ('company_ids', models.JSONField(default=list)),
                    ('parts_expected', models.PositiveIntegerField(default=0)),
                    ('parts_read', models.PositiveIntegerField(default=0)),
                    ('parts_kept', models.PositiveIntegerField(default=0)),
                    ('size', models.PositiveBigIntegerField(default=0)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('started_at', models.DateTimeField(null=True)),
                    ('finished_at', models.DateTimeField(null=True)),
                    ('expires_at', models.DateTimeField()),
                    ('company', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.company')),
                    ('login', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-pk'],
                },
            ),
            migrations.CreateModel(
                name='ReportPart',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField()),
                    ('content', models.BinaryField()),
                    ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='access.reporttask')),
                ],
                options={
                    'ordering': ['number'],
                },
            ),
            migrations.CreateModel(
                name='Session',
                fields=[
                    ('session_key', models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name='session key')),
                    ('session_data', models.TextField(verbose_name='session data')),
                    ('expire_date', models.DateTimeField(db_index=True, verbose_name='expire date')),
                    ('is_weak', models.BooleanField(default=False)),
                    ('network_address', models.CharField(blank=True, max_length=45)),
                    ('user_agent', models.CharField(blank=True, max_length=200)),
                    ('signed_in_at', models.DateTimeField(null=True)),
                    ('last_seen_at', models.DateTimeField(null=True)),
                    ('login', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'session',
                    'verbose_name_plural': 'sessions',
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Token',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key_id', models.CharField(max_length=16, unique=True)),
                    ('key_number', models.PositiveSmallIntegerField()),
                    ('digest', models.CharField(max_length=64)),
                    ('encrypted_copy', models.CharField(blank=True, max_length=255)),
                    ('name', models.CharField(blank=True, max_length=80)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('expires_at', models.DateTimeField(blank=True, null=True)),
                    ('noticed_days', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('networks', models.JSONField(blank=True, default=list)),
                    ('last_used_at', models.DateTimeField(blank=True, null=True)),
                    ('last_used_from', models.CharField(blank=True, max_length=45)),
                    ('retires_at', models.DateTimeField(blank=True, null=True)),
                    ('stale_call_at', models.DateTimeField(blank=True, null=True)),
                    ('revoked_at', models.DateTimeField(blank=True, null=True)),
                    ('end', models.CharField(blank=True, choices=[('revoked', 'Revoked'), ('reported', 'Revoked by somebody who found it'), ('replaced', 'Replaced by a newer one'), ('expired', 'Past its last day')], max_length=8)),
                    ('login', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tokens', to=settings.AUTH_USER_MODEL)),
                ],
            ),
            migrations.CreateModel(
                name='SignOn',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('digest', models.CharField(max_length=64, unique=True)),
                    ('expires_at', models.DateTimeField()),
                    ('used_at', models.DateTimeField(null=True)),
                    ('login', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('token', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='access.token')),
                ],
            ),
            migrations.CreateModel(
                name='Handover',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('digest', models.CharField(max_length=64, unique=True)),
                    ('encrypted_copy', models.CharField(blank=True, max_length=255)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('expires_at', models.DateTimeField()),
                    ('used_at', models.DateTimeField(blank=True, null=True)),
                    ('token', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='handovers', to='access.token')),
                ],
            ),
            migrations.CreateModel(
                name='Usage',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('environment_id', models.BigIntegerField()),
                    ('login_id', models.BigIntegerField()),
                    ('token_id', models.BigIntegerField()),
                    ('minute', models.DateTimeField()),
                    ('operation', models.CharField(max_length=120)),
                    ('outcome', models.CharField(max_length=20)),
                    ('debtor_id', models.BigIntegerField()),
                    ('company_id', models.BigIntegerField()),
                    ('employee_id', models.BigIntegerField()),
                    ('calls', models.BigIntegerField()),
                    ('row_count', models.BigIntegerField()),
                ],
                options={
                    'indexes': [models.Index(fields=['minute'], name='usage_by_minute')],
                    'constraints': [models.UniqueConstraint(fields=('login_id', 'minute', 'token_id', 'operation', 'outcome', 'debtor_id', 'company_id', 'employee_id'), name='usage_is_counted_once')],
                },
            ),
            migrations.CreateModel(
                name='UserTemplate',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=80)),
                    ('kind', models.CharField(choices=[('master_accountant', 'Master Accountant'), ('master_client', 'Master Client'), ('client', 'Client')], max_length=20)),
                    ('allows_sign_on', models.BooleanField(default=True)),
                    ('revision', models.PositiveIntegerField(default=1)),
                    ('environment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='user_templates', to='organisation.environment')),
                ],
                options={
                    'ordering': ['name'],
                },
            ),
            migrations.CreateModel(
                name='TemplateDashlet',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('dashlet', models.CharField(choices=[('settings.logins', 'Logins'), ('settings.user_templates', 'User templates'), ('settings.debtor_tags', 'Debtor tags'), ('settings.security', 'Security'), ('settings.audit', 'Audit'), ('debtors.management', 'Debtor management'), ('debtor.client_logins', 'Client logins'), ('debtor.connections', 'Connections'), ('debtor.companies', 'Companies'), ('debtor.employees', 'Employees'), ('debtor.personal_numbers', 'Personal numbers (BSN)'), ('debtor.bank_accounts', 'Bank accounts'), ('debtor.salaries', 'Salaries and wages'), ('debtor.documents', 'Documents'), ('debtor.runs', 'Payroll runs')], max_length=40)),
                    ('right', models.PositiveSmallIntegerField(choices=[(0, 'NONE'), (1, 'READ'), (2, 'WRITE')])),
                    ('user_template', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dashlets', to='access.usertemplate')),
                ],
            ),
            migrations.CreateModel(
                name='ClosedOperation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('operation', models.CharField(max_length=120)),
                    ('user_template', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='closed_operations', to='access.usertemplate')),
                ],
            ),
            migrations.AddField(
                model_name='login',
                name='user_template',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='logins', to='access.usertemplate'),
            ),
            migrations.CreateModel(
                name='LoginCompany',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('company', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.company')),
                    ('login', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='filter_companies', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('login', 'company'), name='login_has_a_company_once')],
                },
            ),
            migrations.CreateModel(
                name='LoginStop',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('stopped_at', models.DateTimeField(auto_now_add=True)),
                    ('stopped_by', models.CharField(max_length=254)),
                    ('debtor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.debtor')),
                    ('login', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stops', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('login', 'debtor'), name='login_is_stopped_once')],
                },
            ),
            migrations.CreateModel(
                name='LoginTag',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('login', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='filter_tags', to=settings.AUTH_USER_MODEL)),
                    ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.tag')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('login', 'tag'), name='login_has_a_tag_once')],
                },
            ),
            migrations.AddIndex(
                model_name='reporttask',
                index=models.Index(fields=['login', '-id'], name='report_by_login'),
            ),
            migrations.AddIndex(
                model_name='reporttask',
                index=models.Index(fields=['expires_at'], name='report_by_expiry'),
            ),
            migrations.AddConstraint(
                model_name='reporttask',
                constraint=models.CheckConstraint(condition=models.Q(('status__in', ['Enqueued', 'Executing', 'Success', 'Error'])), name='report_has_a_status'),
            ),
            migrations.AddConstraint(
                model_name='reporttask',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('finished_at', None), ('status__in', ['Enqueued', 'Executing'])), models.Q(models.Q(('status__in', ['Enqueued', 'Executing']), _negated=True), ('finished_at__isnull', False)), _connector='OR'), name='report_is_finished_or_not'),
            ),
            migrations.AddConstraint(
                model_name='reportpart',
                constraint=models.UniqueConstraint(fields=('report', 'number'), name='report_part_once'),
            ),
            migrations.AddConstraint(
                model_name='token',
                constraint=models.UniqueConstraint(condition=models.Q(('retires_at', None), ('revoked_at', None)), fields=('login',), name='login_has_one_live_token'),
            ),
            migrations.AddConstraint(
                model_name='token',
                constraint=models.UniqueConstraint(condition=models.Q(('retires_at__isnull', False), ('revoked_at', None)), fields=('login',), name='login_has_one_outgoing_token'),
            ),
            migrations.AddConstraint(
                model_name='usertemplate',
                constraint=models.UniqueConstraint(fields=('environment', 'name'), name='user_template_name_is_unique'),
            ),
            migrations.AddConstraint(
                model_name='templatedashlet',
                constraint=models.UniqueConstraint(fields=('user_template', 'dashlet'), name='template_has_a_dashlet_once'),
            ),
            migrations.AddConstraint(
                model_name='closedoperation',
                constraint=models.UniqueConstraint(fields=('user_template', 'operation'), name='operation_is_closed_once'),
            ),
            migrations.AddConstraint(
                model_name='login',
                constraint=models.UniqueConstraint(condition=models.Q(('debtor', None)), fields=('environment', 'email'), name='master_login_address_is_unique', violation_error_message='A login with this e-mail address exists already.'),
            ),
            migrations.AddConstraint(
                model_name='login',
                constraint=models.UniqueConstraint(condition=models.Q(('debtor__isnull', False)), fields=('environment', 'email', 'debtor'), name='debtor_login_address_is_unique', violation_error_message='A login with this e-mail address exists already.'),
            ),
            migrations.AddConstraint(
                model_name='login',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('debtor', None), ('level', 'master')), models.Q(('debtor__isnull', False), ('level', 'debtor')), _connector='OR'), name='debtor_login_has_a_debtor'),
            ),
        ]),
    ]
