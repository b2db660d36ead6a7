"""zeep, as an integrator would use it: from the WSDL alone."""

from collections.abc import Iterable
from typing import Any

import pytest
from zeep.exceptions import Fault

from loonpoort.operations import SERVICES
from tests.support.live_server import DemoServer
from tests.support.soap_client import auth_header, service_client

pytestmark = pytest.mark.live

OPERATIONS = {service.name: set(service.operations) for service in SERVICES}
PORTS = ["DebtorServiceSoap", "DebtorServiceSoap12"]


def names(rows: Iterable[Any]) -> list[str]:
    return sorted(row["Name"] for row in rows)


@pytest.mark.parametrize("service", OPERATIONS)
def test_zeep_reads_every_operation_from_the_wsdl(demo: DemoServer, service: str) -> None:
    client = service_client(demo, service)

    assert {name: set(port.binding.all()) for name, port in client.wsdl.services[service].ports.items()} == {
        f"{service}Soap": OPERATIONS[service],
        f"{service}Soap12": OPERATIONS[service],
    }


@pytest.mark.parametrize("port", PORTS)
def test_zeep_lists_exactly_the_debtors_of_the_filter(demo: DemoServer, port: str) -> None:
    planning = demo.caller()
    assert planning["filter"] == ["Clients"]

    debtors = service_client(demo, "DebtorService").bind(port_name=port)
    listed = debtors.List_GetAll(_soapheaders=auth_header(planning))

    expected = sorted(demo.debtors_tagged("Clients"))
    assert len(expected) == 9
    assert names(listed) == expected


def test_zeep_lists_only_the_companies_of_a_clients_login(demo: DemoServer) -> None:
    client = demo.caller("debtor")

    companies = service_client(demo, "CompanyService").service.List_GetAll(_soapheaders=auth_header(client))

    assert names(companies) == sorted(client["filter"])


@pytest.mark.parametrize("domain", ["", "demo", "DEMO", "demo.loonpoort.example"])
def test_zeep_is_let_in_with_the_domain_in_any_form(demo: DemoServer, domain: str) -> None:
    debtors = service_client(demo, "DebtorService").service

    assert debtors.List_GetAll(_soapheaders=auth_header(demo.caller(), domain))


def test_zeep_reads_the_environment_of_a_token(demo: DemoServer) -> None:
    planning = demo.caller()
    header = {"AuthHeader": {"Username": planning["email"], "Token": planning["token"]}}

    answer = service_client(demo, "DebtorService").service.Environment_Get(_soapheaders=header)

    assert (answer["Domain"], answer["SubDomain"]) == ("demo.127.0.0.1", "demo")


def test_zeep_reads_what_belongs_to_one_debtor(demo: DemoServer) -> None:
    header = auth_header(demo.caller())
    debtors = service_client(demo, "DebtorService").service
    first = debtors.List_GetAll(_soapheaders=header)[0]

    assert debtors.Debtor_Get(DebtorId=first["Id"], _soapheaders=header) == first
    assert debtors.List_GetByNumber(Number=first["Number"], _soapheaders=header) == [first]
    tags = debtors.Tags_Get(DebtorId=first["Id"], _soapheaders=header)
    assert "Clients" in [tag["Tag"] for tag in tags]
    companies = service_client(demo, "CompanyService").service
    company = companies.List_GetByDebtor(DebtorId=first["Id"], _soapheaders=header)[0]
    year, number, kind = demo.query(
        "SELECT current_year, current_period_number, period_type FROM organisation_company"
        f" WHERE id = {company['ID']}"
    )[0]
    period = companies.Company_GetCurrentPeriod(CompanyId=company["ID"], _soapheaders=header)
    assert period == f"{year}-{number}-{kind}"


@pytest.mark.parametrize(
    ("changed", "domain"),
    [
        ({"token": "lp_wrong"}, "demo"),
        ({"email": "nobody@delinde.example"}, "demo"),
        ({}, "bakkerij"),
        ({"email": "", "token": ""}, ""),
    ],
    ids=["wrong token", "unknown e-mail", "another's domain", "nothing"],
)
@pytest.mark.parametrize(("port", "code"), list(zip(PORTS, ["Server", "Receiver"], strict=True)))
def test_zeep_is_told_one_and_the_same_fault_for_every_failed_authentication(
    demo: DemoServer, changed: dict[str, str], domain: str, port: str, code: str
) -> None:
    debtors = service_client(demo, "DebtorService").bind(port_name=port)

    with pytest.raises(Fault) as refused:
        debtors.List_GetAll(_soapheaders=auth_header({**demo.caller(), **changed}, domain))

    assert refused.value.message == (
        "Server was unable to process request. ---> 1001: Invalid Authentication"
    )
    assert refused.value.code.endswith(f":{code}")


def test_zeep_is_told_the_same_of_a_foreign_debtor_and_of_none(demo: DemoServer) -> None:
    debtors = service_client(demo, "DebtorService").service
    foreign = demo.query("SELECT id FROM organisation_debtor ORDER BY id LIMIT 1")[0][0]
    told = []

    for debtor_id in (foreign, 999_999_999):
        with pytest.raises(Fault) as refused:
            debtors.Debtor_Get(DebtorId=debtor_id, _soapheaders=auth_header(demo.caller()))
        told.append(refused.value.message)

    assert told == ["Server was unable to process request. ---> 2009: Unauthorized access"] * 2
