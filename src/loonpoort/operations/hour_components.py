"""Hour components of employees."""

from dataclasses import replace
from decimal import Decimal
from typing import Annotated

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import (
    CostCenterIdFault,
    EmployeeFault,
    HourComponentFault,
    ProtectedFault,
    RecordFault,
    ValuesFault,
)
from loonpoort.operations.batches import insert_batch
from loonpoort.operations.components import COST_COLUMNS, FIXED, VARIABLE, ComponentFamily, component_faults
from loonpoort.operations.parameters import (
    EmployeeId,
    EndPeriod,
    EndYear,
    PeriodNumber,
    UnprotectedMode,
    Year,
)
from loonpoort.operations.services import employee_service
from loonpoort.organisation.models import HourCode as CodeRecord
from loonpoort.organisation.selections import Selection
from loonpoort.payroll.models import HourComponent as ComponentRecord


class HourComponentListItem(Message):
    id: int
    hour_code: int
    hours: Decimal


class HourComponent(Message):
    id: int
    hour_code: int
    hours: Decimal
    cost_center_id: int | None
    cost_unit_id: int | None
    comment: str | None
    document_name: str | None
    attachment: bytes | None


class EmployeeHourComponent(Message):
    employee_id: int
    id: int
    hour_code: int
    cost_center_id: int | None
    cost_unit_id: int | None
    hours: Decimal
    comment: str | None
    document_name: str | None
    attachment: bytes | None


ANY_KIND = ComponentFamily(
    ComponentRecord,
    HourComponent,
    {"hour_code": "code", **COST_COLUMNS},
    component_faults(HourComponentFault),
    missing="No hour component was sent",
    codes=CodeRecord,
)
VARIABLE_HOURS = replace(ANY_KIND, among=VARIABLE, lasts=False)
FIXED_HOURS = replace(ANY_KIND, among=FIXED)
WRITING = (HourComponentFault, CostCenterIdFault, ValuesFault)
"""How what is written may be refused."""

Listed = Rows[Annotated[HourComponentListItem, Named("HourComponent")]]


def listed(components: Selection) -> Listed:
    return HourComponentListItem.rows(components, hour_code="code__number")


@employee_service.operation("HourComponentVar_Get")
def variable_hours(call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year) -> Listed:
    """Lists the variable hour components of an employee in a period: those of that period alone."""
    return listed(VARIABLE_HOURS.in_period(call.employee(employee_id), year, period))


@employee_service.operation("HourComponentVar_GetCurrent")
def current_variable_hours(call: Call, employee_id: EmployeeId) -> Listed:
    """Lists the variable hour components of an employee in the company's current period."""
    return listed(VARIABLE_HOURS.current(call.employee(employee_id)))


@employee_service.operation("HourComponentVar_Insert", is_write=True, faults=(ProtectedFault, *WRITING))
def insert_variable_hours(
    call: Call,
    employee_id: EmployeeId,
    hourcomponent: HourComponent | None,
    period: PeriodNumber,
    year: Year,
    unprotected_mode: UnprotectedMode,
) -> int:
    """Adds a variable hour component to an employee in a period, and returns its id.

    The Id sent is ignored. Hours may be negative, to take back what was too much. A CostCenterId or
    CostUnitId of 0 stands for none. An attachment has 5 MB at most.
    """
    employee = call.employee(employee_id)
    return VARIABLE_HOURS.insert(employee, hourcomponent, (year, period), is_unprotected=unprotected_mode)


@employee_service.operation("HourComponentVar_InsertCurrent", is_write=True, faults=WRITING)
def insert_current_variable_hours(
    call: Call, employee_id: EmployeeId, hourcomponent: HourComponent | None
) -> int:
    """Adds a variable hour component to an employee in the company's current period, and returns its id.

    The elements are those of HourComponentVar_Insert.
    """
    return VARIABLE_HOURS.insert(call.employee(employee_id), hourcomponent)


@employee_service.operation(
    "HourComponentVar_Insert_Batch", is_write=True, faults=(EmployeeFault, ProtectedFault, *WRITING)
)
def insert_variable_hours_batch(
    call: Call,
    hour_components: list[EmployeeHourComponent] | None,
    period: PeriodNumber,
    year: Year,
    unprotected_mode: UnprotectedMode,
) -> None:
    """Adds variable hour components in a period to many employees: all of them, or none.

    The fault names the item that is refused, counted from one. The elements of an item are those of
    HourComponentVar_Insert.
    """
    insert_batch(VARIABLE_HOURS, call, hour_components, (year, period), is_unprotected=unprotected_mode)


@employee_service.operation("HourComponentVar_Clear", is_write=True, faults=(ProtectedFault,))
def clear_variable_hours(
    call: Call,
    employee_id: EmployeeId,
    period: PeriodNumber,
    year: Year,
    unprotected_mode: UnprotectedMode,
) -> None:
    """Removes all variable hour components of an employee in a period. Fixed ones stay."""
    VARIABLE_HOURS.clear(call.employee(employee_id), (year, period), is_unprotected=unprotected_mode)


@employee_service.operation("HourComponentVar_ClearCurrent", is_write=True)
def clear_current_variable_hours(call: Call, employee_id: EmployeeId) -> None:
    """Removes all variable hour components of an employee in the company's current period."""
    VARIABLE_HOURS.clear(call.employee(employee_id))


@employee_service.operation(
    "HourComponent_Update", is_write=True, faults=(RecordFault, ProtectedFault, *WRITING)
)
def update_hours(
    call: Call,
    employee_id: EmployeeId,
    hourcomponent: HourComponent | None,
    end_period: EndPeriod,
    end_year: EndYear,
    unprotected_mode: UnprotectedMode,
) -> int:
    """Changes the hour component that has the Id sent, for all the periods that it holds in. Returns its id.

    EndPeriod and EndYear are the last period of a fixed one, 0 for no end. UnprotectedMode is needed for one
    that began before the current period. Of cost centre, cost unit, comment and document, what is not sent
    stays as it was; an id of 0 or an empty text removes it.
    """
    employee, end = call.employee(employee_id), (end_year, end_period)
    return ANY_KIND.change(employee, hourcomponent, end, is_unprotected=unprotected_mode)


@employee_service.operation("HourComponent_Delete", is_write=True, faults=(RecordFault,))
def delete_hours(
    call: Call, employee_id: EmployeeId, component_id: Annotated[int, Named("HourComponentID")]
) -> bool:
    """Removes an hour component of an employee, variable or fixed. Returns true."""
    ANY_KIND.delete(call.employee(employee_id), component_id)
    return True
