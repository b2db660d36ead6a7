"""Calls: the capability that operations and pages reach data through."""

from dataclasses import dataclass, field
from functools import cached_property

from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.filters import scope_of
from loonpoort.access.models import ClosedOperation, Login, Token
from loonpoort.audit.records import Actor
from loonpoort.contract.faults import CompanyFault, DebtorFault, EmployeeFault, OperationClosedFault
from loonpoort.organisation.models import Company, Debtor, Environment, Tag
from loonpoort.organisation.models.companies import CompanyQuerySet
from loonpoort.organisation.models.debtors import DebtorQuerySet, TagQuerySet
from loonpoort.organisation.periods import Period
from loonpoort.organisation.scopes import Scope
from loonpoort.payroll.handles import CompanyHandle, DebtorHandle, EmployeeHandle
from loonpoort.payroll.models import Employee
from loonpoort.payroll.models.employees import EmployeeQuerySet


@dataclass(frozen=True, slots=True)
class Visitor:
    """A caller who has shown nothing yet: what operations without a header get."""

    network_address: str = ""


@dataclass(frozen=True)
class Call:
    """A caller who is known, by token or by session, and what is within its reach.

    Data is had through its handles only, already narrowed to the login's filter. Asking for a foreign id
    raises the same fault as asking for one that does not exist.
    """

    login: Login
    token: Token | None = None
    network_address: str = ""
    scope: Scope = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "scope", scope_of(self.login))

    @property
    def environment(self) -> Environment:
        return self.login.environment

    @property
    def actor(self) -> Actor:
        return Actor(
            "token" if self.token else "login", self.login.pk, self.login.email, self.network_address
        )

    def require_open(self, operation: str) -> None:
        """Raise OperationClosedFault when the user template switches ``Service.Operation`` off."""
        if ClosedOperation.objects.filter(
            user_template_id=self.login.user_template_id, operation=operation
        ).exists():
            raise OperationClosedFault

    @cached_property
    def _dashlets(self) -> dict[str, int]:
        return dict(self.login.user_template.dashlets.values_list("dashlet", "right"))

    def right_on(self, dashlet: Dashlet) -> DashletRight:
        return DashletRight(self._dashlets.get(dashlet, DashletRight.NONE))

    def debtors(self) -> DebtorQuerySet:
        return Debtor.objects.within(self.scope)

    def companies(self) -> CompanyQuerySet:
        return Company.objects.within(self.scope)

    def employees(self) -> EmployeeQuerySet:
        return Employee.objects.within(self.scope)

    def tags(self) -> TagQuerySet:
        return Tag.objects.within(self.scope)

    def debtor(self, debtor_id: int) -> DebtorHandle:
        """Raises DebtorFault when it is not within reach."""
        if not self.debtors().filter(pk=debtor_id).exists():
            raise DebtorFault
        return DebtorHandle(debtor_id, self.scope)

    def company(self, company_id: int) -> CompanyHandle:
        """Raises CompanyFault when it is not within reach."""
        row = (
            self.companies()
            .filter(pk=company_id)
            .values_list("period_type", "current_year", "current_period_number")
            .first()
        )
        if row is None:
            raise CompanyFault
        return CompanyHandle(company_id, row[0], Period(*row[1:]))

    def employee(self, employee_id: int) -> EmployeeHandle:
        """Raises EmployeeFault when it is not within reach."""
        row = (
            self.employees()
            .filter(pk=employee_id)
            .values_list("company__current_year", "company__current_period_number")
            .first()
        )
        if row is None:
            raise EmployeeFault
        return EmployeeHandle(employee_id, Period(*row))
