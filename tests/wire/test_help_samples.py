"""Samples: what is shown is what would be understood."""

import json

import pytest

from loonpoort.contract.types import Array, Enumeration, Field, Record
from loonpoort.operations import SERVICES
from loonpoort.wire.decode import decoder
from loonpoort.wire.help_samples import json_answer, json_request, soap_answer, soap_request
from loonpoort.wire.json_decode import json_decoder
from loonpoort.wire.json_parse import parse_object
from loonpoort.wire.routing import action_of, find_operation
from loonpoort.wire.safety import parse
from loonpoort.wire.samples import sample_of
from loonpoort.wire.soap import Version, read_envelope
from tests.wire.services_for_tests import bare_service, wire_service

OPERATIONS = {
    operation.key: operation
    for service in (*SERVICES, bare_service, wire_service)
    for operation in service.operations.values()
}


def parts_of(message: str) -> tuple[str, dict[str, str], bytes]:
    """First line, headers and body of an HTTP message."""
    head, _, body = message.partition("\n\n")
    first, *lines = head.split("\n")
    return (
        first,
        {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)},
        body.encode(),
    )


@pytest.mark.thorough
@pytest.mark.parametrize("version", Version)
@pytest.mark.parametrize("key", OPERATIONS)
def test_a_soap_request_is_read_as_a_real_one(key, version):
    operation = OPERATIONS[key]
    first, headers, body = parts_of(soap_request(version, operation, "gate.example"))
    envelope = read_envelope(body)
    action = action_of(headers.get("soapaction"), headers["content-type"])
    assert first == f"POST {operation.service.path} HTTP/1.1"
    assert headers["host"] == "gate.example"
    assert envelope.version is version
    assert find_operation(operation.service, action, envelope.body) is operation
    assert set(envelope.header) == {name.lower() for name in operation.header.elements}
    assert envelope.body is not None
    arguments = decoder(operation.request)(envelope.body)
    assert None not in arguments
    # The same call, whatever the protocol.
    _, _, json_body = parts_of(json_request(operation, "gate.example"))
    assert json_decoder(operation.request)(parse_object(json_body)) == arguments


@pytest.mark.parametrize("key", OPERATIONS)
def test_a_json_request_says_who_calls(key):
    operation = OPERATIONS[key]
    first, headers, _ = parts_of(json_request(operation, "gate.example"))
    assert first == f"POST /json/v3/{operation.service.name}/{operation.name} HTTP/1.1"
    assert ("authorization" in headers) is bool(operation.header)
    assert ("domain" in headers) is ("Domain" in operation.header.elements)


@pytest.mark.parametrize("key", OPERATIONS)
def test_answers_can_be_read(key):
    operation = OPERATIONS[key]
    for version in Version:
        first, headers, body = parts_of(soap_answer(version, operation))
        assert (first, headers["content-type"]) == ("HTTP/1.1 200 OK", version.content_type)
        assert parse(body)[-1][0].tag == f"{{{operation.service.namespace}}}{operation.name}Response"
    _, _, body = parts_of(json_answer(operation))
    assert list(json.loads(body)) == ["result"]


@pytest.mark.parametrize("key", OPERATIONS)
def test_no_field_is_left_without_a_sample(key):
    operation = OPERATIONS[key]
    fields = [*operation.request.fields, *([operation.result] if operation.result else [])]
    assert all(is_filled(field, sample_of(field)) for field in fields)


def is_filled(field: Field, value: object) -> bool:
    match field.node:
        case Record(fields=fields) if isinstance(value, tuple):
            return all(map(is_filled, fields, value))
        case Array() if isinstance(value, list):
            return len(value) == 1
        case Enumeration(values=values):
            return value in values
    return value is not None
