"""What is kept of a debtor: address, bank account, people, titles, service level and labour agreements."""

import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from django.core.exceptions import ValidationError
from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import PeriodFault, ValuesFault
from loonpoort.operations.parameters import DebtorId, PeriodNumber, Year
from loonpoort.operations.services import debtor_service
from loonpoort.operations.values import reason_of
from loonpoort.organisation import models
from loonpoort.organisation.debtor_changes import add_title
from loonpoort.organisation.periods import PeriodCalendar, PeriodError, PeriodType


class Address(Message):
    id: int
    default: bool
    street: str | None
    house_number: str | None
    house_number_addition: str | None
    postal_code: str | None
    city: str | None
    state_province: str | None
    country_iso_code: Annotated[str | None, Named("CountryISOCode")]


class BankAccountType(StrEnum):
    """The words of the contract."""

    NONE = "None"
    FIRST = "Bankrekening1"
    SAVINGS = "Spaarloon"
    SECOND = "Bankrekening2"
    THIRD = "Bankrekening3"
    FOURTH = "Bankrekening4"
    FIFTH = "Bankrekening5"
    STANDARD = "Standaard"
    LIFE_COURSE = "Levensloop"


class BankAccount(Message):
    id: int
    number: str | None
    description: str | None
    iban: Annotated[str | None, Named("IBAN")]
    bic: Annotated[str | None, Named("BIC")]
    city: str | None
    name: str | None
    type: BankAccountType


class DebtorContactPerson(Message):
    email: str | None
    name: str | None
    phone: str | None


class Manager(Message):
    number: int
    first_name: str | None
    name: str | None
    department: str | None
    function: str | None
    phone_number: str | None
    mobile: str | None
    fax: str | None
    email: str | None


class DebtorServicelevel(Message):
    start_period: int
    start_year: int
    service_level: str | None
    start_contract: datetime.datetime


class Title(Message):
    title_name: str | None


class LabourAgreementSettings(Message):
    id: int
    guid: UUID
    int_number: int
    str_name: str | None
    debtor_id: Annotated[int, Named("IntDebiteurID")]


class Mapping(Message):
    id_int: int
    id_guid: UUID


class Converter(Message):
    entity: str | None
    mappings: list[Mapping] | None


LONGEST = PeriodCalendar(PeriodType.WEEK)
"""A debtor has no period type of its own, its companies have: whatever one of them could count to will do."""


@debtor_service.operation("Address_Get")
def address(call: Call, debtor_id: DebtorId) -> Address | None:
    """Returns the address of a debtor."""
    found = call.debtor(debtor_id).details(models.DebtorAddress)
    return Address.first(found, default="is_default", country_iso_code="country_code")


@debtor_service.operation("BankAccount_Get")
def bank_account(call: Call, debtor_id: DebtorId) -> BankAccount | None:
    """Returns the bank account of a debtor."""
    return BankAccount.first(call.debtor(debtor_id).details(models.DebtorBankAccount))


@debtor_service.operation("ContactPerson_Get")
def contact_person(call: Call, debtor_id: DebtorId) -> DebtorContactPerson | None:
    """Returns the contact person of a debtor."""
    return DebtorContactPerson.first(call.debtor(debtor_id).details(models.DebtorContactPerson))


@debtor_service.operation("AccountantContact_GetList")
def accountant_contacts(call: Call, debtor_id: DebtorId) -> Rows[DebtorContactPerson]:
    """Lists the people at the bureau whom a debtor deals with."""
    return DebtorContactPerson.rows(call.debtor(debtor_id).details(models.AccountantContact))


@debtor_service.operation("Manager_GetList")
def managers(call: Call, debtor_id: DebtorId) -> Rows[Manager]:
    """Lists the managers of a debtor."""
    return Manager.rows(call.debtor(debtor_id).details(models.Manager))


@debtor_service.operation("ServiceLevel_Get")
def service_level(call: Call, debtor_id: DebtorId) -> DebtorServicelevel | None:
    """Returns the service level of a debtor, with the period and the day that it began."""
    found = call.debtor(debtor_id).details(models.ServiceLevel)
    return DebtorServicelevel.first(found, start_contract="contract_begins_on")


@debtor_service.operation("Title_GetList")
def titles(call: Call, debtor_id: DebtorId) -> Rows[Title]:
    """Lists the titles that people at a debtor may have."""
    return Title.rows(call.debtor(debtor_id).details(models.DebtorTitle), title_name="name")


@debtor_service.operation("Title_Insert", is_write=True, faults=(ValuesFault,))
def insert_title(call: Call, debtor_id: DebtorId, title: Annotated[Title | None, Named("title")]) -> None:
    """Adds a title to a debtor. A title that it has already is refused."""
    debtor = call.debtor(debtor_id)
    if title is None:
        raise ValuesFault("No title was sent")
    try:
        add_title(debtor.id, title.title_name or "")
    except ValidationError as error:
        raise ValuesFault(reason_of(error, Title, {"title_name": "name"})) from error


@debtor_service.operation("LabourAgreementSettings_GetList")
def labour_agreements(
    call: Call, debtor_id: DebtorId, period: PeriodNumber, year: Year
) -> Rows[LabourAgreementSettings]:
    """Lists the settings of the collective labour agreements that hold for a debtor in a period.

    Periods are compared by year and number, whatever the period types of the debtor's companies.
    """
    debtor = call.debtor(debtor_id)
    try:
        index = LONGEST.period(year, period).index
    except PeriodError as error:
        raise PeriodFault(str(error)) from error
    found = debtor.details(models.LabourAgreement).via("in_force", index)
    return LabourAgreementSettings.rows(found, int_number="number", str_name="name")


@debtor_service.operation("Converter_GetDebtors_IntToGuid")
def guids(
    call: Call,
) -> Annotated[Converter | None, Meta(description="GUIDs never change, nor do ids.")]:
    """Returns the GUID of every debtor within the login's filter."""
    rows = call.debtors().values_list("id", "guid")
    return Converter(entity="Debtor", mappings=[Mapping(id_int=row[0], id_guid=row[1]) for row in rows])
