"""Entries of before the chain get their places in it."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from loonpoort.audit.models import Entry, Head
from loonpoort.audit.verify import verify


@pytest.mark.django_db(transaction=True)
def test_earlier_entries_are_chained_and_cannot_be_changed_from_then_on() -> None:
    executor = MigrationExecutor(connection)
    newest = [name for name in executor.loader.graph.leaf_nodes() if name[0] == "audit"]
    executor.migrate([("audit", "0001_initial")])
    earlier = executor.loader.project_state([("audit", "0001_initial")]).apps.get_model("audit", "Entry")
    for environment_id in (1, 2, 1):
        earlier.objects.create(
            at=datetime.datetime(2026, 7, 1, tzinfo=datetime.UTC),
            environment_id=environment_id,
            event="login.created",
            actor_kind="system",
            actor_name="Loonpoort",
            subject_kind="debtor" if environment_id == 2 else "login",
            subject_id=7,
            subject_name="É",
            after={"name": "É", "tags": ["b", "a"]},
        )
    MigrationExecutor(connection).migrate(newest)
    assert list(verify(None)) == []
    assert list(Entry.objects.order_by("pk").values_list("environment_id", "number", "debtor_id")) == [
        (1, 1, None),
        (2, 1, 7),
        (1, 2, None),
    ]
    assert list(Head.objects.order_by("pk").values_list("pk", "length")) == [(1, 2), (2, 1)]
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_entry")
