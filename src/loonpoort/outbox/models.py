"""Mail on its way."""

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
