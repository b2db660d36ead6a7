"""Absence of employees through illness."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from loonpoort.organisation.texts import plain_text
from loonpoort.payroll.models.periods import DayRecord


class Absence(DayRecord):
    """From the first day of absence, up to and with the last; without one it goes on."""

    topic = "absence"

    percentage = models.PositiveSmallIntegerField(
        default=100, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    """How much of the work is not done."""
    comment = models.CharField(max_length=200, null=True, blank=True, validators=[plain_text])
    reported_on = models.DateField(null=True, blank=True)
    """When the absence was told of..."""
    recovery_reported_on = models.DateField(null=True, blank=True)
    """... and when its end was."""

    class Meta(DayRecord.Meta):
        ordering = ["first_day", "pk"]
        indexes = [models.Index(fields=["employee", "first_day"], name="absence_by_employee")]
        constraints = [
            *DayRecord.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(percentage__range=(1, 100)), name="absence_is_a_percentage"
            ),
        ]
