"""Personal details of employees."""

import datetime
from collections.abc import Collection, Mapping
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from stdnum.nl import bsn

from loonpoort.access.calls import Call
from loonpoort.contract import Named, Rows
from loonpoort.contract.faults import ValuesFault
from loonpoort.operations.assembling import Assembled, Part
from loonpoort.operations.families import Family, Holder, Stored, Values, YearAndNumber
from loonpoort.operations.parameters import CompanyId, EmployeeId, PeriodNumber, Year
from loonpoort.operations.personal_info_messages import (
    Gender,
    PersonalInfo,
    PersonalInfoItem,
    PersonalInfoV2,
)
from loonpoort.operations.services import employee_service
from loonpoort.organisation.periods import Period
from loonpoort.organisation.selections import Selection
from loonpoort.payroll.changes import Change
from loonpoort.payroll.models import MaritalStatus, NameDisplay
from loonpoort.payroll.models import PersonalInfo as PersonalInfoRecord
from loonpoort.payroll.models.personal_infos import bsn_in

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
    "deceased_date": "deceased_on",
    "in_case_of_emergency": "emergency_contact",
    "in_case_of_emergency_phone": "emergency_phone",
    "in_case_of_emergency_relation": "emergency_relation",
}


CODES = {"burgerlijke_staat": "marital_status", "naamstelling": "name_display"}
OF_EMPLOYEE = {"id": "employee_id", "number": "employee__number"}


class PersonalInfoFamily(Family[PersonalInfo]):
    """A timeline whose messages have words in the place of codes."""

    def begin(
        self,
        holder: Holder,
        sent: PersonalInfo | None,
        first: YearAndNumber | datetime.date | None = None,
        **more: Any,
    ) -> int:
        """As ever, but without a BSN the one of before goes on: who sends it may not have been let see it."""
        return super().begin(holder, sent, first, since=first, **more)

    def storing(self, changes: Collection[Change]) -> Stored:
        def stored(change: Change, values: Values) -> Values:
            since = self.first_of(change, values.pop("since", None))
            if values["bsn"] is None and isinstance(since, Period):
                values["bsn"] = bsn_in(change.holder["employee_id"], since)
            return values

        return stored

    def values(self, sent: PersonalInfo | None) -> Values:
        """With the codes of the words, and a BSN without dots and spaces."""
        values = {name: None if value == "" else value for name, value in super().values(sent).items()}
        return values | {
            "bsn": bsn.compact(values["bsn"]) if values["bsn"] else None,
            "gender": str(values["gender"] or Gender.UNDEFINED),
            "marital_status": _code("marital_status", MARITAL_STATUS_WORDS, values["marital_status"]),
            "name_display": _code("name_display", NAME_DISPLAY_WORDS, values["name_display"]),
        }


PERSONAL_INFOS = PersonalInfoFamily(
    PersonalInfoRecord,
    PersonalInfo,
    {**COLUMNS, **CODES, **OF_EMPLOYEE},
    missing="No personal details were sent",
)


def _code(column: str, words: Mapping[Any, str], text: str | None) -> int:
    """The code that a word stands for, or that is sent itself; 0 for nothing. Raises ValidationError."""
    if text is None:
        return 0
    codes = {word.casefold(): int(code) for code, word in words.items()}
    codes |= {str(code): code for code in codes.values()}
    found = codes.get(text.strip().casefold())
    if found is None:
        raise ValidationError({column: f"It is one of these: {', '.join(words.values())}."})
    return found


PARTS = {
    # A code that a later version may have stored has no word.
    "burgerlijke_staat": Part(("marital_status",), lambda row: MARITAL_STATUS_WORDS.get(row[0])),
    "naamstelling": Part(("name_display",), lambda row: NAME_DISPLAY_WORDS.get(row[0])),
}


def _latest(infos: Selection) -> PersonalInfo | None:
    return PersonalInfo.first(Assembled(infos.via("latest_first"), PARTS), **COLUMNS, **OF_EMPLOYEE)


@employee_service.operation("PersonalInfo_GetCurrent")
def current_personal_info(call: Call, employee_id: EmployeeId) -> PersonalInfo | None:
    """Returns the personal details of an employee in the company's current period.

    BurgerlijkeStaat and Naamstelling are words here; which words is Loonpoort's own choice.
    """
    return _latest(PERSONAL_INFOS.current(call.employee(employee_id)))


@employee_service.operation("PersonalInfo_Get")
def personal_info(
    call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year
) -> PersonalInfo | None:
    """Returns the personal details of an employee in a period: those that began last by then.

    DisplayName is the name that the employee is listed by now.
    """
    return _latest(PERSONAL_INFOS.in_period(call.employee(employee_id), year, period))


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
        **CODES,
        id="employee_id",
        creation_date="created_at",
    )


@employee_service.operation("PersonalInfo_Update", is_write=True, faults=(ValuesFault,))
def update_personal_info(
    call: Call,
    employee_id: EmployeeId,
    personal_info: PersonalInfo | None,
    period: PeriodNumber,
    year: Year,
) -> None:
    """Changes the personal details of an employee from a period on. Those of the same period are replaced.

    All of them are sent: what is left out is taken away, but for a BSN, which is changed and never taken
    away. LastName is needed, a BSN passes the eleven-test, BurgerlijkeStaat and Naamstelling are the words of
    PersonalInfo_GetCurrent or their numbers. Id, both numbers and DisplayName, which follows from the names,
    are ignored. What was told to begin in a later period still does.
    """
    PERSONAL_INFOS.begin(call.employee(employee_id), personal_info, (year, period))


@employee_service.operation("PersonalInfo_UpdateCurrent", is_write=True, faults=(ValuesFault,))
def update_current_personal_info(
    call: Call, employee_id: EmployeeId, personal_info: PersonalInfo | None
) -> None:
    """Changes the personal details of an employee from the company's current period on.

    The elements are those of PersonalInfo_Update.
    """
    PERSONAL_INFOS.begin(call.employee(employee_id), personal_info)
