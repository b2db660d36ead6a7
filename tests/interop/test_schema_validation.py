"""Requests of a well-behaved client and our answers, against the schema in the WSDL that is served.

Two validators judge, which have no code in common.
"""

import io
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import xmlschema
import zeep
from django.db.models import CharField
from lxml import etree

from loonpoort.contract import Operation
from loonpoort.operations import SERVICES
from loonpoort.payroll.models import EmployeeAddress, PersonalInfo
from tests import cast
from tests.api.client import SOAP11, SOAP12, post, request
from tests.cast import House

SCHEMA = "{http://www.w3.org/2001/XMLSchema}"
PORTS = {SOAP11: "Soap", SOAP12: "Soap12"}
OPERATIONS = [operation for service in SERVICES for operation in service.operations.values()]
NONE: dict[str, list[str]] = {"lxml": [], "xmlschema": []}
EVERY_VALUE = {
    "Id": 0,
    "Default": True,
    "Street": "Zoë's <Zonne&bloem>-laan",
    "HouseNumber": "12",
    "HouseNumberAddition": "bis",
    "PostalCode": "2513 AB",
    "City": "Den Haag",
    "StateProvince": "Zuid-Holland",
    "CountryISOCode": "NL",
    "Type": "HolidaysAddress",
}

Call = tuple[dict[str, Any], str]
Validators = dict[str, Callable[[etree._Element], list[str]]]
"""By name; each tells what is wrong with an element."""


def calls(house: House) -> dict[str, list[Call]]:
    """By operation its calls: the arguments, and a piece of the answer by which it is the one meant."""
    bakery, garage = ({"DebtorId": house.debtors[name].pk} for name in ("bakery", "garage"))
    shop = house.companies["shop"].pk
    bram, carla, dirk = ({"EmployeeId": house.employees[name].pk} for name in ("bram", "carla", "dirk"))
    client = {"Username": house.client.email, "Password": cast.PASSWORD}
    period = {"Period": 7, "Year": 2026}
    known = EmployeeAddress.unscoped.values_list("pk", flat=True).get()
    least = {"Id": 0, "Default": False, "City": "Delft", "Type": "HomeAddress"}
    nobody = '<PersonalInfo_GetCurrentResponse xmlns="https://api.nmbrs.nl/soap/v3/EmployeeService" />'
    return {
        "CompanyService.Company_GetCurrentPeriod": [({"CompanyId": shop}, "2026-7-M")],
        "CompanyService.List_GetAll": [({}, "<Name>workshop</Name>")],
        "CompanyService.List_GetByDebtor": [(bakery, "<Name>mill</Name>")],
        "DebtorService.Debtor_Get": [(bakery, "<Name>bakery</Name>")],
        "DebtorService.Environment_Get": [({}, "<SubDomain>kantoor</SubDomain>")],
        "DebtorService.List_GetAll": [({}, "<Name>garage</Name>")],
        "DebtorService.List_GetByNumber": [
            ({"Number": "1"}, "<Name>bakery</Name>"),
            ({"Number": "none"}, "<List_GetByNumberResult />"),
            ({}, "<List_GetByNumberResult />"),
        ],
        "DebtorService.Tags_Get": [(garage, "<Tag>Office</Tag>")],
        "EmployeeService.Address_Delete": [({**bram, "AddressID": known}, "true</Address_DeleteResult>")],
        "EmployeeService.Address_GetAll_AllEmployeesByCompany": [
            ({"CompanyID": shop}, "<StartPeriod>1</StartPeriod>")
        ],
        "EmployeeService.Address_GetList": [
            ({**bram, **period}, "<StateProvince>Utrecht</StateProvince>"),
            ({**dirk, **period}, "<Address_GetListResult />"),
        ],
        "EmployeeService.Address_Insert": [
            (
                {**bram, "Address": EVERY_VALUE, **period, "UnprotectedMode": False},
                "<Address_InsertResult>",
            )
        ],
        "EmployeeService.Address_Update": [
            ({**bram, "Address": {**EVERY_VALUE, "Id": known}}, "true</Address_UpdateResult>")
        ],
        "EmployeeService.Address_GetListCurrent": [
            (bram, "<StateProvince>Utrecht</StateProvince>"),
            (dirk, "<Address_GetListCurrentResult />"),
        ],
        "EmployeeService.Address_InsertCurrent": [
            ({**bram, "Address": EVERY_VALUE}, "<Address_InsertCurrentResult>"),
            ({**bram, "Address": least}, "<Address_InsertCurrentResult>"),
        ],
        "EmployeeService.List_GetByCompany": [
            ({"CompanyId": shop, "EmployeeType": 2}, "<DisplayName>bram</DisplayName>")
        ],
        "EmployeeService.List_GetByDebtor": [
            ({**bakery, "EmployeeType": 4}, "<DisplayName>carla</DisplayName>")
        ],
        "EmployeeService.PersonalInfo_GetAll_AllEmployeesByCompany": [
            ({"CompanyID": shop}, '<Birthday xsi:nil="true" />')
        ],
        "EmployeeService.PersonalInfo_GetCurrent": [
            (bram, "<Birthday>1990-02-28T00:00:00</Birthday>"),
            (carla, '<DeceasedDate xsi:nil="true" />'),
            (dirk, nobody),
        ],
        "SingleSignOn.GetToken": [(client, "<GetTokenResult>")],
        "SingleSignOn.GetToken2": [
            ({"Username": house.package.email, "Token": house.package_token}, "<GetToken2Result>")
        ],
        "SingleSignOn.GetTokenWithDomain": [({**client, "Domain": "kantoor"}, "<GetTokenWithDomainResult>")],
    }


@pytest.fixture
def filled_house(house: House) -> House:
    """The cast, with an address and with personal details from nearly none to all."""
    bram, carla = house.employees["bram"], house.employees["carla"]
    EmployeeAddress.unscoped.create(employee=bram, first_period=202601, state_province="Utrecht")
    cast.personal_info(carla, 202601)
    columns = [column for column in PersonalInfo._meta.get_fields() if isinstance(column, CharField)]
    texts = {column.name: column.name[: column.max_length] for column in columns}
    dates = {"birthday": date(1990, 2, 28), "deceased_on": date(2026, 7, 1)}
    cast.personal_info(bram, 202601, **{**texts, **dates, "gender": "male", "nationality_code": 1})
    return house


@cache
def served_wsdl(service: str) -> bytes:
    answer = request("GET", f"/soap/v3/{service}.asmx", query="WSDL")
    assert answer.status == "200 OK"
    return answer.body


@cache
def client_of(service: str) -> zeep.Client:
    return zeep.Client(io.BytesIO(served_wsdl(service)))


@pytest.fixture(scope="module")
def validators_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Validators]:
    """Gives the validators of a service."""

    @cache
    def validators(service: str) -> Validators:
        file = schema_file(service, tmp_path_factory.mktemp(service))
        by_lxml = etree.XMLSchema(etree.parse(file))
        by_xmlschema = xmlschema.XMLSchema(file)

        def lxml_complaints(element: etree._Element) -> list[str]:
            return [] if by_lxml.validate(element) else [str(error) for error in by_lxml.error_log]

        def xmlschema_complaints(element: etree._Element) -> list[str]:
            return [str(error) for error in by_xmlschema.iter_errors(element)]

        return {"lxml": lxml_complaints, "xmlschema": xmlschema_complaints}

    return validators


def schema_file(service: str, folder: Path) -> Path:
    """The schemas of a WSDL as files that find each other; the path of the service's own."""
    schemas = list(etree.fromstring(served_wsdl(service)).iter(f"{SCHEMA}schema"))
    files = {schema.get("targetNamespace"): folder / f"{place}.xsd" for place, schema in enumerate(schemas)}
    for schema in schemas:
        for other in schema.iter(f"{SCHEMA}import"):
            other.set("schemaLocation", files[other.get("namespace")].name)
        files[schema.get("targetNamespace")].write_bytes(etree.tostring(schema))
    return next(iter(files.values()))


def sent_by_zeep(house: House, operation: Operation, arguments: dict[str, Any], version: str) -> bytes:
    """The envelope that zeep makes of a call."""
    client = client_of(operation.service.name)
    known = {"Username": house.package.email, "Token": house.package_token, "Domain": "kantoor"}
    header = {name: known[name] for name in operation.header.elements}
    message = client.create_message(
        client.bind(port_name=f"{operation.service.name}{PORTS[version]}"),
        operation.name,
        **arguments,
        _soapheaders={operation.header.value: header} if header else None,
    )
    return etree.tostring(message)


def contents(envelope: bytes) -> list[etree._Element]:
    """What is in the header and the body, each as a document of its own."""
    return [
        etree.fromstring(etree.tostring(content)) for part in etree.fromstring(envelope) for content in part
    ]


def complaints(validators: Validators, envelope: bytes) -> dict[str, list[str]]:
    return {
        name: [complaint for content in contents(envelope) for complaint in validate(content)]
        for name, validate in validators.items()
    }


@pytest.mark.parametrize("version", PORTS, ids=["SOAP 1.1", "SOAP 1.2"])
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.key)
def test_requests_and_answers_are_valid_for_both_validators(
    operation: Operation, version: str, filled_house: House, validators_of: Callable[[str], Validators]
) -> None:
    validators = validators_of(operation.service.name)

    for arguments, part in calls(filled_house)[operation.key]:
        sent = sent_by_zeep(filled_house, operation, arguments, version)
        answer = post(operation.key, sent, version=version)

        assert answer.status == "200 OK", answer.body
        assert part in answer.body.decode()
        assert complaints(validators, sent) == NONE
        assert complaints(validators, answer.body) == NONE


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"<Id>", b"<Id xmlns=''>"),
        (b"<Number>1</Number>", b"<Number xsi:nil='true' />"),
        (b"</Name>", b"</Name><Name />"),
        (b"<Id>1</Id><Number>1</Number>", b"<Number>1</Number><Id>1</Id>"),
        (b"<Id>1</Id>", b""),
    ],
    ids=["another namespace", "nil", "repeated", "out of order", "left out"],
)
def test_both_validators_refuse_a_wrong_answer(
    right: bytes, wrong: bytes, validators_of: Callable[[str], Validators]
) -> None:
    answer = (
        b'<Envelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><Body><Debtor_GetResponse'
        b' xmlns="https://api.nmbrs.nl/soap/v3/DebtorService"><Debtor_GetResult><Id>1</Id><Number>1</Number>'
        b"<Name>bakery</Name></Debtor_GetResult></Debtor_GetResponse></Body></Envelope>"
    )
    assert right in answer
    validators = validators_of("DebtorService")

    assert complaints(validators, answer) == NONE
    assert all(complaints(validators, answer.replace(right, wrong)).values())
