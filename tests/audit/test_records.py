"""The record: written with its change, never changed, in plain values."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from loonpoort.audit.models import AppendOnlyError, Entry
from loonpoort.audit.records import SYSTEM, Actor, Event, OutsideTransactionError, Subject, record
from loonpoort.audit.verify import verify

SUBJECT = Subject("login", 7, "anna@kantoor.example")


@pytest.fixture
def entry(event: Event, db: None) -> Entry:
    record(event, environment_id=1, actor=SYSTEM, subject=SUBJECT, before={"a": 1}, after={"a": 2})
    return Entry.objects.get()


def test_an_entry_keeps_who_did_what_to_what(event, db) -> None:
    actor = Actor("token", 3, "package@kantoor.example", "192.0.2.1")
    record(event, environment_id=1, actor=actor, subject=SUBJECT, before={"a": 1}, after=None, debtor_id=5)
    kept = Entry.objects.values().get()
    assert kept.pop("id")
    assert kept.pop("at")
    assert len(kept.pop("mac")) == 64
    assert kept == {
        "environment_id": 1,
        "number": 1,
        "event": "tea.made",
        "actor_kind": "token",
        "actor_id": 3,
        "actor_name": "package@kantoor.example",
        "network_address": "192.0.2.1",
        "subject_kind": "login",
        "subject_id": 7,
        "subject_name": "anna@kantoor.example",
        "debtor_id": 5,
        "before": {"a": 1},
        "after": None,
        "previous": "0" * 64,
        "key_number": 1,
    }


def test_what_is_done_to_a_debtor_belongs_to_it(event, db) -> None:
    record(event, environment_id=1, actor=SYSTEM, subject=Subject("debtor", 9, "Bakery"))
    assert Entry.objects.get().debtor_id == 9


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda entry: Entry.objects.update(event="x"),
        lambda entry: Entry.objects.all().delete(),
        lambda entry: Entry.objects.filter(pk=entry.pk).update(event="x"),
        lambda entry: Entry.objects.bulk_update([entry], ["event"]),
        lambda entry: Entry.objects.update_or_create(pk=entry.pk, defaults={"event": "x"}),
        lambda entry: Entry(pk=entry.pk, environment_id=1, subject_id=1).save(),
    ],
)
def test_an_entry_is_never_changed_or_deleted(change, entry) -> None:
    with pytest.raises(AppendOnlyError), transaction.atomic():
        change(entry)
    assert Entry.objects.get().event == "tea.made"


STATEMENTS = {
    "sqlite": [
        "UPDATE audit_entry SET event = 'x'",
        "DELETE FROM audit_entry",
        "REPLACE INTO audit_entry SELECT * FROM audit_entry",
        "REPLACE INTO audit_entry (id, environment_id, number, at, event, actor_kind, actor_name,"
        " network_address, subject_kind, subject_id, subject_name, previous, key_number, mac)"
        " SELECT id + 1, environment_id, number, at, 'x', actor_kind, actor_name,"
        " network_address, subject_kind, subject_id, subject_name, previous, key_number, mac"
        " FROM audit_entry",
    ],
    "postgresql": [
        "UPDATE audit_entry SET event = 'x'",
        "DELETE FROM audit_entry",
        "TRUNCATE audit_entry",
        "TRUNCATE audit_entry CASCADE",
        "INSERT INTO audit_entry SELECT * FROM audit_entry ON CONFLICT (id) DO UPDATE SET event = 'x'",
    ],
}


@pytest.mark.parametrize("place", range(5))
def test_the_database_itself_refuses_to_change_or_delete_an_entry(place, entry) -> None:
    statements = STATEMENTS[connection.vendor]
    statement = statements[place % len(statements)]
    with (
        pytest.raises(IntegrityError, match="never changed or deleted"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert [entry.event for entry in Entry.objects.all()] == ["tea.made"]


@pytest.mark.django_db(transaction=True)
def test_an_entry_apart_from_a_transaction_is_refused(event) -> None:
    with pytest.raises(OutsideTransactionError, match=r"tea\.made"):
        record(event, environment_id=1, actor=SYSTEM, subject=SUBJECT)
    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_entry_and_its_place_go_when_the_change_does_not_come_about(event) -> None:
    for tea in ("spilt", "drunk"):
        with transaction.atomic():
            record(event, environment_id=1, actor=SYSTEM, subject=SUBJECT, after={"tea": tea})
            transaction.set_rollback(tea == "spilt")
    kept = Entry.objects.get()
    assert (kept.number, kept.after) == (1, {"tea": "drunk"})


def test_an_event_is_declared_once(event) -> None:
    with pytest.raises(TypeError, match=r"tea\.made is declared twice"):
        Event("tea.made")


def test_an_entry_ties_no_row_down() -> None:
    assert [field for field in Entry._meta.get_fields() if field.is_relation] == []


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_time_follow_on_each_other(event) -> None:
    # SQLite lets in one at a time by itself, and its database in memory knows one connection.
    writers = 4 if connection.vendor == "postgresql" else 1
    failures: list[Exception] = []

    def write() -> None:
        try:
            for _ in range(10):
                with transaction.atomic():
                    record(event, environment_id=1, actor=SYSTEM, subject=SUBJECT)
        except Exception as error:  # noqa: BLE001 - told by the test's own thread
            failures.append(error)
        finally:
            if writers > 1:
                connection.close()

    threads = [threading.Thread(target=write) for _ in range(writers)]
    if writers == 1:
        write()
    else:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert failures == []
    assert list(verify(None)) == []
    assert Entry.objects.count() == 10 * writers
