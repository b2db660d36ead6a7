"""Changes of webhooks, and telling them what happened: each in the transaction of the change."""

from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import cast
from urllib.parse import urlsplit

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from loonpoort.audit.records import Actor, Event, Subject, record
from loonpoort.organisation.models import Debtor, Webhook, WebhookChoice
from loonpoort.organisation.webhook_events import WebhookEvent
from loonpoort.outbox.addresses import is_forbidden_name
from loonpoort.outbox.models import Delivery
from loonpoort.outbox.webhooks import Target, new_secret, note, send_again

WEBHOOK_CREATED = Event("webhook.created")
WEBHOOK_UPDATED = Event("webhook.updated")
WEBHOOK_DELETED = Event("webhook.deleted")
WEBHOOK_SECRET_MADE = Event("webhook.secret_made")
WEBHOOK_SENT_AGAIN = Event("webhook.sent_again")

MOST = 20
"""Webhooks of one debtor: every change is told to each of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookChoices:
    """What somebody decides about a webhook."""

    name: str
    endpoint: str
    is_active: bool = True
    events: Mapping[WebhookEvent, bool] = field(default_factory=dict)
    """What it is told of, and what expressly not."""


def create_webhook(actor: Actor, debtor_id: int, choices: WebhookChoices) -> tuple[Webhook, str]:
    """Make a webhook, and give it with the secret that it signs with. Raises ValidationError, by field."""
    secret = new_secret()
    webhook = Webhook(debtor_id=debtor_id)
    _keep(webhook, secret)
    with transaction.atomic():
        # Held, so that two at once count each other.
        Debtor.unscoped.select_for_update().get(pk=debtor_id)
        if Webhook.unscoped.filter(debtor_id=debtor_id).count() >= MOST:
            message = _("A debtor has at most %(number)s webhooks. Delete one that is not used any more.")
            raise ValidationError({"debtor": message % {"number": MOST}})
        _save(webhook, choices)
        _record(WEBHOOK_CREATED, actor, webhook, after=_picture(webhook))
    return webhook, secret


def update_webhook(actor: Actor, webhook: Webhook, choices: WebhookChoices) -> None:
    """Change what was decided about a webhook. Raises ValidationError, by field."""
    with transaction.atomic():
        webhook = _held(webhook)
        before = _picture(webhook)
        _save(webhook, choices)
        _record(WEBHOOK_UPDATED, actor, webhook, before=before, after=_picture(webhook))


def delete_webhook(actor: Actor, webhook: Webhook) -> None:
    """Take a webhook away with its deliveries; what is on its way to it is not sent."""
    with transaction.atomic():
        webhook = _held(webhook)
        _record(WEBHOOK_DELETED, actor, webhook, before=_picture(webhook))
        Delivery.objects.filter(webhook_id=webhook.pk).delete()
        webhook.delete()


def renew_secret(actor: Actor, webhook: Webhook) -> str:
    """A new secret in place of the old one, from the next attempt on."""
    secret = new_secret()
    with transaction.atomic():
        webhook = _held(webhook)
        _keep(webhook, secret)
        webhook.save(update_fields=["key_number", "encrypted_secret"])
        _record(WEBHOOK_SECRET_MADE, actor, webhook)
    return secret


def resend(actor: Actor, webhook: Webhook, delivery: Delivery) -> None:
    """Tell an event once more."""
    with transaction.atomic():
        webhook = _held(webhook)
        send_again(delivery)
        _record(WEBHOOK_SENT_AGAIN, actor, webhook, after={"event": delivery.event, "number": delivery.pk})


def tell(event: WebhookEvent, debtor_id: int, happened_to: Iterable[Mapping[str, int]] = ({},)) -> None:
    """Note an event for the webhooks of a debtor that want to know, in the running transaction.

    ``happened_to`` are ids by their names on the wire, as ``{"EmployeeId": 12}``: a message for each.
    """
    choices = WebhookChoice.objects.told(event).filter(webhook__debtor_id=debtor_id)
    webhooks = list(choices.order_by("webhook_id").values_list("webhook_id", flat=True))
    if webhooks:
        note(webhooks, event.wire_name, [{"DebtorId": debtor_id, **ids} for ids in happened_to])


def find_target(webhook_id: int) -> Target | None:
    """Where a webhook leads; None for one that is gone or switched off."""
    webhook = cast("Webhook | None", Webhook.unscoped.filter(pk=webhook_id, is_active=True).first())
    return None if webhook is None else Target(webhook.endpoint, _secret(webhook))


def check_endpoint(text: str) -> None:
    """Raise ValidationError for what is no https address of the public internet."""
    try:
        parts = urlsplit(text)
        is_one = parts.scheme == "https" and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_one = False
    if not is_one or any(char.isspace() or not char.isprintable() for char in text) or not text.isascii():
        raise ValidationError(
            _("An endpoint is an address that begins with https://, in plain letters."), code="endpoint"
        )
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise ValidationError(
            _("An endpoint has no user name, no password and no fragment (#) in it."), code="endpoint"
        )
    if not settings.WEBHOOKS_TO_PRIVATE and is_forbidden_name(parts.hostname or ""):
        raise ValidationError(
            _("Webhooks go to the public internet only: this is an address of this machine or network."),
            code="endpoint",
        )


def _save(webhook: Webhook, choices: WebhookChoices) -> None:
    webhook.name, webhook.endpoint = choices.name.strip(), choices.endpoint.strip()
    webhook.is_active = choices.is_active
    webhook.clean_fields(exclude=["debtor"])
    try:
        check_endpoint(webhook.endpoint)
    except ValidationError as error:
        raise ValidationError({"endpoint": error}) from error
    webhook.save()
    webhook.choices.all().delete()
    WebhookChoice.objects.bulk_create(
        WebhookChoice(webhook=webhook, event=event, is_active=is_active)
        for event, is_active in sorted(choices.events.items())
    )


def _held(webhook: Webhook) -> Webhook:
    return cast(Webhook, Webhook.unscoped.select_for_update().get(pk=webhook.pk))


def _picture(webhook: Webhook) -> dict[str, object]:
    told = webhook.choices.filter(is_active=True)
    return {
        "name": webhook.name,
        "endpoint": _without_query(webhook.endpoint),
        "is_active": webhook.is_active,
        "events": [WebhookEvent(choice.event).wire_name for choice in told],
    }


def _without_query(endpoint: str) -> str:
    """What may be kept of an address: receivers put keys of their own behind the question mark."""
    return urlsplit(endpoint)._replace(query="").geturl()


def _record(
    event: Event,
    actor: Actor,
    webhook: Webhook,
    *,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> None:
    debtor = Debtor.unscoped.only("environment_id").get(pk=webhook.debtor_id)
    record(
        event,
        environment_id=debtor.environment_id,
        actor=actor,
        subject=Subject("webhook", webhook.pk, webhook.name),
        before=before,
        after=after,
        debtor_id=webhook.debtor_id,
    )


def _keep(webhook: Webhook, secret: str) -> None:
    webhook.key_number = max(settings.TOKEN_KEYS)
    webhook.encrypted_secret = (
        _fernet(settings.TOKEN_KEYS[webhook.key_number]).encrypt(secret.encode()).decode()
    )


def _secret(webhook: Webhook) -> str:
    try:
        key = settings.TOKEN_KEYS[webhook.key_number]
        return _fernet(key).decrypt(webhook.encrypted_secret.encode()).decode()
    except (KeyError, InvalidToken) as error:
        raise UnreadableSecretError from error


class UnreadableSecretError(Exception):
    """A secret whose key is no longer among the token keys, or was kept under another one."""


@cache
def _fernet(key: bytes) -> Fernet:
    derivation = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"loonpoort webhook secret")
    return Fernet(urlsafe_b64encode(derivation.derive(key)))
