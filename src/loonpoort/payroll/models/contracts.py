"""Employment contracts."""

from decimal import Decimal
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.payroll.models.periods import DayRecord

HIGHEST_KIND = 99
"""Of employment types and phases, whose values the contract of the API leaves open."""
HIGHEST_SEQUENCE = 9999
HOURS_OF_A_WEEK = Decimal(168)


class Contract(DayRecord):
    """An agreement by which somebody works from a day on. Several may hold side by side."""

    topic: ClassVar[str] = "contract"

    trial_ends_on = models.DateField(null=True, blank=True)
    employment_type = models.PositiveSmallIntegerField(
        default=0, validators=[MinValueValidator(0), MaxValueValidator(HIGHEST_KIND)]
    )
    employment_sequence = models.PositiveSmallIntegerField(
        default=0, validators=[MinValueValidator(0), MaxValueValidator(HIGHEST_SEQUENCE)]
    )
    """The number of the employment in the wage tax return; 0 for none."""
    is_indefinite = models.BooleanField(null=True, blank=True)
    phase_classification = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(0), MaxValueValidator(HIGHEST_KIND)]
    )
    """Of who works for a temporary employment agency."""
    is_written = models.BooleanField(default=False)
    hours_per_week = models.DecimalField(
        max_digits=7,
        decimal_places=4,
        default=Decimal(0),
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(HOURS_OF_A_WEEK)],
    )

    class Meta(DayRecord.Meta):
        ordering = ["first_day", "pk"]
        indexes = [models.Index(fields=["employee", "first_day"], name="contract_by_employee")]
        constraints = [
            *DayRecord.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(trial_ends_on=None) | models.Q(trial_ends_on__gte=models.F("first_day")),
                name="contract_trial_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    employment_type__range=(0, HIGHEST_KIND),
                    employment_sequence__range=(0, HIGHEST_SEQUENCE),
                    hours_per_week__range=(0, HOURS_OF_A_WEEK),
                )
                & (
                    models.Q(phase_classification=None)
                    | models.Q(phase_classification__range=(0, HIGHEST_KIND))
                ),
                name="contract_numbers_are_possible",
            ),
        ]

    def clean(self) -> None:
        trial = self.trial_ends_on
        if trial is None:
            return
        if trial < self.first_day or (self.last_day is not None and trial > self.last_day):
            raise ValidationError({"trial_ends_on": _("The trial period ends while the contract holds.")})
