"""Wage tax settings as packages write them, Dutch and Swedish: rightly and wrongly."""

from typing import Any

import pytest

from loonpoort.payroll.models import SwedishWageTax, WageTax
from tests.api.client import Answer, call, key_of
from tests.cases.wage_taxes import FIELDS, SWEDISH
from tests.cast import House

NOW = {"Period": 7, "Year": 2026}


def ask(house: House, verb: str, **values: Any) -> Answer:
    bram = {"EmployeeId": house.employees["bram"].pk}
    return call(f"EmployeeService.WageTax_{verb}", key_of(house), bram | values)


def update(house: House, verb: str = "Update", period: int = 7, year: int = 2026, **fields: Any) -> Answer:
    sent = {**(SWEDISH if verb == "Update_SE" else FIELDS), **fields}
    return ask(house, verb, LoonheffingSettings=sent, Period=period, Year=year)


def text_of(answer: Answer) -> str:
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")


def test_new_settings_hold_from_their_period_on_until_the_next_begin(house) -> None:
    for period, wage in ((5, "1.0000"), (9, "3.0000"), (7, "2.0000")):
        assert update(house, period=period, JaarloonBT=wage).status == "200 OK"
    found = {
        period: dict(ask(house, "Get", Period=period, Year=2026).value)["JaarloonBT"]
        for period in (5, 6, 7, 8, 9, 12)
    }
    assert list(found.values()) == ["1.0000", "1.0000", "2.0000", "2.0000", "3.0000", "3.0000"]
    listed = [dict(row)["JaarloonBT"] for _, row in ask(house, "GetList").value]
    assert listed == ["1.0000", "2.0000", "3.0000"]


@pytest.mark.parametrize(
    "fields",
    [
        {"JaarloonBT": "-0.01"},
        {"JaarloonBT": "10000000.01"},
        {"JaarloonBT": "1.00001"},
        {"AfwBijzTariefLH": "100.01"},
        {"AfwBijzTariefLH": "-1"},
        {"CodeAfdrachtvermindering": 100},
        {"KleurTabel": -1},
        {"SoortInkomen": 2**31 - 1},
        {"SpecialeTabel": 100},
        {"TijdvakTabel": -(2**31)},
        {"VakantieBonnen": 100},
        {"CodeCalc30PercRule": 100},
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_with_its_name(fields, house) -> None:
    [name] = fields
    assert text_of(update(house, **fields)).startswith(f"2030: Invalid Set of Values ({name}: ")
    assert text_of(update(house, "UpdateCurrent", **fields)).startswith(
        f"2030: Invalid Set of Values ({name}: "
    )
    assert not WageTax.unscoped.exists()


@pytest.mark.parametrize("verb", ["Update", "UpdateCurrent", "Update_SE"])
def test_settings_must_be_there(verb, house) -> None:
    assert text_of(ask(house, verb, **NOW)).startswith("2030: Invalid Set of Values (No wage tax settings")


@pytest.mark.parametrize(("period", "year"), [(0, 2026), (13, 2026), (7, 0), (7, 9999), (-1, -1)])
def test_a_period_must_exist(period, year, house) -> None:
    for verb in ("Update", "Update_SE"):
        assert text_of(update(house, verb, period, year)).startswith("2006: Invalid Period (")
    for verb in ("Get", "Get_SE"):
        assert text_of(ask(house, verb, Period=period, Year=year)).startswith("2006: Invalid Period (")
    assert not WageTax.unscoped.exists()
    assert not SwedishWageTax.unscoped.exists()


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"TaxType": 0}, "2033: Tax Type Required"),
        ({"TaxType": 5}, "2034: Invalid Tax Type"),
        ({"TaxType": -1}, "2034: Invalid Tax Type"),
        ({"TaxForm": 0}, "2035: Tax Form Required"),
        ({"TaxForm": 2**31 - 1}, "2036: Invalid Tax Form"),
        ({"TaxTable": 0}, "2030: Invalid Set of Values (TaxTable: "),
        ({"TaxColumn": 0}, "2030: Invalid Set of Values (TaxColumn: "),
        ({"TaxColumn": 10}, "2030: Invalid Set of Values (TaxColumn: "),
        ({"TaxTable": 100}, "2030: Invalid Set of Values (TaxTable: "),
        ({"TaxPercentage": "100.5"}, "2030: Invalid Set of Values (TaxPercentage: "),
        ({"TaxPercentage": "-1"}, "2030: Invalid Set of Values (TaxPercentage: "),
        ({"TaxType": 3, "TaxPercentage": ""}, "2030: Invalid Set of Values (TaxPercentage: "),
    ],
    ids=str,
)
def test_swedish_settings_are_refused_with_the_fault_of_their_own(fields, text, house) -> None:
    sent = {name: value for name, value in {**SWEDISH, **fields}.items() if value != ""}
    assert text_of(ask(house, "Update_SE", LoonheffingSettings=sent, **NOW)).startswith(text)
    assert not SwedishWageTax.unscoped.exists()


def test_a_type_and_form_that_are_not_sent_are_asked_for(house) -> None:
    answer = ask(house, "Update_SE", LoonheffingSettings={"TaxTable": 33}, **NOW)
    assert text_of(answer).startswith("2033: Tax Type Required (")


def test_dutch_and_swedish_settings_stand_side_by_side(house) -> None:
    update(house)
    update(house, "Update_SE")
    assert dict(ask(house, "GetCurrent").value)["SoortInkomen"] == "15"
    assert dict(ask(house, "Get_SE", **NOW).value)["TaxTable"] == "33"
