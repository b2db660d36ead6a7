"""How an employee's costs are divided over the cost centres of the company."""

from decimal import Decimal
from typing import ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from loonpoort.organisation.models import CostCenter
from loonpoort.organisation.scopes import Scope, ScopedManager, ScopedQuerySet
from loonpoort.organisation.texts import plain_text
from loonpoort.payroll.models.periods import PeriodRecord

WHOLE = Decimal(100)


class CostAllocation(PeriodRecord):
    """A timeline: from a period on the costs are divided as its shares say, or not at all if it has none."""

    topic: ClassVar[str] = "cost_center"

    class Meta(PeriodRecord.Meta):
        ordering = ["first_period", "pk"]
        constraints = [
            *PeriodRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=["employee", "first_period"], name="cost_allocation_once_a_period"
            ),
        ]


class CostShareQuerySet(ScopedQuerySet["CostShare"]):
    def within(self, scope: Scope) -> Self:
        return self.filter(scope.companies("allocation__employee__company__"))

    def in_period(self, index: int) -> Self:
        """Those of the allocation that each employee has in a period: the latest that has begun."""
        later = CostAllocation.unscoped.filter(
            employee_id=models.OuterRef("allocation__employee_id"),
            first_period__lte=index,
            first_period__gt=models.OuterRef("allocation__first_period"),
        )
        return self.filter(~models.Exists(later), allocation__first_period__lte=index)

    def by_employee(self) -> Self:
        return self.order_by("allocation__employee_id", "pk")


class CostShare(models.Model):
    """The part of an employee's costs that one cost centre bears."""

    allocation = models.ForeignKey(CostAllocation, on_delete=models.CASCADE, related_name="+")
    cost_center = models.ForeignKey(CostCenter, on_delete=models.RESTRICT, related_name="+")
    cost_type_code = models.CharField(max_length=20, null=True, blank=True, validators=[plain_text])
    cost_type_description = models.CharField(max_length=100, null=True, blank=True, validators=[plain_text])
    """Kostensoort, as the package names it: companies keep no list of them here."""
    percentage = models.DecimalField(
        max_digits=7,
        decimal_places=4,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(WHOLE)],
    )
    is_default = models.BooleanField(default=False)

    objects = ScopedManager.from_queryset(CostShareQuerySet)()
    unscoped = CostShareQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        base_manager_name = "unscoped"
        constraints = [
            models.UniqueConstraint(
                fields=["allocation", "cost_center"], name="cost_center_once_in_an_allocation"
            ),
            models.CheckConstraint(
                condition=models.Q(percentage__range=(0, WHOLE)), name="cost_share_is_a_part"
            ),
        ]
