"""The SOAP toolkits of other languages against a running server, from its WSDL."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.interop import toolkits
from tests.support.live_server import DemoServer

pytestmark = pytest.mark.live

VERSIONS = {
    "zeep": ["1.1", "1.2"],
    "suds": ["1.1"],  # it knows no other
    "node_soap": ["1.1", "1.2"],
    "php_soapclient": ["1.1", "1.2"],
    "gsoap": ["1.1", "1.2"],
    "perl_soap_lite": ["1.1", "1.2"],
}
CODES = {"1.1": "Server", "1.2": "Receiver"}
REFUSED = "Server was unable to process request. ---> "


@dataclass(frozen=True)
class Report:
    """What a toolkit made of the server's answers, as toolkits.py describes it."""

    version: str
    told: dict[str, Any]


@pytest.fixture(scope="module")
def person(demo: DemoServer) -> dict[str, Any]:
    """An employee within the filter who has a birthday, and neither a title nor a day of death."""
    rows = demo.query(
        "SELECT employee.id, employee.display_name, info.last_name, info.gender, info.nationality_code,"
        " info.birthday, info.title, info.deceased_on"
        " FROM payroll_personalinfo info"
        " JOIN payroll_employee employee ON employee.id = info.employee_id"
        " JOIN organisation_company company ON company.id = employee.company_id"
        " JOIN organisation_debtortag put ON put.debtor_id = company.debtor_id"
        " JOIN organisation_tag tag ON tag.id = put.tag_id"
        " WHERE tag.name = 'Clients' AND info.birthday IS NOT NULL AND info.title IS NULL"
        " AND info.deceased_on IS NULL AND info.last_period IS NULL"
        " AND info.first_period <= company.current_year * 100 + company.current_period_number"
        " ORDER BY employee.id LIMIT 1"
    )
    names = [
        "Id",
        "DisplayName",
        "LastName",
        "Gender",
        "NationalityCode",
        "Birthday",
        "Title",
        "DeceasedDate",
    ]
    person = dict(zip(names, rows[0], strict=True))
    return {**person, "Birthday": str(person["Birthday"])}


@pytest.fixture(
    scope="module", params=[f"{toolkit}-{version}" for toolkit in VERSIONS for version in VERSIONS[toolkit]]
)
def report(request: pytest.FixtureRequest, demo: DemoServer, person: dict[str, Any]) -> Report:
    toolkit, version = request.param.split("-")
    command = request.getfixturevalue(toolkit)
    return Report(version, toolkits.call(command, version, demo, person["Id"]))


def test_toolkit_reads_exactly_the_debtors_of_the_filter(report: Report, demo: DemoServer) -> None:
    assert len(report.told["debtors"]) == 9
    assert set(report.told["debtors"]) == demo.debtors_tagged("Clients")


def test_toolkit_reads_a_structure_with_what_is_omitted_and_what_is_nil(
    report: Report, person: dict[str, Any]
) -> None:
    assert report.told["info"] == person


def test_toolkit_reads_back_the_structure_that_it_wrote(report: Report) -> None:
    addresses = {row.pop("Id"): row for row in report.told["addresses"]}

    written = addresses[report.told["inserted"]]

    assert {name: value for name, value in written.items() if value is not None} == {
        "Default": False,
        "Street": toolkits.STREET,
        "HouseNumber": "12",
        "City": "Den Haag",
        "Type": "HolidaysAddress",
    }


def test_toolkit_is_told_1001_for_a_wrong_token(report: Report) -> None:
    refusal = report.told["wrong_token"]

    assert refusal["text"] == REFUSED + "1001: Invalid Authentication"
    assert refusal["code"].endswith(f":{CODES[report.version]}")


def test_toolkit_is_told_2003_for_an_employee_that_is_not_there(report: Report) -> None:
    refusal = report.told["no_employee"]

    assert refusal["text"] == REFUSED + "2003: Unauthorized access"
    assert refusal["code"].endswith(f":{CODES[report.version]}")
