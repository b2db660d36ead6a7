"""Annual documents of a company's wage-tax declarations."""

from collections.abc import Callable
from typing import Annotated

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract.faults import CompanyFault, RecordFault
from loonpoort.operations.annual_statements import SalaryDocument
from loonpoort.operations.parameters import CompanyId, RunId
from loonpoort.operations.services import company_service
from loonpoort.payroll.declaration_documents import by_period_pdf, cumulative_pdf, sent_pdf
from loonpoort.payroll.handles import RunHandle
from loonpoort.payroll.models import RunState

RunYear = Annotated[int, Meta(description="Payroll year that the run is of.", examples=[2026])]


@company_service.operation(
    "SalaryDocuments_AnnualDocument_SentWageTaxDeclarations", is_slow=True, faults=(RecordFault,)
)
def sent(call: Call, company_id: CompanyId, run_id: RunId, year: RunYear) -> SalaryDocument | None:
    """Returns the wage-tax declarations of a run's year that were sent, as a PDF file in Dutch.

    It lists those over periods up to and with the last of the run. Without any, and for an open run, there
    is no document.
    """
    return _document(call, company_id, run_id, year, sent_pdf)


@company_service.operation(
    "SalaryDocuments_AnnualDocument_WageTaxDeclarationOverviewByPeriod", is_slow=True, faults=(RecordFault,)
)
def by_period(call: Call, company_id: CompanyId, run_id: RunId, year: RunYear) -> SalaryDocument | None:
    """Returns what the wage-tax declarations of a run's year declare, one by one, as a PDF file in Dutch.

    Drafts and corrections are among them. Which there are, and when there is no document, is as in
    SalaryDocuments_AnnualDocument_SentWageTaxDeclarations.
    """
    return _document(call, company_id, run_id, year, by_period_pdf)


@company_service.operation(
    "SalaryDocuments_AnnualDocument_WageTaxDeclarationOverviewCumulative", is_slow=True, faults=(RecordFault,)
)
def cumulative(call: Call, company_id: CompanyId, run_id: RunId, year: RunYear) -> SalaryDocument | None:
    """Returns what the wage-tax declarations of a run's year come to so far, as a PDF file in Dutch.

    Each line adds a declared span of periods, by its latest declaration. When there is no document is as in
    SalaryDocuments_AnnualDocument_SentWageTaxDeclarations.
    """
    return _document(call, company_id, run_id, year, cumulative_pdf)


def _document(
    call: Call, company_id: int, run_id: int, year: int, made: Callable[[RunHandle, str], bytes | None]
) -> SalaryDocument | None:
    run = call.company(company_id).run(run_id, year)
    if run is None:
        raise RecordFault
    known = call.companies().filter(pk=company_id).first("name")
    if known is None:
        raise CompanyFault
    pdf = None if run.state == RunState.OPEN else made(run, known[0])
    return None if pdf is None else SalaryDocument(pdf=pdf)
