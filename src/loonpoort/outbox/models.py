"""Mail and webhooks on their way."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MailStatus(models.TextChoices):
    WAITING = "waiting", _("Waiting to be sent")
    SENT = "sent", _("Sent")
    VOID = "void", _("No longer needed")
    FAILED = "failed", _("Could not be sent")


class Mail(models.Model):
    """One mail. Its text is made when it is sent, so that no secret in it is ever at rest here."""

    kind = models.CharField(max_length=40)
    recipient = models.EmailField()
    parameters = models.JSONField()
    status = models.CharField(max_length=7, choices=MailStatus, default=MailStatus.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)


class DeliveryStatus(models.TextChoices):
    WAITING = "waiting", _("Waiting to be sent")
    DELIVERED = "delivered", _("Delivered")
    VOID = "void", _("No longer needed")
    FAILED = "failed", _("Could not be delivered")


class Trouble(models.TextChoices):
    """Why an attempt failed, other than by the receiver's status."""

    NOT_PUBLIC = "not_public", _("Refused: the host has an address that is not public")
    NOT_FOUND = "not_found", _("The host was not found")
    TOO_LATE = "too_late", _("No answer in time")
    CERTIFICATE = "certificate", _("The certificate of the host is not trusted")
    NO_ANSWER = "no_answer", _("No answer")
    REDIRECT = "redirect", _("Redirects are not followed")


class Delivery(models.Model):
    """One event told to one webhook. Whose the webhook is, is not known here."""

    webhook_id = models.PositiveBigIntegerField()
    message_id = models.CharField(max_length=40, unique=True)
    """``webhook-id``: the same at every attempt, so that the receiver knows what it has had already."""
    event = models.CharField(max_length=60)
    payload = models.TextField()
    """As it is sent and signed, to the letter."""
    status = models.CharField(max_length=9, choices=DeliveryStatus, default=DeliveryStatus.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    since_asked = models.PositiveSmallIntegerField(default=0)
    """Attempts since it was noted, or since somebody asked for it to be sent again."""
    http_status = models.PositiveSmallIntegerField(null=True)
    """What the receiver answered at the last attempt..."""
    trouble = models.CharField(max_length=11, choices=Trouble, blank=True)
    """... and what else was the matter with it."""
    created_at = models.DateTimeField(auto_now_add=True)
    tried_at = models.DateTimeField(null=True)
    next_at = models.DateTimeField(null=True)
    """When it is tried again."""

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["webhook_id", "-id"], name="delivery_by_webhook"),
            models.Index(fields=["created_at"], name="delivery_by_age"),
        ]
