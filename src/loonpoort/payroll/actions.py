"""Changes of payroll data: each checks, changes and records in one transaction."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from loonpoort.payroll.handles import EmployeeHandle
from loonpoort.payroll.models import Employee, EmployeeAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAddress:
    """The values of an address; the fields are those of `EmployeeAddress`."""

    is_default: bool
    street: str | None
    house_number: str | None
    house_number_addition: str | None
    postal_code: str | None
    city: str | None
    state_province: str | None
    country_code: str | None
    type: str


def insert_current_address(employee: EmployeeHandle, values: NewAddress) -> int:
    """Add an address from the company's current period on, and give its id.

    A new default takes the place of the old one. Raises ValidationError, by field, for what cannot be stored.
    """
    address = EmployeeAddress(
        employee_id=employee.id,
        first_period=employee.current_period.index,
        is_default=values.is_default,
        street=values.street,
        house_number=values.house_number,
        house_number_addition=values.house_number_addition,
        postal_code=values.postal_code,
        city=values.city,
        state_province=values.state_province,
        country_code=values.country_code,
        type=values.type,
    )
    address.clean_fields(exclude=["employee"])
    _check_not_empty(address)
    with transaction.atomic():
        # Two new defaults at once must not both stay.
        Employee.unscoped.select_for_update().get(pk=employee.id)
        if address.is_default:
            employee.current(EmployeeAddress).queryset.update(is_default=False)
        address.save()
    return address.pk


def _check_not_empty(address: EmployeeAddress) -> None:
    if not any([address.street, address.postal_code, address.city]):
        raise ValidationError({"street": _("An address needs a street, a postal code or a city.")})
