"""What a company keeps lists of for its payroll: hour and wage codes, cost centres and cost units.

Codes have a number that packages name them by; cost centres and units are named by their id.
"""

from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from loonpoort.organisation.models.companies import Company
from loonpoort.organisation.scopes import Scope, ScopedManager, ScopedQuerySet
from loonpoort.organisation.texts import plain_text

HIGHEST_CODE = 999_999


class CompanyListQuerySet(ScopedQuerySet["CompanyListRow"]):
    def within(self, scope: Scope) -> Self:
        return self.filter(scope.companies("company__"))


class CompanyListRow(models.Model):
    """A row of one of a company's lists, seen by whoever sees the company."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")

    objects = ScopedManager.from_queryset(CompanyListQuerySet)()
    unscoped = CompanyListQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "unscoped"


class CompanyCode(CompanyListRow):
    """A number under which something is booked.

    The contract has two generations of code models and lists codes of both alike. A company here has one
    set of each kind, which either generation's operation lists.
    """

    number = models.PositiveIntegerField(validators=[MinValueValidator(1), MaxValueValidator(HIGHEST_CODE)])
    description = models.CharField(max_length=100, validators=[plain_text])

    class Meta(CompanyListRow.Meta):
        abstract = True
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["company", "number"], name="%(class)s_once_in_a_company"),
            models.CheckConstraint(
                condition=models.Q(number__range=(1, HIGHEST_CODE)), name="%(class)s_has_a_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.description}"


class HourCode(CompanyCode):
    """A kind of hours, e.g. overtime."""


class WageCode(CompanyCode):
    """A kind of amounts, e.g. a travel allowance."""


class CostObject(CompanyListRow):
    """What costs are put down to, by a code of the company's own."""

    code = models.CharField(max_length=20, validators=[plain_text])
    description = models.CharField(max_length=100, null=True, blank=True, validators=[plain_text])

    class Meta(CompanyListRow.Meta):
        abstract = True
        ordering = ["code", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["company", "code"], name="%(class)s_once_in_a_company"),
            models.CheckConstraint(condition=~models.Q(code=""), name="%(class)s_has_a_code"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.description or ''}".strip()


class CostCenter(CostObject):
    """Kostenplaats: where in the company costs are made."""


class CostUnit(CostObject):
    """Kostendrager: what costs are made for."""
