"""The families that the employee page shows and changes: an entry each, and nothing else.

A family appears with its history, its forms and its rights by its entry here.
"""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from loonpoort.access.dashlets import Dashlet
from loonpoort.organisation.models import Department, Function
from loonpoort.payroll.events import EMPLOYEE_BANK_NUMBER_SHOWN, EMPLOYEE_BSN_SHOWN
from loonpoort.payroll.models import (
    BankAccount,
    Contract,
    Employee,
    EmployeeAddress,
    EmployeeDepartment,
    EmployeeFunction,
    PersonalInfo,
)
from loonpoort.web.payroll_arrangements import FAMILIES as ARRANGEMENTS
from loonpoort.web.payroll_computed import address_words, each
from loonpoort.web.payroll_employments import EMPLOYMENTS
from loonpoort.web.payroll_family import Choices, Computed, Family, Number
from loonpoort.web.payroll_pay_families import COMPONENTS, COST_ALLOCATIONS, SALARIES, SCHEDULES
from loonpoort.web.payroll_people import FAMILIES as PEOPLE
from loonpoort.web.payroll_time import TIME


def _of_debtor(model: Any) -> Choices:
    """The rows of one of the debtor's lists."""

    def choices(employee: Employee) -> QuerySet[Any]:
        rows: QuerySet[Any] = model.unscoped.filter(debtor=employee.company.debtor_id)
        return rows

    return choices


PERSONAL_DETAILS = Family(
    name="personal-details",
    model=PersonalInfo,
    title=_("Personal details"),
    is_timeline=True,
    shows_facts=True,
    columns=("last_name", "first_name", "marital_status"),
    numbers={"bsn": Number(Dashlet.PERSONAL_NUMBERS, EMPLOYEE_BSN_SHOWN, 3)},
    labels={
        "title": _("Title"),
        "initials": _("Initials"),
        "first_name": _("First name"),
        "prefix": _("Prefix"),
        "last_name": _("Last name"),
        "title_after": _("Title after the name"),
        "nickname": _("Called"),
        "partner_prefix": _("Partner's prefix"),
        "partner_last_name": _("Partner's last name"),
        "name_display": _("Name in use"),
        "bsn": _("BSN"),
        "gender": _("Gender"),
        "birthday": _("Birthday"),
        "place_of_birth": _("Place of birth"),
        "country_of_birth_code": _("Country of birth"),
        "nationality_code": _("Nationality (code)"),
        "marital_status": _("Marital status"),
        "deceased_on": _("Deceased on"),
        "identification_type": _("Kind of identity document (code)"),
        "identification_number": _("Number of identity document"),
        "email_private": _("E-mail address, private"),
        "email_work": _("E-mail address, work"),
        "telephone_private": _("Telephone, private"),
        "telephone_work": _("Telephone, work"),
        "telephone_mobile_private": _("Mobile, private"),
        "telephone_mobile_work": _("Mobile, work"),
        "telephone_other": _("Telephone, other"),
        "emergency_contact": _("In an emergency"),
        "emergency_phone": _("Telephone in an emergency"),
        "emergency_relation": _("Relation in an emergency"),
    },
)

ADDRESSES = Family(
    name="addresses",
    model=EmployeeAddress,
    title=_("Addresses"),
    columns=("type", "address", "is_default"),
    computed={"address": Computed(_("Address"), each(address_words))},
    labels={
        "type": _("Kind"),
        "street": _("Street"),
        "house_number": _("House number"),
        "house_number_addition": _("Addition"),
        "postal_code": _("Postal code"),
        "city": _("City"),
        "state_province": _("Province"),
        "country_code": _("Country"),
        "is_default": _("Default"),
    },
)

BANK_ACCOUNTS = Family(
    name="bank-accounts",
    model=BankAccount,
    title=_("Bank accounts"),
    panel=Dashlet.BANK_ACCOUNTS,
    columns=("type", "iban", "number", "name"),
    numbers={
        "iban": Number(Dashlet.BANK_ACCOUNTS, EMPLOYEE_BANK_NUMBER_SHOWN, 4),
        "number": Number(Dashlet.BANK_ACCOUNTS, EMPLOYEE_BANK_NUMBER_SHOWN, 4),
    },
    labels={
        "type": _("Kind"),
        "iban": _("IBAN"),
        "number": _("Account number without IBAN"),
        "bic": _("BIC"),
        "name": _("In the name of"),
        "city": _("City"),
        "description": _("Description"),
    },
)

CONTRACTS = Family(
    name="contracts",
    model=Contract,
    title=_("Contracts"),
    columns=("is_indefinite", "hours_per_week", "trial_ends_on"),
    labels={
        "is_indefinite": _("Indefinite"),
        "is_written": _("In writing"),
        "hours_per_week": _("Hours a week"),
        "trial_ends_on": _("End of the trial period"),
        "employment_type": _("Kind of employment (code)"),
        "employment_sequence": _("Number of the employment"),
        "phase_classification": _("Phase of temporary work (code)"),
    },
)

DEPARTMENTS = Family(
    name="departments",
    model=EmployeeDepartment,
    title=_("Department"),
    is_timeline=True,
    columns=("department",),
    labels={"department": _("Department")},
    choices={"department": _of_debtor(Department)},
)

FUNCTIONS = Family(
    name="functions",
    model=EmployeeFunction,
    title=_("Function"),
    is_timeline=True,
    columns=("function",),
    labels={"function": _("Function")},
    choices={"function": _of_debtor(Function)},
)

FAMILIES = (
    PERSONAL_DETAILS,
    EMPLOYMENTS,
    ADDRESSES,
    BANK_ACCOUNTS,
    CONTRACTS,
    DEPARTMENTS,
    FUNCTIONS,
    SCHEDULES,
    SALARIES,
    *COMPONENTS,
    COST_ALLOCATIONS,
    *TIME,
    *PEOPLE,
    *ARRANGEMENTS,
)
BY_NAME = {family.name: family for family in FAMILIES}
