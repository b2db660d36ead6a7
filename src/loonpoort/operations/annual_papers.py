"""Annual documents of a company: its figures of a year up to and with a payroll run."""

from collections.abc import Callable
from functools import partial
from typing import Annotated

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract.faults import CompanyFault, PeriodFault, RecordFault
from loonpoort.operations.annual_statements import SalaryDocument
from loonpoort.operations.parameters import CompanyId, PeriodNumber, RunId
from loonpoort.operations.services import company_service
from loonpoort.organisation.periods import PeriodError
from loonpoort.payroll import annual_balances
from loonpoort.payroll import annual_papers as papers
from loonpoort.payroll.handles import RunHandle
from loonpoort.payroll.journals import Grouping
from loonpoort.payroll.models import RunState

Year = Annotated[int, Meta(description="Payroll year that the run is of.", examples=[2026])]
Paper = Callable[[RunHandle, str], bytes | None]


@company_service.operation(
    "SalaryDocuments_AnnualDocument_AnualStatement", is_slow=True, faults=(RecordFault,)
)
def anual_statements(call: Call, company_id: CompanyId, run_id: RunId, year: Year) -> SalaryDocument | None:
    """Returns the annual statements of all employees up to and with a run as one PDF file, in Dutch.

    An employee with figures has a page, as SalaryDocuments_GetAnnualStatementPDF has it of a whole year.
    Processed and locked runs of the year count, by number. Without figures, and for an open run, there is
    no document.
    """
    return _paper(call, company_id, run_id, year, papers.statements)


@company_service.operation(
    "SalaryDocuments_AnnualDocument_CompanyWageComponentsCumulative", is_slow=True, faults=(RecordFault,)
)
def wage_components(call: Call, company_id: CompanyId, run_id: RunId, year: Year) -> SalaryDocument | None:
    """Returns what each hour and wage code comes to up to and with a run as a PDF file, in Dutch.

    Processed and locked runs of the year count, by number. Without figures, and for an open run, there is
    no document.
    """
    return _paper(call, company_id, run_id, year, papers.wage_components)


@company_service.operation(
    "SalaryDocuments_AnnualDocument_JournalEntriesCompanyrCumulative", is_slow=True, faults=(RecordFault,)
)
def company_journal(call: Call, company_id: CompanyId, run_id: RunId, year: Year) -> SalaryDocument | None:
    """Returns the journal of a year up to and with a run as a PDF file, in Dutch.

    The entries are those of the journals of the runs, added up.
    Processed and locked runs of the year count, by number. Without figures, and for an open run, there is
    no document.
    """
    return _paper(call, company_id, run_id, year, partial(papers.journal, grouping=Grouping.COMPANY))


@company_service.operation(
    "SalaryDocuments_AnnualDocument_JournalEntriesCostCenterCumulative", is_slow=True, faults=(RecordFault,)
)
def cost_center_journal(
    call: Call, company_id: CompanyId, run_id: RunId, year: Year
) -> SalaryDocument | None:
    """Returns the journal of a year up to and with a run by cost centre as a PDF file, in Dutch.

    The entries are those of the journals of the runs, added up.
    Processed and locked runs of the year count, by number. Without figures, and for an open run, there is
    no document.
    """
    return _paper(call, company_id, run_id, year, partial(papers.journal, grouping=Grouping.COST_CENTER))


@company_service.operation(
    "SalaryDocuments_AnnualDocument_JournalEntriesDepartmentCumulative", is_slow=True, faults=(RecordFault,)
)
def department_journal(call: Call, company_id: CompanyId, run_id: RunId, year: Year) -> SalaryDocument | None:
    """Returns the journal of a year up to and with a run by department as a PDF file, in Dutch.

    The entries are those of the journals of the runs, added up.
    Processed and locked runs of the year count, by number. Without figures, and for an open run, there is
    no document.
    """
    return _paper(call, company_id, run_id, year, partial(papers.journal, grouping=Grouping.DEPARTMENT))


@company_service.operation(
    "SalaryDocuments_AnnualDocument_JournalEntriesEmployeeCumulative", is_slow=True, faults=(RecordFault,)
)
def employee_journal(call: Call, company_id: CompanyId, run_id: RunId, year: Year) -> SalaryDocument | None:
    """Returns the journal of a year up to and with a run by employee as a PDF file, in Dutch.

    The entries are those of the journals of the runs, added up.
    Processed and locked runs of the year count, by number. Without figures, and for an open run, there is
    no document.
    """
    return _paper(call, company_id, run_id, year, partial(papers.journal, grouping=Grouping.EMPLOYEE))


@company_service.operation("SalaryDocuments_AnnualDocument_LeaveSaldos", is_slow=True, faults=(RecordFault,))
def leave(call: Call, company_id: CompanyId, run_id: RunId, year: Year) -> SalaryDocument | None:
    """Returns the leave balances of a company's employees in the year of a run as a PDF file, in Dutch.

    By employee and type of leave: opening and current balance in hours, as LeaveBalance_GetPerType counts
    them. Without leave there is no document; an open run has none either.
    """
    return _paper(call, company_id, run_id, year, annual_balances.leave)


@company_service.operation(
    "SalaryDocuments_AnnualDocument_PaymentListCumulative", is_slow=True, faults=(RecordFault,)
)
def payments(call: Call, company_id: CompanyId, run_id: RunId, year: Year) -> SalaryDocument | None:
    """Returns the net wages of a company's employees up to and with a run as a PDF file, in Dutch.

    With each stands the IBAN of the first of its bank accounts 1 to 5 that holds in the last period of the
    run.
    Processed and locked runs of the year count, by number. Without figures, and for an open run, there is
    no document.
    """
    return _paper(call, company_id, run_id, year, papers.payments)


@company_service.operation(
    "SalaryDocuments_AnnualDocument_PayrollRegister", is_slow=True, faults=(RecordFault,)
)
def register(call: Call, company_id: CompanyId, run_id: RunId, year: Year) -> SalaryDocument | None:
    """Returns what each kind of figure comes to, run by run, up to and with a run as a PDF file, in Dutch.

    Processed and locked runs of the year count, by number. Without figures, and for an open run, there is
    no document.
    """
    return _paper(call, company_id, run_id, year, papers.register)


@company_service.operation(
    "SalaryDocuments_AnnualDocument_PayrollRegisterAllEmployees", is_slow=True, faults=(RecordFault,)
)
def register_of_employees(
    call: Call, company_id: CompanyId, run_id: RunId, year: Year
) -> SalaryDocument | None:
    """Returns the figures of each employee, run by run, up to and with a run as a PDF file, in Dutch.

    It adds them up by what they are: gross wage, wage tax, net wage.
    Processed and locked runs of the year count, by number. Without figures, and for an open run, there is
    no document.
    """
    return _paper(call, company_id, run_id, year, papers.register_of_employees)


@company_service.operation(
    "SalaryDocuments_AnnualDocument_PayrollRegisterSummaryCumulative", is_slow=True, faults=(RecordFault,)
)
def register_summary(call: Call, company_id: CompanyId, run_id: RunId, year: Year) -> SalaryDocument | None:
    """Returns what the figures of each employee come to up to and with a run as a PDF file, in Dutch.

    It adds them up by what they are: gross wage, wage tax, net wage.
    Processed and locked runs of the year count, by number. Without figures, and for an open run, there is
    no document.
    """
    return _paper(call, company_id, run_id, year, papers.register_summary)


@company_service.operation(
    "SalaryDocuments_AnnualDocument_ReservationSaldos", is_slow=True, faults=(RecordFault,)
)
def reservations(call: Call, company_id: CompanyId, run_id: RunId, year: Year) -> SalaryDocument | None:
    """Returns what is in the reservations of a company's employees as a PDF file, in Dutch.

    They are those that hold in the last period of the run, with what is in each after that period. Without
    any there is no document; an open run has none either.
    """
    return _paper(call, company_id, run_id, year, annual_balances.reservations)


@company_service.operation(
    "HrDocuments_EmployerCostPerHour_Year", is_slow=True, faults=(PeriodFault, RecordFault)
)
def hour_costs(
    call: Call, company_id: CompanyId, run_id: RunId, year: Year, period: PeriodNumber
) -> bytes | None:
    """Returns what an hour of each employee costs the employer, as a PDF file in Dutch.

    Of each employee with figures in the run it is what Salary_GetEstimatedCostPerHour estimates up to the
    period, which is one of the year. Without figures, and for an open run, there is no document.
    """
    company = call.company(company_id)
    try:
        asked = company.calendar.period(year, period)
    except PeriodError as error:
        raise PeriodFault(str(error)) from error
    made = _paper(call, company_id, run_id, year, partial(annual_balances.hour_costs, until=asked))
    return made.pdf if made else None


def _paper(call: Call, company_id: int, run_id: int, year: int, made: Paper) -> SalaryDocument | None:
    run = call.company(company_id).run(run_id, year)
    if run is None:
        raise RecordFault
    known = call.companies().filter(pk=company_id).first("name")
    if known is None:
        raise CompanyFault
    pdf = None if run.state == RunState.OPEN else made(run, known[0])
    return None if pdf is None else SalaryDocument(pdf=pdf)
