"""What all records that hold for a while have in common: by payroll period, or by day.

They are records of employees, but for `CompanyPeriodRecord`.
"""

from typing import Any, ClassVar, Self

from django.db import models

from loonpoort.organisation.models import Company
from loonpoort.organisation.periods import Period
from loonpoort.organisation.scopes import Scope, ScopedManager, ScopedQuerySet
from loonpoort.payroll.models.employees import Employee


class TimedRecordQuerySet(ScopedQuerySet["TimedRecord"]):
    """Records with a beginning and perhaps an end. ``first`` and ``last`` name their columns."""

    first_column: str
    last_column: str

    def within(self, scope: Scope) -> Self:
        return self.filter(scope.companies("employee__company__"))

    def in_force_between(self, first: Any, last: Any) -> Self:
        """The records that hold at some moment from ``first`` up to and with ``last``, as stored."""
        return self.filter(
            models.Q(**{self.last_column: None}) | models.Q(**{f"{self.last_column}__gte": first}),
            **{f"{self.first_column}__lte": last},
        )

    def holding_between(self, first: Any, last: Any) -> Self:
        """Of timelines: what each says at some moment from ``first`` up to and with ``last``, as stored."""
        later = self.model._base_manager.filter(
            employee_id=models.OuterRef("employee_id"),
            **{
                f"{self.first_column}__gt": models.OuterRef(self.first_column),
                f"{self.first_column}__lte": first,
            },
        )
        return self.filter(~models.Exists(later)).in_force_between(first, last)

    def latest_first(self) -> Self:
        return self.order_by(f"-{self.first_column}", "-pk")

    def by_employee(self) -> Self:
        """Each employee's records together, in the order that they began."""
        return self.order_by("employee_id", self.first_column, "pk")


class TimedRecord(models.Model):
    """Something that holds for an employee from some moment on, perhaps up to another.

    Of a family that is a *timeline* one record holds at a time: the latest that has begun. Of the others
    several may hold side by side.
    """

    topic: ClassVar[str] = ""
    """What webhooks call a change of it: ``address`` for the event ``employee.address_changed``."""

    looked_up: ClassVar[tuple[str, ...]] = ("employee",)
    """Columns that name rows which the engine's callers have looked up: not looked for once more."""

    employee = models.ForeignKey(Employee, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True

    def clean(self) -> None:
        """What no single column can check. Raises ValidationError, by field."""

    def settle(self) -> None:
        """Bring the employee's other records of the family in line, once this one is written."""


class PeriodRecordQuerySet(TimedRecordQuerySet):
    first_column, last_column = "first_period", "last_period"

    def in_force(self, period: Period) -> Self:
        """The records that hold in a period: begun, and not ended before it."""
        return self.in_force_between(period.index, period.index)

    def by_employee(self) -> Self:
        """As for all; with year and number of the first period."""
        return (
            super()
            .by_employee()
            .annotate(
                start_year=models.F("first_period") / 100,
                start_period=models.F("first_period") % 100,
                end_year=models.F("last_period") / 100,
                end_period=models.F("last_period") % 100,
            )
        )


class PeriodRecord(TimedRecord):
    """By payroll period. Periods are stored as `Period.index`, a number that sorts by time."""

    first_period = models.PositiveIntegerField()
    last_period = models.PositiveIntegerField(null=True, blank=True)

    objects = ScopedManager.from_queryset(PeriodRecordQuerySet)()
    unscoped = PeriodRecordQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "unscoped"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_period=None) | models.Q(last_period__gte=models.F("first_period")),
                name="%(class)s_ends_after_it_begins",
            ),
        ]


class CompanyPeriodRecordQuerySet(PeriodRecordQuerySet):
    def within(self, scope: Scope) -> Self:
        return self.filter(scope.companies("company__"))


class CompanyPeriodRecord(PeriodRecord):
    """By payroll period, and held by a company: it is about all who work there, or about none of them."""

    looked_up: ClassVar[tuple[str, ...]] = ("company",)

    # Django's way to leave a field of an abstract model out.
    employee = None  # type: ignore[assignment]
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")

    objects = ScopedManager.from_queryset(CompanyPeriodRecordQuerySet)()  # type: ignore[assignment,misc]
    unscoped = CompanyPeriodRecordQuerySet.as_manager()  # type: ignore[misc]

    class Meta(PeriodRecord.Meta):
        abstract = True


class DayRecordQuerySet(TimedRecordQuerySet):
    first_column, last_column = "first_day", "last_day"


class DayRecord(TimedRecord):
    """By calendar day; a payroll period sees what holds on one of its days."""

    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)

    objects = ScopedManager.from_queryset(DayRecordQuerySet)()
    unscoped = DayRecordQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "unscoped"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day=None) | models.Q(last_day__gte=models.F("first_day")),
                name="%(class)s_ends_after_it_begins",
            ),
        ]
