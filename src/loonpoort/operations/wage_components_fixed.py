"""Fixed wage components of employees: those that hold from a period on, perhaps up to another."""

from loonpoort.access.calls import Call
from loonpoort.contract.faults import EmployeeFault, PeriodFault, ProtectedFault, RecordFault
from loonpoort.operations.batches import insert_batch
from loonpoort.operations.families import YearAndNumber
from loonpoort.operations.parameters import (
    EmployeeId,
    EndPeriod,
    EndYear,
    PeriodNumber,
    UnprotectedMode,
    Year,
)
from loonpoort.operations.services import employee_service
from loonpoort.operations.wage_components import (
    FIXED_WAGES,
    WRITING,
    EmployeeWageComponent,
    Listed,
    WageComponentWithEnd,
    listed,
)


@employee_service.operation("WageComponentFixed_Get")
def fixed_wages(call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year) -> Listed:
    """Lists the fixed wage components of an employee that hold in a period."""
    return listed(FIXED_WAGES.in_period(call.employee(employee_id), year, period))


@employee_service.operation("WageComponentFixed_GetCurrent")
def current_fixed_wages(call: Call, employee_id: EmployeeId) -> Listed:
    """Lists the fixed wage components of an employee that hold in the company's current period."""
    return listed(FIXED_WAGES.current(call.employee(employee_id)))


@employee_service.operation("WageComponentFixed_Insert", is_write=True, faults=(ProtectedFault, *WRITING))
def insert_fixed_wages(
    call: Call,
    employee_id: EmployeeId,
    wage_component: WageComponentWithEnd | None,
    period: PeriodNumber,
    year: Year,
    unprotected_mode: UnprotectedMode,
) -> int:
    """Adds a fixed wage component to an employee from a period on, and returns its id.

    EndYear and EndPeriod are the last period that it holds in; left out, nil or 0 for no end. The other
    elements are those of WageComponentVar_Insert.
    """
    employee = call.employee(employee_id)
    return FIXED_WAGES.insert(
        employee, wage_component, (year, period), _end_of(wage_component), is_unprotected=unprotected_mode
    )


@employee_service.operation("WageComponentFixed_InsertCurrent", is_write=True, faults=(PeriodFault, *WRITING))
def insert_current_fixed_wages(
    call: Call, employee_id: EmployeeId, wage_component: WageComponentWithEnd | None
) -> int:
    """Adds a fixed wage component to an employee from the company's current period on, and returns its id.

    The elements are those of WageComponentFixed_Insert.
    """
    return FIXED_WAGES.insert(call.employee(employee_id), wage_component, None, _end_of(wage_component))


@employee_service.operation("WageComponentFixed_InsertCurrent_With_End", is_write=True, faults=WRITING)
def insert_current_fixed_wages_with_end(
    call: Call,
    employee_id: EmployeeId,
    end_period: EndPeriod,
    end_year: EndYear,
    wage_component: WageComponentWithEnd | None,
) -> int:
    """Adds a fixed wage component from the company's current period up to another, and returns its id.

    EndPeriod and EndYear inside of WageComponent are ignored.
    """
    return FIXED_WAGES.insert(call.employee(employee_id), wage_component, None, (end_year, end_period))


@employee_service.operation(
    "WageComponentFixed_Insert_With_End", is_write=True, faults=(ProtectedFault, *WRITING)
)
def insert_fixed_wages_with_end(
    call: Call,
    employee_id: EmployeeId,
    wage_component: WageComponentWithEnd | None,
    start_period: PeriodNumber,
    start_year: Year,
    end_period: EndPeriod,
    end_year: EndYear,
    unprotected_mode: UnprotectedMode,
) -> int:
    """Adds a fixed wage component to an employee from a period up to and with another, and returns its id.

    EndPeriod and EndYear inside of WageComponent are ignored.
    """
    employee, first, end = call.employee(employee_id), (start_year, start_period), (end_year, end_period)
    return FIXED_WAGES.insert(employee, wage_component, first, end, is_unprotected=unprotected_mode)


@employee_service.operation(
    "WageComponentFixed_Insert_Batch", is_write=True, faults=(EmployeeFault, ProtectedFault, *WRITING)
)
def insert_fixed_wages_batch(
    call: Call,
    wage_components: list[EmployeeWageComponent] | None,
    period: PeriodNumber,
    year: Year,
    unprotected_mode: UnprotectedMode,
) -> None:
    """Adds fixed wage components from a period on to many employees: all of them, or none.

    The fault names the item that is refused, counted from one.
    """
    insert_batch(FIXED_WAGES, call, wage_components, (year, period), is_unprotected=unprotected_mode)


@employee_service.operation(
    "WageComponentFixed_Insert_Batch_With_End",
    is_write=True,
    faults=(EmployeeFault, ProtectedFault, *WRITING),
)
def insert_fixed_wages_batch_with_end(
    call: Call,
    wage_components: list[EmployeeWageComponent] | None,
    start_period: PeriodNumber,
    start_year: Year,
    end_period: EndPeriod,
    end_year: EndYear,
    unprotected_mode: UnprotectedMode,
) -> None:
    """Adds fixed wage components from a period up to another to many employees: all of them, or none.

    The fault names the item that is refused, counted from one.
    """
    first, end = (start_year, start_period), (end_year, end_period)
    insert_batch(FIXED_WAGES, call, wage_components, first, end, is_unprotected=unprotected_mode)


@employee_service.operation("WageComponentFixed_Stop", is_write=True, faults=(RecordFault, ProtectedFault))
def stop_fixed_wages(
    call: Call,
    employee_id: EmployeeId,
    wage_component_id: int,
    period: PeriodNumber,
    year: Year,
    unprotected_mode: UnprotectedMode,
) -> None:
    """Ends a fixed wage component of an employee after a period.

    One that begins later is removed; one that has ended before stays as it was.
    """
    employee = call.employee(employee_id)
    FIXED_WAGES.end(employee, wage_component_id, (year, period), is_unprotected=unprotected_mode)


def _end_of(sent: WageComponentWithEnd | None) -> YearAndNumber | None:
    """The end that a component says itself; none where both are left out or 0."""
    end = (sent.end_year or 0, sent.end_period or 0) if sent else (0, 0)
    return None if end == (0, 0) else end
