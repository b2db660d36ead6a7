"""Payslips of payroll runs, as PDF files in Dutch."""

from typing import Annotated

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named
from loonpoort.contract.faults import CompanyFault, RecordFault
from loonpoort.operations.parameters import CompanyId, EmployeeId, RunId
from loonpoort.operations.services import company_service
from loonpoort.payroll.payslips import payslips, payslips_pdf

RunYear = Annotated[
    int, Named("intYear"), Meta(description="Payroll year that the run is of.", examples=[2026])
]
RunOf = Annotated[RunId, Named("RunID")]
EmployeeOf = Annotated[EmployeeId, Named("EmployeeID")]


class Payslip(Message):
    pdf: Annotated[bytes | None, Named("PDF")]


@company_service.operation(
    "SalaryDocuments_GetAllPayslipsPDFByRunCompany", is_slow=True, faults=(RecordFault,)
)
def all_payslips(call: Call, company_id: CompanyId, run_id: RunOf) -> Payslip | None:
    """Returns the payslips of all employees in a run as one PDF file, in Dutch.

    A payslip has the figures of the run as they are stored, and what each kind of figure comes to in the runs
    of the year up to and with this one. Without figures, and for an open run, there is no document.
    """
    return _payslip(call, company_id, run_id)


@company_service.operation(
    "SalaryDocuments_GetAllPayslipsPDFByRunCompany_v2", is_slow=True, faults=(RecordFault,)
)
def all_payslips_of_year(
    call: Call, company_id: CompanyId, run_id: RunOf, int_year: RunYear
) -> Payslip | None:
    """Returns the payslips of all employees in a run of a year as one PDF file, in Dutch.

    What they say is as in SalaryDocuments_GetAllPayslipsPDFByRunCompany.
    """
    return _payslip(call, company_id, run_id, int_year)


@company_service.operation(
    "SalaryDocuments_GetEmployeePayslipsInOnePDFByRunCompany", is_slow=True, faults=(RecordFault,)
)
def employee_payslips_in_one(
    call: Call, employee_id: EmployeeOf, company_id: CompanyId, run_id: RunOf, int_year: RunYear
) -> Payslip | None:
    """Returns the payslip of an employee in a run of a year as a PDF file, in Dutch.

    What it says is as in SalaryDocuments_GetAllPayslipsPDFByRunCompany. An employee without figures in the
    run has none; one of another company is a wrong record (1003).
    """
    return _payslip(call, company_id, run_id, int_year, employee_id)


@company_service.operation(
    "SalaryDocuments_GetEmployeePayslipsPDFByRunCompany", is_slow=True, faults=(RecordFault,)
)
def employee_payslips(
    call: Call, employee_id: EmployeeOf, company_id: CompanyId, run_id: RunOf
) -> list[Payslip]:
    """Lists the payslips of an employee in a run: one PDF file, in Dutch, or none.

    What it says is as in SalaryDocuments_GetAllPayslipsPDFByRunCompany.
    """
    made = _payslip(call, company_id, run_id, None, employee_id)
    return [made] if made else []


@company_service.operation(
    "SalaryDocuments_GetEmployeePayslipsPDFByRunCompany_v2", is_slow=True, faults=(RecordFault,)
)
def employee_payslips_of_year(
    call: Call, employee_id: EmployeeOf, company_id: CompanyId, run_id: RunOf, int_year: RunYear
) -> list[Payslip]:
    """Lists the payslips of an employee in a run of a year: one PDF file, in Dutch, or none.

    What it says is as in SalaryDocuments_GetAllPayslipsPDFByRunCompany.
    """
    made = _payslip(call, company_id, run_id, int_year, employee_id)
    return [made] if made else []


def _payslip(
    call: Call, company_id: int, run_id: int, year: int | None = None, employee_id: int | None = None
) -> Payslip | None:
    company = call.company(company_id)
    if employee_id is not None:
        call.employee(employee_id)
        if not company.employees().filter(pk=employee_id).exists():
            raise RecordFault
    run = company.run(run_id, year)
    if run is None:
        raise RecordFault
    known = call.companies().filter(pk=company_id).first("name")
    if known is None:
        raise CompanyFault
    pdf = payslips_pdf(run, payslips(run, known[0], employee_id))
    return None if pdf is None else Payslip(pdf=pdf)
