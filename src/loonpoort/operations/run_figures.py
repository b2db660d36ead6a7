"""What payroll runs say of employees: costs an hour, and journals."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Named
from loonpoort.contract.faults import PeriodFault
from loonpoort.operations.parameters import EmployeeId, PeriodNumber, Year
from loonpoort.operations.services import employee_service
from loonpoort.organisation.periods import Period, PeriodError
from loonpoort.payroll.handles import EmployeeHandle
from loonpoort.payroll.journals import Booking, entries, journal_xml
from loonpoort.payroll.models import LineKind, Schedule
from loonpoort.payroll.models.runs import COSTS
from loonpoort.payroll.models.schedules import HOURS
from loonpoort.payroll.schedules import hours_by_day

CENT = Decimal("0.01")
Begin = Annotated[PeriodNumber, Meta(description="Number of the first period.", examples=[7])]
End = Annotated[PeriodNumber, Meta(description="Number of the last period, itself included.", examples=[9])]


def _period(employee: EmployeeHandle, year: int, number: int) -> Period:
    try:
        return employee.calendar.period(year, number)
    except PeriodError as error:
        raise PeriodFault(str(error)) from error


@employee_service.operation("Salary_GetEstimatedCostPerHour")
def cost_per_hour(
    call: Call,
    employee_id: Annotated[EmployeeId, Named("employeeId")],
    period: Annotated[PeriodNumber, Named("period")],
    year: Annotated[Year, Named("year")],
) -> Decimal:
    """Returns what an hour of an employee costs the employer, by the latest runs up to a period.

    That is gross wage, health insurance levy and other employer costs of the runs over the last periods that
    the employee has such figures of, divided by the hours in these runs or, where they have none, by those of
    the employee's schedule in the periods. It is 0 as long as there are no such figures or no hours.
    """
    employee = call.employee(employee_id)
    asked = _period(employee, year, period)
    costs = employee.figures().via("costs_until", asked.year, asked.number)
    latest = costs.first("run__year", "run__first_period", "run__last_period")
    if latest is None:
        return Decimal(0)
    # Of runs over just these periods: beside the ordinary one there may be one that corrects it.
    same = dict(zip(("run__year", "run__first_period", "run__last_period"), latest, strict=True))
    figures = employee.figures().filter(**same).via("counted").values_list("kind", "amount", "hours")
    cost = sum((amount for kind, amount, _ in figures if kind in COSTS), Decimal(0))
    hours = sum((spent for kind, _, spent in figures if kind == LineKind.HOURS), Decimal(0))
    hours = hours if hours > 0 else _scheduled_hours(employee, *latest)
    return (cost / hours).quantize(CENT, ROUND_HALF_UP) if hours > 0 else Decimal(0)


def _scheduled_hours(employee: EmployeeHandle, year: int, first: int, last: int) -> Decimal:
    begin = employee.calendar.first_day(Period(year, first))
    end = employee.calendar.last_day(Period(year, last))
    said = employee.records(Schedule).via("holding_between", begin, end).via("by_employee")
    schedules = [(day, hours) for day, *hours in said.values_list("first_day", *HOURS)]
    return sum((hours for _, hours in hours_by_day(schedules, begin, end)), Decimal(0))


@employee_service.operation("Reports_GetJournalsReportByEmployee")
def journal(call: Call, employee_id: EmployeeId, start_period: Begin, end_period: End, year: Year) -> str:
    """Returns the journal of an employee over some periods of a year, as an XML text.

    In transactions stands a transaction, with the header (date, period and, of several periods, lastperiod)
    and lines: dim1 is the ledger account, dim2 the number of the employee, dim3 the cost unit if there is
    one; value, debitcredit and description follow. Debit and credit come to the same. Figures of processed
    and locked runs that lie wholly in the periods are in it; without any, transactions is empty.
    """
    employee = call.employee(employee_id)
    first, last = (_period(employee, year, number) for number in (start_period, end_period))
    if last < first:
        raise PeriodFault(f"EndPeriod {end_period} lies before StartPeriod {start_period}")
    number = call.employees().filter(pk=employee.id).first("number")
    found = (
        employee.figures()
        .via("between", year, first.number, last.number)
        .values_list("debit_account", "credit_account", "cost_unit", "code", "description", "amount")
    )
    group = str(number[0]) if number else ""
    bookings = (Booking(debit, credit, group, *said) for debit, credit, *said in found if debit)
    return journal_xml(employee.calendar.last_day(last), first, last, entries(bookings))
