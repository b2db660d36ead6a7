"""Departments of employees."""

import datetime
from typing import Annotated

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import ValuesFault
from loonpoort.operations.debtor_lists import Department
from loonpoort.operations.parameters import CompanyId, EmployeeId
from loonpoort.operations.placements import Placements
from loonpoort.operations.services import employee_service
from loonpoort.payroll.models import EmployeeDepartment


class DepartmentV2(Message):
    wire_name = "Department_V2"

    id: int
    code: int
    description: str | None
    creation_date: datetime.datetime | None
    start_period: int
    start_year: int


class EmployeeDepartmentItem(Message):
    employee_id: int
    employee_departments: list[DepartmentV2] | None


DEPARTMENTS = Placements(
    EmployeeDepartment,
    Department,
    {"id": "department_id", "code": "department__code", "description": "department__description"},
)


@employee_service.operation("Department_GetAll_AllEmployeesByCompany")
def departments_of_company(
    call: Call, company_id: Annotated[CompanyId, Named("CompanyID")]
) -> Rows[EmployeeDepartmentItem]:
    """Lists all departments of every employee of a company, with the period that each begins in."""
    return EmployeeDepartmentItem.grouped(
        call.company(company_id).by_employee(EmployeeDepartment),
        DepartmentV2,
        by="employee_id",
        creation_date="created_at",
        **DEPARTMENTS.columns,
    )


@employee_service.operation("Department_GetCurrent")
def current_department(call: Call, employee_id: EmployeeId) -> Department | None:
    """Returns the department of an employee in the company's current period."""
    return DEPARTMENTS.latest(DEPARTMENTS.current(call.employee(employee_id)))


@employee_service.operation("Department_UpdateCurrent", is_write=True, faults=(ValuesFault,))
def update_current_department(call: Call, employee_id: EmployeeId, department_id: int) -> None:
    """Has an employee work in a department from the company's current period on.

    DepartmentId is the id of a department of the employee's debtor: Department_GetList of DebtorService lists
    them. What was told to begin in a later period still does.
    """
    DEPARTMENTS.place(call.employee(employee_id), department_id)
