"""Handles: what a call holds of a debtor, a company or an employee.

A handle reaches down and sideways within its scope, never up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from loonpoort.organisation.models import Company, Debtor, Tag
from loonpoort.organisation.periods import Period
from loonpoort.organisation.scopes import Scope
from loonpoort.organisation.selections import Selection, Unscoped
from loonpoort.payroll.models import Employee
from loonpoort.payroll.models.periods import PeriodRecord

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


@dataclass(frozen=True, slots=True)
class CompanyHandle:
    id: int
    period_type: str
    current_period: Period

    def employees(self) -> Selection:
        # The company was found within the scope, and whoever reaches a company reaches all its employees.
        return Selection(Unscoped(Employee), ()).filter(company_id=self.id)

    def by_employee(self, model: type[PeriodRecord]) -> Iterator[Selection]:
        """All records of a family, employee by employee, in parts that keep each employee's together."""
        ids = iter(sorted(row[0] for row in self.employees().values_list("pk")))
        while part := list(islice(ids, EMPLOYEES_AT_ONCE)):
            # Filled up, so that every part has one shape and is compiled once.
            part += part[-1:] * (EMPLOYEES_AT_ONCE - len(part))
            yield Selection(Unscoped(model), ()).filter(employee_id__in=part).via("by_employee")


@dataclass(frozen=True, slots=True)
class EmployeeHandle:
    id: int
    current_period: Period
    """The current period of its company."""

    def records(self, model: type[PeriodRecord]) -> Selection:
        """All its records of a family."""
        return Selection(Unscoped(model), ()).filter(employee_id=self.id)

    def current(self, model: type[PeriodRecord]) -> Selection:
        """Its records of a family that hold in the company's current period."""
        return self.records(model).via("in_force_at", self.current_period.index)
