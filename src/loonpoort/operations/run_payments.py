"""Payment files of payroll runs."""

import datetime
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils import translation
from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Named, RefusedBy
from loonpoort.contract.faults import RecordFault, ValuesFault
from loonpoort.operations.parameters import CompanyId, RunId
from loonpoort.operations.services import company_service
from loonpoort.payroll.declaration_files import declarations_of
from loonpoort.payroll.handles import RunHandle
from loonpoort.payroll.models import DeclarationKind
from loonpoort.payroll.sepa import NothingToPayError, tax_file, wages_file

RunYear = Annotated[int, Meta(description="Payroll year that the run is of.", examples=[2026])]
PaymentDay = Annotated[
    datetime.datetime,
    Named("paymentDate"),
    Meta(description="The day on which it is to be paid; its time is ignored."),
]
WageTaxId = Annotated[
    int,
    Named("WageTaxID"),
    Meta(description="Id of a declaration by WageTax_GetList.", examples=[12]),
    RefusedBy(RecordFault),
]
FAULTS = (RecordFault, ValuesFault)


@company_service.operation("SalaryDocuments_GetSEPA", is_write=True, is_slow=True, faults=FAULTS)
def wages(
    call: Call,
    company_id: CompanyId,
    run_id: Annotated[RunId, Named("RunID")],
    year: RunYear,
    payment_date: PaymentDay,
) -> str | None:
    """Returns the file that pays the net wages of a run: SEPA credit transfers, pain.001.001.03.

    Each employee is paid on the first of its bank accounts 1 to 5 that holds in the run's last period and has
    an IBAN; where one has none, there is no file. Net wages below zero are left out. Without wages to pay,
    and for an open run, there is no file either. That it was taken is noted (see PayrollWorkflow_Get).
    """
    run = _run(call, company_id, run_id, year)
    try:
        with translation.override("en"):
            return wages_file(call.actor, run, payment_date.date())
    except NothingToPayError:
        return None
    except ValidationError as error:
        raise ValuesFault(" ".join(error.messages)) from error


@company_service.operation("SalaryDocuments_GetSEPA_Tax", is_write=True, is_slow=True, faults=FAULTS)
def tax(
    call: Call,
    company_id: CompanyId,
    run_id: Annotated[RunId, Named("RunID")],
    year: RunYear,
    wage_tax_id: WageTaxId,
    payment_date: PaymentDay,
) -> str | None:
    """Returns the file that pays a wage-tax declaration: one SEPA credit transfer, pain.001.001.03.

    It pays the total of a declaration over a period of the run to the tax authority, with the payment
    reference of the declaration if it has one. Without anything to pay, and for an open run, there is no
    file.
    """
    run = _run(call, company_id, run_id, year)
    found = declarations_of(run.company, DeclarationKind.WAGE_TAX).filter(
        pk=wage_tax_id,
        year=run.year,
        first_period__lte=run.last_period.number,
        last_period__gte=run.first_period.number,
    )
    declaration = found.queryset.first()
    if declaration is None:
        raise RecordFault
    try:
        with translation.override("en"):
            return tax_file(call.actor, run, declaration, payment_date.date())
    except NothingToPayError:
        return None
    except ValidationError as error:
        raise ValuesFault(" ".join(error.messages)) from error


def _run(call: Call, company_id: int, run_id: int, year: int) -> RunHandle:
    run = call.company(company_id).run(run_id, year)
    if run is None:
        raise RecordFault
    return run
