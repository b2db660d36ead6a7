"""Data strictly within the login's filter, and nothing told of what lies beyond."""

import pytest

from tests.api.client import call, key_of
from tests.cast import House

LISTS = [
    ("DebtorService.List_GetAll", "Name"),
    ("CompanyService.List_GetAll", "Name"),
    ("EmployeeService.List_GetByDebtor", "DisplayName"),
]
REACHED = {
    ("house", "package"): ("bakery garage", "shop mill workshop", "bram dirk"),
    ("house", "client"): ("bakery", "shop", "bram"),
    ("business", "package"): ("bakery", "shop", "bram"),
    ("business", "client"): ("bakery", "shop mill", "bram dirk"),
}


@pytest.mark.parametrize(("environment", "name"), REACHED)
def test_lists_hold_what_the_filter_lets_through(environment, name, house, business, stranger) -> None:
    of: House = {"house": house, "business": business}[environment]
    values = {"DebtorId": of.debtors["bakery"].pk, "EmployeeType": 2}
    found = []
    for operation, field in LISTS:
        rows = call(operation, key_of(of, name), values).value
        found.append(" ".join(dict(row)[field] for _, row in rows))
    assert tuple(found) == REACHED[environment, name]


@pytest.mark.parametrize(
    ("operation", "values"),
    [
        ("CompanyService.Company_GetCurrentPeriod", {"CompanyId": ("companies", "mill")}),
        ("EmployeeService.PersonalInfo_GetCurrent", {"EmployeeId": ("employees", "dirk")}),
        ("EmployeeService.PersonalInfo_GetAll_AllEmployeesByCompany", {"CompanyID": ("companies", "mill")}),
    ],
)
def test_a_company_filter_hides_the_debtors_other_companies(operation, values, house) -> None:
    values = {name: getattr(house, rows)[one].pk for name, (rows, one) in values.items()}
    assert "Unauthorized access" in call(operation, key_of(house, "client"), values).fault[1]
    assert call(operation, key_of(house, "package"), values).status == "200 OK"


def test_debtor_level_data_stays_readable_for_a_company_login(house) -> None:
    values = {"DebtorId": house.debtors["bakery"].pk}
    assert dict(call("DebtorService.Debtor_Get", key_of(house, "client"), values).value)["Name"] == "bakery"
    house.client.filter_companies.all().delete()
    assert "2009" in call("DebtorService.Debtor_Get", key_of(house, "client"), values).fault[1]
