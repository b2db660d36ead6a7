"""Tokens: a machine's way in."""

from django.db import models
from django.db.models import Q

from loonpoort.access.models.logins import Login


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
    created_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["login"], condition=Q(revoked_at=None), name="login_has_one_live_token"
            ),
        ]
