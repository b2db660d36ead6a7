"""Lists of employees."""

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Rows
from loonpoort.operations.parameters import CompanyId, DebtorId, EmployeeTypeId
from loonpoort.operations.services import employee_service


class Employee(Message):
    id: int
    number: int
    display_name: str | None


@employee_service.operation("List_GetByCompany")
def employees_of_company(call: Call, company_id: CompanyId, employee_type: EmployeeTypeId) -> Rows[Employee]:
    """Lists the employees of a company for one employee type."""
    return Employee.rows(call.company(company_id).employees().filter(employee_type=employee_type))


@employee_service.operation("List_GetByDebtor")
def employees_of_debtor(call: Call, debtor_id: DebtorId, employee_type: EmployeeTypeId) -> Rows[Employee]:
    """Lists the employees of a debtor's companies, as far as within the login's filter, for one type."""
    return Employee.rows(call.debtor(debtor_id).employees().filter(employee_type=employee_type))
