"""Salaries of employees."""

from decimal import Decimal
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import SalaryScale, SalaryStep
from loonpoort.payroll.models.periods import DayRecord

HIGHEST_AMOUNT = Decimal(10_000_000)


class SalaryType(models.IntegerChoices):
    """What a salary's amount is. The numbers and the order are the contract's."""

    NONE = 0, _("None")
    GROSS_FULL_TIME = 1, _("Gross, full-time")
    GROSS_PART_TIME = 2, _("Gross, part-time")
    GROSS_HOURLY = 3, _("Gross an hour")
    NET_PART_TIME_WITH_COMPONENTS = 4, _("Net, part-time, wage components included")
    NET_PART_TIME_WITHOUT_COMPONENTS = 5, _("Net, part-time, without wage components")
    NET_HOURLY_WITHOUT_COMPONENTS = 6, _("Net an hour, without wage components")
    EMPLOYER_COSTS = 7, _("Costs of the employer")
    NET_HOURLY_WITH_COMPONENTS = 8, _("Net an hour, wage components included")


class Salary(DayRecord):
    """A timeline: the salary that an employee has from a day on, perhaps by a scale of a salary table."""

    topic: ClassVar[str] = "salary"
    looked_up: ClassVar[tuple[str, ...]] = ("employee", "scale", "step")

    value = models.DecimalField(
        max_digits=12,
        decimal_places=4,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(HIGHEST_AMOUNT)],
    )
    type = models.PositiveSmallIntegerField(choices=SalaryType, default=SalaryType.NONE)
    scale = models.ForeignKey(SalaryScale, on_delete=models.RESTRICT, null=True, blank=True, related_name="+")
    scale_percentage = models.DecimalField(
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(200))],
    )
    """How much of the scale the employee has, in percents."""
    step = models.ForeignKey(SalaryStep, on_delete=models.RESTRICT, null=True, blank=True, related_name="+")

    class Meta(DayRecord.Meta):
        ordering = ["first_day", "pk"]
        constraints = [
            *DayRecord.Meta.constraints,
            models.UniqueConstraint(fields=["employee", "first_day"], name="salary_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(value__range=(0, HIGHEST_AMOUNT)), name="salary_is_an_amount"
            ),
            models.CheckConstraint(
                condition=models.Q(step=None) | models.Q(scale__isnull=False), name="salary_step_has_a_scale"
            ),
        ]

    def clean(self) -> None:
        scale, percentage = self.scale, self.scale_percentage
        if scale is None or percentage is None:
            return
        if not scale.lowest_percentage <= percentage <= scale.highest_percentage:
            low, high = (
                f"{each.normalize():f}" for each in (scale.lowest_percentage, scale.highest_percentage)
            )
            limits = {"low": low, "high": high}
            raise ValidationError(
                {
                    "scale_percentage": ValidationError(
                        _("The percentage of this scale lies between %(low)s and %(high)s."), params=limits
                    )
                }
            )
