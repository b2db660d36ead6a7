"""Reservations of employees: what is set aside for them every period, and paid out later."""

from decimal import Decimal
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.scopes import ScopedManager
from loonpoort.organisation.texts import plain_text
from loonpoort.payroll.models.periods import PeriodRecord, PeriodRecordQuerySet

HIGHEST_NUMBER = 999_999
HIGHEST_AMOUNT = Decimal(10_000_000)
WHOLE = Decimal(100)
OLDEST = 150
LAST_PERIOD = 53


class AgeMethod(models.TextChoices):
    """When an employee's age is looked at. The words of the contract."""

    NONE = "None", _("Never")
    END_OF_PERIOD = "EndPeriod", _("At the end of the period")
    END = "EndReservation", _("At the end of the reservation")
    BEGIN_OF_PERIOD = "BeginPeriod", _("At the beginning of the period")
    BEGIN = "BeginReservation", _("At the beginning of the reservation")


class PaymentMode(models.TextChoices):
    """When a reservation is paid out. The words of the contract."""

    BEFORE_END = "BeforeEndPeriod", _("Before the last period")
    AT_END = "AtEndPeriod", _("In the last period")
    AFTER_END = "AfterEndPeriod", _("After the last period")
    EVERY_PERIOD = "EveryPeriod", _("Every period")
    NEVER = "NoPayment", _("Not at all")
    BY_LAST_PERIOD = "BasedOnEndPeriod", _("By the wage of the last period")
    BY_REFERENCE_PERIOD = "BasedOnReferencePeriod", _("By the wage of a reference period")
    COMPANY = "CompanySettings", _("As the company has it")


class ReservationQuerySet(PeriodRecordQuerySet):
    def with_balance(self, index: int) -> Self:
        """With what is in each after a period: all that was booked on its number up to and with it."""
        money = models.DecimalField(max_digits=16, decimal_places=4)
        bookings: Any = ReservationBooking.unscoped
        booked = bookings.filter(
            employee_id=models.OuterRef("employee_id"),
            reservation__number=models.OuterRef("number"),
            first_period__lte=index,
        ).order_by()
        total = booked.values("employee_id").annotate(total=models.Sum("amount")).values("total")
        return self.annotate(
            balance=Coalesce(models.Subquery(total), models.Value(Decimal(0)), output_field=money),
            start_year=models.F("first_period") / 100,
            start_period=models.F("first_period") % 100,
            end_year=models.F("last_period") / 100,
            end_period=models.F("last_period") % 100,
        )


class Reservation(PeriodRecord):
    """What is set aside from a period on, perhaps up to another: holiday allowance, say."""

    topic: ClassVar[str] = "reservation"

    number = models.PositiveIntegerField(validators=[MinValueValidator(1), MaxValueValidator(HIGHEST_NUMBER)])
    description = models.CharField(max_length=100, null=True, blank=True, validators=[plain_text])
    percentage = models.DecimalField(
        max_digits=7,
        decimal_places=4,
        default=Decimal(0),
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(WHOLE)],
    )
    least_value = models.DecimalField(
        max_digits=12,
        decimal_places=4,
        default=Decimal(0),
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(HIGHEST_AMOUNT)],
    )
    least_age = models.PositiveSmallIntegerField(
        default=0, validators=[MinValueValidator(0), MaxValueValidator(OLDEST)]
    )
    most_age = models.PositiveSmallIntegerField(
        default=0, validators=[MinValueValidator(0), MaxValueValidator(OLDEST)]
    )
    """0 for none."""
    age_method = models.CharField(max_length=16, choices=AgeMethod, default=AgeMethod.NONE)
    payment_mode = models.CharField(max_length=22, choices=PaymentMode, default=PaymentMode.NEVER)
    payment_period = models.PositiveSmallIntegerField(
        default=0, validators=[MinValueValidator(0), MaxValueValidator(LAST_PERIOD)]
    )
    """The number of the period that it is paid in; 0 for none."""

    objects = ScopedManager.from_queryset(ReservationQuerySet)()  # type: ignore[misc, assignment]
    unscoped = ReservationQuerySet.as_manager()  # type: ignore[misc]

    class Meta(PeriodRecord.Meta):
        ordering = ["number", "pk"]
        constraints = [
            *PeriodRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=["employee", "number", "first_period"], name="reservation_begins_once"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    number__range=(1, HIGHEST_NUMBER),
                    percentage__range=(0, WHOLE),
                    least_value__range=(0, HIGHEST_AMOUNT),
                    least_age__range=(0, OLDEST),
                    most_age__range=(0, OLDEST),
                    payment_period__range=(0, LAST_PERIOD),
                ),
                name="reservation_numbers_are_possible",
            ),
        ]

    def clean(self) -> None:
        if self.most_age and self.most_age < self.least_age:
            raise ValidationError({"most_age": _("The highest age is not below the lowest.")})


class ReservationBooking(PeriodRecord):
    """What one period put into a reservation; below zero for what was paid out of it."""

    topic: ClassVar[str] = "reservation"
    looked_up: ClassVar[tuple[str, ...]] = ("employee", "reservation")

    reservation = models.ForeignKey(Reservation, on_delete=models.CASCADE, related_name="+")
    amount = models.DecimalField(
        max_digits=12,
        decimal_places=4,
        validators=[MinValueValidator(-HIGHEST_AMOUNT), MaxValueValidator(HIGHEST_AMOUNT)],
    )
    comment = models.CharField(max_length=100, null=True, blank=True, validators=[plain_text])

    class Meta(PeriodRecord.Meta):
        ordering = ["first_period", "pk"]
        indexes = [models.Index(fields=["employee", "first_period"], name="booking_by_employee")]
        constraints = [
            *PeriodRecord.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(last_period=models.F("first_period")),
                name="reservation_booking_of_one_period",
            ),
            models.CheckConstraint(
                condition=models.Q(amount__range=(-HIGHEST_AMOUNT, HIGHEST_AMOUNT)),
                name="reservation_booking_is_an_amount",
            ),
        ]

    def clean(self) -> None:
        of = self.reservation
        if of.employee_id != self.employee_id:
            raise ValidationError({"reservation": _("This reservation is not the employee's.")})
        if self.first_period < of.first_period:
            raise ValidationError({"reservation": _("This reservation begins later.")})
