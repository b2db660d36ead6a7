"""Addresses of employees."""

from enum import StrEnum
from typing import Annotated

from django.core.exceptions import ValidationError

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import ValuesFault
from loonpoort.operations.parameters import EmployeeId
from loonpoort.operations.services import employee_service
from loonpoort.operations.values import reason_of
from loonpoort.payroll.actions import NewAddress, insert_current_address
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


COLUMNS = {"default": "is_default", "country_iso_code": "country_code"}


@employee_service.operation("Address_GetListCurrent")
def current_addresses(call: Call, employee_id: EmployeeId) -> Rows[EmployeeAddress]:
    """Lists the addresses of an employee that hold in the company's current period."""
    return EmployeeAddress.rows(call.employee(employee_id).current(AddressRecord), **COLUMNS)


@employee_service.operation("Address_InsertCurrent", is_write=True, faults=(ValuesFault,))
def insert_address(call: Call, employee_id: EmployeeId, address: EmployeeAddress | None) -> int:
    """Adds an address to an employee from the company's current period on, and returns its id.

    A new default address takes the place of the old default. The Id sent is ignored.
    """
    employee = call.employee(employee_id)
    if address is None:
        raise ValuesFault("Address is missing")
    values = NewAddress(
        is_default=address.default,
        street=address.street,
        house_number=address.house_number,
        house_number_addition=address.house_number_addition,
        postal_code=address.postal_code,
        city=address.city,
        state_province=address.state_province,
        country_code=address.country_iso_code,
        type=address.type,
    )
    try:
        return insert_current_address(employee, values)
    except ValidationError as error:
        raise ValuesFault(reason_of(error, EmployeeAddress, COLUMNS)) from error
