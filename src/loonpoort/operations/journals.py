"""Journals of payroll runs, in every grouping: each by run alone, and by run and year.

In all of them stands in transactions a transaction, with the header (date, period and, of several periods,
lastperiod) and lines: dim1 is the ledger account, dim2 what the journal is grouped by, dim3 the cost unit;
value, debitcredit and description follow. Debit and credit come to the same.
"""

from typing import Annotated

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import LongText, Named
from loonpoort.contract.faults import RecordFault
from loonpoort.operations.parameters import CompanyId, RunId
from loonpoort.operations.services import company_service
from loonpoort.payroll.journals import Grouping, run_journal

RunYear = Annotated[int, Meta(description="Payroll year that the run is of.", examples=[2026])]


def _journal(
    call: Call, company_id: int, run_id: int, grouping: Grouping, year: int | None = None
) -> LongText:
    run = call.company(company_id).run(run_id, year)
    if run is None:
        raise RecordFault
    return LongText(run_journal(run, grouping))


@company_service.operation("Journals_GetByRunCompany", faults=(RecordFault,))
def company_journal(call: Call, company_id: CompanyId, run_id: RunId) -> LongText:
    """Returns the journal of a run as a whole, as an XML text.

    dim1 of a line is the ledger account, dim2 is empty.
    Debit and credit come to the same. Without figures, and for an open run, transactions is empty.
    """
    return _journal(call, company_id, run_id, Grouping.COMPANY)


@company_service.operation("Journals_GetByRunCompany_v2", faults=(RecordFault,))
def company_journal_of_year(
    call: Call,
    company_id: CompanyId,
    run_id: RunId,
    int_year: Annotated[RunYear, Named("intYear")],
) -> LongText:
    """Returns the journal of a run of a year as a whole, as an XML text.

    dim1 of a line is the ledger account, dim2 is empty.
    Debit and credit come to the same. Without figures, and for an open run, transactions is empty.
    """
    return _journal(call, company_id, run_id, Grouping.COMPANY, int_year)


@company_service.operation("Journals_GetByRunCostCenter", faults=(RecordFault,))
def cost_center_journal(call: Call, company_id: CompanyId, run_id: RunId) -> LongText:
    """Returns the journal of a run by cost centre, as an XML text.

    dim1 of a line is the ledger account, dim2 the cost centre (empty for figures without one).
    Debit and credit come to the same. Without figures, and for an open run, transactions is empty.
    """
    return _journal(call, company_id, run_id, Grouping.COST_CENTER)


@company_service.operation("Journals_GetByRunCostCenter_v2", faults=(RecordFault,))
def cost_center_journal_of_year(
    call: Call,
    company_id: CompanyId,
    run_id: RunId,
    int_year: Annotated[RunYear, Named("intYear")],
) -> LongText:
    """Returns the journal of a run of a year by cost centre, as an XML text.

    dim1 of a line is the ledger account, dim2 the cost centre (empty for figures without one).
    Debit and credit come to the same. Without figures, and for an open run, transactions is empty.
    """
    return _journal(call, company_id, run_id, Grouping.COST_CENTER, int_year)


@company_service.operation("Journals_GetByRunCostCenterCostUnit", faults=(RecordFault,))
def cost_center_cost_unit_journal(call: Call, company_id: CompanyId, run_id: RunId) -> LongText:
    """Returns the journal of a run by cost centre and cost unit, as an XML text.

    dim1 of a line is the ledger account, dim2 the cost centre (empty for figures without one), dim3 the cost
    unit if there is one.
    Debit and credit come to the same. Without figures, and for an open run, transactions is empty.
    """
    return _journal(call, company_id, run_id, Grouping.COST_CENTER_COST_UNIT)


@company_service.operation("Journals_GetByRunCostCenterCostUnitPerYear", faults=(RecordFault,))
def cost_center_cost_unit_journal_of_year(
    call: Call,
    company_id: Annotated[CompanyId, Named("companyId")],
    run_id: Annotated[RunId, Named("runId")],
    year: Annotated[RunYear, Named("year")],
) -> LongText:
    """Returns the journal of a run of a year by cost centre and cost unit, as an XML text.

    dim1 of a line is the ledger account, dim2 the cost centre (empty for figures without one), dim3 the cost
    unit if there is one.
    Debit and credit come to the same. Without figures, and for an open run, transactions is empty.
    """
    return _journal(call, company_id, run_id, Grouping.COST_CENTER_COST_UNIT, year)


@company_service.operation("Journals_GetByRunDepartment", faults=(RecordFault,))
def department_journal(call: Call, company_id: CompanyId, run_id: RunId) -> LongText:
    """Returns the journal of a run by department, as an XML text.

    dim1 of a line is the ledger account, dim2 the code of the department (empty for figures without one).
    Debit and credit come to the same. Without figures, and for an open run, transactions is empty.
    """
    return _journal(call, company_id, run_id, Grouping.DEPARTMENT)


@company_service.operation("Journals_GetByRunDepartment_v2", faults=(RecordFault,))
def department_journal_of_year(
    call: Call,
    company_id: CompanyId,
    run_id: RunId,
    int_year: Annotated[RunYear, Named("intYear")],
) -> LongText:
    """Returns the journal of a run of a year by department, as an XML text.

    dim1 of a line is the ledger account, dim2 the code of the department (empty for figures without one).
    Debit and credit come to the same. Without figures, and for an open run, transactions is empty.
    """
    return _journal(call, company_id, run_id, Grouping.DEPARTMENT, int_year)


@company_service.operation("Journals_GetByRunEmployee", faults=(RecordFault,))
def employee_journal(call: Call, company_id: CompanyId, run_id: RunId) -> LongText:
    """Returns the journal of a run by employee, as an XML text.

    dim1 of a line is the ledger account, dim2 the number of the employee, dim3 the cost unit if there is one.
    Debit and credit come to the same. Without figures, and for an open run, transactions is empty.
    """
    return _journal(call, company_id, run_id, Grouping.EMPLOYEE)


@company_service.operation("Journals_GetByRunEmployee_v2", faults=(RecordFault,))
def employee_journal_of_year(
    call: Call,
    company_id: CompanyId,
    run_id: RunId,
    int_year: Annotated[RunYear, Named("intYear")],
) -> LongText:
    """Returns the journal of a run of a year by employee, as an XML text.

    dim1 of a line is the ledger account, dim2 the number of the employee, dim3 the cost unit if there is one.
    Debit and credit come to the same. Without figures, and for an open run, transactions is empty.
    """
    return _journal(call, company_id, run_id, Grouping.EMPLOYEE, int_year)
