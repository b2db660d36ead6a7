"""Writing bank accounts of employees, rightly and wrongly."""

from typing import Any

import pytest

from loonpoort.payroll.models import BankAccount
from tests.api.client import Answer, call, key_of
from tests.cast import House

NOW: dict[str, Any] = {"Period": 7, "Year": 2026, "UnprotectedMode": "false"}
IBAN, OTHER = "NL91ABNA0417164300", "DE89370400440532013000"
WRITES = pytest.mark.parametrize("verb", ["Insert", "InsertCurrent"])


def ask(house: House, verb: str, name: str = "bram", **values: Any) -> Answer:
    given = {"EmployeeId": house.employees[name].pk, **values}
    return call(f"EmployeeService.BankAccount_{verb}", key_of(house), given)


def insert(house: House, verb: str = "Insert", name: str = "bram", **fields: Any) -> Answer:
    moment = {key: fields.pop(key, value) for key, value in NOW.items()} if verb == "Insert" else {}
    account = {"Id": 0, "IBAN": IBAN, "Type": "Bankrekening1", **fields}
    return ask(house, verb, name, BankAccount=account, **moment)


def listed(house: House, period: int = 7, name: str = "bram") -> list[tuple[str, str]]:
    """Type and IBAN of what holds in a period."""
    rows = ask(house, "GetList", name, Period=period, Year=2026).value
    found = [dict(row) for _, row in rows or ()]
    return [(row["Type"], row.get("IBAN", "")) for row in found]


def refusal(answer: Answer) -> str:
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")


@WRITES
@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"IBAN": "NL91ABNA0417164301"}, 2014),
        ({"IBAN": "NL91ABNA04171643"}, 2014),
        ({"IBAN": "XX91ABNA0417164300"}, 2014),
        ({"IBAN": "417164300"}, 2014),
        ({"IBAN": "N" * 35}, 2014),
        ({"IBAN": "NL91ABNA0417164300<"}, 2014),
        ({"Number": "41 71*64"}, 2015),
        ({"Number": "-"}, 2015),
        ({"Number": "1" * 35}, 2015),
        ({"Type": "None"}, 2016),
        ({"Type": "None", "Id": 7}, 2016),
        ({"Type": "None", "Id": -1}, 2016),
        ({"IBAN": ""}, 2032),
        ({"IBAN": "", "Number": "417164300"}, 2032),
        ({"IBAN": "", "BIC": "CHASUS33"}, 2032),
        ({"IBAN": "", "Number": "417164300", "BIC": "ABNANL2A"}, 2032),
        ({"BIC": "ABNA"}, 2030),
        ({"BIC": "ABNANL2A1234"}, 2030),
        ({"Description": "x" * 101}, 2030),
        ({"City": "x" * 81}, 2030),
        ({"Name": "x" * 101}, 2030),
    ],
)
def test_a_wrong_account_is_refused_with_the_code_of_what_is_wrong(verb, fields, code, house) -> None:
    assert refusal(insert(house, verb, **fields)).startswith(f"{code}: ")
    assert not BankAccount.unscoped.exists()


@WRITES
def test_texts_fit_up_to_the_last_character(verb, house) -> None:
    assert insert(house, verb, Description="x" * 100, City="x" * 80, Name="x" * 100, Number="1" * 34).value
    [row] = BankAccount.unscoped.all()
    assert (row.description, row.city, row.name, row.number) == ("x" * 100, "x" * 80, "x" * 100, "1" * 34)


@WRITES
def test_an_account_must_be_there(verb, house) -> None:
    moment = NOW if verb == "Insert" else {}
    assert refusal(ask(house, verb, **moment)).startswith("2030: Invalid Set of Values (No bank account")


def test_an_account_abroad_has_a_number_and_a_bic_in_place_of_an_iban(house) -> None:
    assert insert(house, IBAN="", Number="12-34.56", BIC="chasus33").value
    assert list(BankAccount.unscoped.values_list("iban", "number", "bic")) == [(None, "12-34.56", "CHASUS33")]


@pytest.mark.parametrize(
    ("number", "type_"), [*((n, f"Bankrekening{n}") for n in range(1, 6)), (6, "Levensloop")]
)
def test_an_id_may_stand_for_the_type(number, type_, house) -> None:
    assert insert(house, Id=number, Type="None").value
    assert listed(house) == [(type_, IBAN)]


def test_an_iban_is_kept_one_way(house) -> None:
    assert insert(house, IBAN=" nl91 abna 0417 1643 00 ").value
    assert listed(house) == [("Bankrekening1", IBAN)]


@pytest.mark.parametrize(("period", "year"), [(0, 2026), (14, 2026), (54, 2026), (7, 0), (7, 9999), (-1, -1)])
def test_a_period_must_exist(period, year, house) -> None:
    assert refusal(insert(house, Period=period, Year=year)).startswith("2006: Invalid Period (")
    assert refusal(ask(house, "GetList", Period=period, Year=year)).startswith("2006: Invalid Period (")
    assert not BankAccount.unscoped.exists()


@pytest.mark.parametrize(("period", "exists"), [(13, True), (14, False)])
def test_periods_are_those_of_the_company(period, exists, house) -> None:
    """Dirk's is paid by four weeks."""
    answer = ask(house, "GetList", "dirk", Period=period, Year=2026)
    assert (answer.status == "200 OK") == exists


def test_the_past_needs_unprotected_mode(house) -> None:
    assert refusal(insert(house, Period=6)).startswith("2011: Protected Mode")
    assert not BankAccount.unscoped.exists()
    assert insert(house, Period=6, UnprotectedMode="true").value
    assert (listed(house, 5), listed(house, 6)) == ([], [("Bankrekening1", IBAN)])


def test_a_numbered_type_gives_way_to_a_later_one_and_ends_the_one_before(house) -> None:
    """No two of one type hold in one period, in whatever order they come."""
    assert insert(house, Period=9, IBAN=OTHER).value
    assert insert(house).value
    third = insert(house, Period=8, IBAN=OTHER).value
    spans = BankAccount.unscoped.order_by("first_period").values_list("first_period", "last_period")
    assert list(spans) == [(202607, 202607), (202608, 202608), (202609, None)]
    assert BankAccount.unscoped.get(first_period=202608).pk == int(third)


def test_one_that_begins_in_the_same_period_takes_its_place(house) -> None:
    assert insert(house).value
    assert insert(house, IBAN=OTHER).value
    assert listed(house) == [("Bankrekening1", OTHER)]


def test_accounts_without_a_number_hold_side_by_side(house) -> None:
    for _ in range(2):
        assert insert(house, Type="Spaarloon").value
    assert listed(house) == [("Spaarloon", IBAN)] * 2


@pytest.mark.parametrize("name", ["carla", "dirk"])
def test_an_account_of_another_employee_is_unknown(name, house) -> None:
    known = insert(house).value
    assert refusal(ask(house, "DeleteCurrent", name, BankAccountID=known)).startswith("1003: ")
    assert listed(house) == [("Bankrekening1", IBAN)]


@pytest.mark.parametrize("known", [0, -1, 2**31 - 1])
def test_an_account_that_is_not_there_is_unknown(known, house) -> None:
    assert refusal(ask(house, "DeleteCurrent", BankAccountID=known)).startswith("1003: ")


@pytest.mark.parametrize("employee", ["floor", 0, -1, 2**31 - 1])
def test_an_employee_out_of_reach_is_as_unknown_as_one_that_is_not_there(employee, house) -> None:
    known = house.employees[employee].pk if isinstance(employee, str) else employee
    account = {"BankAccount": {"Id": 0, "IBAN": IBAN, "Type": "Bankrekening1"}}
    for verb, values in (
        ("GetList", {"Period": 7, "Year": 2026}),
        ("GetListCurrent", {}),
        ("Insert", {**account, **NOW}),
        ("InsertCurrent", account),
        ("DeleteCurrent", {"BankAccountID": 1}),
    ):
        answer = call(f"EmployeeService.BankAccount_{verb}", key_of(house), {"EmployeeId": known, **values})
        assert refusal(answer).startswith("2003: "), verb
    assert not BankAccount.unscoped.exists()


def test_what_ended_before_cannot_end_now(house) -> None:
    known = insert(house, Period=5, UnprotectedMode="true").value
    BankAccount.unscoped.update(last_period=202606)
    assert refusal(ask(house, "DeleteCurrent", BankAccountID=known)).startswith("2030: ")
    assert BankAccount.unscoped.get().last_period == 202606


def test_a_deleted_account_stays_known_in_the_periods_before(house) -> None:
    known = insert(house, Period=5, UnprotectedMode="true").value
    assert ask(house, "DeleteCurrent", BankAccountID=known).value == known
    assert (listed(house, 6), listed(house, 7)) == ([("Bankrekening1", IBAN)], [])
    coming = insert(house, Period=9).value
    assert ask(house, "DeleteCurrent", BankAccountID=coming).value == coming
    assert listed(house, 9) == []
