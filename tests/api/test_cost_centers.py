"""Cost centres and cost units of companies, and how the costs of employees are divided over them."""

from typing import Any

import pytest

from loonpoort.organisation.default_codes import HOUR_CODES, WAGE_CODES, add_default_codes
from loonpoort.organisation.models import CostCenter, CostUnit, HourCode
from loonpoort.payroll.models import CostAllocation
from tests.api.client import Answer, call, key_of
from tests.cast import House


def refusal(answer: Answer) -> str:
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")


def add(house: House, operation: str, name: str = "shop", **values: Any) -> Answer:
    element = "kostenplaats" if operation == "CostCenter_Insert" else "costunit"
    sent = {"CompanyId": house.companies[name].pk, element: values}
    return call(f"CompanyService.{operation}", key_of(house), sent)


@pytest.mark.parametrize(
    ("operation", "twice", "wrong"),
    [
        ("CostCenter_Insert", "2039: Duplicated Cost Center Code", "2038: Invalid CostCenterCode"),
        ("CostUnit_Insert", "2030: Invalid Set of Values", "2030: Invalid Set of Values"),
    ],
)
def test_a_code_occurs_once_in_a_company(operation, twice, wrong, house) -> None:
    assert add(house, operation, Code="A").value
    assert add(house, operation, "mill", Code="A").value
    assert refusal(add(house, operation, Code="A")) == f"{twice} (Code: The company has this code already.)"
    for code in ("", " ", "x" * 21):
        assert refusal(add(house, operation, Code=code)).startswith(f"{wrong} (Code: ")
    assert refusal(add(house, operation)).startswith(wrong)
    assert refusal(add(house, operation, Code="B", Description="x" * 101)).startswith(
        "2030: Invalid Set of Values (Description: "
    )
    model = CostCenter if operation == "CostCenter_Insert" else CostUnit
    assert model.unscoped.count() == 2


@pytest.mark.parametrize("operation", ["CostCenter_Insert", "CostUnit_Insert"])
def test_something_must_be_sent(operation, house) -> None:
    sent = {"CompanyId": house.companies["shop"].pk}
    answer = call(f"CompanyService.{operation}", key_of(house), sent)
    assert refusal(answer).startswith("2030: Invalid Set of Values (No ")


def test_a_company_begins_with_codes_that_can_be_booked_on(house) -> None:
    shop = house.companies["shop"]
    HourCode.unscoped.create(company=shop, number=1000, description="Our own words")
    for _ in range(2):
        add_default_codes([shop, house.companies["mill"]])
    for operation, codes in (("HourModel_GetHourCodes", HOUR_CODES), ("WageModel2_GetWageCodes", WAGE_CODES)):
        for company in (shop, house.companies["mill"]):
            found = call(f"CompanyService.{operation}", key_of(house), {"CompanyId": company.pk}).value
            assert [int(dict(row)["Code"]) for _, row in found] == sorted(codes)
    assert HourCode.unscoped.get(company=shop, number=1000).description == "Our own words"


@pytest.fixture
def centers(house: House) -> dict[str, int]:
    """The ids of the shop's cost centres A and B, and of the mill's M."""
    companies = {"A": "shop", "B": "shop", "M": "mill"}
    return {
        code: CostCenter.unscoped.create(company=house.companies[name], code=code).pk
        for code, name in companies.items()
    }


def divide(house: House, *shares: dict[str, Any], period: int = 7) -> Answer:
    items = [
        {
            "Percentage": share.pop("Percentage", 10),
            "Default": share.pop("Default", "false"),
            "CostCenter": share,
        }
        for share in (dict(share) for share in shares)
    ]
    values = {
        "EmployeeId": house.employees["bram"].pk,
        "CostCenteren": {"EmployeeCostCenter": items},
        "Period": period,
        "Year": 2026,
    }
    return call("EmployeeService.CostCenter_Update", key_of(house), values)


def divided(house: House, period: int) -> list[str]:
    values = {"EmployeeId": house.employees["bram"].pk, "Period": period, "Year": 2026}
    found = call("EmployeeService.CostCenter_Get", key_of(house), values).value
    return [dict(dict(row)["CostCenter"])["Code"] for _, row in found or ()]


def test_a_division_holds_until_the_next_begins(house, centers) -> None:
    assert divide(house, {"Code": "B"}, period=9).value is None
    assert divide(house, {"Code": "A"}, {"Id": centers["B"]}, period=7).value is None
    assert divide(house, period=11).value is None
    assert [divided(house, number) for number in range(6, 12)] == [
        [],
        ["A", "B"],
        ["A", "B"],
        ["B"],
        ["B"],
        [],
    ]
    assert divide(house, {"Code": "B"}, period=7).value is None
    assert (divided(house, 7), divided(house, 8)) == (["B"], ["B"])


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        ([{"Id": "M"}], "2037: Invalid CostCenterId (CostCenter: "),
        ([{"Id": 2**31 - 1}], "2037: "),
        ([{"Id": -1}], "2037: "),
        ([{"Code": "M"}], "2038: Invalid CostCenterCode (CostCenter: M: "),
        ([{}], "2038: "),
        ([{"Code": "A"}, {"Id": "A"}], "2039: Duplicated Cost Center Code (CostCenter: "),
        ([{"Code": "A", "Percentage": 60}, {"Code": "B", "Percentage": "40.01"}], "2030: "),
        ([{"Code": "A", "Percentage": -1}], "2030: Invalid Set of Values (Percentage: "),
        ([{"Code": "A", "Percentage": "1.00001"}], "2030: Invalid Set of Values (Percentage: "),
        (
            [{"Code": "A", "Default": "true"}, {"Code": "B", "Default": "true"}],
            "2030: Invalid Set of Values (Default: ",
        ),
    ],
)
def test_a_division_that_cannot_be_is_refused_and_changes_nothing(shares, told, house, centers) -> None:
    divide(house, {"Code": "A"})
    named = [
        {name: centers.get(value, value) if name == "Id" else value for name, value in share.items()}
        for share in shares
    ]
    assert refusal(divide(house, *named)).startswith(told)
    assert divided(house, 7) == ["A"]


def test_a_list_of_another_name_changes_nothing(house, centers) -> None:
    values = {"EmployeeId": house.employees["bram"].pk, "CostCenters": {}, "Period": 7, "Year": 2026}
    answer = call("EmployeeService.CostCenter_Update", key_of(house), values)
    assert refusal(answer).startswith("2030: ")
    assert not CostAllocation.unscoped.exists()


@pytest.mark.parametrize(("period", "year"), [(0, 2026), (14, 2026), (7, 0), (7, 9999)])
def test_a_period_must_exist(period, year, house, centers) -> None:
    of = {"EmployeeId": house.employees["bram"].pk, "Period": period, "Year": year}
    company = {"CompanyId": house.companies["shop"].pk, "Period": period, "Year": year}
    for operation, values in (("CostCenter_Get", of), ("CostCenter_GetAllEmployeesByCompany", company)):
        assert refusal(call(f"EmployeeService.{operation}", key_of(house), values)).startswith("2006: ")
    sent = {**of, "CostCenteren": {}}
    assert refusal(call("EmployeeService.CostCenter_Update", key_of(house), sent)).startswith("2006: ")
