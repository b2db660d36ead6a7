"""Handles: what a call holds of a debtor, a company or an employee.

A handle reaches down and sideways within its scope, never up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Model, OuterRef, QuerySet

from loonpoort.organisation.models import (
    Company,
    Debtor,
    LabourAgreement,
    LabourAgreementPart,
    SalaryScale,
    SalaryStep,
    Tag,
)
from loonpoort.organisation.models.company_lists import CompanyListRow
from loonpoort.organisation.periods import Period, PeriodCalendar, PeriodType
from loonpoort.organisation.scopes import Scope, ScopedManager
from loonpoort.organisation.selections import Selection, Unscoped
from loonpoort.payroll.models import CostShare, Employee, Run, RunLine
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
        for ids in self.employee_parts():
            yield self.records_of(ids, model)

    def records_of(self, ids: list[int], model: type[TimedRecord]) -> Selection:
        """All records of a family of one part of its employees, employee by employee."""
        return Selection(Unscoped(model), ()).filter(employee_id__in=ids).via("by_employee")

    def current_side_by_side(self, *models: type[TimedRecord]) -> Iterator[tuple[Selection, ...]]:
        """What holds in the current period of several families: parts as those of `by_employee`, of each."""
        for ids in self.employee_parts():
            yield tuple(self.current_of(ids, model) for model in models)

    def current_of(self, ids: list[int], model: type[TimedRecord]) -> Selection:
        """What holds in the current period of one part of its employees, employee by employee."""
        now = self.current_period
        days = self.calendar.first_day(now), self.calendar.last_day(now)
        held = days if issubclass(model, DayRecord) else (now.index, now.index)
        rows = Selection(Unscoped(model), ()).filter(employee_id__in=ids)
        return rows.via("in_force_between", *held).via("by_employee")

    def cost_shares(self, period: Period) -> Iterator[Selection]:
        """How the costs of all its employees are divided in a period, in parts as those of `by_employee`."""
        for ids in self.employee_parts():
            yield self.cost_shares_of(ids, period)

    def cost_shares_of(self, ids: list[int], period: Period) -> Selection:
        """How the costs of one part of its employees are divided in a period."""
        shares = Selection(Unscoped(CostShare), ()).filter(allocation__employee_id__in=ids)
        return shares.via("in_period", period.index).via("by_employee")

    def records(self, model: type[TimedRecord]) -> Selection:
        """All its own records of a family: those that a company holds, not those of its employees."""
        return Selection(Unscoped(model), ()).filter(company_id=self.id)

    def listed(self, model: type[CompanyListRow]) -> Selection:
        """The rows of one of its lists."""
        return Selection(Unscoped(model), ()).filter(company_id=self.id)

    def scales(self) -> Selection:
        """The scales of all its salary tables, table by table."""
        return Selection(Unscoped(SalaryScale), ()).filter(table__company_id=self.id).via("by_table")

    def steps(self) -> Selection:
        """The steps of all its scales, in the order of these."""
        return Selection(Unscoped(SalaryStep), ()).filter(scale__table__company_id=self.id).via("by_scale")

    def runs(self) -> Selection:
        """Its payroll runs, in their order."""
        return Selection(Unscoped(Run), ()).filter(company_id=self.id)

    def run(self, run_id: int, year: int | None = None) -> "RunHandle | None":
        """One of its runs by id; None where it has none such, or not in the year that is said."""
        found = self.runs().filter(pk=run_id)
        row = found.first("year", "number", "first_period", "last_period", "state")
        if row is None or year not in (None, row[0]):
            return None
        return RunHandle(run_id, self, row[0], row[1], Period(row[0], row[2]), Period(row[0], row[3]), row[4])

    def figures(self) -> Selection:
        """What payroll runs say of its employees."""
        return Selection(Unscoped(RunLine), ()).filter(run__company_id=self.id)

    def agreements(self, index: int) -> Selection:
        """The labour agreements of its debtor that hold in a period, each with whether it is its own."""
        return Selection(_AgreementsOfCompany(), (self.id,)).via("in_force", index)

    def agreement_parts(self) -> Selection:
        """What the labour agreements of its debtor are made up of, whenever they hold."""
        return Selection(_PartsOfAgreements(), (self.id,))

    def employee_parts(self) -> Iterator[list[int]]:
        """The ids of all its employees, in parts of one length: the last is filled up with its last id."""
        part = self._employees_after(0)
        while part:
            # Filled up, so that every part has one shape and is compiled once.
            yield part + part[-1:] * (EMPLOYEES_AT_ONCE - len(part))
            part = self._employees_after(part[-1]) if len(part) == EMPLOYEES_AT_ONCE else []

    def _employees_after(self, employee_id: int) -> list[int]:
        rows = Selection(_NextEmployees(), (self.id, employee_id)).values_list("pk")
        return [row[0] for row in rows]


@dataclass(frozen=True, slots=True)
class RunHandle:
    """A payroll run of a company."""

    id: int
    company: CompanyHandle
    year: int
    number: int
    first_period: Period
    last_period: Period
    state: str

    def lines(self) -> Selection:
        """All its figures. Those of an open run may still change."""
        return Selection(Unscoped(RunLine), ()).filter(run_id=self.id)

    def figures_so_far(self) -> Selection:
        """The figures of the runs of its year up to and with it, open ones too."""
        return self.company.figures().filter(run__year=self.year, run__number__lte=self.number)

    def by_employee(self) -> Iterator[Selection]:
        """Its figures, employee by employee, in parts that keep each employee's together."""
        for ids in self.company.employee_parts():
            yield self.lines().filter(employee_id__in=ids).via("by_employee")


@dataclass(frozen=True, slots=True)
class _NextEmployees:
    """The root of the employees that come after one of their company."""

    def __call__(self, company_id: int, employee_id: int) -> QuerySet[Employee, Employee]:
        later = Employee.unscoped.filter(company_id=company_id, pk__gt=employee_id)
        return later.order_by("pk")[:EMPLOYEES_AT_ONCE]


@dataclass(frozen=True, slots=True)
class _AgreementsOfCompany:
    """The root of the labour agreements of a company's debtor; ``is_own`` is the one it was made with."""

    def __call__(self, company_id: int) -> QuerySet[Any, Any]:
        company: Any = Company.unscoped.filter(pk=company_id)
        own = company.filter(labour_agreement__number=OuterRef("number"))
        rows: Any = LabourAgreement._base_manager.filter(debtor_id__in=company.values("debtor_id"))
        found: QuerySet[Any, Any] = rows.annotate(is_own=Exists(own))
        return found


@dataclass(frozen=True, slots=True)
class _PartsOfAgreements:
    """The root of what the labour agreements of a company's debtor are made up of."""

    def __call__(self, company_id: int) -> QuerySet[Any, Any]:
        company: Any = Company.unscoped.filter(pk=company_id)
        rows: QuerySet[Any, Any] = LabourAgreementPart._base_manager.filter(
            agreement__debtor_id__in=company.values("debtor_id")
        )
        return rows


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
