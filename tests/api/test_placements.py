"""Departments and functions: the debtor's lists, and employees' places in them, rightly and wrongly."""

from typing import Any

import pytest

from loonpoort.organisation import models
from loonpoort.payroll.models import EmployeeDepartment, EmployeeFunction
from tests.api.client import Answer, call, key_of
from tests.cases.debtor_lists import NAMES, id_of
from tests.cast import House

EACH = pytest.mark.parametrize("name", NAMES)
PLACES: dict[str, Any] = {"Department": EmployeeDepartment, "Function": EmployeeFunction}


def refusal(answer: Answer) -> str:
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")


def of_debtor(house: House, operation: str, debtor: str = "bakery", **values: Any) -> Answer:
    given = {"DebtorId": house.debtors[debtor].pk, **values}
    return call(f"DebtorService.{operation}", key_of(house), given)


def row(name: str, code: Any, description: str = "Oven", known: object = 0) -> dict[str, Any]:
    return {name.lower(): {"Id": known, "Code": code, "Description": description}}


def add(house: House, name: str, code: int = 10, debtor: str = "bakery") -> int:
    return int(of_debtor(house, f"{name}_Insert", debtor, **row(name, code)).value)


def place(house: House, name: str, known: int, employee: str = "bram") -> Answer:
    given = {"EmployeeId": house.employees[employee].pk, f"{name}Id": known}
    return call(f"EmployeeService.{name}_UpdateCurrent", key_of(house), given)


def kept(name: str) -> list[tuple[int, str | None]]:
    return list(getattr(models, name).unscoped.order_by("pk").values_list("code", "description"))


@EACH
@pytest.mark.parametrize(
    ("fields", "about"),
    [
        ({"code": 0}, "Code"),
        ({"code": -1}, "Code"),
        ({"code": 11, "description": "x" * 101}, "Description"),
        ({"code": 10}, "Code"),
    ],
    ids=["nought", "negative", "long", "twice"],
)
def test_what_cannot_be_in_a_list_is_refused_with_its_name(fields, about, name, house) -> None:
    add(house, name)
    other = add(house, name, 20)
    refused = f"2030: Invalid Set of Values ({about}: "
    assert refusal(of_debtor(house, f"{name}_Insert", **row(name, **fields))).startswith(refused)
    changed = row(name, **fields, known=other)
    assert refusal(of_debtor(house, f"{name}_Update", **changed)).startswith(refused)
    assert kept(name) == [(10, "Oven"), (20, "Oven")]


@EACH
def test_a_row_must_be_there(name, house) -> None:
    for verb in ("Insert", "Update"):
        assert refusal(of_debtor(house, f"{name}_{verb}")).startswith("2030: ")


@EACH
def test_two_debtors_may_have_one_code(name, house) -> None:
    add(house, name)
    add(house, name, debtor="garage")
    assert kept(name) == [(10, "Oven")] * 2


@EACH
def test_a_row_of_another_debtor_is_unknown(name, house) -> None:
    known = add(house, name, debtor="garage")
    for verb, values in (("Update", row(name, 11, known=known)), ("Delete", {"id": known})):
        assert refusal(of_debtor(house, f"{name}_{verb}", **values)).startswith("1003: ")
    assert kept(name) == [(10, "Oven")]


@EACH
@pytest.mark.parametrize("known", [0, -1, 2**31 - 1])
def test_a_row_that_is_not_there_is_unknown(known, name, house) -> None:
    for verb, values in (("Update", row(name, 11, known=known)), ("Delete", {"id": known})):
        assert refusal(of_debtor(house, f"{name}_{verb}", **values)).startswith("1003: ")


@EACH
@pytest.mark.parametrize("debtor", ["florist", 0, -1, 2**31 - 1])
def test_a_debtor_out_of_reach_is_as_unknown_as_one_that_is_not_there(debtor, name, house) -> None:
    known = house.debtors[debtor].pk if isinstance(debtor, str) else debtor
    for verb, values in (
        ("GetList", {}),
        ("Insert", row(name, 10)),
        ("Update", row(name, 10)),
        ("Delete", {"id": 1}),
    ):
        answer = call(f"DebtorService.{name}_{verb}", key_of(house), {"DebtorId": known, **values})
        assert refusal(answer).startswith("2009: "), verb
    assert kept(name) == []


@EACH
def test_what_an_employee_has_or_had_is_not_deleted(name, house) -> None:
    first, second = add(house, name), add(house, name, 20)
    assert place(house, name, first).value is None
    assert refusal(of_debtor(house, f"{name}_Delete", id=first)).startswith("2030: ")
    PLACES[name].unscoped.update(first_period=202601)
    assert place(house, name, second).value is None
    assert refusal(of_debtor(house, f"{name}_Delete", id=first)).startswith("2030: ")
    assert [code for code, _ in kept(name)] == [10, 20]


@EACH
@pytest.mark.parametrize("known", ["garage", 0, -1, 2**31 - 1])
def test_an_employee_has_a_place_at_the_own_debtor_only(known, name, house) -> None:
    known = add(house, name, debtor=known) if isinstance(known, str) else known
    assert refusal(place(house, name, known)).startswith(f"2030: Invalid Set of Values ({name}Id: ")
    assert not PLACES[name].unscoped.exists()


@EACH
@pytest.mark.parametrize("of", ["floor", 0, -1, 2**31 - 1])
def test_who_is_out_of_reach_is_as_unknown_as_who_is_not_there(of, name, house) -> None:
    known = add(house, name)
    employee = house.employees[of].pk if isinstance(of, str) else of
    company = house.companies["greenhouse"].pk if isinstance(of, str) else of
    for verb, values, code in (
        ("GetCurrent", {"EmployeeId": employee}, 2003),
        ("UpdateCurrent", {"EmployeeId": employee, f"{name}Id": known}, 2003),
        ("GetAll_AllEmployeesByCompany", {"CompanyID": company}, 2004),
    ):
        answer = call(f"EmployeeService.{name}_{verb}", key_of(house), values)
        assert refusal(answer).startswith(f"{code}: "), verb
    assert not PLACES[name].unscoped.exists()


def give(house: House, known: int, period: int, year: int = 2026, employee: str = "bram") -> Answer:
    values = {"EmployeeId": house.employees[employee].pk, "FunctionId": known}
    return call("EmployeeService.Function_Update", key_of(house), {**values, "Period": period, "Year": year})


@pytest.mark.parametrize(("period", "year"), [(0, 2026), (14, 2026), (54, 2026), (7, 0), (7, 9999), (-1, -1)])
def test_a_function_begins_in_a_period_that_exists(period, year, house) -> None:
    known = add(house, "Function")
    assert refusal(give(house, known, period, year)).startswith("2006: Invalid Period (")
    assert not EmployeeFunction.unscoped.exists()


def test_a_function_holds_until_the_next_begins_and_is_replaced_in_its_own_period(house) -> None:
    baker, clerk = add(house, "Function"), add(house, "Function", 20)
    for known, period in ((baker, 9), (clerk, 6), (baker, 6)):
        assert give(house, known, period).value is None
    places = EmployeeFunction.unscoped.order_by("first_period").values_list("function_id", "first_period")
    assert list(places) == [(baker, 202606), (baker, 202609)]


@pytest.mark.parametrize("of", ["florist", 0, -1, 2**31 - 1])
def test_a_function_out_of_reach_is_unknown(of, house) -> None:
    if isinstance(of, str):
        of = models.Function.unscoped.create(debtor=house.debtors[of], code=1).pk
    answer = call("EmployeeService.Function_GetFunction", key_of(house), {"FunctionID": of})
    assert refusal(answer).startswith("1003: ")
    assert id_of(house, "Function", 1) == 0
