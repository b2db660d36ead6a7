"""Webhooks: where a debtor's changes are told to."""

from typing import Self

from django.db import models

from loonpoort.organisation.models.debtor_details import DebtorDetail
from loonpoort.organisation.models.debtors import Debtor
from loonpoort.organisation.texts import plain_text
from loonpoort.organisation.webhook_events import WebhookEvent


class Webhook(DebtorDetail):
    """An address of somebody else's that is told what changes at a debtor."""

    debtor = models.ForeignKey(Debtor, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=100, validators=[plain_text])
    endpoint = models.CharField(max_length=500)
    is_active = models.BooleanField(default=True)
    key_number = models.PositiveSmallIntegerField()
    """Of the token key that the secret is kept under."""
    encrypted_secret = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta(DebtorDetail.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class WebhookChoiceQuerySet(models.QuerySet["WebhookChoice"]):
    def told(self, event: WebhookEvent) -> Self:
        """Those that are to be told of an event."""
        return self.filter(event=event, is_active=True, webhook__is_active=True)


class WebhookChoice(models.Model):
    """That a webhook is told of an event, or expressly not."""

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="choices")
    event = models.PositiveSmallIntegerField(choices=WebhookEvent)
    is_active = models.BooleanField(default=True)

    objects = WebhookChoiceQuerySet.as_manager()

    class Meta:
        ordering = ["event"]
        constraints = [models.UniqueConstraint(fields=["webhook", "event"], name="webhook_has_an_event_once")]
