"""Functions of employees: what they do."""

import datetime
from typing import Annotated

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import RecordFault, ValuesFault
from loonpoort.operations.assembling import Assembled, Part
from loonpoort.operations.debtor_lists import Function
from loonpoort.operations.parameters import CompanyId, EmployeeId, PeriodNumber, Year
from loonpoort.operations.placements import Placements
from loonpoort.operations.services import employee_service
from loonpoort.organisation.models import Function as FunctionRecord
from loonpoort.payroll.models import EmployeeFunction as EmployeeFunctionRecord


class FunctionV2(Message):
    wire_name = "Function_V2"

    id: int
    code: int
    description: str | None
    creation_date: datetime.datetime | None
    start_period: int
    start_year: int


class EmployeeFunctionItem(Message):
    employee_id: int
    employee_functions: list[FunctionV2] | None


class EmployeeFunction(Message):
    record_id: int
    function: Function | None
    creation_date: datetime.datetime | None
    start_period: int
    start_year: int


class EmployeeFunctionItemV2(Message):
    wire_name = "EmployeeFunctionItem_V2"

    employee_id: int
    employee_functions: list[EmployeeFunction] | None


FUNCTIONS = Placements(
    EmployeeFunctionRecord,
    Function,
    {"id": "function_id", "code": "function__code", "description": "function__description"},
)
FUNCTION = Part(("function_id", "function__code", "function__description"), tuple)


@employee_service.operation("Function_GetAll_AllEmployeesByCompany")
def functions_of_company(
    call: Call, company_id: Annotated[CompanyId, Named("CompanyID")]
) -> Rows[EmployeeFunctionItem]:
    """Lists all functions of every employee of a company, with the period that each begins in."""
    return EmployeeFunctionItem.grouped(
        call.company(company_id).by_employee(EmployeeFunctionRecord),
        FunctionV2,
        by="employee_id",
        creation_date="created_at",
        **FUNCTIONS.columns,
    )


@employee_service.operation("Function_GetAll_AllEmployeesByCompany_V2")
def functions_of_company_v2(
    call: Call, company_id: Annotated[CompanyId, Named("CompanyID")]
) -> Rows[EmployeeFunctionItemV2]:
    """Lists all functions of every employee of a company: as the first version, with the id of each record.

    RecordId tells one employee's functions apart; the Id of a Function is that of the debtor's list.
    """
    parts = call.company(company_id).by_employee(EmployeeFunctionRecord)
    return EmployeeFunctionItemV2.grouped(
        (Assembled(part, {"function": FUNCTION}) for part in parts),
        EmployeeFunction,
        by="employee_id",
        record_id="id",
        creation_date="created_at",
    )


@employee_service.operation("Function_GetCurrent")
def current_function(call: Call, employee_id: EmployeeId) -> Function | None:
    """Returns the function of an employee in the company's current period."""
    return FUNCTIONS.latest(FUNCTIONS.current(call.employee(employee_id)))


@employee_service.operation("Function_GetFunction", faults=(RecordFault,))
def function_by_id(call: Call, function_id: Annotated[int, Named("FunctionID")]) -> Function | None:
    """Returns one function of a debtor within the login's filter, by its id."""
    found = Function.first(call.of_debtors(FunctionRecord).filter(pk=function_id))
    if found is None:
        raise RecordFault
    return found


@employee_service.operation("Function_Update", is_write=True, faults=(ValuesFault,))
def update_function_of_employee(
    call: Call, employee_id: EmployeeId, function_id: int, period: PeriodNumber, year: Year
) -> None:
    """Gives an employee a function from a period on. One that began in the same period is replaced.

    FunctionId is the id of a function of the employee's debtor: Function_GetList of DebtorService lists them.
    What was told to begin in a later period still does.
    """
    FUNCTIONS.place(call.employee(employee_id), function_id, (year, period))


@employee_service.operation("Function_UpdateCurrent", is_write=True, faults=(ValuesFault,))
def update_current_function(call: Call, employee_id: EmployeeId, function_id: int) -> None:
    """Gives an employee a function from the company's current period on.

    The elements are those of Function_Update.
    """
    FUNCTIONS.place(call.employee(employee_id), function_id)
