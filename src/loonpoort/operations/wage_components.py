"""Wage components of employees."""

from dataclasses import replace
from decimal import Decimal
from typing import Annotated

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import (
    CostCenterIdFault,
    EmployeeFault,
    ProtectedFault,
    RecordFault,
    ValuesFault,
    WageComponentFault,
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
from loonpoort.organisation.models import WageCode as CodeRecord
from loonpoort.organisation.selections import Selection
from loonpoort.payroll.models import WageComponent as ComponentRecord


class WageComponentListItem(Message):
    id: int
    code: int
    value: Decimal


class WageComponent(Message):
    id: int
    code: int
    value: Decimal
    cost_center_id: int | None
    cost_unit_id: int | None
    comment: str | None
    document_name: str | None
    attachment: bytes | None


class WageComponentWithEnd(WageComponent):
    end_year: int | None
    end_period: int | None


class EmployeeWageComponent(Message):
    employee_id: int
    id: int
    code: int
    value: Decimal
    cost_center_id: int | None
    cost_unit_id: int | None
    comment: str | None
    document_name: str | None
    attachment: bytes | None


ANY_KIND = ComponentFamily(
    ComponentRecord,
    WageComponent,
    COST_COLUMNS,
    component_faults(WageComponentFault),
    missing="No wage component was sent",
    codes=CodeRecord,
)
VARIABLE_WAGES = replace(ANY_KIND, among=VARIABLE, lasts=False)
FIXED_WAGES = replace(ANY_KIND, among=FIXED)
WRITING = (WageComponentFault, CostCenterIdFault, ValuesFault)
"""How what is written may be refused."""

Listed = Rows[Annotated[WageComponentListItem, Named("WageComponent")]]


def listed(components: Selection) -> Listed:
    return WageComponentListItem.rows(components, code="code__number")


@employee_service.operation("WageComponentVar_Get")
def variable_wages(call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year) -> Listed:
    """Lists the variable wage components of an employee in a period: those of that period alone."""
    return listed(VARIABLE_WAGES.in_period(call.employee(employee_id), year, period))


@employee_service.operation("WageComponentVar_GetCurrent")
def current_variable_wages(call: Call, employee_id: EmployeeId) -> Listed:
    """Lists the variable wage components of an employee in the company's current period."""
    return listed(VARIABLE_WAGES.current(call.employee(employee_id)))


@employee_service.operation("WageComponentVar_Insert", is_write=True, faults=(ProtectedFault, *WRITING))
def insert_variable_wages(
    call: Call,
    employee_id: EmployeeId,
    wage_component: WageComponent | None,
    period: PeriodNumber,
    year: Year,
    unprotected_mode: UnprotectedMode,
) -> int:
    """Adds a variable wage component to an employee in a period, and returns its id.

    The Id sent is ignored. The value may be negative, to take back what was too much. A CostCenterId or
    CostUnitId of 0 stands for none. An attachment has 5 MB at most.
    """
    employee = call.employee(employee_id)
    return VARIABLE_WAGES.insert(employee, wage_component, (year, period), is_unprotected=unprotected_mode)


@employee_service.operation("WageComponentVar_InsertCurrent", is_write=True, faults=WRITING)
def insert_current_variable_wages(
    call: Call, employee_id: EmployeeId, wage_component: WageComponent | None
) -> int:
    """Adds a variable wage component to an employee in the company's current period, and returns its id.

    The elements are those of WageComponentVar_Insert.
    """
    return VARIABLE_WAGES.insert(call.employee(employee_id), wage_component)


@employee_service.operation(
    "WageComponentVar_Insert_Batch", is_write=True, faults=(EmployeeFault, ProtectedFault, *WRITING)
)
def insert_variable_wages_batch(
    call: Call,
    wage_components: list[EmployeeWageComponent] | None,
    period: PeriodNumber,
    year: Year,
    unprotected_mode: UnprotectedMode,
) -> None:
    """Adds variable wage components in a period to many employees: all of them, or none.

    The fault names the item that is refused, counted from one. The elements of an item are those of
    WageComponentVar_Insert.
    """
    insert_batch(VARIABLE_WAGES, call, wage_components, (year, period), is_unprotected=unprotected_mode)


@employee_service.operation("WageComponentVar_Clear", is_write=True, faults=(ProtectedFault,))
def clear_variable_wages(
    call: Call,
    employee_id: EmployeeId,
    period: PeriodNumber,
    year: Year,
    unprotected_mode: UnprotectedMode,
) -> None:
    """Removes all variable wage components of an employee in a period. Fixed ones stay."""
    VARIABLE_WAGES.clear(call.employee(employee_id), (year, period), is_unprotected=unprotected_mode)


@employee_service.operation("WageComponentVar_ClearCurrent", is_write=True)
def clear_current_variable_wages(call: Call, employee_id: EmployeeId) -> None:
    """Removes all variable wage components of an employee in the company's current period."""
    VARIABLE_WAGES.clear(call.employee(employee_id))


@employee_service.operation(
    "WageComponent_Update", is_write=True, faults=(RecordFault, ProtectedFault, *WRITING)
)
def update_wages(
    call: Call,
    employee_id: EmployeeId,
    wage_component: WageComponent | None,
    end_period: EndPeriod,
    end_year: EndYear,
    unprotected_mode: UnprotectedMode,
) -> bool:
    """Changes the wage component that has the Id sent, for all the periods that it holds in. Returns true.

    EndPeriod and EndYear are the last period of a fixed one, 0 for no end. UnprotectedMode is needed for one
    that began before the current period. Of cost centre, cost unit, comment and document, what is not sent
    stays as it was; an id of 0 or an empty text removes it.
    """
    employee, end = call.employee(employee_id), (end_year, end_period)
    ANY_KIND.change(employee, wage_component, end, is_unprotected=unprotected_mode)
    return True


@employee_service.operation("WageComponent_Delete", is_write=True, faults=(RecordFault,))
def delete_wages(
    call: Call, employee_id: EmployeeId, component_id: Annotated[int, Named("WageComponentID")]
) -> bool:
    """Removes a wage component of an employee, variable or fixed. Returns true."""
    ANY_KIND.delete(call.employee(employee_id), component_id)
    return True
