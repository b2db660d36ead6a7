"""Leave of employees: the hours that they have, and what becomes of them."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import LeaveType, LeaveTypeNumber
from loonpoort.organisation.models.leave_types import MOST_HOURS
from loonpoort.organisation.periods import Period
from loonpoort.organisation.texts import plain_text
from loonpoort.payroll.models.employees import Employee
from loonpoort.payroll.models.periods import DayRecord, PeriodRecord

ZERO, HOURS_OF_A_DAY = Decimal(0), Decimal(24)


class LeaveUsage(models.TextChoices):
    """What a booking does. The words of the contract."""

    WITHDRAWAL = "Withdrawal", _("Taken")
    STORE = "Store", _("Added")
    EXPIRED = "Expired", _("Expired")


class LeaveStatus(models.TextChoices):
    """The words of the contract."""

    NONE = "None", _("Not asked for")
    PENDING = "Pending", _("Asked for")
    APPROVED = "Approved", _("Approved")
    REJECTED = "Rejected", _("Rejected")


OPENING_COLUMNS = ("type", "first_period", "hours")
BOOKING_COLUMNS = ("type", "first_day", "hours", "usage_type", "status")
ByYear = dict[int, Decimal]


@dataclass(frozen=True, slots=True)
class Balance:
    """The hours of one type in one year."""

    opening: Decimal = ZERO
    current: Decimal = ZERO


@dataclass(slots=True)
class LeaveBook:
    """All that an employee has of leave: the opening balances, and what was booked, by type and year.

    A year without an opening balance of its own goes on with what was left of the year before.
    """

    openings: dict[str, ByYear] = field(default_factory=lambda: defaultdict(dict))
    booked: dict[str, ByYear] = field(default_factory=lambda: defaultdict(lambda: defaultdict(Decimal)))

    @classmethod
    def of(cls, openings: Iterable[tuple[Any, ...]], bookings: Iterable[tuple[Any, ...]]) -> Self:
        """From rows of `OPENING_COLUMNS` and of `BOOKING_COLUMNS`."""
        book = cls()
        for leave_type, first_period, hours in openings:
            book.openings[leave_type][Period.from_index(first_period).year] = hours
        for booking in bookings:
            book.add(*booking)
        return book

    def add(
        self, leave_type: str, day: datetime.date, hours: Decimal, usage: str, status: str, *, times: int = 1
    ) -> None:
        """Count a booking, or with -1 count it no more. One that was rejected does nothing."""
        if status != LeaveStatus.REJECTED:
            signed = hours if usage == LeaveUsage.STORE else -hours
            self.booked[leave_type][day.year] += signed * times

    def balance(self, leave_type: str, year: int) -> Balance:
        openings, booked = self.openings[leave_type], self.booked[leave_type]
        begin = max((each for each in openings if each <= year), default=datetime.MINYEAR)
        before = sum((hours for each, hours in booked.items() if begin <= each < year), ZERO)
        opening = openings.get(begin, ZERO) + before
        return Balance(opening, opening + booked.get(year, ZERO))

    def total(self, year: int) -> Balance:
        """Of all types together."""
        balances = [self.balance(leave_type, year) for leave_type in LeaveTypeNumber.values]
        return Balance(
            sum((each.opening for each in balances), ZERO), sum((each.current for each in balances), ZERO)
        )

    def lowest(self, leave_type: str) -> Decimal:
        """The lowest balance that a year ends with."""
        years = {*self.openings[leave_type], *self.booked[leave_type]}
        return min((self.balance(leave_type, year).current for year in years), default=ZERO)


def leave_book(employee_id: int) -> LeaveBook:
    """What is stored of an employee."""
    openings: Any = LeaveOpening.unscoped.filter(employee_id=employee_id)
    bookings: Any = Leave.unscoped.filter(employee_id=employee_id)
    return LeaveBook.of(openings.values_list(*OPENING_COLUMNS), bookings.values_list(*BOOKING_COLUMNS))


def _hours(most: Decimal, least: Decimal = ZERO, **more: Any) -> "models.DecimalField[Decimal, Decimal]":
    validators = [MinValueValidator(least), MaxValueValidator(most)]
    return models.DecimalField(max_digits=8, decimal_places=4, validators=validators, **more)


def _check_type(employee_id: int, leave_type: str) -> None:
    """Raises ValidationError for a type that the employee's company has not set up."""
    company = Employee.unscoped.filter(pk=employee_id).values("company_id")
    if not LeaveType.unscoped.filter(company_id__in=company, type=leave_type).exists():
        text = _("The company has not set up this type of leave.")
        raise ValidationError({"type": ValidationError(text, code="unknown")})


class LeaveOpening(PeriodRecord):
    """The balance that an employee begins a year with: of the year that its period lies in."""

    topic: ClassVar[str] = "leave"

    type = models.CharField(max_length=5, choices=LeaveTypeNumber)
    hours = _hours(MOST_HOURS, -MOST_HOURS)

    class Meta(PeriodRecord.Meta):
        ordering = ["first_period", "type", "pk"]
        constraints = [
            *PeriodRecord.Meta.constraints,
            models.UniqueConstraint(
                models.F("employee"),
                models.F("type"),
                models.F("first_period") / 100,
                name="leave_opens_once_a_year",
            ),
            models.CheckConstraint(
                condition=models.Q(last_period=models.F("first_period")), name="leave_opens_in_one_period"
            ),
            models.CheckConstraint(
                condition=models.Q(hours__range=(-MOST_HOURS, MOST_HOURS)), name="leave_opens_possibly"
            ),
        ]

    def clean(self) -> None:
        _check_type(self.employee_id, self.type)
        year = Period.from_index(self.first_period).year
        others: Any = LeaveOpening.unscoped.filter(employee_id=self.employee_id, type=self.type)
        of_year = others.filter(first_period__range=(year * 100, year * 100 + 99))
        if of_year.exclude(pk=self.pk).exists():
            raise ValidationError({"type": _("This type has an opening balance for the year already.")})


class Leave(DayRecord):
    """A booking: hours that are taken, added or lost, on some days. It counts for the year it begins in."""

    topic: ClassVar[str] = "leave"

    type = models.CharField(max_length=5, choices=LeaveTypeNumber)
    usage_type = models.CharField(max_length=10, choices=LeaveUsage, default=LeaveUsage.WITHDRAWAL)
    status = models.CharField(max_length=8, choices=LeaveStatus, default=LeaveStatus.NONE)
    hours = _hours(MOST_HOURS, Decimal("0.0001"))
    start_hours = _hours(HOURS_OF_A_DAY, default=ZERO)
    """Of them on the first day..."""
    end_hours = _hours(HOURS_OF_A_DAY, default=ZERO)
    """... and on the last."""
    description = models.CharField(max_length=200, null=True, blank=True, validators=[plain_text])

    class Meta(DayRecord.Meta):
        ordering = ["first_day", "pk"]
        indexes = [models.Index(fields=["employee", "first_day"], name="leave_by_employee")]
        constraints = [
            *DayRecord.Meta.constraints,
            models.CheckConstraint(condition=models.Q(last_day__isnull=False), name="leave_ends"),
            models.CheckConstraint(
                condition=models.Q(
                    hours__gt=0,
                    hours__lte=MOST_HOURS,
                    start_hours__range=(0, HOURS_OF_A_DAY),
                    end_hours__range=(0, HOURS_OF_A_DAY),
                ),
                name="leave_hours_are_possible",
            ),
        ]

    def clean(self) -> None:
        """Nobody takes more than there is."""
        if self.last_day is None:
            raise ValidationError({"last_day": _("Leave ends on a day.")})
        _check_type(self.employee_id, self.type)
        self._check_balance(is_there=True)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Raises ValidationError when hours that it added have been taken since."""
        self._check_balance(is_there=False)
        return super().delete(*args, **kwargs)

    def _check_balance(self, *, is_there: bool) -> None:
        """Raises ValidationError when the booking, or its going, would leave less than nothing."""
        book = leave_book(self.employee_id)
        lowest = {leave_type: book.lowest(leave_type) for leave_type in LeaveTypeNumber.values}
        stored: Any = Leave.unscoped.filter(pk=self.pk)
        for row in stored.values_list(*BOOKING_COLUMNS):
            book.add(*row, times=-1)
        if is_there:
            book.add(self.type, self.first_day, self.hours, self.usage_type, self.status)
        for leave_type, before in lowest.items():
            after = book.lowest(leave_type)
            if after < min(before, ZERO):
                text = _("This would leave a balance of %(hours)s hours of %(type)s: less than nothing.")
                told = {"hours": f"{after.normalize():f}", "type": leave_type}
                raise ValidationError({"hours": ValidationError(text, code="balance", params=told)})
