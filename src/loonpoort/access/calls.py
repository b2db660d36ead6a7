"""Calls: the capability that operations and pages reach data through."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.filters import program_scope_of, scope_of
from loonpoort.access.models import Login, Token
from loonpoort.access.usage.about import About
from loonpoort.audit.records import Actor
from loonpoort.contract.faults import CompanyFault, DebtorFault, EmployeeFault
from loonpoort.organisation.models import Company, Debtor, Environment, Tag
from loonpoort.organisation.models.debtor_details import DebtorDetail
from loonpoort.organisation.periods import Period
from loonpoort.organisation.scopes import Scope, ScopedManager
from loonpoort.organisation.selections import Selection
from loonpoort.payroll.handles import CompanyHandle, DebtorHandle, EmployeeHandle
from loonpoort.payroll.models import Employee

IDS_AT_ONCE = 500
"""How many ids of a batch one statement looks for."""


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
    is_for_program: bool = False
    """Made without a token, yet for what calls with one: a check of it, a report that it asked for."""
    about: About = field(default_factory=About, compare=False, repr=False)
    """Whom it turned out to be about, or was refused about, for the accounts."""

    @cached_property
    def scope(self) -> Scope:
        if self.token is None and not self.is_for_program:
            return scope_of(self.login)
        return program_scope_of(self.login)

    @property
    def environment(self) -> Environment:
        return self.login.environment

    @property
    def actor(self) -> Actor:
        return Actor(
            "token" if self.token else "login", self.login.pk, self.login.email, self.network_address
        )

    @cached_property
    def _dashlets(self) -> dict[str, int]:
        return dict(self.login.user_template.dashlets.values_list("dashlet", "right"))

    def right_on(self, dashlet: Dashlet) -> DashletRight:
        return DashletRight(self._dashlets.get(dashlet, DashletRight.NONE))

    def debtors(self) -> Selection:
        return Debtor.objects.select(self.scope)

    def companies(self) -> Selection:
        return Company.objects.select(self.scope)

    def employees(self) -> Selection:
        return Employee.objects.select(self.scope)

    def tags(self) -> Selection:
        return Tag.objects.select(self.scope)

    def of_debtors(self, model: type[DebtorDetail]) -> Selection:
        """What is kept in another table of every debtor within reach."""
        rows: ScopedManager[DebtorDetail] = model._default_manager
        return rows.select(self.scope)

    def employees_within(self, ids: Iterable[int]) -> set[int]:
        """Which of these employees are within reach. Whoever asks refuses the others with EmployeeFault."""
        return _within(self.employees(), ids)

    def companies_within(self, ids: Iterable[int]) -> set[int]:
        """Which of these companies are within reach. Whoever asks refuses the others with CompanyFault."""
        return _within(self.companies(), ids)

    def debtor(self, debtor_id: int) -> DebtorHandle:
        """Raises DebtorFault when it is not within reach."""
        if not self.debtors().filter(pk=debtor_id).exists():
            self.about.missed(debtor_id=debtor_id)
            raise DebtorFault
        self.about.debtor_id = debtor_id
        return DebtorHandle(debtor_id, self.scope)

    def company(self, company_id: int) -> CompanyHandle:
        """Raises CompanyFault when it is not within reach."""
        found = self.companies().filter(pk=company_id)
        row = found.first("period_type", "current_year", "current_period_number")
        if row is None:
            self.about.missed(company_id=company_id)
            raise CompanyFault
        self.about.company_id = company_id
        return CompanyHandle(company_id, row[0], Period(*row[1:]))

    def employee(self, employee_id: int) -> EmployeeHandle:
        """Raises EmployeeFault when it is not within reach."""
        found = self.employees().filter(pk=employee_id)
        row = found.first(
            "company_id",
            "company__period_type",
            "company__current_year",
            "company__current_period_number",
        )
        if row is None:
            self.about.missed(employee_id=employee_id)
            raise EmployeeFault
        self.about.company_id, self.about.employee_id = row[0], employee_id
        return EmployeeHandle(employee_id, row[1], Period(*row[2:]))


def _within(rows: Selection, ids: Iterable[int]) -> set[int]:
    wanted = sorted(set(ids))
    parts = (wanted[start : start + IDS_AT_ONCE] for start in range(0, len(wanted), IDS_AT_ONCE))
    # Filled up, so that every part has one shape and is compiled once.
    filled = (part + part[-1:] * (IDS_AT_ONCE - len(part)) for part in parts)
    return {row[0] for part in filled for row in rows.filter(pk__in=part).values_list("pk")}
