"""What all records by payroll period have in common."""

from typing import Self, TypeVar

from django.db import models

from loonpoort.organisation.periods import Period
from loonpoort.organisation.scopes import Scope, ScopedQuerySet
from loonpoort.payroll.models.employees import Employee

Record = TypeVar("Record", bound="PeriodRecord", covariant=True)


class PeriodRecordQuerySet(ScopedQuerySet[Record]):
    def within(self, scope: Scope) -> Self:
        return self.filter(scope.companies("employee__company__"))

    def in_force(self, period: Period) -> Self:
        """The records that hold in ``period``: begun, and not ended before it."""
        return self.filter(
            models.Q(last_period=None) | models.Q(last_period__gte=period.index),
            first_period__lte=period.index,
        )


class PeriodRecord(models.Model):
    """Something that holds for an employee from one payroll period on, perhaps up to another.

    Periods are stored as `Period.index`, a number that sorts by time.
    """

    employee = models.ForeignKey(Employee, on_delete=models.CASCADE, related_name="+")
    first_period = models.PositiveIntegerField()
    last_period = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_period=None) | models.Q(last_period__gte=models.F("first_period")),
                name="%(class)s_ends_after_it_begins",
            ),
        ]
