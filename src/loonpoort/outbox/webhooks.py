"""Webhooks: telling others what changed, as Standard Webhooks have it (https://www.standardwebhooks.com).

A delivery is noted in the transaction of the change. The worker signs and sends it, and tries again.
"""

import datetime
import hmac
import json
import logging
import secrets
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from loonpoort.outbox.models import Delivery, DeliveryStatus
from loonpoort.outbox.schedules import every
from loonpoort.outbox.sending import Outcome, send

logger = logging.getLogger(__name__)

RETRY_AFTER = [
    datetime.timedelta(seconds=seconds)
    for seconds in (5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 14 * 3600, 20 * 3600, 24 * 3600)
]
"""How long to wait after each failed attempt; after the last one, three days on, the delivery has failed."""
KEPT_DAYS = 30
AT_ONCE = 1000
"""Deliveries that one task begins: a batch of thousands of changes writes few tasks in its transaction."""
PRIORITY = -10
"""Below mail: a receiver that does not answer must not hold up a password link."""
SECRET_PREFIX = "whsec_"
SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class Target:
    """Where a webhook leads, and the secret it is signed with, as the receiver has it."""

    url: str
    secret: str


class Targets:
    """How a webhook's target is found, filled by the package that keeps webhooks."""

    find: ClassVar[Callable[[int], Target | None]]
    """None for a webhook that is gone or was switched off."""


def new_secret() -> str:
    return SECRET_PREFIX + b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def signature(secret: str, message_id: str, timestamp: int, body: bytes) -> str:
    """``webhook-signature``: HMAC-SHA256 over id, moment and body."""
    key = b64decode(secret.removeprefix(SECRET_PREFIX))
    signed = f"{message_id}.{timestamp}.".encode() + body
    return f"v1,{b64encode(hmac.digest(key, signed, 'sha256')).decode()}"


def note(webhook_ids: Iterable[int], event: str, happenings: Iterable[Mapping[str, object]]) -> None:
    """Note what happened for each of some webhooks, in the running transaction.

    Each happening is a set of ids: never what they stand for.
    """
    at = _moment(timezone.now())
    payloads = [
        json.dumps({"type": event, "timestamp": at, "data": ids}, separators=(",", ":")) for ids in happenings
    ]
    made = Delivery.objects.bulk_create(
        Delivery(
            webhook_id=webhook_id,
            message_id=f"msg_{secrets.token_hex(16)}",
            event=event,
            payload=payload,
        )
        for payload in payloads
        for webhook_id in webhook_ids
    )
    for part in range(0, len(made), AT_ONCE):
        begin.enqueue([delivery.pk for delivery in made[part : part + AT_ONCE]])


def send_again(delivery: Delivery) -> None:
    """Have an event told once more, from the first attempt on; what is waiting already is tried at once."""
    with transaction.atomic():
        delivery = Delivery.objects.select_for_update().get(pk=delivery.pk)
        delivery.status, delivery.since_asked, delivery.next_at = DeliveryStatus.WAITING, 0, None
        delivery.save(update_fields=["status", "since_asked", "next_at"])
        deliver.enqueue(delivery.pk)


@task(queue_name="webhooks", priority=PRIORITY)
def begin(delivery_ids: list[int]) -> None:
    """Send what was noted together: each in a turn of its own, so that others get theirs in between."""
    for delivery_id in delivery_ids:
        deliver.enqueue(delivery_id)


@task(queue_name="webhooks", priority=PRIORITY)
def deliver(delivery_id: int) -> None:
    """Send one delivery; try again later when the receiver will not have it.

    What was delivered is not sent again. Only a crash between the receiver's answer and our note of it can
    send one twice: the receiver knows it by its id.
    """
    delivery = Delivery.objects.filter(pk=delivery_id).first()
    if delivery is None or delivery.status != DeliveryStatus.WAITING:
        return
    now = timezone.now()
    if delivery.next_at is not None and delivery.next_at > now:
        return  # an earlier turn that somebody overtook by sending it again
    target = Targets.find(delivery.webhook_id)
    if target is None:
        delivery.status, delivery.next_at = DeliveryStatus.VOID, None
    else:
        _note_outcome(delivery, _sent(delivery, target, now), now)
    delivery.save()


def _sent(delivery: Delivery, target: Target, now: datetime.datetime) -> Outcome:
    body, timestamp = delivery.payload.encode(), int(now.timestamp())
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Loonpoort",
        "webhook-id": delivery.message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(target.secret, delivery.message_id, timestamp, body),
    }
    return send(target.url, body, headers)


def _note_outcome(delivery: Delivery, outcome: Outcome, now: datetime.datetime) -> None:
    delivery.attempts += 1
    delivery.since_asked += 1
    delivery.http_status, delivery.trouble = outcome.http_status, outcome.trouble
    delivery.tried_at, delivery.next_at = now, None
    if outcome.is_delivered:
        delivery.status = DeliveryStatus.DELIVERED
        return
    said = outcome.trouble or outcome.http_status
    logger.warning("Webhook delivery %s, attempt %s: %s", delivery.pk, delivery.attempts, said)
    if delivery.since_asked > len(RETRY_AFTER):
        delivery.status = DeliveryStatus.FAILED
        return
    delivery.next_at = now + RETRY_AFTER[delivery.since_asked - 1]
    deliver.using(run_after=delivery.next_at).enqueue(delivery.pk)


@every(datetime.timedelta(days=1))
def drop_old_deliveries() -> None:
    """Forget what was told long ago."""
    old = timezone.now() - datetime.timedelta(days=KEPT_DAYS)
    Delivery.objects.filter(created_at__lt=old).delete()


def _moment(at: datetime.datetime) -> str:
    return at.astimezone(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
