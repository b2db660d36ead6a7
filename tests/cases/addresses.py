"""Addresses of employees."""

from tests.api.client import call, key_of
from tests.cases import ANY, Case, Effect
from tests.cast import House

FIELDS = {
    "Default": "true",
    "Street": "Kerkstraat & <zo>",
    "HouseNumber": "1",
    "HouseNumberAddition": "bis",
    "PostalCode": "2611 AA",
    "City": "'s-Gravenhage",
    "StateProvince": "Zuid-Holland",
    "CountryISOCode": "NL",
    "Type": "WeekendAddress",
}
PERIOD = {"Period": 7, "Year": 2026}


def fill(house: House) -> None:
    """Bram has an address in full from period 5 on, written as a package writes it."""
    values = {
        "EmployeeId": house.employees["bram"].pk,
        "Address": FIELDS,
        "Period": 5,
        "Year": 2026,
        "UnprotectedMode": "true",
    }
    assert call("EmployeeService.Address_Insert", key_of(house), values).value


def cases(house: House) -> dict[str, Case]:
    bram, nobody = ({"EmployeeId": house.employees[name].pk} for name in ("bram", "dirk"))
    current = "EmployeeService.Address_GetListCurrent"
    found = call(current, key_of(house), bram).value
    known = dict(found[0][1])["Id"] if found else "0"

    def row(**fields: str) -> tuple[str, list[tuple[str, str]]]:
        return "EmployeeAddress", [("Id", known), *{**FIELDS, **fields}.items()]

    added = ("EmployeeAddress", [("Id", ANY), *{**FIELDS, "City": "Leiden"}.items()])
    in_company = [
        ("Id", known),
        ("StartPeriod", "5"),
        ("StartYear", "2026"),
        ("EndPeriod", None),
        ("EndYear", None),
        *((name, FIELDS[name]) for name in list(FIELDS)[1:7]),
        ("CreationDate", "2026-07-01T14:00:00"),
        ("CountryISOCode", "NL"),
        ("Type", "WeekendAddress"),
    ]
    new = {"Address": {**FIELDS, "City": "Leiden"}}
    both = [row(Default="false"), added]
    return {
        "EmployeeService.Address_GetList": Case(
            {**bram, **PERIOD}, [row()], empty={**bram, "Period": 4, "Year": 2026}
        ),
        current: Case(bram, [row()], empty=nobody),
        "EmployeeService.Address_GetAll_AllEmployeesByCompany": Case(
            {"CompanyID": house.companies["shop"].pk},
            [
                (
                    "EmployeeAddressItem",
                    [
                        ("EmployeeId", str(bram["EmployeeId"])),
                        ("EmployeeAddresses", [("EmployeeAddress_V2", in_company)]),
                    ],
                )
            ],
            empty={"CompanyID": house.companies["mill"].pk},
        ),
        "EmployeeService.Address_Insert": Case(
            {**bram, **new, **PERIOD, "UnprotectedMode": "false"}, ANY, effect=Effect(current, bram, both)
        ),
        "EmployeeService.Address_InsertCurrent": Case(
            {**bram, **new}, ANY, effect=Effect(current, bram, both)
        ),
        "EmployeeService.Address_Update": Case(
            {**bram, "Address": {"Id": int(known), **FIELDS, "City": "Leiden"}},
            "true",
            effect=Effect(current, bram, [row(City="Leiden")]),
        ),
        "EmployeeService.Address_Delete": Case(
            {**bram, "AddressID": int(known)}, "true", effect=Effect(current, bram, "")
        ),
    }
