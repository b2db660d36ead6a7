"""Companies: lists and the current period."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from django.core.exceptions import ValidationError
from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import OperationClosedFault, ValuesFault
from loonpoort.operations.parameters import CompanyId, DebtorId, EmployeeId
from loonpoort.operations.services import company_service
from loonpoort.operations.values import reason_of
from loonpoort.organisation.company_changes import NewCompany, create_company
from loonpoort.organisation.periods import PeriodType
from loonpoort.organisation.selections import Selection


class LoonaangifteTijdvak(StrEnum):
    """The wage-tax declaration period."""

    NONE = "None"
    MONTH = "Month"
    FOUR_WEEKS = "Week4"
    HALF_YEAR = "Month6"
    YEAR = "Year"


class Company(Message):
    id: Annotated[int, Named("ID")]
    number: int
    name: str | None
    phone_number: str | None
    fax_number: str | None
    email: str | None
    website: str | None
    loonaangifte_tijdvak: LoonaangifteTijdvak
    kvk_nr: str | None


COLUMNS = {"loonaangifte_tijdvak": "declaration_period", "kvk_nr": "kvk_number"}


SENT = {"name": "company_name", "labour_agreement": "labour_agreement_settings_group_guid"}
"""By column the parameter that it is filled from."""
PERIOD_TYPES = {1: PeriodType.MONTH, 2: PeriodType.FOUR_WEEKS, 3: PeriodType.WEEK}
"""By the numbers that the contract gives them."""


@company_service.operation("List_GetAll")
def all_companies(call: Call) -> Rows[Company]:
    """Lists every company within the login's filter."""
    return _companies(call.companies())


@company_service.operation("List_GetByDebtor")
def companies_of_debtor(call: Call, debtor_id: DebtorId) -> Rows[Company]:
    """Lists the companies of a debtor that are within the login's filter."""
    return _companies(call.debtor(debtor_id).companies())


@company_service.operation("Company_GetCurrentPeriod")
def current_period(call: Call, company_id: CompanyId) -> Annotated[str, Meta(examples=["2026-11-M"])]:
    """Returns the current period of a company as year-period-type, e.g. 2026-11-M.

    The types are M (month), W4 (four weeks) and W1 (week).
    """
    company = call.company(company_id)
    return company.current_period.wire_text(company.period_type)


@company_service.operation("Company_GetCurrentByEmployeeId")
def company_of_employee(call: Call, employee_id: EmployeeId) -> Company | None:
    """Returns the company that an employee works for."""
    employee = call.employee(employee_id)
    of = call.employees().filter(pk=employee.id).first("company_id")
    return Company.first(call.companies().filter(pk=of[0]), **COLUMNS) if of else None


@company_service.operation("Company_Insert", is_write=True, faults=(ValuesFault,))
def insert_company(
    call: Call,
    debtor_id: DebtorId,
    company_name: str | None,
    period_type: Annotated[
        int, Meta(description="1 (month), 2 (four weeks) or 3 (week); never changed.", examples=[1])
    ],
    default_company_id: Annotated[
        int,
        Meta(description="The company whose codes and cost centres it gets; 0 for the usual ones."),
    ],
    labour_agreement_settings_group_guid: Annotated[
        UUID, Meta(description="A Guid of LabourAgreementSettings_GetList; noughts for none.")
    ],
    pay_in_advance: bool,
) -> int:
    """Makes a company of a debtor and returns its id. Its current period is that of today.

    Takes a login that no filter keeps from any company of the debtor (else fault 1002): another would not
    reach what it made. It gets the next number of the environment.
    """
    debtor = call.debtor(debtor_id)
    if call.scope.company_ids is not None:
        raise OperationClosedFault("Only a login that reaches all of the debtor makes companies")
    if period_type not in PERIOD_TYPES:
        raise ValuesFault(f"PeriodType: {period_type} is not 1 (month), 2 (four weeks) or 3 (week)")
    if default_company_id and not call.companies().filter(pk=default_company_id).exists():
        raise ValuesFault(f"DefaultCompanyId: There is no company {default_company_id}")
    new = NewCompany(
        name=company_name or "",
        period_type=PERIOD_TYPES[period_type],
        after_id=default_company_id or None,
        labour_agreement=labour_agreement_settings_group_guid
        if labour_agreement_settings_group_guid.int
        else None,
        pays_in_advance=pay_in_advance,
    )
    try:
        return int(create_company(call.actor, debtor.id, new).pk)
    except ValidationError as error:
        sent = {SENT.get(column, column): texts for column, texts in error.error_dict.items()}
        raise ValuesFault(reason_of(ValidationError(sent), Company, {})) from error


def _companies(query: Selection) -> Rows[Company]:
    return Company.rows(query, **COLUMNS)
