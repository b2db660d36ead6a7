"""Writing employment contracts, rightly and wrongly."""

import datetime
from typing import Any

import pytest

from loonpoort.payroll.models import Contract
from tests.api.client import Answer, call, key_of
from tests.cast import House

LEAST: dict[str, Any] = {
    "EmployementType": 0,
    "EmploymentSequenceTaxId": 0,
    "WrittenContract": "true",
    "HoursPerWeek": "40",
}
INSERTS = pytest.mark.parametrize("verb", ["Insert", "InsertCurrentPeriod"])


def ask(house: House, verb: str, name: str = "bram", **values: Any) -> Answer:
    given = {"EmployeeId": house.employees[name].pk, **values}
    return call(f"EmployeeService.Contract_{verb}", key_of(house), given)


def insert(
    house: House, verb: str = "Insert", name: str = "bram", *, unprotected: bool = False, **fields: Any
) -> Answer:
    more = {"UnprotectedMode": str(unprotected).lower()} if verb == "Insert" else {}
    sent = {"ContractID": 0, **LEAST, "StartDate": "2026-07-06", **fields}
    return ask(house, verb, name, EmployeeContract=ordered(sent), **more)


def ordered(sent: dict[str, Any]) -> dict[str, Any]:
    """In the order of the contract."""
    names = (
        *("ContractID", "CreationDate", "StartDate", "TrialPeriod", "EndDate", "EmployementType"),
        *("EmploymentSequenceTaxId", "Indefinite", "PhaseClassification", "WrittenContract", "HoursPerWeek"),
    )
    return {name: sent[name] for name in names if sent.get(name) is not None}


def update(
    house: House, known: object, name: str = "bram", *, unprotected: bool = False, **fields: Any
) -> Answer:
    sent = ordered({"ContractID": known, **LEAST, **fields})
    return ask(house, "Update", name, EmployeeContract=sent, UnprotectedMode=str(unprotected).lower())


def days() -> list[tuple[datetime.date, datetime.date | None]]:
    return list(Contract.unscoped.order_by("pk").values_list("first_day", "last_day"))


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def refusal(answer: Answer) -> str:
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")


@INSERTS
@pytest.mark.parametrize(
    ("fields", "about"),
    [
        ({"EndDate": "2026-07-05"}, "EndDate"),
        ({"EndDate": "1899-12-31"}, "EndDate"),
        ({"EndDate": "9999-12-31"}, "EndDate"),
        ({"TrialPeriod": "2026-07-05"}, "TrialPeriod"),
        ({"TrialPeriod": "2026-08-02", "EndDate": "2026-08-01"}, "TrialPeriod"),
        ({"EmployementType": -1}, "EmployementType"),
        ({"EmployementType": 100}, "EmployementType"),
        ({"EmployementType": 2**31 - 1}, "EmployementType"),
        ({"EmploymentSequenceTaxId": -1}, "EmploymentSequenceTaxId"),
        ({"EmploymentSequenceTaxId": 10_000}, "EmploymentSequenceTaxId"),
        ({"PhaseClassification": -1}, "PhaseClassification"),
        ({"PhaseClassification": 100}, "PhaseClassification"),
        ({"HoursPerWeek": "-0.25"}, "HoursPerWeek"),
        ({"HoursPerWeek": "168.0001"}, "HoursPerWeek"),
        ({"HoursPerWeek": "1.00001"}, "HoursPerWeek"),
        ({"HoursPerWeek": str(10**20)}, "HoursPerWeek"),
    ],
)
def test_a_contract_that_cannot_be_is_refused_with_the_name_of_what_is_wrong(
    verb, fields, about, house
) -> None:
    assert refusal(insert(house, verb, **fields)).startswith(f"2030: Invalid Set of Values ({about}: ")
    assert not Contract.unscoped.exists()


@INSERTS
@pytest.mark.parametrize("start", ["1899-12-31", "0001-01-01", "9999-12-31"])
def test_a_contract_begins_in_the_calendar(verb, start, house) -> None:
    more = {"unprotected": True} if verb == "Insert" else {}
    assert refusal(insert(house, verb, StartDate=start, **more)).startswith(("2030: ", "2006: "))
    assert not Contract.unscoped.exists()


def test_a_contract_begins_on_a_day(house) -> None:
    assert refusal(insert(house, StartDate=None)).startswith("2030: Invalid Set of Values (StartDate: ")
    assert insert(house, "InsertCurrentPeriod", StartDate=None).value
    assert days() == [(day("2026-07-01"), None)]


@INSERTS
def test_a_contract_must_be_there(verb, house) -> None:
    more = {"UnprotectedMode": "true"} if verb == "Insert" else {}
    assert refusal(ask(house, verb, **more)).startswith("2030: Invalid Set of Values (No contract was sent")


def test_the_past_needs_unprotected_mode(house) -> None:
    assert refusal(insert(house, StartDate="2026-06-30")).startswith("2011: Protected Mode")
    assert refusal(insert(house, "InsertCurrentPeriod", StartDate="2026-06-30")).startswith("2030: ")
    assert not Contract.unscoped.exists()
    assert insert(house, StartDate="2026-06-30", unprotected=True).value
    known = Contract.unscoped.get().pk
    assert refusal(update(house, known, HoursPerWeek="8")).startswith("2011: ")
    assert update(house, known, unprotected=True, HoursPerWeek="8").value is None
    assert Contract.unscoped.get().hours_per_week == 8


def test_contracts_may_hold_side_by_side(house) -> None:
    for _ in range(2):
        assert insert(house, EndDate="2026-12-31").value
    assert days() == [(day("2026-07-06"), day("2026-12-31"))] * 2


def test_a_contract_may_last_one_day(house) -> None:
    assert insert(house, EndDate="2026-07-06", TrialPeriod="2026-07-06").value
    assert days() == [(day("2026-07-06"), day("2026-07-06"))]


def test_an_update_cannot_end_it_before_it_begins_nor_store_what_cannot_be(house) -> None:
    known = insert(house).value
    for fields in ({"EndDate": "2026-07-05"}, {"HoursPerWeek": "-1"}, {"TrialPeriod": "2026-07-01"}):
        assert refusal(update(house, known, **fields)).startswith("2030: ")
    row = Contract.unscoped.get()
    assert (row.last_day, row.hours_per_week, row.trial_ends_on) == (None, 40, None)
    assert update(house, known, EndDate="2026-07-31").value is None
    assert days() == [(day("2026-07-06"), day("2026-07-31"))]


@pytest.mark.parametrize("name", ["carla", "dirk"])
def test_a_contract_of_another_employee_is_unknown(name, house) -> None:
    known = insert(house).value
    assert refusal(update(house, known, name, HoursPerWeek="1")).startswith("1003: ")
    assert refusal(ask(house, "Delete", name, Id=known)).startswith("1003: ")
    assert Contract.unscoped.get().hours_per_week == 40


@pytest.mark.parametrize("known", [0, -1, 2**31 - 1])
def test_a_contract_that_is_not_there_is_unknown(known, house) -> None:
    assert refusal(update(house, known)).startswith("1003: ")
    assert refusal(ask(house, "Delete", Id=known)).startswith("1003: ")


@pytest.mark.parametrize("of", ["floor", 0, -1, 2**31 - 1])
def test_who_is_out_of_reach_is_as_unknown_as_who_is_not_there(of, house) -> None:
    employee = house.employees[of].pk if isinstance(of, str) else of
    company = house.companies["greenhouse"].pk if isinstance(of, str) else of
    contract = ordered({"ContractID": 1, "StartDate": "2026-07-06", **LEAST})
    for verb, values, code in (
        ("GetAll", {"EmployeeId": employee}, 2003),
        ("GetCurrentPeriod", {"EmployeeId": employee}, 2003),
        (
            "Insert",
            {"EmployeeId": employee, "EmployeeContract": contract, "UnprotectedMode": "true"},
            2003,
        ),
        ("InsertCurrentPeriod", {"EmployeeId": employee, "EmployeeContract": contract}, 2003),
        (
            "Update",
            {"EmployeeId": employee, "EmployeeContract": contract, "UnprotectedMode": "true"},
            2003,
        ),
        ("Delete", {"EmployeeId": employee, "Id": 1}, 2003),
        ("GetAll_AllEmployeesByCompany", {"CompanyID": company}, 2004),
    ):
        answer = call(f"EmployeeService.Contract_{verb}", key_of(house), values)
        assert refusal(answer).startswith(f"{code}: "), verb
    assert not Contract.unscoped.exists()
