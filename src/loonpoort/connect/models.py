"""Connections: which package a login was made for; and closed rights that can be taken back."""

from django.db import models
from django.db.models import Q

from loonpoort.access.models import Login, UserTemplate


class Connection(models.Model):
    """A package that calls with the tokens of one login."""

    login = models.OneToOneField(Login, on_delete=models.CASCADE, related_name="connection")
    package = models.SlugField(max_length=60, blank=True)
    """The slug of its manifest; empty for a list of operations that somebody pasted."""
    name = models.CharField(max_length=80)
    """The package's name as it was when it was connected."""
    made_by = models.ForeignKey(Login, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class ConnectionOperation(models.Model):
    """An operation that the package said it calls, when it was connected."""

    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="operations")
    operation = models.CharField(max_length=120)
    """``Service.Operation``."""

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["connection", "operation"], name="connection_has_an_operation_once"
            ),
        ]


class Tightening(models.Model):
    """Operations that were closed in a user template because they had not been called for long."""

    user_template = models.ForeignKey(UserTemplate, on_delete=models.CASCADE, related_name="tightenings")
    made_by = models.CharField(max_length=254)
    """The e-mail address of whoever did it."""
    made_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField()
    """The revision of the template that it made."""
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.CharField(max_length=254, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_back_at=None, taken_back_by="")
                | Q(taken_back_at__isnull=False) & ~Q(taken_back_by=""),
                name="tightening_is_taken_back_by_somebody",
            ),
        ]


class TightenedOperation(models.Model):
    """An operation that a tightening closed."""

    tightening = models.ForeignKey(Tightening, on_delete=models.CASCADE, related_name="operations")
    operation = models.CharField(max_length=120)
    """``Service.Operation``."""

    class Meta:
        ordering = ["operation"]
        constraints = [
            models.UniqueConstraint(
                fields=["tightening", "operation"], name="tightening_has_an_operation_once"
            ),
        ]
