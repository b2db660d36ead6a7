"""Samples of a call, request and answer, made by the codecs that serve real ones."""

import msgspec
from lxml import etree

from loonpoort.contract import Header, Operation
from loonpoort.wire.encode import element_encoder
from loonpoort.wire.json_encode import json_response, json_value
from loonpoort.wire.openapi import path_of
from loonpoort.wire.samples import sample_of, sample_request
from loonpoort.wire.soap import Version, response
from loonpoort.wire.texts import base64

USERNAME, TOKEN, DOMAIN = "anna@example.com", "lp_0123456789abcdef", "demo"


def soap_request(version: Version, operation: Operation, host: str) -> str:
    """The whole HTTP request."""
    head = [f"POST {operation.service.path} HTTP/1.1", f"Host: {host}"]
    if version is Version.SOAP11:
        head += [f"Content-Type: {version.content_type}", f'SOAPAction: "{operation.action}"']
    else:
        head.append(f'Content-Type: {version.content_type}; action="{operation.action}"')
    return _message(head, _indented_xml(soap_envelope(version, operation)))


def soap_envelope(version: Version, operation: Operation) -> bytes:
    """The envelope of the sample request."""
    namespace = operation.service.namespace
    known = dict(zip(("Username", "Token", "Domain"), (USERNAME, TOKEN, DOMAIN), strict=True))
    inside = "".join(f"<{name}>{known[name]}</{name}>" for name in operation.header.elements)
    header = operation.header
    shown = f'<soap:Header><{header} xmlns="{namespace}">{inside}</{header}></soap:Header>' if inside else ""
    values = zip(operation.request.fields, sample_request(operation), strict=True)
    parameters = "".join(element_encoder(field)(value) for field, value in values)
    return (
        f'<soap:Envelope xmlns:soap="{version.namespace}">{shown}<soap:Body>'
        f'<{operation.name} xmlns="{namespace}">{parameters}</{operation.name}>'
        "</soap:Body></soap:Envelope>"
    ).encode()


def soap_answer(version: Version, operation: Operation) -> str:
    body = b"".join(response(version, operation, _result(operation)))
    return _message(["HTTP/1.1 200 OK", f"Content-Type: {version.content_type}"], _indented_xml(body))


def json_request(operation: Operation, host: str) -> str:
    """The whole HTTP request."""
    head = [f"POST {path_of(operation)} HTTP/1.1", f"Host: {host}"]
    if operation.header is not Header.NONE:
        head.append(f"Authorization: Basic {base64(f'{USERNAME}:{TOKEN}'.encode())}")
    if "Domain" in operation.header.elements:
        head.append(f"Domain: {DOMAIN}")
    return _message([*head, "Content-Type: application/json"], json_body(operation))


def json_body(operation: Operation) -> str:
    """The parameters of the sample request."""
    return _indented_json(json_value(operation.request, sample_request(operation)))


def json_answer(operation: Operation) -> str:
    body = b"".join(json_response(operation, _result(operation)))
    return _message(["HTTP/1.1 200 OK", "Content-Type: application/json"], _indented_json(body))


def _result(operation: Operation) -> object:
    return None if operation.result is None else sample_of(operation.result)


def _message(head: list[str], body: str) -> str:
    return "\n".join([*head, "", body])


def _indented_xml(document: bytes) -> str:
    root = etree.fromstring(document)
    etree.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{etree.tostring(root, encoding="unicode")}'


def _indented_json(body: bytes) -> str:
    return msgspec.json.format(body, indent=2).decode()
