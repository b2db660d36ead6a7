"""Audit entries: written once, never changed, and readable after the rows they speak of are gone."""

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

    at = models.DateTimeField(auto_now_add=True)
    environment_id = models.BigIntegerField()
    event = models.CharField(max_length=60)
    """``resource.past_tense``, e.g. ``token.revoked``."""
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=254)
    network_address = models.CharField(max_length=45, blank=True)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    subject_name = models.CharField(max_length=254)
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, encoder=DjangoJSONEncoder)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
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
