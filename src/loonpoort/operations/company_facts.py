"""What is kept of a company besides its own row: addresses, bank accounts and the contact person."""

from typing import Annotated

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Message
from loonpoort.contract.faults import RecordFault, ValuesFault
from loonpoort.operations.bank_accounts import ACCOUNT_FAULTS, WRITING
from loonpoort.operations.company_families import CompanyFamily
from loonpoort.operations.debtor_details import Address, BankAccount
from loonpoort.operations.parameters import CompanyId
from loonpoort.operations.services import company_service
from loonpoort.organisation import models


class ContactPerson(Message):
    email: str | None
    name: str | None
    phone: str | None
    gender: str | None
    mobile_phone: str | None
    fax: str | None
    function: str | None
    department: str | None
    number: int


ADDRESSES = CompanyFamily(
    models.CompanyAddress,
    Address,
    {"default": "is_default", "country_iso_code": "country_code"},
    missing="No address was sent",
)
ACCOUNTS = CompanyFamily(
    models.CompanyBankAccount, BankAccount, faults=ACCOUNT_FAULTS, missing="No bank account was sent"
)
CONTACTS = CompanyFamily(models.CompanyContactPerson, ContactPerson)

SentAddress = Annotated[
    Address | None, Meta(description="It has a street, a postal code or a city; a country is two capitals.")
]
SentAccount = Annotated[BankAccount | None, Meta(description="Type is one of the list other than None.")]


@company_service.operation("Address_GetCurrent")
def address(call: Call, company_id: CompanyId) -> Address | None:
    """Returns the address of a company: its default one or, where none is, the one added last."""
    return ADDRESSES.current(call, company_id)


@company_service.operation("Address_GetCurrentWithAddressType")
def address_with_type(call: Call, company_id: CompanyId) -> Address | None:
    """Returns the address of a company, as Address_GetCurrent does.

    The contract has no type of address, neither in the question nor in the answer: Default tells them apart.
    """
    return ADDRESSES.current(call, company_id)


@company_service.operation("Address_Insert", is_write=True, faults=(ValuesFault,))
def insert_address(call: Call, company_id: CompanyId, address: SentAddress) -> int:
    """Adds an address to a company, and returns its id.

    A new default address takes the place of the old default. The Id sent is ignored.
    """
    return ADDRESSES.insert(call, company_id, address)


@company_service.operation("Address_Update", is_write=True, faults=(RecordFault, ValuesFault))
def update_address(call: Call, company_id: CompanyId, address: SentAddress) -> None:
    """Changes the address of a company that has the Id sent; without an Id, the one of Address_GetCurrent."""
    ADDRESSES.update(call, company_id, address.id if address else 0, address)


@company_service.operation("BankAccount_GetCurrent")
def bank_account(call: Call, company_id: CompanyId) -> BankAccount | None:
    """Returns the bank account that a company pays from: the one added last."""
    return ACCOUNTS.current(call, company_id)


@company_service.operation("BankAccount_Insert", is_write=True, faults=WRITING)
def insert_bank_account(call: Call, company_id: CompanyId, bank_account: SentAccount) -> int:
    """Gives a company another bank account, which it pays from from now on, and returns its id.

    An account has an IBAN, which is kept in capitals and without spaces; only one at a bank outside the
    Netherlands can have Number and BIC instead (else 2032). One without a type is refused (2016).
    """
    return ACCOUNTS.insert(call, company_id, bank_account)


@company_service.operation("BankAccount_Update", is_write=True, faults=(RecordFault, *WRITING))
def update_bank_account(call: Call, company_id: CompanyId, bank_account: SentAccount) -> None:
    """Changes the bank account of a company that has the Id sent; without an Id, the one that it pays from.

    What is asked of an account is told at BankAccount_Insert.
    """
    ACCOUNTS.update(call, company_id, bank_account.id if bank_account else 0, bank_account)


@company_service.operation("ContactPerson_Get")
def contact_person(call: Call, company_id: CompanyId) -> ContactPerson | None:
    """Returns the contact person of a company."""
    return CONTACTS.current(call, company_id)
