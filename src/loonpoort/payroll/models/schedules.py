"""Work schedules of employees."""

from decimal import Decimal
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from loonpoort.payroll.models.periods import DayRecord

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HOURS = [f"hours_{day}{week}" for week in ("", "2") for day in DAYS]
"""The columns of the two weeks that a schedule goes round in."""
MOST_HOURS, WHOLE = Decimal(24), Decimal(100)
HIGHEST_ROOSTER = 99


def _hours() -> "models.DecimalField[Decimal, Decimal]":
    return models.DecimalField(
        max_digits=6,
        decimal_places=4,
        default=Decimal(0),
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(MOST_HOURS)],
    )


class TwoWeeks(models.Model):
    """Hours of the days of two weeks."""

    hours_monday = _hours()
    hours_tuesday = _hours()
    hours_wednesday = _hours()
    hours_thursday = _hours()
    hours_friday = _hours()
    hours_saturday = _hours()
    hours_sunday = _hours()
    hours_monday2 = _hours()
    hours_tuesday2 = _hours()
    hours_wednesday2 = _hours()
    hours_thursday2 = _hours()
    hours_friday2 = _hours()
    hours_saturday2 = _hours()
    hours_sunday2 = _hours()

    class Meta:
        abstract = True


class Schedule(TwoWeeks, DayRecord):
    """A timeline: the hours that an employee works from a day on, over two weeks."""

    topic: ClassVar[str] = "schedule"

    parttime_percentage = models.DecimalField(
        max_digits=7,
        decimal_places=4,
        default=Decimal(0),
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(WHOLE)],
    )
    company_rooster_nr = models.PositiveSmallIntegerField(
        default=0, validators=[MinValueValidator(0), MaxValueValidator(HIGHEST_ROOSTER)]
    )
    """Which of the company's full-time schedules it is a part of; 0 for none."""

    class Meta(DayRecord.Meta):
        ordering = ["first_day", "pk"]
        constraints = [
            *DayRecord.Meta.constraints,
            models.UniqueConstraint(fields=["employee", "first_day"], name="schedule_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(
                    *((f"{column}__range", (0, MOST_HOURS)) for column in HOURS),
                    parttime_percentage__range=(0, WHOLE),
                    company_rooster_nr__range=(0, HIGHEST_ROOSTER),
                ),
                name="schedule_fits_a_day",
            ),
        ]
