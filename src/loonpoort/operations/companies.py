"""Companies: lists and the current period."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.operations.parameters import CompanyId, DebtorId
from loonpoort.operations.services import company_service
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


def _companies(query: Selection) -> Rows[Company]:
    return Company.rows(query, loonaangifte_tijdvak="declaration_period", kvk_nr="kvk_number")
