"""The OpenAPI document of services that exist only here: complete, consistent, the same every time."""

import json
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
import schemathesis

from loonpoort.contract import Header
from loonpoort.wire.openapi import openapi
from tests.wire.services_for_tests import Colour, bare_service, wire_service

SERVICES = [bare_service, wire_service]
DOCUMENT: dict[str, Any] = json.loads(openapi(SERVICES, "https://gate.example", "1.2.3"))
OPERATIONS = {
    f"/json/v3/{service.name}/{operation.name}": operation
    for service in SERVICES
    for operation in service.operations.values()
}
SCHEMAS = DOCUMENT["components"]["schemas"]


def walk(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from walk(inner)


def resolved(reference: str) -> Any:
    part: Any = DOCUMENT
    for step in reference.removeprefix("#/").split("/"):
        part = part[step]
    return part


def is_valid(schema: dict[str, Any], value: Any) -> bool:
    whole = {**schema, "components": DOCUMENT["components"]}
    return jsonschema_rs.Draft202012Validator(whole).is_valid(value)


def test_equal_input_gives_equal_bytes():
    assert openapi(SERVICES, "https://gate.example", "1") == openapi(SERVICES, "https://gate.example", "1")


def test_it_is_a_valid_document():
    schemathesis.openapi.from_dict(DOCUMENT).validate()
    for schema in SCHEMAS.values():
        jsonschema_rs.meta.validate({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})


def test_it_says_what_it_is_and_where():
    assert DOCUMENT["openapi"] == "3.1.0"
    assert DOCUMENT["info"]["version"] == "1.2.3"
    assert DOCUMENT["servers"] == [{"url": "https://gate.example"}]


def test_every_operation_is_there():
    assert list(DOCUMENT["paths"]) == list(OPERATIONS)
    ids = [path["post"]["operationId"] for path in DOCUMENT["paths"].values()]
    assert len(set(ids)) == len(OPERATIONS)


def test_every_reference_leads_somewhere_and_every_component_is_used():
    references = {part["$ref"] for part in walk(DOCUMENT) if "$ref" in part}
    assert all(resolved(reference) for reference in references)
    named = {
        f"#/components/{kind}/{name}"
        for kind in ("schemas", "responses")
        for name in DOCUMENT["components"][kind]
    }
    assert named == references


@pytest.mark.parametrize("path", OPERATIONS)
def test_examples_are_of_their_own_schemas(path):
    described = DOCUMENT["paths"][path]["post"]
    for whole in (described["requestBody"], described["responses"]["200"]):
        content = whole["content"]["application/json"]
        assert is_valid(content["schema"], content["example"])


@pytest.mark.parametrize("path", OPERATIONS)
def test_the_tolerance_is_declared(path):
    body = DOCUMENT["paths"][path]["post"]["requestBody"]
    assert "required" not in body
    schema = body["content"]["application/json"]["schema"]
    assert is_valid(schema, {})
    assert is_valid(schema, {"Stranger": 1})
    assert not any("required" in schema for name, schema in SCHEMAS.items() if name != "Problem")


@pytest.mark.parametrize("path", OPERATIONS)
def test_the_caller_is_declared(path):
    described, header = DOCUMENT["paths"][path]["post"], OPERATIONS[path].header
    assert described["security"] == ([] if header is Header.NONE else [{"token": []}])
    domain = [parameter["name"] for parameter in described.get("parameters", [])]
    assert domain == (["Domain"] if header is Header.TOKEN_AND_DOMAIN else [])


def test_refusals_are_declared_by_status():
    statuses = {path: set(item["post"]["responses"]) for path, item in DOCUMENT["paths"].items()}
    unknown = {"200", "400", "413", "415", "500"}
    assert statuses["/json/v3/BareTestService/Ping"] == unknown
    assert statuses["/json/v3/WireTestService/Words_Get"] == unknown | {"401", "403", "429"}
    responses = DOCUMENT["components"]["responses"]
    assert responses["Refused401_1001"]["headers"]["WWW-Authenticate"]
    assert responses["Refused429"]["headers"]["Retry-After"]


@pytest.mark.parametrize(
    ("field", "value", "fits"),
    [
        ("Whole", 2**31 - 1, True),
        ("Whole", 2**31, False),
        ("Whole", None, False),
        ("WholeOrNil", None, True),
        ("Whole", "1", False),
        ("Amount", "1.50", True),
        ("Amount", 1.5, True),
        ("Amount", "one", False),
        ("Moment", "2017-08-11T00:00:00", True),
        ("Moment", "yesterday", False),
        ("Guid", "3f2504e0-4f89-11d3-9a0c-0305e82c3301", True),
        ("Guid", "3f2504e0", False),
        ("Colour", Colour.AMPERSAND.value, True),
        ("Colour", "Green", False),
        ("Colour", None, False),
        ("ColourOrNil", None, True),
        ("BSN", None, True),
        ("BSN", "a\nb 😀", True),
        ("BSN", "\0", False),
        ("Data", "AP8=", True),
        ("Data", "AP8", False),
        ("Place", None, True),
        ("Place", {"Number": "x"}, False),
        ("Places", [{}], True),
        ("Words", [1], False),
    ],
)
def test_a_type_takes_what_is_read_and_nothing_else(field, value, fits):
    reference = {"$ref": "#/components/schemas/WireTestService.Everything"}
    assert is_valid(reference, {field: value}) is fits


def test_types_are_named_after_their_service():
    assert "WireTestService.Place" in SCHEMAS
    assert SCHEMAS["WireTestService.Colour"] == {"type": "string", "enum": list(Colour)}
