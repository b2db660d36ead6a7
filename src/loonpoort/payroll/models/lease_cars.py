"""Lease cars of employees."""

import datetime
from decimal import Decimal
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from loonpoort.organisation.periods import FIRST_YEAR
from loonpoort.organisation.texts import plain_text
from loonpoort.payroll.models.periods import DayRecord

FIRST_DAY = datetime.date(FIRST_YEAR, 1, 1)
MOST = Decimal(10_000_000)
MOST_KILOMETRES = 10_000_000
LONGEST = 1200
"""Months that a lease may last."""
MOST_CO2 = 9999
HIGHEST_REASON = 99
WHOLE = 100


def _text(length: int) -> "models.CharField[str | None, str | None]":
    return models.CharField(max_length=length, null=True, blank=True, validators=[plain_text])


def _number(highest: int) -> "models.PositiveIntegerField[int, int]":
    return models.PositiveIntegerField(
        default=0, validators=[MinValueValidator(0), MaxValueValidator(highest)]
    )


def _amount() -> "models.DecimalField[Decimal, Decimal]":
    return models.DecimalField(
        max_digits=12,
        decimal_places=4,
        default=Decimal(0),
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(MOST)],
    )


class LeaseCar(DayRecord):
    """A car that an employee has from a day on. Several may be had at a time."""

    topic: ClassVar[str] = "lease_car"

    brand = _text(50)
    model = _text(100)
    license_plate = _text(20)
    addition_percentage = _text(20)
    """What of the catalogue value counts as wage; a text, as the contract has it."""
    catalog_value = _amount()
    co2_emissions = _number(MOST_CO2)
    first_registered_on = models.DateField(null=True, blank=True, validators=[MinValueValidator(FIRST_DAY)])
    lease_company = _text(100)
    contract_number = _text(50)
    contract_duration = _number(LONGEST)
    """In months."""
    price_per_month = _amount()
    most_kilometres = _number(MOST_KILOMETRES)
    price_of_more = _amount()
    """For a kilometre above the most; the other for one below."""
    price_of_less = _amount()
    reason_no_contribution = _number(HIGHEST_REASON)
    contribution_percentage = _number(WHOLE)
    contribution_private_use = _amount()
    contribution_not_deductible = _amount()

    class Meta(DayRecord.Meta):
        ordering = ["first_day", "pk"]
        indexes = [models.Index(fields=["employee", "first_day"], name="lease_car_by_employee")]
        constraints = [
            *DayRecord.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(
                    catalog_value__range=(0, MOST),
                    co2_emissions__range=(0, MOST_CO2),
                    contract_duration__range=(0, LONGEST),
                    price_per_month__range=(0, MOST),
                    most_kilometres__range=(0, MOST_KILOMETRES),
                    price_of_more__range=(0, MOST),
                    price_of_less__range=(0, MOST),
                    reason_no_contribution__range=(0, HIGHEST_REASON),
                    contribution_percentage__range=(0, WHOLE),
                    contribution_private_use__range=(0, MOST),
                    contribution_not_deductible__range=(0, MOST),
                ),
                name="lease_car_numbers_are_possible",
            ),
        ]
