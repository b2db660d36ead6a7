"""Requests of a well-behaved client and our answers, against the schema in the WSDL that is served.

Two validators judge, which have no code in common.
"""

import io
from base64 import b64decode
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import xmlschema
import zeep
from lxml import etree

from loonpoort.contract import Operation
from loonpoort.contract.types import Array, Enumeration, Field, Node, Record
from tests.api.client import SOAP11, SOAP12, Key, post, request
from tests.api.test_operations import key_by, key_of_case
from tests.cases import ANY, OPERATIONS, case_of
from tests.cast import House

SCHEMA = "{http://www.w3.org/2001/XMLSchema}"
NO_GUID = "00000000-0000-0000-0000-000000000000"
PORTS = {SOAP11: "Soap", SOAP12: "Soap12"}
NONE: dict[str, list[str]] = {"lxml": [], "xmlschema": []}
ZEROS = {
    "int": 0,
    "long": 0,
    "boolean": False,
    "decimal": 0,
    "dateTime": "0001-01-01T00:00:00",
    "guid": NO_GUID,
}
Validators = dict[str, Callable[[etree._Element], list[str]]]
"""By name; each tells what is wrong with an element."""


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


def left_out(field: Field) -> Any:
    """What stands for a value that a case leaves out, where the schema wants one."""
    if field.nillable:
        return None
    return field.node.values[0] if isinstance(field.node, Enumeration) else ZEROS[field.node.name]


def as_zeep(node: Node, value: Any) -> Any:
    """A value as zeep takes it, from one as the cases have it."""
    match node:
        case Array(item):
            found = next(iter(value.values()), []) if value else []
            listed = found if isinstance(found, list) else [found]
            return {node.item_name: [as_zeep(item, each) for each in listed]}
        case Record(fields=fields):
            return {
                field.name: as_zeep(field.node, value[field.name]) if field.name in value else left_out(field)
                for field in fields
                if field.name in value or not field.optional
            }
    return b64decode(value) if node.name == "base64Binary" else value


def sent_by_zeep(operation: Operation, key: Key | None, values: dict[str, Any], version: str) -> bytes:
    """The envelope that zeep makes of a call."""
    client = client_of(operation.service.name)
    known = dict(zip(("Username", "Token"), key or (), strict=False)) | {"Domain": "kantoor"}
    header = {name: known[name] for name in operation.header.elements}
    message = client.create_message(
        client.bind(port_name=f"{operation.service.name}{PORTS[version]}"),
        operation.name,
        **as_zeep(operation.request, values),
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
@pytest.mark.parametrize("name", OPERATIONS)
def test_requests_and_answers_are_valid_for_both_validators(
    name: str, version: str, filled: House, validators_of: Callable[[str], Validators]
) -> None:
    operation, case = OPERATIONS[name], case_of(filled, name)
    validators = validators_of(operation.service.name)
    asked = [(key_of_case(name, case, filled), case.values, case.result)]
    if case.empty is not None:
        asked.insert(0, (key_by("administrator", filled), case.empty, ANY))

    for key, values, result in asked:
        sent = sent_by_zeep(operation, key, values, version)
        answer = post(name, sent, version=version)

        assert answer.status == "200 OK", answer.body
        assert answer.value == result
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
