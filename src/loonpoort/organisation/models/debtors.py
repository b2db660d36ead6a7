"""Debtors, and the tags that master logins are filtered by."""

import uuid
from typing import Self

from django.core.validators import RegexValidator
from django.db import models

from loonpoort.organisation.models.environments import Environment
from loonpoort.organisation.scopes import Scope, ScopedManager, ScopedQuerySet
from loonpoort.organisation.texts import plain_text


class TagQuerySet(ScopedQuerySet["Tag"]):
    def within(self, scope: Scope) -> Self:
        tags = self.filter(environment_id=scope.environment_id)
        return tags if scope.tag_ids is None else tags.filter(pk__in=scope.tag_ids)


class Tag(models.Model):
    """A label on debtors; the unit of a master login's filter."""

    environment = models.ForeignKey(Environment, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=50)
    colour = models.CharField(max_length=7, validators=[RegexValidator(r"^#[0-9A-F]{6}\Z")])
    """``#RRGGBB`` in capitals."""

    objects = ScopedManager.from_queryset(TagQuerySet)()
    unscoped = models.Manager["Tag"]()

    class Meta:
        ordering = ["number"]
        base_manager_name = "unscoped"
        constraints = [
            models.UniqueConstraint(fields=["environment", "number"], name="tag_number_is_unique"),
        ]

    def __str__(self) -> str:
        return self.name


class DebtorQuerySet(ScopedQuerySet["Debtor"]):
    def within(self, scope: Scope) -> Self:
        from loonpoort.organisation.models.companies import Company

        debtors = self.filter(scope.debtors())
        if scope.company_ids is None:
            return debtors
        reachable = Company.unscoped.filter(debtor_id=models.OuterRef("pk"), pk__in=scope.company_ids)
        return debtors.filter(models.Exists(reachable))


class Debtor(models.Model):
    """A client organisation that holds companies."""

    environment = models.ForeignKey(Environment, on_delete=models.CASCADE, related_name="+")
    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    """The same for ever, as the id is."""
    number = models.CharField(max_length=20, validators=[plain_text])
    """Editable and not unique: never a key."""
    name = models.CharField(max_length=100, validators=[plain_text])

    objects = ScopedManager.from_queryset(DebtorQuerySet)()
    unscoped = models.Manager["Debtor"]()

    class Meta:
        ordering = ["number", "pk"]
        base_manager_name = "unscoped"
        indexes = [models.Index(fields=["environment", "number"], name="debtor_by_number")]

    def __str__(self) -> str:
        return self.name


class DebtorTag(models.Model):
    """A tag on a debtor."""

    debtor = models.ForeignKey(Debtor, on_delete=models.CASCADE, related_name="+")
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="+", related_query_name="debtortag")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["debtor", "tag"], name="debtor_has_a_tag_once")]
