"""Hour and wage components of employees: what is paid or withheld besides the salary."""

from decimal import Decimal
from typing import Any, ClassVar

from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import CostCenter, CostUnit, HourCode, WageCode
from loonpoort.organisation.texts import plain_text
from loonpoort.payroll.models.periods import PeriodRecord

MOST_ATTACHED = 5 * 1024 * 1024
HIGHEST_HOURS = Decimal(10_000)
HIGHEST_AMOUNT = Decimal(10_000_000)


class ComponentKind(models.IntegerChoices):
    VARIABLE = 1, _("Variable")
    """Of one period."""
    FIXED = 2, _("Fixed")
    """Of every period from its first on, perhaps up to a last."""


def _within(highest: Decimal) -> list[Any]:
    """A component may be negative: it then takes back what an earlier one gave."""
    return [MinValueValidator(-highest), MaxValueValidator(highest)]


class Component(PeriodRecord):
    """A code of the company with an amount. Several hold side by side, of one code too."""

    looked_up: ClassVar[tuple[str, ...]] = ("employee", "code", "cost_center", "cost_unit")

    kind = models.PositiveSmallIntegerField(choices=ComponentKind)
    cost_center = models.ForeignKey(
        CostCenter, on_delete=models.RESTRICT, null=True, blank=True, related_name="+"
    )
    cost_unit = models.ForeignKey(
        CostUnit, on_delete=models.RESTRICT, null=True, blank=True, related_name="+"
    )
    comment = models.CharField(max_length=500, null=True, blank=True)
    document_name = models.CharField(max_length=255, null=True, blank=True, validators=[plain_text])
    attachment = models.BinaryField(
        null=True,
        blank=True,
        editable=True,
        validators=[
            MaxLengthValidator(
                MOST_ATTACHED, _("An attachment may have %(limit_value)d bytes (this: %(show_value)d).")
            )
        ],
    )

    class Meta(PeriodRecord.Meta):
        abstract = True
        ordering = ["pk"]
        indexes = [models.Index(fields=["employee", "kind", "first_period"], name="%(class)s_by_employee")]
        constraints = [
            *PeriodRecord.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(kind=ComponentKind.FIXED)
                | models.Q(kind=ComponentKind.VARIABLE, last_period=models.F("first_period")),
                name="%(class)s_of_one_period_if_variable",
            ),
        ]


class HourComponent(Component):
    topic: ClassVar[str] = "hour_component"

    code = models.ForeignKey(HourCode, on_delete=models.RESTRICT, related_name="+")
    hours = models.DecimalField(max_digits=12, decimal_places=4, validators=_within(HIGHEST_HOURS))


class WageComponent(Component):
    topic: ClassVar[str] = "wage_component"

    code = models.ForeignKey(WageCode, on_delete=models.RESTRICT, related_name="+")
    value = models.DecimalField(max_digits=12, decimal_places=4, validators=_within(HIGHEST_AMOUNT))
