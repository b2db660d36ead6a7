"""Annual statements of employees."""

from typing import Annotated

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named
from loonpoort.contract.faults import EmployeeFault
from loonpoort.operations.parameters import EmployeeId
from loonpoort.operations.services import employee_service
from loonpoort.payroll.annual_statements import Statement, statement_pdf, sums_of
from loonpoort.payroll.models import PersonalInfo

StatementYear = Annotated[int, Meta(description="Payroll year.", examples=[2026])]


class SalaryDocument(Message):
    pdf: Annotated[bytes | None, Named("PDF")]


@employee_service.operation("SalaryDocuments_GetAnnualStatementPDF")
def annual_statement(
    call: Call,
    employee_id: Annotated[EmployeeId, Named("EmployeeID")],
    int_year: Annotated[StatementYear, Named("intYear")],
) -> SalaryDocument | None:
    """Returns the annual statement of an employee as a PDF file, in Dutch.

    It adds up the figures of the year's processed and locked runs by what they are, and leaves out what
    there are none of. A year without figures has no statement. The BSN is not on it.
    """
    employee = call.employee(employee_id)
    figures = employee.figures().filter(run__year=int_year).via("counted").values_list("kind", "amount")
    if not figures:
        return None
    known = call.employees().filter(pk=employee.id).first("number", "display_name", "company__name")
    if known is None:
        raise EmployeeFault
    number, name, employer = known
    info = employee.records(PersonalInfo).via("latest_first").first("birthday")
    statement = Statement(
        year=int_year,
        employer=employer,
        name=name,
        number=number,
        birthday=info[0] if info else None,
        sums=sums_of(figures),
    )
    return SalaryDocument(pdf=statement_pdf(statement))
