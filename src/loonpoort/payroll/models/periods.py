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
        return self.in_force_at(period.index)

    def in_force_at(self, index: int) -> Self:
        """The same by `Period.index`."""
        return self.filter(
            models.Q(last_period=None) | models.Q(last_period__gte=index), first_period__lte=index
        )

    def latest_first(self) -> Self:
        return self.order_by("-first_period", "-pk")

    def by_employee(self) -> Self:
        """Each employee's records together, in the order that they began, with year and number of that."""
        return self.annotate(
            start_year=models.F("first_period") / 100, start_period=models.F("first_period") % 100
        ).order_by("employee_id", "first_period", "pk")


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
