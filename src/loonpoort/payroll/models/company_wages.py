"""What companies say of their payroll as a whole, by period: wage components and work costs."""

from decimal import Decimal
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from loonpoort.organisation.models import WageCode
from loonpoort.payroll.models.components import HIGHEST_AMOUNT, ComponentKind
from loonpoort.payroll.models.periods import CompanyPeriodRecord

HIGHEST_WORK_COST = Decimal(1_000_000_000)


class CompanyWageComponent(CompanyPeriodRecord):
    """A wage code with a value that holds for all employees of the company.

    Several hold side by side, of one code too. A negative value takes back what an earlier one gave.
    """

    topic: ClassVar[str] = "wage_component"
    looked_up: ClassVar[tuple[str, ...]] = ("company", "code")

    kind = models.PositiveSmallIntegerField(choices=ComponentKind)
    code = models.ForeignKey(WageCode, on_delete=models.RESTRICT, related_name="+")
    value = models.DecimalField(
        max_digits=12,
        decimal_places=4,
        validators=[MinValueValidator(-HIGHEST_AMOUNT), MaxValueValidator(HIGHEST_AMOUNT)],
    )

    class Meta(CompanyPeriodRecord.Meta):
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["company", "kind", "first_period"], name="company_component_by_company")
        ]
        constraints = [
            *CompanyPeriodRecord.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(kind=ComponentKind.FIXED)
                | models.Q(kind=ComponentKind.VARIABLE, last_period=models.F("first_period")),
                name="company_component_of_one_period_if_variable",
            ),
            models.CheckConstraint(
                condition=models.Q(value__range=(-HIGHEST_AMOUNT, HIGHEST_AMOUNT)),
                name="company_component_value_in_range",
            ),
        ]


class WorkCost(CompanyPeriodRecord):
    """Work costs (werkkostenregeling) of a period that the bookkeeping knows of, not the payroll.

    A period may have several: they add up. A negative one takes back what was too much.
    """

    topic: ClassVar[str] = "work_cost"

    amount = models.DecimalField(
        max_digits=14,
        decimal_places=4,
        validators=[MinValueValidator(-HIGHEST_WORK_COST), MaxValueValidator(HIGHEST_WORK_COST)],
    )

    class Meta(CompanyPeriodRecord.Meta):
        ordering = ["first_period", "pk"]
        indexes = [models.Index(fields=["company", "first_period"], name="work_cost_by_company")]
        constraints = [
            *CompanyPeriodRecord.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(last_period=models.F("first_period")), name="work_cost_of_one_period"
            ),
            models.CheckConstraint(
                condition=models.Q(amount__range=(-HIGHEST_WORK_COST, HIGHEST_WORK_COST)),
                name="work_cost_in_range",
            ),
        ]
