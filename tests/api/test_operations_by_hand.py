"""Single operations: what no case of its own kind shows."""

import pytest

from tests.api.client import call, key_of
from tests.cast import employee, personal_info, token_of


def test_personal_details_are_those_of_the_current_period(house) -> None:
    bram = house.employees["bram"]
    for first, last, name in [(202601, 202606, "Past"), (202604, None, "Now"), (202608, None, "Coming")]:
        personal_info(bram, first, last, last_name=name)
    answer = call("EmployeeService.PersonalInfo_GetCurrent", key_of(house), {"EmployeeId": bram.pk})
    assert dict(answer.value)["LastName"] == "Now"


@pytest.mark.parametrize(
    ("kind", "names"), [(2, ["bram"]), (4, ["carla"]), (0, []), (-1, []), (2**31 - 1, [])]
)
def test_employees_are_listed_by_type(kind, names, house) -> None:
    values = {"CompanyId": house.companies["shop"].pk, "EmployeeType": kind}
    answer = call("EmployeeService.List_GetByCompany", key_of(house), values)
    assert [dict(employee)["DisplayName"] for _, employee in answer.value or ()] == names


@pytest.mark.parametrize(
    ("name", "text"), [("shop", "2026-7-M"), ("mill", "2026-7-W4"), ("workshop", "2026-7-W1")]
)
def test_the_current_period_ends_in_its_type(name, text, house) -> None:
    values = {"CompanyId": house.companies[name].pk}
    assert call("CompanyService.Company_GetCurrentPeriod", key_of(house), values).value == text


def test_debtors_are_found_by_their_whole_number(house) -> None:
    administrator = (house.administrator.email, token_of(house.administrator))
    answer = call("DebtorService.List_GetByNumber", administrator, {"Number": "2"})
    assert [dict(debtor)["Name"] for _, debtor in answer.value] == ["garage", "holding"]


def test_environment_get_needs_no_domain(house) -> None:
    answer = call("DebtorService.Environment_Get", key_of(house), element="AuthHeader")
    assert dict(answer.value)["SubDomain"] == "kantoor"


def test_order_case_namespace_and_strangers_in_a_request_do_not_matter(house) -> None:
    shop = house.companies["shop"].pk
    values = (
        f'<Stranger>x</Stranger><EMPLOYEETYPE>2</EMPLOYEETYPE><companyid xmlns="urn:x"> {shop} </companyid>'
    )
    answer = call("EmployeeService.List_GetByCompany", key_of(house), values)
    assert [dict(employee)["DisplayName"] for _, employee in answer.value] == ["bram"]


def test_a_list_longer_than_a_chunk_is_whole(house) -> None:
    for number in range(1000, 1250):
        employee(house.companies["mill"], number, str(number))
    answer = call(
        "EmployeeService.List_GetByCompany",
        key_of(house),
        {"CompanyId": house.companies["mill"].pk, "EmployeeType": 2},
    )
    assert [dict(row)["Number"] for _, row in answer.value] == ["103", *map(str, range(1000, 1250))]
