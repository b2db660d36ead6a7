"""Fixed hour components of employees: those that hold from a period on, perhaps up to another."""

from loonpoort.access.calls import Call
from loonpoort.contract.faults import EmployeeFault, ProtectedFault, RecordFault
from loonpoort.operations.batches import insert_batch
from loonpoort.operations.hour_components import (
    FIXED_HOURS,
    WRITING,
    EmployeeHourComponent,
    HourComponent,
    Listed,
    listed,
)
from loonpoort.operations.parameters import (
    EmployeeId,
    EndPeriod,
    EndYear,
    PeriodNumber,
    UnprotectedMode,
    Year,
)
from loonpoort.operations.services import employee_service


@employee_service.operation("HourComponentFixed_Get")
def fixed_hours(call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year) -> Listed:
    """Lists the fixed hour components of an employee that hold in a period."""
    return listed(FIXED_HOURS.in_period(call.employee(employee_id), year, period))


@employee_service.operation("HourComponentFixed_GetCurrent")
def current_fixed_hours(call: Call, employee_id: EmployeeId) -> Listed:
    """Lists the fixed hour components of an employee that hold in the company's current period."""
    return listed(FIXED_HOURS.current(call.employee(employee_id)))


@employee_service.operation("HourComponentFixed_Insert", is_write=True, faults=(ProtectedFault, *WRITING))
def insert_fixed_hours(
    call: Call,
    employee_id: EmployeeId,
    hourcomponent: HourComponent | None,
    period: PeriodNumber,
    year: Year,
    unprotected_mode: UnprotectedMode,
) -> int:
    """Adds a fixed hour component to an employee from a period on, and returns its id.

    The elements are those of HourComponentVar_Insert.
    """
    employee = call.employee(employee_id)
    return FIXED_HOURS.insert(employee, hourcomponent, (year, period), is_unprotected=unprotected_mode)


@employee_service.operation("HourComponentFixed_InsertCurrent", is_write=True, faults=WRITING)
def insert_current_fixed_hours(
    call: Call, employee_id: EmployeeId, hourcomponent: HourComponent | None
) -> int:
    """Adds a fixed hour component to an employee from the company's current period on, and returns its id.

    The elements are those of HourComponentVar_Insert.
    """
    return FIXED_HOURS.insert(call.employee(employee_id), hourcomponent)


@employee_service.operation(
    "HourComponentFixed_Insert_With_End", is_write=True, faults=(ProtectedFault, *WRITING)
)
def insert_fixed_hours_with_end(
    call: Call,
    employee_id: EmployeeId,
    hourcomponent: HourComponent | None,
    period: PeriodNumber,
    year: Year,
    end_period: EndPeriod,
    end_year: EndYear,
    unprotected_mode: UnprotectedMode,
) -> int:
    """Adds a fixed hour component to an employee from a period up to and with another, and returns its id.

    The elements are those of HourComponentVar_Insert.
    """
    employee, end = call.employee(employee_id), (end_year, end_period)
    return FIXED_HOURS.insert(employee, hourcomponent, (year, period), end, is_unprotected=unprotected_mode)


@employee_service.operation(
    "HourComponentFixed_Insert_Batch", is_write=True, faults=(EmployeeFault, ProtectedFault, *WRITING)
)
def insert_fixed_hours_batch(
    call: Call,
    hour_components: list[EmployeeHourComponent] | None,
    period: PeriodNumber,
    year: Year,
    unprotected_mode: UnprotectedMode,
) -> None:
    """Adds fixed hour components from a period on to many employees: all of them, or none.

    The fault names the item that is refused, counted from one.
    """
    insert_batch(FIXED_HOURS, call, hour_components, (year, period), is_unprotected=unprotected_mode)


@employee_service.operation("HourComponentFixed_Stop", is_write=True, faults=(RecordFault, ProtectedFault))
def stop_fixed_hours(
    call: Call,
    employee_id: EmployeeId,
    hourcomponent: HourComponent | None,
    period: PeriodNumber,
    year: Year,
    unprotected_mode: UnprotectedMode,
) -> None:
    """Ends the fixed hour component that has the Id sent, after a period.

    One that begins later is removed; one that has ended before stays as it was.
    """
    employee, component_id = call.employee(employee_id), hourcomponent.id if hourcomponent else 0
    FIXED_HOURS.end(employee, component_id, (year, period), is_unprotected=unprotected_mode)
