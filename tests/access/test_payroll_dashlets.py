"""The panels of payroll: who has them from the start, and who may be given them."""

from importlib import import_module

import pytest
from django.apps import apps

from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import Level
from loonpoort.access.models import TemplateDashlet
from loonpoort.access.template_rights import Rights, highest_right

MIGRATIONS = [
    import_module(f"loonpoort.access.migrations.{name}")
    for name in ("0007_payroll_dashlets", "0008_documents_dashlet")
]
NEW = [Dashlet(value) for migration in MIGRATIONS for value in migration.NEW]


@pytest.mark.parametrize("migration", MIGRATIONS)
def test_administrators_of_before_get_the_panels_and_nobody_else_does(migration, house) -> None:
    TemplateDashlet.objects.filter(dashlet__in=migration.NEW).delete()
    migration.give_to_administrators(apps, None)
    for template in house.environment.user_templates.all():
        rights = Rights.of(template.pk)
        expected = DashletRight.WRITE if template.name == "Administrator" else DashletRight.NONE
        assert {rights.right_on(dashlet) for dashlet in migration.NEW} == {expected}


@pytest.mark.parametrize("migration", MIGRATIONS)
def test_the_migration_names_the_panels_that_there_are(migration) -> None:
    assert [value for value, _label in migration.CHOICES] == [
        value for value in Dashlet.values if value in dict(migration.CHOICES)
    ]
    assert set(migration.NEW) <= set(Dashlet.values)


@pytest.mark.parametrize("dashlet", NEW)
def test_a_client_may_have_them_in_full_for_it_looks_after_its_own_people(dashlet) -> None:
    assert highest_right(Level.DEBTOR, dashlet) == DashletRight.WRITE
