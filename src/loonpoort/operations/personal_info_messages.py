"""What personal details look like on the wire."""

import datetime
from enum import StrEnum
from typing import Annotated

from loonpoort.contract import Message, Named, Omittable
from loonpoort.operations.employee_lists import Employee


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
