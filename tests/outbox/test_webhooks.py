"""Webhooks: noted with the change, signed as the standard says, tried again, given up in the end."""

import datetime
import json

import pytest
from django_tasks_db.models import DBTaskResult

from loonpoort.outbox import webhooks
from loonpoort.outbox.models import Delivery, DeliveryStatus
from loonpoort.outbox.sending import Outcome
from loonpoort.outbox.webhooks import (
    KEPT_DAYS,
    RETRY_AFTER,
    Target,
    Targets,
    begin,
    deliver,
    drop_old_deliveries,
    new_secret,
    note,
    send_again,
    signature,
)
from tests.cast import NOW

URL = "https://planning.example/hooks"
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


class Receiver:
    """What was sent, and what is answered: refused until it is told otherwise."""

    def __init__(self) -> None:
        self.outcome = Outcome(503)
        self.requests: list[tuple[str, bytes, dict[str, str]]] = []

    def send(self, url: str, body: bytes, headers: dict[str, str]) -> Outcome:
        self.requests.append((url, body, headers))
        return self.outcome


@pytest.fixture
def receiver(monkeypatch, db, clock) -> Receiver:
    found = Receiver()
    monkeypatch.setattr(webhooks, "send", found.send)
    monkeypatch.setattr(Targets, "find", staticmethod(lambda webhook_id: Target(URL, SECRET)))
    return found


@pytest.fixture
def delivery(receiver) -> Delivery:
    note([7], "employee.address_changed", [{"DebtorId": 1, "EmployeeId": 2}])
    return Delivery.objects.get()


def again(delivery: Delivery) -> Delivery:
    deliver.call(delivery.pk)
    delivery.refresh_from_db()
    return delivery


def test_the_signature_is_that_of_the_example_of_the_standard() -> None:
    body = b'{"test": 2432232314}'
    signed = signature(SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body)
    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_secrets_are_long_and_never_the_same() -> None:
    first, second = new_secret(), new_secret()
    assert first != second
    assert first.startswith("whsec_")
    assert len(first) == len("whsec_") + 44


def test_noting_keeps_ids_and_a_task_of_low_priority(delivery) -> None:
    assert (delivery.status, delivery.attempts) == (DeliveryStatus.WAITING, 0)
    assert json.loads(delivery.payload) == {
        "type": "employee.address_changed",
        "timestamp": "2026-07-01T12:00:00Z",
        "data": {"DebtorId": 1, "EmployeeId": 2},
    }
    task = DBTaskResult.objects.get()
    assert (task.queue_name, task.args_kwargs["args"]) == ("webhooks", [[delivery.pk]])
    assert task.priority < 0
    begin.call([delivery.pk])
    task = DBTaskResult.objects.exclude(pk=task.pk).get()
    assert (task.queue_name, task.args_kwargs["args"]) == ("webhooks", [delivery.pk])
    assert task.priority < 0


def test_a_message_is_signed_and_delivered_once(delivery, receiver) -> None:
    receiver.outcome = Outcome(204)
    assert again(delivery).status == again(delivery).status == DeliveryStatus.DELIVERED
    assert (delivery.attempts, delivery.http_status, delivery.tried_at) == (1, 204, NOW)
    [(url, body, headers)] = receiver.requests
    assert (url, body.decode()) == (URL, delivery.payload)
    assert headers["Content-Type"] == "application/json"
    assert headers["webhook-id"] == delivery.message_id
    assert headers["webhook-timestamp"] == str(int(NOW.timestamp()))
    assert headers["webhook-signature"] == signature(SECRET, delivery.message_id, int(NOW.timestamp()), body)


def test_a_refused_message_is_tried_again_after_longer_and_longer_and_given_up_at_last(
    delivery, receiver, clock
) -> None:
    DBTaskResult.objects.all().delete()
    waits = []
    for wait in RETRY_AFTER:
        assert again(delivery).status == DeliveryStatus.WAITING
        waits.append(delivery.next_at - delivery.tried_at)
        assert DBTaskResult.objects.latest("run_after").run_after == delivery.next_at
        clock(wait)
    assert waits == RETRY_AFTER == sorted(RETRY_AFTER)
    assert again(delivery).status == DeliveryStatus.FAILED
    assert (delivery.attempts, delivery.next_at) == (len(RETRY_AFTER) + 1, None)
    assert again(delivery).attempts == len(RETRY_AFTER) + 1
    assert datetime.timedelta(days=3) < sum(RETRY_AFTER, datetime.timedelta()) < datetime.timedelta(days=4)
    assert len({headers["webhook-id"] for _, _, headers in receiver.requests}) == 1
    assert len({headers["webhook-timestamp"] for _, _, headers in receiver.requests}) > 1


def test_a_turn_that_comes_too_early_does_nothing(delivery, receiver) -> None:
    again(delivery)
    assert again(delivery).attempts == 1


def test_a_failed_message_that_is_sent_again_begins_anew(delivery, receiver, clock) -> None:
    for wait in [*RETRY_AFTER, datetime.timedelta()]:
        again(delivery)
        clock(wait)
    assert delivery.status == DeliveryStatus.FAILED
    send_again(delivery)
    again(delivery)
    assert (delivery.status, delivery.next_at - delivery.tried_at) == (DeliveryStatus.WAITING, RETRY_AFTER[0])
    receiver.outcome = Outcome(200)
    clock(RETRY_AFTER[0])
    assert again(delivery).status == DeliveryStatus.DELIVERED


def test_nothing_is_sent_for_a_webhook_that_is_gone_or_switched_off(delivery, receiver, monkeypatch) -> None:
    monkeypatch.setattr(Targets, "find", staticmethod(lambda webhook_id: None))
    assert again(delivery).status == DeliveryStatus.VOID
    assert receiver.requests == []


def test_a_message_that_is_gone_is_not_missed(delivery, receiver) -> None:
    pk = delivery.pk
    delivery.delete()
    deliver.call(pk)
    assert receiver.requests == []


def test_old_messages_are_forgotten(delivery, clock) -> None:
    clock(datetime.timedelta(days=KEPT_DAYS))
    drop_old_deliveries()
    assert Delivery.objects.exists()
    clock(datetime.timedelta(seconds=1))
    drop_old_deliveries()
    assert not Delivery.objects.exists()


def test_many_changes_at_once_write_few_tasks(receiver, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(8):
        note([7], "employee.address_changed", [{"EmployeeId": number} for number in range(200)])
    assert Delivery.objects.count() == 200
    assert len(set(Delivery.objects.values_list("message_id", flat=True))) == 200
    assert DBTaskResult.objects.count() == 1
