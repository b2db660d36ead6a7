"""Batches of components: all of them, or none."""

from typing import Any

import pytest

from loonpoort.payroll.models import HourComponent
from tests.api.client import Answer, call, key_of
from tests.cases import company_lists
from tests.cases.components import HOURS, WAGES, Words
from tests.cast import House, employee

NOW = {"Period": 7, "Year": 2026, "UnprotectedMode": "false"}


@pytest.fixture(autouse=True)
def lists(house: House) -> None:
    company_lists.fill(house)


def send(
    house: House,
    items: list[dict[str, Any]],
    words: Words = HOURS,
    verb: str = "Var_Insert_Batch",
    **more: Any,
) -> Answer:
    batch = {f"{words.family}s": {f"Employee{words.family}": items}}
    return call(words.named(verb), key_of(house), {**batch, **NOW, **more})


def item(employee_id: int, hours: str = "7.5", code: str = "1000") -> dict[str, Any]:
    return {"EmployeeId": employee_id, "HourCode": code, "Hours": hours}


def refusal(answer: Answer) -> str:
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")


def many(house: House, number: int) -> list[dict[str, Any]]:
    shop = house.companies["shop"]
    return [item(employee(shop, 1000 + count, f"nr {count}").pk) for count in range(number)]


def test_an_employee_may_be_there_more_than_once(house) -> None:
    bram = house.employees["bram"].pk
    assert send(house, [item(bram), item(bram, "-1")]).value is None
    assert HourComponent.unscoped.filter(employee_id=bram).count() == 2


def test_one_bad_row_in_the_middle_leaves_nothing_and_is_named(house) -> None:
    items = many(house, 30)
    items[16] |= {"HourCode": "77"}
    told = f"Item 17, EmployeeId {items[16]['EmployeeId']}: HourCode: The company has no code 77."
    assert refusal(send(house, items)) == f"2001: Invalid Hour component ({told})"
    items[16] |= {"HourCode": "1000", "Hours": "99999999999"}
    assert refusal(send(house, items)).startswith("2030: Invalid Set of Values (Item 17, EmployeeId ")
    assert not HourComponent.unscoped.exists()


def test_an_employee_beyond_the_filter_is_as_one_that_does_not_exist(house, stranger) -> None:
    items = many(house, 3)
    beyond = [house.employees["floor"].pk, stranger.employees["bram"].pk, 2**31 - 1, 0, -1]
    for employee_id in beyond:
        items[1]["EmployeeId"] = employee_id
        told = f"2003: Unauthorized access (Item 2, EmployeeId {employee_id})"
        assert refusal(send(house, items)) == told
    assert not HourComponent.unscoped.exists()


def test_a_period_must_exist_for_each_employee(house) -> None:
    """Dirk is paid by four weeks: he has a period 13, Bram has not."""
    dirk, bram = house.employees["dirk"].pk, house.employees["bram"].pk
    answer = send(house, [item(dirk, code="1"), item(bram)], Period=13)
    assert refusal(answer).startswith(f"2001: Invalid Hour component (Item 1, EmployeeId {dirk}: ")
    assert refusal(send(house, [item(bram)], Period=13)).startswith("2006: Invalid Period (Item 1, ")
    assert refusal(send(house, [item(bram)], Period=6)).startswith("2011: ")
    assert not HourComponent.unscoped.exists()


def test_a_list_must_be_there_and_may_be_empty(house) -> None:
    assert send(house, []).value is None
    missing = call(HOURS.named("Var_Insert_Batch"), key_of(house), NOW)
    assert refusal(missing).startswith("2030: Invalid Set of Values (No ")


def test_wages_may_have_an_end(house) -> None:
    bram = house.employees["bram"].pk
    wage = {"EmployeeId": bram, "Code": "3000", "Value": "1"}
    span = {"StartPeriod": 7, "StartYear": 2026, "EndPeriod": 8, "EndYear": 2026}
    assert send(house, [wage], WAGES, "Fixed_Insert_Batch_With_End", **span).value is None
    get = WAGES.named("Fixed_Get")
    held = [call(get, key_of(house), {"EmployeeId": bram, "Period": n, "Year": 2026}).value for n in (8, 9)]
    assert (len(held[0]), held[1]) == (1, "")
    refused = send(house, [wage], WAGES, "Fixed_Insert_Batch_With_End", **{**span, "EndPeriod": 6})
    assert refusal(refused).startswith("2006: Invalid Period (Item 1, EmployeeId ")


def test_a_long_batch_costs_few_queries(house, django_assert_max_num_queries) -> None:
    items = many(house, 1200)
    with django_assert_max_num_queries(50):
        assert send(house, items).value is None
    assert HourComponent.unscoped.count() == 1200
