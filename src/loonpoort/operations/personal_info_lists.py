"""Personal details of all employees of a company, in two more ways than `personal_infos` has."""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.operations.assembling import Assembled, Part
from loonpoort.operations.parameters import CompanyId
from loonpoort.operations.personal_info_messages import Gender, PersonalInfoItem, PersonalInfoV2
from loonpoort.operations.personal_infos import CODES, COLUMNS
from loonpoort.operations.salaries import WORDS, SalaryType
from loonpoort.operations.services import employee_service
from loonpoort.organisation.selections import Selection
from loonpoort.organisation.statements import Row
from loonpoort.payroll.handles import CompanyHandle
from loonpoort.payroll.models import Contract, EmployeeAddress, PersonalInfo, Salary


class PersonalInfoContractSalaryAddress(Message):
    employee_id: Annotated[int, Named("EmployeeID")]
    employee_number: int
    first_name: str | None
    birthday: datetime.datetime | None
    prefix: str | None
    last_name: str | None
    gender: Gender
    bsn: Annotated[str | None, Named("BSN")]
    city: str | None
    telephone_work: str | None
    telephone_mobile_work: str | None
    email_work: str | None
    contract_start_date: datetime.datetime | None
    contract_end_date: datetime.datetime | None
    email_private: str | None
    telephone_private: str | None
    telephone_mobile_private: str | None
    salary_type: SalaryType | None
    salary_value: Decimal | None
    street: str | None
    house_number: str | None
    house_number_addition: str | None
    post_code: str | None
    hourly_wage: Annotated[
        Decimal, Meta(description="The salary's amount where that is an amount an hour, 0 otherwise.")
    ]
    contract_hours: Annotated[
        Decimal, Meta(description="Hours a week by the contract, 0 without a contract.")
    ]


INFO = {"employee_number": "employee__number"}
CONTRACT = {
    "contract_start_date": "first_day",
    "contract_end_date": "last_day",
    "contract_hours": "hours_per_week",
}
SALARY = {"salary_type": "type", "salary_value": "value"}
ADDRESS = {
    "city": "city",
    "street": "street",
    "house_number": "house_number",
    "house_number_addition": "house_number_addition",
    "post_code": "postal_code",
}
ELSEWHERE = {*CONTRACT, *SALARY, *ADDRESS, "hourly_wage"}
OF_PERSONS = [name for name in PersonalInfoContractSalaryAddress.__struct_fields__ if name not in ELSEWHERE]
HOURLY = {
    SalaryType.GROSS_HOURLY,
    SalaryType.NET_HOURLY_WITH_COMPONENTS,
    SalaryType.NET_HOURLY_WITHOUT_COMPONENTS,
}
NOBODY: dict[str, Any] = {"hourly_wage": Decimal(0), "contract_hours": Decimal(0)}


@employee_service.operation("PersonalInfoWithoutBSN_Get_GetAllEmployeesByCompany")
def personal_infos_without_bsn(
    call: Call, company_id: Annotated[CompanyId, Named("CompanyID")]
) -> Rows[PersonalInfoItem]:
    """Lists the personal details of every employee of a company as its sibling does, but never a BSN.

    The element BSN is left out. For a package that needs no citizen numbers: close the others to it in its
    user template.
    """
    parts = call.company(company_id).by_employee(PersonalInfo)
    nothing = Part((), lambda _: None)
    return PersonalInfoItem.grouped(
        # The number is not even read.
        (Assembled(part, {"bsn": nothing}) for part in parts),
        PersonalInfoV2,
        by="employee_id",
        **COLUMNS,
        **CODES,
        id="employee_id",
        creation_date="created_at",
    )


@employee_service.operation("PersonalInfoContractSalaryAddress_GetAll_AllEmployeesByCompany")
def combined_details_of_company(
    call: Call, company_id: Annotated[CompanyId, Named("CompanyID")]
) -> Rows[PersonalInfoContractSalaryAddress]:
    """Lists what holds of every employee of a company in its current period, in one row each.

    Of several contracts and salaries it is the one that began last, of several addresses the default one.
    Who has no personal details yet is left out.
    """
    return Rows(_combined(call.company(company_id)))


def _combined(company: CompanyHandle) -> Iterator[Row]:
    names = PersonalInfoContractSalaryAddress.__struct_fields__
    parts = company.current_side_by_side(PersonalInfo, Contract, Salary, EmployeeAddress)
    for infos, contracts, salaries, addresses in parts:
        persons = _by_employee(infos, {name: INFO.get(name, name) for name in OF_PERSONS})
        contract_of, salary_of = _by_employee(contracts, CONTRACT), _by_employee(salaries, SALARY)
        address_of = _by_employee(addresses, ADDRESS, first="is_default")
        for employee_id, person in persons.items():
            values = dict.fromkeys(names) | NOBODY | person
            values |= contract_of.get(employee_id, {}) | address_of.get(employee_id, {})
            values |= _paid(salary_of.get(employee_id))
            yield tuple(values.values())


def _paid(salary: dict[str, Any] | None) -> dict[str, Any]:
    """A salary in the words of the contract."""
    if salary is None:
        return {}
    word = WORDS[salary["salary_type"]]
    hourly = {"hourly_wage": salary["salary_value"]} if word in HOURLY else {}
    return {**salary, "salary_type": word, **hourly}


def _by_employee(
    records: Selection, columns: dict[str, str], *, first: str = ""
) -> dict[int, dict[str, Any]]:
    """One record of each employee, by name: the one that began last, but any that is ``first`` before it."""
    found: dict[int, dict[str, Any]] = {}
    chosen: set[int] = set()
    for employee_id, is_first, *values in records.values_list(
        "employee_id", first or "pk", *columns.values()
    ):
        if not first or is_first or employee_id not in chosen:
            found[employee_id] = dict(zip(columns, values, strict=True))
        if first and is_first:
            chosen.add(employee_id)
    return found
