"""OpenAPI 3.1: the description of the JSON endpoints that clients generate code from."""

from collections.abc import Iterable, Iterator
from http import HTTPStatus
from itertools import groupby
from typing import Any

import msgspec

from loonpoort.contract import Fault, Header, Operation, Service
from loonpoort.contract.faults import MediaTypeFault, RequestFault, TooLargeFault, TooManyCallsFault
from loonpoort.contract.types import Array, Node, named_types
from loonpoort.wire.json_encode import json_value
from loonpoort.wire.json_schemas import component_name, definition, properties, schema_of
from loonpoort.wire.problems import CONTENT_TYPE, status_of
from loonpoort.wire.samples import sample_of, sample_request

Json = dict[str, Any]

BASE_PATH = "/json/v3"
_DESCRIPTION = """\
The operations of the SOAP services as JSON: the same handlers, rights and faults.

Parameters go in one JSON object, by name. As in SOAP, names may come in any order and case, unknown ones
are skipped, and one that is missing counts as zero, false or empty; nothing is required.

The answer is `{"result": ...}`, in which every field is present; `null` is no value. Moments have no zone
and are on the clock of Amsterdam. Decimals are written as texts, so that no digit is lost, and read as texts
or numbers. Bytes are base64.
"""
_PROBLEM: Json = {
    "type": "object",
    "description": "A refusal, as in RFC 9457.",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference", "description": "The fault's explanation."},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "The text that SOAP callers read after `--->`."},
        "code": {"type": ["integer", "null"], "description": "The code of the fault; a few have none."},
    },
}
_TOKEN: Json = {
    "type": "http",
    "scheme": "basic",
    "description": "The e-mail address of the login as username, its API token as password.",
}
_DOMAIN: Json = {
    "name": "Domain",
    "in": "header",
    "description": "The subdomain of the environment; may be left out.",
    "schema": {"type": "string"},
}
_HEADERS: dict[int, Json] = {
    HTTPStatus.UNAUTHORIZED: {
        "WWW-Authenticate": {"description": "Asks for HTTP Basic.", "schema": {"type": "string"}}
    },
    HTTPStatus.TOO_MANY_REQUESTS: {
        "Retry-After": {
            "description": "Seconds until there is room again.",
            "schema": {"type": "integer", "minimum": 0},
        }
    },
}


def openapi(services: Iterable[Service], address: str, version: str) -> bytes:
    """The document, with ``address`` as the scheme and host to call. Equal input gives equal bytes."""
    services = list(services)
    operations = [operation for service in services for operation in service.operations.values()]
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Loonpoort", "version": version, "description": _DESCRIPTION},
        "servers": [{"url": address}],
        "tags": [{"name": service.name, "description": service.summary} for service in services],
        "paths": {path_of(operation): {"post": _operation(operation)} for operation in operations},
        "components": {
            "securitySchemes": {"token": _TOKEN},
            "schemas": {"Problem": _PROBLEM, **dict(_components(services))},
            "responses": {
                name: response for operation in operations for _, name, response in _refusals(operation)
            },
        },
    }
    return msgspec.json.encode(document)


def path_of(operation: Operation) -> str:
    return f"{BASE_PATH}/{operation.service.name}/{operation.name}"


def _components(services: list[Service]) -> Iterator[tuple[str, Json]]:
    for service in services:
        roots = [node for operation in service.operations.values() for node in _nodes(operation)]
        for node in named_types(*roots):
            if not isinstance(node, Array):
                yield component_name(service, node), definition(service, node)


def _nodes(operation: Operation) -> list[Node]:
    result = [operation.result.node] if operation.result else []
    return [field.node for field in operation.request.fields] + result


def _operation(operation: Operation) -> Json:
    described: Json = {
        "operationId": f"{operation.service.name}_{operation.name}",
        "tags": [operation.service.name],
        "summary": operation.summary,
    }
    if operation.description:
        described["description"] = operation.description
    described["security"] = [] if operation.header is Header.NONE else [{"token": []}]
    if operation.header is Header.TOKEN_AND_DOMAIN:
        described["parameters"] = [_DOMAIN]
    described["requestBody"] = _request_body(operation)
    described["responses"] = {
        "200": _success(operation),
        **{status: {"$ref": f"#/components/responses/{name}"} for status, name, _ in _refusals(operation)},
    }
    return described


def _request_body(operation: Operation) -> Json:
    fields = operation.request.fields
    schema = {
        "type": "object",
        "properties": properties(operation.service, fields),
        "additionalProperties": True,
    }
    example = msgspec.json.decode(json_value(operation.request, sample_request(operation)))
    return {"content": {"application/json": {"schema": schema, "example": example}}}


def _success(operation: Operation) -> Json:
    result = operation.result
    schema = {
        "type": "object",
        "required": ["result"],
        "properties": {"result": schema_of(operation.service, result) if result else {"type": "null"}},
    }
    example = {"result": msgspec.json.decode(json_value(result.node, sample_of(result))) if result else None}
    return {
        "description": "The result.",
        "content": {"application/json": {"schema": schema, "example": example}},
    }


def _refusals(operation: Operation) -> Iterator[tuple[str, str, Json]]:
    """Status, name and response of every refusal; operations that may give the same faults share them."""
    faults: list[type[Exception]] = [*operation.faults, RequestFault, TooLargeFault, MediaTypeFault]
    if operation.header is not Header.NONE:
        faults.append(TooManyCallsFault)
    faults.sort(key=status_of)
    for status, group in groupby(faults, key=status_of):
        kinds = list(group)
        refusal: Json = {"description": " ".join(map(_told, kinds))}
        if status in _HEADERS:
            refusal["headers"] = _HEADERS[status]
        refusal["content"] = {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
        codes = (str(kind.code or "") for kind in kinds if issubclass(kind, Fault))
        yield str(int(status)), "_".join([f"Refused{status:d}", *codes]).rstrip("_"), refusal


def _told(fault: type[Exception]) -> str:
    meaning = (fault.__doc__ or "").partition("\n")[0]
    if issubclass(fault, Fault) and fault.code:
        return f"{fault.code}: {meaning}"
    return meaning
