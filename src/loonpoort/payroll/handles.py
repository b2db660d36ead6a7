"""Handles: what a call holds of a debtor, a company or an employee.

A handle reaches down and sideways within its scope, never up.
"""

from dataclasses import dataclass

from loonpoort.organisation.models import Company, Debtor, Tag
from loonpoort.organisation.models.companies import CompanyQuerySet
from loonpoort.organisation.models.debtors import DebtorQuerySet, TagQuerySet
from loonpoort.organisation.periods import Period
from loonpoort.organisation.scopes import Scope
from loonpoort.payroll.models import Employee, EmployeeAddress, PersonalInfo
from loonpoort.payroll.models.addresses import EmployeeAddressQuerySet
from loonpoort.payroll.models.employees import EmployeeQuerySet
from loonpoort.payroll.models.personal_infos import PersonalInfoQuerySet


@dataclass(frozen=True, slots=True)
class DebtorHandle:
    id: int
    scope: Scope

    @property
    def rows(self) -> DebtorQuerySet:
        """The debtor itself, as a queryset of one."""
        rows: DebtorQuerySet = Debtor.objects.within(self.scope).filter(pk=self.id)
        return rows

    def tags(self) -> TagQuerySet:
        """All its tags: a tag that let the caller in is not the only one it may read."""
        environment = Scope(self.scope.environment_id)
        tags: TagQuerySet = Tag.objects.within(environment).filter(debtortag__debtor_id=self.id)
        return tags

    def companies(self) -> CompanyQuerySet:
        companies: CompanyQuerySet = Company.objects.within(self.scope).filter(debtor_id=self.id)
        return companies

    def employees(self) -> EmployeeQuerySet:
        employees: EmployeeQuerySet = Employee.objects.within(self.scope).filter(company__debtor_id=self.id)
        return employees


@dataclass(frozen=True, slots=True)
class CompanyHandle:
    id: int
    period_type: str
    current_period: Period

    def employees(self) -> EmployeeQuerySet:
        # The company was found within the scope, and whoever reaches a company reaches all its employees.
        return EmployeeQuerySet(Employee).filter(company_id=self.id)

    def personal_infos(self) -> PersonalInfoQuerySet:
        return PersonalInfo.unscoped.filter(employee__company_id=self.id)


@dataclass(frozen=True, slots=True)
class EmployeeHandle:
    id: int
    current_period: Period
    """The current period of its company."""

    @property
    def addresses(self) -> EmployeeAddressQuerySet:
        return EmployeeAddress.unscoped.filter(employee_id=self.id)

    @property
    def personal_infos(self) -> PersonalInfoQuerySet:
        return PersonalInfo.unscoped.filter(employee_id=self.id)
