"""Writing an address and reading it back."""

import pytest
from django.utils import translation

from loonpoort.payroll.models import EmployeeAddress
from tests.api.client import call, key_of
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


def insert(house: House, name: str = "bram", **fields: str):
    values = {"EmployeeId": house.employees[name].pk, "Address": {"Id": 7, **FIELDS, **fields}}
    return call("EmployeeService.Address_InsertCurrent", key_of(house), values)


def read(house: House) -> list[dict[str, str]]:
    values = {"EmployeeId": house.employees["bram"].pk}
    answer = call("EmployeeService.Address_GetListCurrent", key_of(house), values)
    return [dict(address) for _, address in answer.value or ()]


def test_an_address_that_was_written_is_read_back_whole(house) -> None:
    address_id = insert(house).value
    assert read(house) == [{"Id": address_id, **FIELDS}]
    assert EmployeeAddress.unscoped.get().pk == int(address_id)


def test_a_new_default_takes_the_place_of_the_old_one(house) -> None:
    insert(house)
    insert(house, City="Leiden")
    assert [(address["City"], address["Default"]) for address in read(house)] == [
        ("'s-Gravenhage", "false"),
        ("Leiden", "true"),
    ]


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"Street": "x" * 101}, "Street: Ensure this value has at most 100 characters (it has 101)."),
        ({"CountryISOCode": "nl"}, "CountryISOCode: A country is two capital letters, as in ISO 3166-1."),
        (
            {"Street": "", "PostalCode": "", "City": ""},
            "Street: An address needs a street, a postal code or a city.",
        ),
    ],
)
def test_what_cannot_be_stored_is_told_in_the_words_of_the_wire(fields, reason, language, house) -> None:
    with translation.override(language):
        fault = insert(house, **fields).fault
    text = f"Server was unable to process request. ---> 2030: Invalid Set of Values ({reason})"
    assert fault == ("soap:Server", text)
    assert not EmployeeAddress.unscoped.exists()


def test_an_address_must_be_there(house) -> None:
    values = {"EmployeeId": house.employees["bram"].pk}
    answer = call("EmployeeService.Address_InsertCurrent", key_of(house), values)
    assert "2030: Invalid Set of Values" in answer.fault[1]


def test_an_employee_beyond_the_filter_gets_no_address(house) -> None:
    assert "2003: Unauthorized access" in insert(house, "floor").fault[1]
    assert not EmployeeAddress.unscoped.exists()
