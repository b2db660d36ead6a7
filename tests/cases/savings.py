"""Savings of employees."""

from tests.api.client import call, key_of
from tests.cases import ANY, Case, Effect
from tests.cast import House

PERIOD = {"Period": 7, "Year": 2026}
AMOUNT = {"Levensloop": "150.2500", "Spaarloon": "51.0000"}


def fill(house: House) -> None:
    """Bram saves by both schemes from 15 June on, written as a package writes it."""
    for scheme, amount in AMOUNT.items():
        values = {
            "EmployeeId": house.employees["bram"].pk,
            "Start": "2026-06-15T00:00:00",
            "Amount": amount,
            "UnprotectedMode": "true",
        }
        assert call(f"EmployeeService.{scheme}_Insert", key_of(house), values).value


def cases(house: House) -> dict[str, Case]:
    found: dict[str, Case] = {}
    for scheme in AMOUNT:
        found |= _cases_of(scheme, house)
    bram, before = {"EmployeeId": house.employees["bram"].pk}, {"Period": 5, "Year": 2026}
    listed = "EmployeeService.Spaarloon_GetList"
    rows = call(listed, key_of(house), {**bram, **PERIOD}).value
    known = dict(rows[0][1])["Id"] if rows else "0"
    row = ("Spaarloon", [("Id", known), ("Value", AMOUNT["Spaarloon"])])
    found[listed] = Case({**bram, **PERIOD}, [row], empty={**bram, **before})
    found["EmployeeService.Spaarloon_Insert"] = Case(
        {**bram, "Start": "2026-07-06T08:30:00", "Amount": "12.2500"},
        ANY,
        effect=Effect(listed, {**bram, **PERIOD}, [row, ("Spaarloon", [("Id", ANY), ("Value", "12.2500")])]),
    )
    return found


def _cases_of(scheme: str, house: House) -> dict[str, Case]:
    bram = {"EmployeeId": house.employees["bram"].pk}
    get = f"EmployeeService.{scheme}_Get"
    row = call(get, key_of(house), {**bram, **PERIOD}).value
    known = dict(row)["Id"] if row else "0"
    later = {**bram, "Period": 8, "Year": 2026}
    return {
        get: Case(
            {**bram, **PERIOD},
            [("Id", known), ("Value", AMOUNT[scheme])],
            empty={**bram, "Period": 5, "Year": 2026},
        ),
        f"EmployeeService.{scheme}_Insert": Case(
            {**bram, "Start": "2026-07-06T08:30:00", "Amount": "12.2500"},
            ANY,
            effect=Effect(get, {**bram, **PERIOD}, [("Id", ANY), ("Value", "12.2500")]),
        ),
        f"EmployeeService.{scheme}_Stop": Case(
            {**bram, "End": "2026-07-31T00:00:00"}, effect=Effect(get, later, None)
        ),
        f"EmployeeService.{scheme}_Delete": Case(
            {**bram, "Id": int(known)}, effect=Effect(get, {**bram, **PERIOD}, None)
        ),
    }
