"""Adding employees, their types, and moving them from one to another."""

import datetime
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils import translation
from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import ProtectedFault, ValuesFault
from loonpoort.operations.employments import EMPLOYMENTS, Employment
from loonpoort.operations.parameters import CompanyId, EmployeeId, UnprotectedMode
from loonpoort.operations.services import company_service, employee_service
from loonpoort.payroll import service_changes
from loonpoort.payroll.employee_inserts import NewEmployee, insert_employee, template_of
from loonpoort.payroll.models import DefaultEmployeeTemplate as TemplateRecord
from loonpoort.payroll.models import EmployeeType as EmployeeTypeChoice

FAULTS = (ProtectedFault, ValuesFault)
FirstName = Annotated[str | None, Meta(description="All first names; lists show their initials.")]
LastName = Annotated[str | None, Meta(description="Needed.")]
FirstDay = Annotated[datetime.datetime, Meta(description="The first day in service; its time is ignored.")]
TypeId = Annotated[int, Meta(description="1 (applicant), 2 (on payroll) or 3 (external).", examples=[2])]


class EmployeeType(Message):
    id: int
    description: str | None


class DefaultEmployeeTemplate(Message):
    default_employee_template_id: str | None
    description: str | None


def _words(kind: EmployeeTypeChoice) -> str:
    """In English, as all texts of the contract are."""
    with translation.override("en"):
        return str(kind.label)


@employee_service.operation("EmployeeType_GetList")
def employee_types(call: Call) -> Rows[EmployeeType]:
    """Lists the employee types that List_GetByCompany and List_GetByDebtor are asked by.

    The contract leaves the list open: all but 2 and 4 are ours.
    """
    return Rows((kind.value, _words(kind)) for kind in EmployeeTypeChoice)


@employee_service.operation("Employee_GetCurrent")
def current_period_of_employee(
    call: Call, employee_id: EmployeeId
) -> Annotated[str, Meta(examples=["2026-11-M"])]:
    """Returns the current period of an employee's company as year-period-type, e.g. 2026-11-M.

    The types are M (month), W4 (four weeks) and W1 (week).
    """
    employee = call.employee(employee_id)
    return employee.current_period.wire_text(employee.period_type)


@employee_service.operation("Employee_Insert", is_write=True, faults=FAULTS)
def insert(
    call: Call,
    first_name: FirstName,
    last_name: LastName,
    start_date: FirstDay,
    company_id: CompanyId,
    unprotected_mode: UnprotectedMode,
) -> int:
    """Adds an employee to a company's payroll, and returns its id.

    It gets the next number of the company, an employment from StartDate on, and personal details from the
    period of that day on. A StartDate before the company's current period takes UnprotectedMode.
    """
    company = call.company(company_id)
    new = NewEmployee(first_name=first_name or "", last_name=last_name or "", first=start_date.date())
    return _insert(call, company.id, new, is_unprotected=unprotected_mode)


@employee_service.operation("Employee_InsertByEmployeeType", is_write=True, faults=FAULTS)
def insert_of_type(
    call: Call,
    first_name: FirstName,
    last_name: LastName,
    start_date: FirstDay,
    company_id: CompanyId,
    employee_type: TypeId,
    unprotected_mode: UnprotectedMode,
) -> int:
    """Adds an employee of a type to a company, and returns its id.

    For the rest it is as Employee_Insert. The types 4, 5 and 6 are of those who have left.
    """
    company = call.company(company_id)
    new = NewEmployee(
        first_name=first_name or "",
        last_name=last_name or "",
        first=start_date.date(),
        employee_type=employee_type,
    )
    return _insert(call, company.id, new, is_unprotected=unprotected_mode)


@employee_service.operation("Employee_InsertBasedOnDefault", is_write=True, faults=FAULTS)
def insert_by_template(
    call: Call,
    company_id: CompanyId,
    default_employee_template: Annotated[
        str | None, Meta(description="An id of DefaultEmployeeTemplates_GetByCompany.")
    ],
    first_name: FirstName,
    last_name: LastName,
    employment: Annotated[
        Employment | None,
        Named("employment"),
        Meta(description="Its StartDate is needed. EmploymentId and CreationDate are ignored."),
    ],
    unprotected_mode: UnprotectedMode,
) -> int:
    """Adds an employee to a company as one of its default templates says, and returns its id.

    The template gives the type, and perhaps a department, a function and a contract from StartDate on. For
    the rest it is as Employee_Insert.
    """
    company = call.company(company_id)
    with EMPLOYMENTS.refusing():
        if employment is None or employment.start_date is None:
            raise ValidationError({"first_day": "An employment begins on a day"})
        new = NewEmployee(
            first_name=first_name or "",
            last_name=last_name or "",
            first=employment.start_date.date(),
            last=_day(employment.end_date),
            seniority_day=_day(employment.initial_start_date),
            template=template_of(company.id, default_employee_template or ""),
        )
    return _insert(call, company.id, new, is_unprotected=unprotected_mode)


@employee_service.operation("Employee_Transition", is_write=True, faults=FAULTS)
def move_to_type(
    call: Call,
    employee_id: EmployeeId,
    employee_type: TypeId,
    start_date: Annotated[
        datetime.datetime | None,
        Meta(description="The first day of the new type; that of the current period when left out."),
    ],
    unprotected_mode: UnprotectedMode,
) -> None:
    """Has an employee be of another type from a day on, e.g. an applicant come on the payroll.

    The employment of the old type ends on the day before, and years of service count on. Whoever has left
    enters service anew. A StartDate before the company's current period takes UnprotectedMode.
    """
    employee = call.employee(employee_id)
    with EMPLOYMENTS.refusing():
        service_changes.move_to_type(
            call.actor, employee.id, employee_type, _day(start_date), is_unprotected=unprotected_mode
        )


@company_service.operation("DefaultEmployeeTemplates_GetByCompany")
def default_employee_templates(call: Call, company_id: CompanyId) -> Rows[DefaultEmployeeTemplate]:
    """Lists what Employee_InsertBasedOnDefault may begin with at a company, by description."""
    listed = call.company(company_id).listed(TemplateRecord).values_list("guid", "description")
    return Rows((str(guid), description) for guid, description in listed)


def _insert(call: Call, company_id: int, new: NewEmployee, *, is_unprotected: bool) -> int:
    with EMPLOYMENTS.refusing():
        return insert_employee(call.actor, company_id, new, is_unprotected=is_unprotected)


def _day(moment: datetime.datetime | None) -> datetime.date | None:
    return None if moment is None else moment.date()
