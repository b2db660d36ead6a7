"""Departments and functions: lists of a debtor, which its employees have their place in."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from loonpoort.organisation.models.debtor_details import HIGHEST_NUMBER, DebtorDetail
from loonpoort.organisation.models.debtors import Debtor
from loonpoort.organisation.texts import plain_text


class DebtorListRow(DebtorDetail):
    """A row of such a list: packages name it by its id, people by its code."""

    debtor = models.ForeignKey(Debtor, on_delete=models.CASCADE, related_name="+")
    code = models.PositiveIntegerField(validators=[MinValueValidator(1), MaxValueValidator(HIGHEST_NUMBER)])
    description = models.CharField(max_length=100, null=True, blank=True, validators=[plain_text])

    class Meta(DebtorDetail.Meta):
        abstract = True
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["debtor", "code"], name="%(class)s_once_at_a_debtor"),
            models.CheckConstraint(
                condition=models.Q(code__range=(1, HIGHEST_NUMBER)), name="%(class)s_has_a_code"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.description or ''}".strip()


class Department(DebtorListRow):
    """Where in the organisation people work."""


class Function(DebtorListRow):
    """What people do there."""
