"""The record: written with its change, never changed, in plain values."""

import pytest
from django.db import transaction

from loonpoort.audit.models import AppendOnlyError, Entry
from loonpoort.audit.records import SYSTEM, Actor, Event, OutsideTransactionError, Subject, record

SUBJECT = Subject("login", 7, "anna@kantoor.example")


@pytest.fixture
def event(monkeypatch: pytest.MonkeyPatch) -> Event:
    """A kind of entry that is forgotten after the test."""
    monkeypatch.setattr("loonpoort.audit.records._EVENTS", set())
    return Event("tea.made")


@pytest.fixture
def entry(event: Event, db: None) -> Entry:
    record(event, environment_id=1, actor=SYSTEM, subject=SUBJECT, before={"a": 1}, after={"a": 2})
    return Entry.objects.get()


def test_an_entry_keeps_who_did_what_to_what(event, db) -> None:
    actor = Actor("token", 3, "package@kantoor.example", "192.0.2.1")
    record(event, environment_id=1, actor=actor, subject=SUBJECT, before={"a": 1}, after=None)
    kept = Entry.objects.values().get()
    assert kept.pop("id")
    assert kept.pop("at")
    assert kept == {
        "environment_id": 1,
        "event": "tea.made",
        "actor_kind": "token",
        "actor_id": 3,
        "actor_name": "package@kantoor.example",
        "network_address": "192.0.2.1",
        "subject_kind": "login",
        "subject_id": 7,
        "subject_name": "anna@kantoor.example",
        "before": {"a": 1},
        "after": None,
    }


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


@pytest.mark.django_db(transaction=True)
def test_an_entry_apart_from_a_transaction_is_refused(event) -> None:
    with pytest.raises(OutsideTransactionError, match=r"tea\.made"):
        record(event, environment_id=1, actor=SYSTEM, subject=SUBJECT)
    assert not Entry.objects.exists()


def test_an_event_is_declared_once(event) -> None:
    with pytest.raises(TypeError, match=r"tea\.made is declared twice"):
        Event("tea.made")


def test_an_entry_ties_no_row_down() -> None:
    assert [field for field in Entry._meta.get_fields() if field.is_relation] == []
