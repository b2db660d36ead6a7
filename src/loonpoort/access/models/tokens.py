"""Tokens: a machine's way in."""

import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from loonpoort.access.models.logins import Login


class TokenEnd(models.TextChoices):
    """Why a token came to its end."""

    REVOKED = "revoked", _("Revoked")
    REPORTED = "reported", _("Revoked by somebody who found it")
    REPLACED = "replaced", _("Replaced by a newer one")
    EXPIRED = "expired", _("Past its last day")


class TokenQuerySet(models.QuerySet["Token"]):
    def live(self, now: datetime.datetime) -> "TokenQuerySet":
        """Those that may be called with at ``now``, from one network or another."""
        return self.filter(
            Q(retires_at=None) | Q(retires_at__gt=now),
            Q(expires_at=None) | Q(expires_at__gt=now),
            revoked_at=None,
        )


class Token(models.Model):
    """The secret that goes with a login's e-mail address, kept as a keyed hash."""

    login = models.ForeignKey(Login, on_delete=models.CASCADE, related_name="tokens")
    key_id = models.CharField(max_length=16, unique=True)
    """The public part, which finds the row."""
    key_number = models.PositiveSmallIntegerField()
    """Which of the installation's token keys the hash and the copy were made with."""
    digest = models.CharField(max_length=64)
    encrypted_copy = models.CharField(max_length=255, blank=True)
    """For showing it again; empty in a show-once environment."""
    name = models.CharField(max_length=80, blank=True)
    """What it is for, in its owner's words."""
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    noticed_days = models.PositiveSmallIntegerField(null=True, blank=True)
    """The days before its end that the last notice spoke of."""
    networks = models.JSONField(default=list, blank=True)
    """Networks that it may be used from, e.g. ``["192.0.2.0/24"]``; none named: from everywhere."""
    last_used_at = models.DateTimeField(null=True, blank=True)
    """Written at most once a minute."""
    last_used_from = models.CharField(max_length=45, blank=True)
    retires_at = models.DateTimeField(null=True, blank=True)
    """Set when a newer token takes its place: until then, or the newer one's first call, both work."""
    stale_call_at = models.DateTimeField(null=True, blank=True)
    """When somebody first called with it after its end, and its login's owner was told."""
    revoked_at = models.DateTimeField(null=True, blank=True)
    end = models.CharField(max_length=8, choices=TokenEnd, blank=True)
    """Why ``revoked_at`` was set."""

    objects = TokenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["login"],
                condition=Q(revoked_at=None, retires_at=None),
                name="login_has_one_live_token",
            ),
            models.UniqueConstraint(
                fields=["login"],
                condition=Q(revoked_at=None, retires_at__isnull=False),
                name="login_has_one_outgoing_token",
            ),
        ]

    @property
    def last_day(self) -> datetime.date | None:
        """The last day on which it works, in the time of the installation."""
        if self.expires_at is None:
            return None
        return timezone.localdate(self.expires_at - datetime.timedelta.resolution)


class Handover(models.Model):
    """A link that shows a token once to whoever it was made for; kept as a hash."""

    token = models.ForeignKey(Token, on_delete=models.CASCADE, related_name="handovers")
    digest = models.CharField(max_length=64, unique=True)
    encrypted_copy = models.CharField(max_length=255, blank=True)
    """The token, under a key that only the link completes; empty once it was used or is void."""
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
