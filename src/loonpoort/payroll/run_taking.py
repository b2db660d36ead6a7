"""What a run takes in of what is stored: hours, wages and salaries of all who are in service.

It is put down as it is stored. What follows from it, taxes and net wages, is for a payroll engine.
"""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from loonpoort.organisation.periods import Period, PeriodCalendar, PeriodType
from loonpoort.payroll.models import (
    CodeBooking,
    CompanyWageComponent,
    Employee,
    EmployeeType,
    Employment,
    HourComponent,
    LineKind,
    Run,
    RunLine,
    Salary,
    SalaryType,
    Schedule,
    WageComponent,
)
from loonpoort.payroll.models.run_lines import HIGHEST_AMOUNT, MOST_HOURS
from loonpoort.payroll.models.schedules import HOURS
from loonpoort.payroll.run_places import Places
from loonpoort.payroll.schedules import hours_by_day

EMPLOYEES_AT_ONCE = 250
CENT, WHOLE = Decimal("0.01"), Decimal(100)
SALARY_CODE, SALARY_NAME = 1, "Salaris"
"""What the line of a salary is called: salaries have no wage code."""
OF_ENGINE = (
    SalaryType.NET_PART_TIME_WITH_COMPONENTS,
    SalaryType.NET_PART_TIME_WITHOUT_COMPONENTS,
    SalaryType.NET_HOURLY_WITHOUT_COMPONENTS,
    SalaryType.NET_HOURLY_WITH_COMPONENTS,
    SalaryType.EMPLOYER_COSTS,
)
"""Salaries whose gross amount only an engine can tell: they are not taken in."""
_UNBOOKED: tuple[str, str, str] = (LineKind.GROSS.value, "", "")


def take_in(run: Run) -> int:
    """Put what is stored into a run in place of what it took in before, and give the number of lines.

    Raises ValidationError for an amount that no line can have.
    """
    RunLine.unscoped.filter(run=run, is_taken=True).delete()
    taking = _Taking(run)
    count = 0
    for number in range(run.first_period, run.last_period + 1):
        period = Period(run.year, number)
        served = taking.in_service(period)
        for begin in range(0, len(served), EMPLOYEES_AT_ONCE):
            lines = list(taking.lines(period, served[begin : begin + EMPLOYEES_AT_ONCE]))
            RunLine.unscoped.bulk_create(lines)
            count += len(lines)
    return count


class _Taking:
    """What is the same for all employees of a run."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._calendar = PeriodCalendar(PeriodType(run.company.period_type))
        self._places = Places(run)
        bookings: Any = CodeBooking.unscoped.filter(company_id=run.company_id)
        self._bookings: dict[int | None, tuple[str, str, str]] = {
            code: (kind, debit, credit)
            for code, kind, debit, credit in bookings.values_list(
                "code_id", "kind", "debit_account", "credit_account"
            )
        }

    def in_service(self, period: Period) -> list[int]:
        """The ids of those on the payroll on one of the days of a period."""
        rows = Employment.unscoped.filter(
            employee__company_id=self._run.company_id, employee_type=EmployeeType.ON_PAYROLL
        )
        days = self._calendar.first_day(period), self._calendar.last_day(period)
        return sorted(set(rows.in_force_between(*days).values_list("employee_id", flat=True)))

    def lines(self, period: Period, employees: Sequence[int]) -> Iterator[RunLine]:
        for line in (
            *self._salaries(period, employees),
            *self._hours(period, employees),
            *self._wages(period, employees),
            *self._wages_of_all(period, employees),
        ):
            line.run, line.is_taken = self._run, True
            _check(line)
            yield self._places.fill(line)

    def _hours(self, period: Period, employees: Sequence[int]) -> Iterator[RunLine]:
        rows = HourComponent.unscoped.filter(employee_id__in=employees).in_force(period)
        columns = ("employee_id", "code__number", "code__description", "hours")
        found = rows.order_by("employee_id", "code__number", "pk")
        for pk, code, name, hours, center, unit in found.values_list(
            *columns, "cost_center__code", "cost_unit__code"
        ):
            yield RunLine(
                employee_id=pk,
                code=code,
                description=name,
                kind=LineKind.HOURS,
                hours=hours,
                cost_center=center or "",
                cost_unit=unit or "",
            )

    def _wages(self, period: Period, employees: Sequence[int]) -> Iterator[RunLine]:
        rows = WageComponent.unscoped.filter(employee_id__in=employees).in_force(period)
        columns = ("employee_id", "code_id", "code__number", "code__description", "value")
        found = rows.order_by("employee_id", "code__number", "pk")
        for pk, code_id, code, name, value, center, unit in found.values_list(
            *columns, "cost_center__code", "cost_unit__code"
        ):
            line = self._amount(pk, code_id, code, name, value)
            line.cost_center, line.cost_unit = center or "", unit or ""
            yield line

    def _wages_of_all(self, period: Period, employees: Sequence[int]) -> Iterator[RunLine]:
        """Components that the company has for everybody."""
        rows = CompanyWageComponent.unscoped.filter(company_id=self._run.company_id).in_force(period)
        columns = ("code_id", "code__number", "code__description", "value")
        found = list(rows.order_by("code__number", "pk").values_list(*columns))
        for pk in employees:
            for code_id, code, name, value in found:
                yield self._amount(pk, code_id, code, name, value)

    def _salaries(self, period: Period, employees: Sequence[int]) -> Iterator[RunLine]:
        """One for each who has one on the last day of the period."""
        day = self._calendar.last_day(period)
        rows = Salary.unscoped.filter(employee_id__in=employees).holding_between(day, day)
        taken = rows.exclude(type__in=OF_ENGINE).order_by("employee_id")
        worked = self._worked(period, employees)
        for pk, kind, value in taken.values_list("employee_id", "type", "value"):
            part, hours = worked.get(pk, (Decimal(0), Decimal(0)))
            times = Decimal(1)
            if kind == SalaryType.GROSS_HOURLY:
                times = hours
            elif kind == SalaryType.GROSS_FULL_TIME and part:
                times = part / WHOLE
            yield self._amount(pk, None, SALARY_CODE, SALARY_NAME, value * times)

    def _worked(self, period: Period, employees: Sequence[int]) -> dict[int, tuple[Decimal, Decimal]]:
        """By employee the part-time percentage on the last day, and the hours of all days, by schedule."""
        first, last = self._calendar.first_day(period), self._calendar.last_day(period)
        rows = Schedule.unscoped.filter(employee_id__in=employees).holding_between(first, last)
        found: dict[int, list[tuple[Any, ...]]] = {}
        for pk, *said in rows.order_by("employee_id", "first_day").values_list(
            "employee_id", "parttime_percentage", "first_day", *HOURS
        ):
            found.setdefault(pk, []).append(tuple(said))
        worked = {}
        for pk, schedules in found.items():
            begun = [(day, hours) for _part, day, *hours in schedules]
            spent = sum((hours for _day, hours in hours_by_day(begun, first, last)), Decimal(0))
            worked[pk] = (schedules[-1][0], spent)
        return worked

    def _amount(self, pk: int, code_id: int | None, code: int, name: str, value: Decimal) -> RunLine:
        kind, debit, credit = self._bookings.get(code_id, _UNBOOKED)
        return RunLine(
            employee_id=pk,
            code=code,
            description=name,
            kind=kind,
            amount=value.quantize(CENT, ROUND_HALF_UP),
            debit_account=debit,
            credit_account=credit,
        )


def _check(line: RunLine) -> None:
    highest, value = (MOST_HOURS, line.hours) if line.amount is None else (HIGHEST_AMOUNT, line.amount)
    if value is None or abs(value) > highest:
        number = Employee.unscoped.values_list("number", flat=True).get(pk=line.employee_id)
        told = {"number": number, "name": line.description, "value": value, "highest": highest}
        raise ValidationError(
            _("%(name)s of employee %(number)s is %(value)s: a figure is %(highest)s at most.") % told
        )
