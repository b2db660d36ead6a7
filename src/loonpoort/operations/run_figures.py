"""What payroll runs say of employees: costs an hour, and journals."""

from decimal import Decimal
from typing import Annotated

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Named
from loonpoort.contract.faults import PeriodFault
from loonpoort.operations.parameters import EmployeeId, PeriodNumber, Year
from loonpoort.operations.services import employee_service
from loonpoort.organisation.periods import Period, PeriodError
from loonpoort.payroll.handles import EmployeeHandle
from loonpoort.payroll.hour_costs import hour_cost
from loonpoort.payroll.journals import Grouping, journal_pieces

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
    return hour_cost(employee, asked)


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
    figures = employee.figures().via("between", year, first.number, last.number)
    day = employee.calendar.last_day(last)
    return "".join(journal_pieces(day, first, last, Grouping.EMPLOYEE, [figures]))
