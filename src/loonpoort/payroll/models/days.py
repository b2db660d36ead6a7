"""How many days employees work, where it is told apart from their schedule."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from loonpoort.payroll.models.periods import PeriodRecord

MOST_DAYS = 35
"""The days of the longest period: five weeks."""


def _days(least: int) -> dict[str, Any]:
    return {"default": 0, "validators": [MinValueValidator(least), MaxValueValidator(MOST_DAYS)]}


class FixedDays(PeriodRecord):
    """A timeline: the days that an employee works in every period from one on."""

    topic: ClassVar[str] = "days"

    days = models.PositiveSmallIntegerField(**_days(0))

    class Meta(PeriodRecord.Meta):
        ordering = ["first_period", "pk"]
        constraints = [
            *PeriodRecord.Meta.constraints,
            models.UniqueConstraint(fields=["employee", "first_period"], name="fixed_days_once_a_period"),
            models.CheckConstraint(
                condition=models.Q(days__range=(0, MOST_DAYS)), name="fixed_days_are_possible"
            ),
        ]


class VariableDays(PeriodRecord):
    """The days that an employee works in one period."""

    topic: ClassVar[str] = "days"

    days = models.PositiveSmallIntegerField(**_days(0))
    component_days = models.SmallIntegerField(**_days(-MOST_DAYS))
    """More or fewer of them, for wage components that are paid by the day."""

    class Meta(PeriodRecord.Meta):
        ordering = ["first_period", "pk"]
        constraints = [
            *PeriodRecord.Meta.constraints,
            models.UniqueConstraint(fields=["employee", "first_period"], name="variable_days_once_a_period"),
            models.CheckConstraint(
                condition=models.Q(last_period=models.F("first_period")), name="variable_days_of_one_period"
            ),
            models.CheckConstraint(
                condition=models.Q(days__range=(0, MOST_DAYS), component_days__range=(-MOST_DAYS, MOST_DAYS)),
                name="variable_days_are_possible",
            ),
        ]
