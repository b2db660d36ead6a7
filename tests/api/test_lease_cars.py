"""Lease cars as packages write them, rightly and wrongly."""

import datetime
from typing import Any

import pytest

from loonpoort.payroll.models import LeaseCar
from tests.api.client import Answer, call, key_of
from tests.cases.lease_cars import FIELDS, NONE
from tests.cast import House

NOW = {"Period": 7, "Year": 2026}


def ask(house: House, verb: str, **values: Any) -> Answer:
    bram = {"EmployeeId": house.employees["bram"].pk}
    return call(f"EmployeeService.LeaseCar_{verb}", key_of(house), bram | values)


def insert(house: House, verb: str = "Insert", period: int = 7, **fields: Any) -> Answer:
    moment = {"Period": period, "Year": 2026} if verb == "Insert" else {}
    return ask(house, verb, LeaseAuto={**FIELDS, "EndDate": NONE, **fields}, **moment)


def text_of(answer: Answer) -> str:
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")


def days() -> list[tuple[datetime.date, datetime.date | None]]:
    return list(LeaseCar.unscoped.order_by("pk").values_list("first_day", "last_day"))


@pytest.mark.parametrize(
    "fields",
    [
        {"Brand": "x" * 51},
        {"Model": "x" * 101},
        {"AdditionPercentage": "x" * 21},
        {"ContractLeaseCompany": "x" * 101},
        {"ContractNumber": "x" * 51},
        {"ContractDuration": 1201},
        {"ContractDuration": -1},
        {"LeasingPriceMonth": "-0.01"},
        {"MaxMileage": 2**31 - 1},
        {"PriceMoreMileage": "1.00001"},
        {"PriceLessMileage": "-1"},
        {"FirstResgistrationDate": "1899-12-31T00:00:00"},
        {"CO2Emissions": 10_000},
        {"LicensePlate": "x" * 21},
        {"CatalogValue": "10000000.01"},
        {"ReasonNoContribution": 100},
        {"ContributionPrivatePercentage": 101},
        {"ContributionPrivateUse": "-1"},
        {"ContributionNotDeductible": "99999999999"},
        {"StartDate": "1899-12-31T00:00:00"},
        {"EndDate": "9999-12-31T00:00:00"},
        {"EndDate": "2026-06-14T00:00:00"},
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_with_its_name(fields, house) -> None:
    [name] = fields
    for verb in ("Insert", "InsertCurrent"):
        assert text_of(insert(house, verb, **fields)).startswith(f"2030: Invalid Set of Values ({name}: ")
    assert not LeaseCar.unscoped.exists()


def test_without_a_start_a_car_is_had_from_the_first_day_of_the_period(house) -> None:
    assert insert(house, StartDate=NONE, period=8).value
    assert insert(house, "InsertCurrent", StartDate=NONE).value
    assert days() == [(datetime.date(2026, 8, 1), None), (datetime.date(2026, 7, 1), None)]


def test_a_car_must_be_there_and_its_period_exist(house) -> None:
    for verb in ("Insert", "InsertCurrent"):
        assert text_of(ask(house, verb, **NOW)).startswith("2030: Invalid Set of Values (No lease car")
    assert text_of(insert(house, period=13)).startswith("2006: Invalid Period (")
    company = {"CompanyId": house.companies["shop"].pk, "Period": 0, "Year": 2026}
    answer = call("EmployeeService.LeaseCar2_GetAll_EmployeesByCompany", key_of(house), company)
    assert text_of(answer).startswith("2006: Invalid Period (")


def test_the_period_of_a_current_insert_is_the_current_one_or_none(house) -> None:
    car = {**FIELDS, "EndDate": NONE}
    other = ask(house, "InsertCurrent", LeaseAuto=car, period={"IntPeriod": 8, "IntYear": 2026})
    assert text_of(other) == (
        "2006: Invalid Period (The current period is 7 of 2026. LeaseCar_Insert takes others)"
    )
    assert not LeaseCar.unscoped.exists()
    assert ask(house, "InsertCurrent", LeaseAuto=car, period={"periodType": "Month"}).value


def test_stopping_ends_the_car_that_is_had_on_the_day(house) -> None:
    insert(house, StartDate="2026-05-01T00:00:00")
    insert(house, StartDate="2026-07-10T00:00:00")
    assert ask(house, "Stop", End="2026-07-09T00:00:00").status == "200 OK"
    first, last = datetime.date(2026, 5, 1), datetime.date(2026, 7, 9)
    assert days() == [(first, last), (datetime.date(2026, 7, 10), None)]
    assert ask(house, "Stop", End="2026-07-31T00:00:00").status == "200 OK"
    assert days()[1] == (datetime.date(2026, 7, 10), datetime.date(2026, 7, 31))


@pytest.mark.parametrize("end", ["2026-06-14T00:00:00", NONE, "9999-12-31T00:00:00"])
def test_nothing_is_stopped_on_a_day_without_a_car(end, house) -> None:
    insert(house)
    assert text_of(ask(house, "Stop", End=end)).startswith("2030: Invalid Set of Values (End: ")
    assert days() == [(datetime.date(2026, 6, 15), None)]


def test_a_car_of_somebody_else_is_not_deleted(house) -> None:
    other = LeaseCar.unscoped.create(employee=house.employees["carla"], first_day="2026-07-01")
    for car_id in (other.pk, 0, -1, 2**31 - 1):
        assert text_of(ask(house, "Delete", Id=car_id)) == "1003: Unauthorized access"
    assert LeaseCar.unscoped.count() == 1
