"""Handles: what a call holds of a debtor, a company or an employee.

A handle reaches down and sideways within its scope, never up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from loonpoort.organisation.models import Company, Debtor, Tag
from loonpoort.organisation.models.company_lists import CompanyListRow
from loonpoort.organisation.periods import Period, PeriodCalendar, PeriodType
from loonpoort.organisation.scopes import Scope, ScopedManager
from loonpoort.organisation.selections import Selection, Unscoped
from loonpoort.payroll.models import CostShare, Employee, RunLine
from loonpoort.payroll.models.periods import DayRecord, PeriodRecord, TimedRecord

EMPLOYEES_AT_ONCE = 250
"""How many employees' records one statement reads: long lists are read in parts, with no cursor held."""


@dataclass(frozen=True, slots=True)
class DebtorHandle:
    id: int
    scope: Scope

    @property
    def itself(self) -> Selection:
        """The one row of the debtor."""
        return Debtor.objects.select(self.scope).filter(pk=self.id)

    def tags(self) -> Selection:
        """All its tags: a tag that let the caller in is not the only one it may read."""
        return Tag.objects.select(Scope(self.scope.environment_id)).filter(debtortag__debtor_id=self.id)

    def companies(self) -> Selection:
        return Company.objects.select(self.scope).filter(debtor_id=self.id)

    def employees(self) -> Selection:
        return Employee.objects.select(self.scope).filter(company__debtor_id=self.id)

    def details(self, model: type[Model]) -> Selection:
        """What is kept of it in another table."""
        # The debtor was found within the scope, and whoever reaches it reaches what is kept of it.
        return Selection(Unscoped(model), ()).filter(debtor_id=self.id)

    def records(self, model: type[TimedRecord]) -> Selection:
        """The records of a family of its employees, within the scope."""
        records: ScopedManager[TimedRecord] = model._default_manager  # type: ignore[assignment]
        return records.select(self.scope).filter(employee__company__debtor_id=self.id)


@dataclass(frozen=True, slots=True)
class CompanyHandle:
    id: int
    period_type: str
    current_period: Period

    @property
    def calendar(self) -> PeriodCalendar:
        return PeriodCalendar(PeriodType(self.period_type))

    def employees(self) -> Selection:
        # The company was found within the scope, and whoever reaches a company reaches all its employees.
        return Selection(Unscoped(Employee), ()).filter(company_id=self.id)

    def by_employee(self, model: type[TimedRecord]) -> Iterator[Selection]:
        """All records of a family, employee by employee, in parts that keep each employee's together."""
        for ids in self._employees():
            yield Selection(Unscoped(model), ()).filter(employee_id__in=ids).via("by_employee")

    def current_side_by_side(self, *models: type[TimedRecord]) -> Iterator[tuple[Selection, ...]]:
        """What holds in the current period of several families: parts as those of `by_employee`, of each."""
        now = self.current_period
        days = self.calendar.first_day(now), self.calendar.last_day(now)
        for ids in self._employees():
            yield tuple(
                Selection(Unscoped(model), ())
                .filter(employee_id__in=ids)
                .via("in_force_between", *(days if issubclass(model, DayRecord) else (now.index, now.index)))
                .via("by_employee")
                for model in models
            )

    def cost_shares(self, period: Period) -> Iterator[Selection]:
        """How the costs of all its employees are divided in a period, in parts as those of `by_employee`."""
        for ids in self._employees():
            shares = Selection(Unscoped(CostShare), ()).filter(allocation__employee_id__in=ids)
            yield shares.via("in_period", period.index).via("by_employee")

    def listed(self, model: type[CompanyListRow]) -> Selection:
        """The rows of one of its lists."""
        return Selection(Unscoped(model), ()).filter(company_id=self.id)

    def _employees(self) -> Iterator[list[int]]:
        part = self._employees_after(0)
        while part:
            # Filled up, so that every part has one shape and is compiled once.
            yield part + part[-1:] * (EMPLOYEES_AT_ONCE - len(part))
            part = self._employees_after(part[-1]) if len(part) == EMPLOYEES_AT_ONCE else []

    def _employees_after(self, employee_id: int) -> list[int]:
        rows = Selection(_NextEmployees(), (self.id, employee_id)).values_list("pk")
        return [row[0] for row in rows]


@dataclass(frozen=True, slots=True)
class _NextEmployees:
    """The root of the employees that come after one of their company."""

    def __call__(self, company_id: int, employee_id: int) -> QuerySet[Employee, Employee]:
        later = Employee.unscoped.filter(company_id=company_id, pk__gt=employee_id)
        return later.order_by("pk")[:EMPLOYEES_AT_ONCE]


@dataclass(frozen=True, slots=True)
class _ListOfEmployer:
    """The root of a list of the company that an employee works for."""

    model: type[CompanyListRow]

    def __call__(self, employee_id: int) -> QuerySet[Any, Any]:
        company = Employee.unscoped.filter(pk=employee_id).values("company_id")
        rows: QuerySet[Any, Any] = self.model.unscoped.filter(company_id__in=company)
        return rows


@dataclass(frozen=True, slots=True)
class EmployeeHandle:
    id: int
    period_type: str
    current_period: Period
    """The current period of its company."""

    @property
    def calendar(self) -> PeriodCalendar:
        return PeriodCalendar(PeriodType(self.period_type))

    def records(self, model: type[TimedRecord]) -> Selection:
        """All its records of a family."""
        return Selection(Unscoped(model), ()).filter(employee_id=self.id)

    def current(self, model: type[PeriodRecord]) -> Selection:
        """Its records of a family that hold in the company's current period."""
        index = self.current_period.index
        return self.records(model).via("in_force_between", index, index)

    def listed(self, model: type[CompanyListRow]) -> Selection:
        """The rows of one of its company's lists."""
        return Selection(_ListOfEmployer(model), (self.id,))

    def cost_shares(self, period: Period) -> Selection:
        """How its costs are divided in a period."""
        shares = Selection(Unscoped(CostShare), ()).filter(allocation__employee_id=self.id)
        return shares.via("in_period", period.index)

    def figures(self) -> Selection:
        """What payroll runs say of it."""
        return Selection(Unscoped(RunLine), ()).filter(employee_id=self.id)
