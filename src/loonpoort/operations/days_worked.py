"""Variable days of employees, with those more or fewer that their wage components are paid for."""

from loonpoort.access.calls import Call
from loonpoort.contract.faults import ProtectedFault, ValuesFault
from loonpoort.operations.days import COLUMNS, VARIABLE_DAYS, ComponentDays, Days, DaysVarWorked
from loonpoort.operations.families import YearAndNumber
from loonpoort.operations.parameters import EmployeeId, PeriodNumber, UnprotectedMode, Year
from loonpoort.operations.services import employee_service
from loonpoort.payroll.handles import EmployeeHandle


def _worked(employee: EmployeeHandle, period: YearAndNumber | None = None) -> DaysVarWorked | None:
    found = DaysVarWorked.first(VARIABLE_DAYS.held(employee, period), **COLUMNS)
    return found or DaysVarWorked(days=0, plus_minus_days_for_wage_comp=0)


@employee_service.operation("DaysVarWorked_Get")
def days_worked(
    call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year
) -> DaysVarWorked | None:
    """Returns the days that were set for an employee for one period alone; 0 where none were.

    Days are those of DaysVar_Get.
    """
    return _worked(call.employee(employee_id), (year, period))


@employee_service.operation("DaysVarWorked_GetCurrent")
def current_days_worked(call: Call, employee_id: EmployeeId) -> DaysVarWorked | None:
    """Returns the days that were set for an employee for the company's current period alone; else 0."""
    return _worked(call.employee(employee_id))


@employee_service.operation("DaysVarWorked_Set", is_write=True, faults=(ProtectedFault, ValuesFault))
def set_days_worked(
    call: Call,
    employee_id: EmployeeId,
    days: Days,
    plus_minus_days_for_wage_comp: ComponentDays,
    period: PeriodNumber,
    year: Year,
    unprotected_mode: UnprotectedMode,
) -> None:
    """Sets the days of an employee for one period alone, and those more or fewer for wage components."""
    VARIABLE_DAYS.set(
        call.employee(employee_id),
        (year, period),
        is_unprotected=unprotected_mode,
        days=days,
        component_days=plus_minus_days_for_wage_comp,
    )


@employee_service.operation("DaysVarWorked_SetCurrent", is_write=True, faults=(ValuesFault,))
def set_current_days_worked(
    call: Call, employee_id: EmployeeId, days: Days, plus_minus_days_for_wage_comp: ComponentDays
) -> None:
    """Sets the days of an employee for the company's current period alone. As DaysVarWorked_Set."""
    VARIABLE_DAYS.set(call.employee(employee_id), days=days, component_days=plus_minus_days_for_wage_comp)
