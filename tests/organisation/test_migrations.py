"""Debtors of before there were GUIDs get one each."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from loonpoort.organisation.models import Debtor

BEFORE = [("organisation", "0002_second_factor")]


@pytest.mark.django_db(transaction=True)
def test_earlier_debtors_get_a_guid_of_their_own() -> None:
    executor = MigrationExecutor(connection)
    newest = executor.loader.graph.leaf_nodes()
    executor.migrate(BEFORE)
    earlier = executor.loader.project_state(BEFORE).apps
    environment = earlier.get_model("organisation", "Environment").objects.create(
        subdomain="old", name="Old", product="accountant"
    )
    for number in ("1", "2"):
        earlier.get_model("organisation", "Debtor")._base_manager.create(
            environment=environment, number=number, name=number
        )
    MigrationExecutor(connection).migrate(newest)
    assert len(set(Debtor.unscoped.values_list("guid", flat=True))) == 2
