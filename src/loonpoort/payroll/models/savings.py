"""What employees save of their wages: the Dutch levensloop and spaarloon schemes."""

from decimal import Decimal
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.payroll.models.periods import DayRecord

HIGHEST_AMOUNT = Decimal(10_000_000)


class SavingScheme(models.IntegerChoices):
    LIFE_COURSE = 1, _("Life-course savings")
    """Levensloop: saved for leave in later years."""
    WAGE = 2, _("Saved wages")
    """Spaarloon: saved free of tax."""


class Saving(DayRecord):
    """An amount that is saved every period, from a day on. Several may hold side by side."""

    topic: ClassVar[str] = "saving"

    scheme = models.PositiveSmallIntegerField(choices=SavingScheme)
    amount = models.DecimalField(
        max_digits=12,
        decimal_places=4,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(HIGHEST_AMOUNT)],
    )

    class Meta(DayRecord.Meta):
        ordering = ["first_day", "pk"]
        indexes = [models.Index(fields=["employee", "scheme", "first_day"], name="saving_by_employee")]
        constraints = [
            *DayRecord.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(amount__range=(0, HIGHEST_AMOUNT), scheme__in=SavingScheme.values),
                name="saving_is_an_amount",
            ),
        ]
