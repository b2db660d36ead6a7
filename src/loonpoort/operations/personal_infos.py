"""Personal details of employees."""

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from msgspec import structs

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Omittable, Rows
from loonpoort.operations.employee_lists import Employee
from loonpoort.operations.parameters import CompanyId, EmployeeId
from loonpoort.operations.services import employee_service
from loonpoort.payroll.models import MaritalStatus, NameDisplay
from loonpoort.payroll.models import PersonalInfo as PersonalInfoRecord


class Gender(StrEnum):
    """The words of the contract."""

    UNDEFINED = "undefined"
    MALE = "male"
    FEMALE = "female"


class PersonalInfo(Employee):
    employee_number: Annotated[int | None, Omittable()]
    bsn: Annotated[str | None, Named("BSN")]
    title: str | None
    first_name: str | None
    initials: str | None
    prefix: str | None
    last_name: str | None
    nickname: str | None
    gender: Annotated[Gender | None, Omittable()]
    nationality_code: Annotated[int | None, Omittable()]
    place_of_birth: str | None
    country_of_birth_iso_code: Annotated[str | None, Named("CountryOfBirthISOCode")]
    identification_number: str | None
    identification_type: int
    partner_prefix: str | None
    partner_last_name: str | None
    telephone_private: str | None
    telephone_work: str | None
    telephone_mobile_private: str | None
    telephone_mobile_work: str | None
    telephone_other: str | None
    email_private: str | None
    email_work: str | None
    burgerlijke_staat: str | None
    naamstelling: str | None
    birthday: Annotated[datetime.datetime | None, Omittable()]
    deceased_date: Annotated[datetime.datetime | None, Omittable()]
    in_case_of_emergency: str | None
    in_case_of_emergency_phone: str | None
    in_case_of_emergency_relation: str | None
    title_after: str | None


class PersonalInfoV2(Message):
    wire_name = "PersonalInfo_V2"

    id: int
    display_name: str | None
    employee_number: int
    bsn: Annotated[str | None, Named("BSN")]
    title: str | None
    first_name: str | None
    initials: str | None
    prefix: str | None
    last_name: str | None
    nickname: str | None
    gender: Gender
    nationality_code: int
    place_of_birth: str | None
    country_of_birth_iso_code: Annotated[str | None, Named("CountryOfBirthISOCode")]
    identification_number: str | None
    identification_type: int
    partner_prefix: str | None
    partner_last_name: str | None
    telephone_private: str | None
    telephone_work: str | None
    telephone_mobile_private: str | None
    telephone_mobile_work: str | None
    telephone_other: str | None
    email_private: str | None
    email_work: str | None
    burgerlijke_staat: int
    naamstelling: int
    birthday: datetime.datetime | None
    creation_date: datetime.datetime | None
    start_period: int
    start_year: int
    deceased_date: Annotated[datetime.datetime | None, Omittable()]
    in_case_of_emergency: str | None
    in_case_of_emergency_phone: str | None
    in_case_of_emergency_relation: str | None
    title_after: str | None


class PersonalInfoItem(Message):
    employee_id: int
    employee_personal_infos: list[PersonalInfoV2] | None


MARITAL_STATUS_WORDS = {
    MaritalStatus.UNKNOWN: "Onbekend",
    MaritalStatus.UNMARRIED: "Ongehuwd",
    MaritalStatus.MARRIED: "Gehuwd",
    MaritalStatus.DIVORCED: "Gescheiden",
    MaritalStatus.WIDOWED: "Verweduwd",
    MaritalStatus.PARTNERSHIP: "Geregistreerd partnerschap",
}
NAME_DISPLAY_WORDS = {
    NameDisplay.OWN: "Eigen naam",
    NameDisplay.PARTNER: "Naam partner",
    NameDisplay.PARTNER_OWN: "Naam partner gevolgd door eigen naam",
    NameDisplay.OWN_PARTNER: "Eigen naam gevolgd door naam partner",
}

COLUMNS = {
    "display_name": "employee__display_name",
    "employee_number": "employee__number",
    "country_of_birth_iso_code": "country_of_birth_code",
    "burgerlijke_staat": "marital_status",
    "naamstelling": "name_display",
    "deceased_date": "deceased_on",
    "in_case_of_emergency": "emergency_contact",
    "in_case_of_emergency_phone": "emergency_phone",
    "in_case_of_emergency_relation": "emergency_relation",
}


@employee_service.operation("PersonalInfo_GetCurrent")
def current_personal_info(call: Call, employee_id: EmployeeId) -> PersonalInfo | None:
    """Returns the personal details of an employee in the company's current period.

    BurgerlijkeStaat and Naamstelling are words here; which words is Loonpoort's own choice.
    """
    info = PersonalInfo.first(
        call.employee(employee_id).current(PersonalInfoRecord).via("latest_first"),
        **COLUMNS,
        id="employee_id",
        number="employee__number",
    )
    if info is None:
        return None
    return structs.replace(
        info,
        burgerlijke_staat=_word(MARITAL_STATUS_WORDS, info.burgerlijke_staat),
        naamstelling=_word(NAME_DISPLAY_WORDS, info.naamstelling),
    )


@employee_service.operation("PersonalInfo_GetAll_AllEmployeesByCompany")
def personal_infos_of_company(
    call: Call, company_id: Annotated[CompanyId, Named("CompanyID")]
) -> Rows[PersonalInfoItem]:
    """Lists the personal details of every employee of a company, with the period each record begins in."""
    return PersonalInfoItem.grouped(
        call.company(company_id).by_employee(PersonalInfoRecord),
        PersonalInfoV2,
        by="employee_id",
        **COLUMNS,
        id="employee_id",
        creation_date="created_at",
    )


def _word(words: Mapping[Any, str], code: object) -> str | None:
    """The word of a stored code; none for a code that a later version may have stored."""
    return words.get(code)
