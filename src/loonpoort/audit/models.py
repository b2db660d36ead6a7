"""Audit entries: written once, never changed, and readable after the rows they speak of are gone.

The database refuses changes as well, by triggers.
"""

from typing import Any, NoReturn

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class AppendOnlyError(Exception):
    """An attempt to change or delete an audit entry."""


class EntryQuerySet(models.QuerySet["Entry"]):
    def update(self, **_: Any) -> NoReturn:
        raise AppendOnlyError("Audit entries are never changed.")

    def delete(self) -> NoReturn:
        raise AppendOnlyError("Audit entries are never deleted.")


class Entry(models.Model):
    """One event. Everything is a plain value: no foreign key ties an entry to a row that may go."""

    environment_id = models.BigIntegerField()
    number = models.PositiveBigIntegerField()
    """Its place in the chain of its environment, from 1 on."""
    at = models.DateTimeField()
    event = models.CharField(max_length=60)
    """``resource.past_tense``, e.g. ``token.revoked``."""
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=254)
    network_address = models.CharField(max_length=45, blank=True)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    subject_name = models.CharField(max_length=254)
    debtor_id = models.BigIntegerField(null=True)
    """The debtor that the subject belongs to, if any: whoever does not reach it does not see the entry."""
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    previous = models.CharField(max_length=64)
    """The HMAC of the entry before."""
    key_number = models.PositiveSmallIntegerField()
    """Which of the installation's token keys the HMAC's key is derived from."""
    mac = models.CharField(max_length=64)
    """HMAC over everything above."""

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["environment_id", "number"], name="entry_number_is_unique"),
        ]
        indexes = [
            models.Index(fields=["environment_id", "at"], name="entry_by_environment"),
            models.Index(fields=["subject_kind", "subject_id"], name="entry_by_subject"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise AppendOnlyError("Audit entries are never changed.")
        super().save(*args, **kwargs)

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        raise AppendOnlyError("Audit entries are never deleted.")


class Head(models.Model):
    """How far the chain of an environment is. Locked by whoever appends to it."""

    environment_id = models.BigIntegerField(primary_key=True)
    length = models.PositiveBigIntegerField(default=0)
    mac = models.CharField(max_length=64, blank=True)
    """Of its last entry."""
