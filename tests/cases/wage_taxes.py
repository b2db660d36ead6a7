"""Wage tax settings of employees, Dutch and Swedish."""

from tests.api.client import call, key_of
from tests.cases import ANY, Case, Effect
from tests.cast import House

FIELDS = {
    "JaarloonBT": "41250.5000",
    "AfwBijzTariefLH": "37.4800",
    "AutoKleineBanenRegeling": "true",
    "Loonheffingkorting": "true",
    "Voordeelreg": "true",
    "Loonheffing": "true",
    "CodeAfdrachtvermindering": "1",
    "KleurTabel": "2",
    "SoortInkomen": "15",
    "SpecialeTabel": "3",
    "TijdvakTabel": "4",
    "VakantieBonnen": "5",
    "CodeCalc30PercRule": "6",
}
SWEDISH = {"TaxType": "1", "TaxForm": "3", "TaxTable": "33", "TaxColumn": "2", "TaxPercentage": "12.5000"}
PERIOD = {"Period": 7, "Year": 2026}
START = {"Period": 5, "Year": 2026}
UPDATE, UPDATE_SE = "EmployeeService.WageTax_Update", "EmployeeService.WageTax_Update_SE"


def fill(house: House) -> None:
    """Bram has settings of both countries in full from period 5 on, written as a package writes them."""
    bram = {"EmployeeId": house.employees["bram"].pk, **START}
    for operation, fields in ((UPDATE, FIELDS), (UPDATE_SE, SWEDISH)):
        sent = {"LoonheffingSettings": {"Id": 7, **fields}}
        assert call(operation, key_of(house), bram | sent).status == "200 OK"


def fill_least(house: House) -> None:
    """Of Carla's settings the least is known."""
    values = {"LoonheffingSettings": {"TaxType": 4, "TaxForm": 1}, **START}
    carla = {"EmployeeId": house.employees["carla"].pk}
    assert call(UPDATE_SE, key_of(house), carla | values).status == "200 OK"


def cases(house: House) -> dict[str, Case]:
    bram, nobody = ({"EmployeeId": house.employees[name].pk} for name in ("bram", "dirk"))
    get, current, listed = (f"EmployeeService.WageTax_{name}" for name in ("Get", "GetCurrent", "GetList"))
    swedish = "EmployeeService.WageTax_Get_SE"
    found = call(current, key_of(house), bram).value
    known = dict(found)["Id"] if found else "0"
    found = call(swedish, key_of(house), bram | PERIOD).value
    known_swedish = dict(found)["Id"] if found else "0"
    row = [("Id", known), *FIELDS.items()]
    before = {"Period": 4, "Year": 2026}
    changed = {**FIELDS, "JaarloonBT": "0.0000", "Loonheffing": "false"}
    sent = {"LoonheffingSettings": {"Id": int(known), **changed}}
    # It begins in the same period, and takes the place of what began then.
    replaced = [("Id", known), *changed.items()]
    changed_swedish = {**SWEDISH, "TaxType": "3", "TaxTable": "0", "TaxColumn": "0"}
    return {
        get: Case({**bram, **PERIOD}, row, empty={**bram, **before}),
        current: Case(bram, row, empty=nobody),
        listed: Case(bram, [("WageTaxSettings", row)], empty=nobody),
        UPDATE: Case({**bram, **sent, **START}, effect=Effect(current, bram, replaced)),
        "EmployeeService.WageTax_UpdateCurrent": Case(
            {**bram, **sent},
            effect=Effect(
                get,
                {**bram, "Period": 8, "Year": 2026},
                [("Id", ANY), *changed.items()],
            ),
        ),
        swedish: Case(
            {**bram, **PERIOD}, [("Id", known_swedish), *SWEDISH.items()], empty={**bram, **before}
        ),
        UPDATE_SE: Case(
            {**bram, "LoonheffingSettings": changed_swedish, **START},
            effect=Effect(swedish, {**bram, **PERIOD}, [("Id", known_swedish), *changed_swedish.items()]),
        ),
    }
