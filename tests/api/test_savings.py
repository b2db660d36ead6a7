"""Savings by both schemes as packages write them, rightly and wrongly."""

import datetime
from typing import Any

import pytest

from loonpoort.payroll.models import Saving
from tests.api.client import Answer, call, key_of
from tests.cast import House

SCHEMES = pytest.mark.parametrize("scheme", ["Levensloop", "Spaarloon"])
NOW = {"Period": 7, "Year": 2026}


def ask(house: House, operation: str, **values: Any) -> Answer:
    bram = {"EmployeeId": house.employees["bram"].pk}
    return call(f"EmployeeService.{operation}", key_of(house), bram | values)


def insert(
    house: House, scheme: str, start: str = "2026-07-06T00:00:00", amount: str = "51", **values: Any
) -> Answer:
    return ask(house, f"{scheme}_Insert", Start=start, Amount=amount, **values)


def text_of(answer: Answer) -> str:
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")


def days() -> list[tuple[datetime.date, datetime.date | None]]:
    return list(Saving.unscoped.order_by("pk").values_list("first_day", "last_day"))


@SCHEMES
@pytest.mark.parametrize("amount", ["-0.01", "10000000.01", "1.00001", "9999999999999"])
def test_an_amount_that_cannot_be_is_refused(amount, scheme, house) -> None:
    assert text_of(insert(house, scheme, amount=amount)).startswith("2030: Invalid Set of Values (Amount: ")
    assert not Saving.unscoped.exists()


@SCHEMES
@pytest.mark.parametrize("start", ["0001-01-01T00:00:00", "1899-12-31T00:00:00", "9999-12-31T00:00:00"])
def test_a_day_out_of_the_calendar_is_refused(start, scheme, house) -> None:
    answer = insert(house, scheme, start, UnprotectedMode="true")
    assert text_of(answer).startswith("2030: Invalid Set of Values (Start: ")
    assert not Saving.unscoped.exists()


@SCHEMES
def test_the_past_needs_unprotected_mode(scheme, house) -> None:
    assert text_of(insert(house, scheme, "2026-06-30T00:00:00")).startswith("2011: Protected Mode")
    assert not Saving.unscoped.exists()
    assert insert(house, scheme, "2026-06-30T00:00:00", UnprotectedMode="true").value


@SCHEMES
def test_the_one_that_began_last_is_read_and_stopped(scheme, house) -> None:
    insert(house, scheme, "2026-07-01T00:00:00", "10")
    insert(house, scheme, "2026-07-06T00:00:00", "20")
    assert dict(ask(house, f"{scheme}_Get", **NOW).value)["Value"] == "20.0000"
    assert ask(house, f"{scheme}_Stop", End="2026-07-31T00:00:00").status == "200 OK"
    after = {"Period": 8, "Year": 2026}
    assert dict(ask(house, f"{scheme}_Get", **after).value)["Value"] == "10.0000"
    for end in ("2026-06-30T00:00:00", "0001-01-01T00:00:00"):
        answer = ask(house, f"{scheme}_Stop", End=end)
        assert text_of(answer).startswith("2030: Invalid Set of Values (End: ")
    assert [last for _, last in days()] == [None, datetime.date(2026, 7, 31)]


def test_the_schemes_do_not_reach_each_other(house) -> None:
    life_course = insert(house, "Levensloop").value
    assert ask(house, "Spaarloon_Get", **NOW).value is None
    assert ask(house, "Spaarloon_GetList", **NOW).value == ""
    assert text_of(ask(house, "Spaarloon_Delete", Id=life_course)) == "1003: Unauthorized access"
    assert text_of(ask(house, "Spaarloon_Stop", End="2026-07-31T00:00:00")).startswith("2030: ")
    assert days() == [(datetime.date(2026, 7, 6), None)]


@SCHEMES
def test_savings_of_somebody_else_are_not_deleted(scheme, house) -> None:
    scheme_number = {"Levensloop": 1, "Spaarloon": 2}[scheme]
    other = Saving.unscoped.create(
        employee=house.employees["carla"], first_day="2026-07-01", scheme=scheme_number, amount=1
    )
    for saving_id in (other.pk, 0, -1, 2**31 - 1):
        assert text_of(ask(house, f"{scheme}_Delete", Id=saving_id)) == "1003: Unauthorized access"
    assert Saving.unscoped.count() == 1


@SCHEMES
def test_a_period_must_exist(scheme, house) -> None:
    for period, year in ((0, 2026), (13, 2026), (7, 0), (7, 9999)):
        answer = ask(house, f"{scheme}_Get", Period=period, Year=year)
        assert text_of(answer).startswith("2006: Invalid Period (")
