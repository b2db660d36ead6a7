"""Addresses of employees."""

import datetime
from enum import StrEnum
from typing import Annotated

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import ProtectedFault, RecordFault, ValuesFault
from loonpoort.operations.families import Family
from loonpoort.operations.parameters import CompanyId, EmployeeId, PeriodNumber, UnprotectedMode, Year
from loonpoort.operations.services import employee_service
from loonpoort.payroll.models import EmployeeAddress as AddressRecord


class AddressType(StrEnum):
    """The words of the contract."""

    HOME = "HomeAddress"
    POST = "PostAddress"
    ABSENCE = "AbsenceAddress"
    HOLIDAYS = "HolidaysAddress"
    WEEKEND = "WeekendAddress"


class EmployeeAddress(Message):
    id: int
    default: bool
    street: str | None
    house_number: str | None
    house_number_addition: str | None
    postal_code: str | None
    city: str | None
    state_province: str | None
    country_iso_code: Annotated[str | None, Named("CountryISOCode")]
    type: AddressType


class EmployeeAddressV2(Message):
    wire_name = "EmployeeAddress_V2"

    id: int
    start_period: int
    start_year: int
    end_period: int | None
    end_year: int | None
    street: str | None
    house_number: str | None
    house_number_addition: str | None
    postal_code: str | None
    city: str | None
    state_province: str | None
    creation_date: datetime.datetime | None
    country_iso_code: Annotated[str | None, Named("CountryISOCode")]
    type: AddressType


class EmployeeAddressItem(Message):
    employee_id: int
    employee_addresses: list[EmployeeAddressV2] | None


COUNTRY = {"country_iso_code": "country_code"}
ADDRESSES = Family(AddressRecord, EmployeeAddress, {"default": "is_default", **COUNTRY})


@employee_service.operation("Address_GetList")
def addresses(call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year) -> Rows[EmployeeAddress]:
    """Lists the addresses of an employee that hold in a period."""
    return ADDRESSES.rows(ADDRESSES.in_period(call.employee(employee_id), year, period))


@employee_service.operation("Address_GetListCurrent")
def current_addresses(call: Call, employee_id: EmployeeId) -> Rows[EmployeeAddress]:
    """Lists the addresses of an employee that hold in the company's current period."""
    return ADDRESSES.rows(ADDRESSES.current(call.employee(employee_id)))


@employee_service.operation("Address_GetAll_AllEmployeesByCompany")
def addresses_of_company(
    call: Call, company_id: Annotated[CompanyId, Named("CompanyID")]
) -> Rows[EmployeeAddressItem]:
    """Lists all addresses of every employee of a company, with the periods that each begins and ends in."""
    return EmployeeAddressItem.grouped(
        call.company(company_id).by_employee(AddressRecord),
        EmployeeAddressV2,
        by="employee_id",
        creation_date="created_at",
        **COUNTRY,
    )


@employee_service.operation("Address_Insert", is_write=True, faults=(ProtectedFault, ValuesFault))
def insert_address(
    call: Call,
    employee_id: EmployeeId,
    address: EmployeeAddress | None,
    period: PeriodNumber,
    year: Year,
    unprotected_mode: UnprotectedMode,
) -> int:
    """Adds an address to an employee from a period on, and returns its id.

    A new default address takes the place of the old default. The Id sent is ignored.
    """
    employee = call.employee(employee_id)
    return ADDRESSES.insert(employee, address, (year, period), is_unprotected=unprotected_mode)


@employee_service.operation("Address_InsertCurrent", is_write=True, faults=(ValuesFault,))
def insert_current_address(call: Call, employee_id: EmployeeId, address: EmployeeAddress | None) -> int:
    """Adds an address to an employee from the company's current period on, and returns its id.

    A new default address takes the place of the old default. The Id sent is ignored.
    """
    return ADDRESSES.insert(call.employee(employee_id), address)


@employee_service.operation("Address_Update", is_write=True, faults=(RecordFault, ValuesFault))
def update_address(call: Call, employee_id: EmployeeId, address: EmployeeAddress | None) -> bool:
    """Changes the address that has the Id sent, for all the periods that it holds in. Returns true."""
    employee = call.employee(employee_id)
    ADDRESSES.update(employee, address.id if address else 0, address)
    return True


@employee_service.operation("Address_Delete", is_write=True, faults=(RecordFault,))
def delete_address(
    call: Call, employee_id: EmployeeId, address_id: Annotated[int, Named("AddressID")]
) -> bool:
    """Removes an address of an employee. Returns true."""
    ADDRESSES.delete(call.employee(employee_id), address_id)
    return True
