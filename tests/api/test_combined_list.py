"""The list that puts together what holds of every employee: which record of several it shows."""

import datetime
from decimal import Decimal
from typing import Any

import pytest

from loonpoort.organisation import selections
from loonpoort.payroll import handles
from loonpoort.payroll.models import Contract, Employee, EmployeeAddress, PersonalInfo, Salary
from tests.api.client import call, key_of
from tests.cast import House, employee, personal_info

OPERATION = "EmployeeService.PersonalInfoContractSalaryAddress_GetAll_AllEmployeesByCompany"


def rows(house: House) -> list[dict[str, Any]]:
    answer = call(OPERATION, key_of(house), {"CompanyID": house.companies["shop"].pk})
    return [dict(row) for _, row in answer.value or ()]


def day(month: int, number: int = 1) -> datetime.date:
    return datetime.date(2026, month, number)


def test_it_shows_what_began_last_by_the_end_of_the_period(house) -> None:
    bram = house.employees["bram"]
    for period in (202601, 202607, 202608):
        personal_info(bram, period, last_name=str(period))
    for month, number in ((1, 1), (7, 31), (8, 1)):
        Contract.unscoped.create(employee=bram, first_day=day(month, number), hours_per_week=month)
        Salary.unscoped.create(employee=bram, first_day=day(month, number), value=month, type=1)
    [row] = rows(house)
    assert row["LastName"] == "202607"
    assert (row["ContractStartDate"], row["ContractHours"]) == ("2026-07-31T00:00:00", "7.0000")
    assert (row["SalaryType"], row["SalaryValue"]) == ("Bruto_Salaris_Fulltime", "7.0000")


def test_what_has_ended_is_not_shown(house) -> None:
    bram = house.employees["bram"]
    personal_info(bram, 202601)
    Contract.unscoped.create(employee=bram, first_day=day(1), last_day=day(6, 30))
    EmployeeAddress.unscoped.create(employee=bram, first_period=202601, last_period=202606, city="Delft")
    [row] = rows(house)
    assert row["ContractStartDate"] is None
    assert "City" not in row


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 2, 0), (2, 0, 1)])
def test_the_default_address_comes_first_and_then_the_last(order, house) -> None:
    personal_info(house.employees["bram"], 202601)
    addresses = [("Delft", True), ("Gouda", False), ("Leiden", False)]
    for number in order:
        city, is_default = addresses[number]
        EmployeeAddress.unscoped.create(
            employee=house.employees["bram"], first_period=202601, city=city, is_default=is_default
        )
    assert [row["City"] for row in rows(house)] == ["Delft"]
    EmployeeAddress.unscoped.filter(is_default=True).delete()
    last = [addresses[number][0] for number in order if number][-1]
    assert [row["City"] for row in rows(house)] == [last]


@pytest.mark.parametrize(
    ("kind", "hourly"), [(0, "0"), (1, "0"), (3, "12.5000"), (6, "12.5000"), (8, "12.5000")]
)
def test_a_wage_an_hour_is_an_amount_an_hour_only(kind, hourly, house) -> None:
    personal_info(house.employees["bram"], 202601)
    Salary.unscoped.create(
        employee=house.employees["bram"], first_day=day(1), value=Decimal("12.5"), type=kind
    )
    assert [row["HourlyWage"] for row in rows(house)] == [hourly]


def test_every_employee_has_what_is_its_own_also_beyond_one_part(house, monkeypatch) -> None:
    monkeypatch.setattr(handles, "EMPLOYEES_AT_ONCE", 3)
    monkeypatch.setattr(selections, "_STATEMENTS", {})
    for number in range(7):
        hired = employee(house.companies["shop"], 200 + number, f"e{number}")
        personal_info(hired, 202601)
        if number % 2:
            Salary.unscoped.create(employee=hired, first_day=day(1), value=number)
            EmployeeAddress.unscoped.create(employee=hired, first_period=202601, city=f"city {number}")
    found = {row["LastName"]: (row["SalaryValue"], row.get("City")) for row in rows(house)}
    assert found == {
        f"e{number}": (f"{number}.0000", f"city {number}") if number % 2 else (None, None)
        for number in range(7)
    }
    assert len(found) == PersonalInfo.unscoped.count() < Employee.unscoped.count()
