"""A SOAP client that calls the door directly: requests are written by hand, answers read with lxml."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch
from xml.sax.saxutils import escape

from lxml import etree

from loonpoort.access.models import Login
from loonpoort.api.door import door
from tests.cast import House
from tests.contract_facts import NIL, local_name

SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/"
SOAP12 = "http://www.w3.org/2003/05/soap-envelope"
BASE = "https://api.nmbrs.nl/soap/v3/"
CONTENT_TYPES = {SOAP11: "text/xml; charset=utf-8", SOAP12: "application/soap+xml; charset=utf-8"}

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    status: str
    headers: dict[str, str]
    body: bytes

    @property
    def content(self) -> etree._Element:
        """The response element, or the fault."""
        root = etree.fromstring(self.body)
        namespace = etree.QName(root).namespace
        [body] = root.findall(f"{{{namespace}}}Body")
        [content] = body
        return content

    @property
    def result(self) -> etree._Element | None:
        """The result element of a call that succeeded; None when there is none."""
        assert self.status == "200 OK", self.body
        content = self.content
        assert local_name(content).endswith("Response")
        return content[0] if len(content) else None

    @property
    def value(self) -> Any:
        """The result as nested pairs of name and value; nil and a missing result are None."""
        return None if self.result is None else plain(self.result)

    @property
    def fault(self) -> tuple[str, str]:
        """Who is to blame, and the text."""
        assert self.status == "500 Internal Server Error", self.body
        texts = [element.text for element in self.content.iter() if element.text and not len(element)]
        assert len(texts) == 2
        return texts[0], texts[1]


def plain(element: etree._Element) -> Any:
    if NIL in element.attrib:
        return None
    return [(local_name(child), plain(child)) for child in element] if len(element) else element.text or ""


def inner_door(environ: Any, start_response: Any) -> Iterable[bytes]:
    """The door, but for the connection: it would close the one with the test's own transaction.

    Django's test client does as this one.
    """
    with patch("loonpoort.api.door._drop_dead_connections", new=lambda: None):
        return door(environ, start_response)


def request(
    method: str, path: str, body: bytes = b"", *, host: str = "testserver", query: str = "", **environ: Any
) -> Answer:
    """What the door answers."""
    answered: list[Any] = []
    given = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_HOST": host,
        "REMOTE_ADDR": "192.0.2.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
    } | environ
    answer = b"".join(inner_door(given, lambda status, headers: answered.extend([status, headers])))
    status, headers = answered
    return Answer(status, dict(headers), answer)


def post(operation: str, body: bytes, *, version: str = SOAP11, **environ: Any) -> Answer:
    """Send these bytes to the service of an operation."""
    service, _, name = operation.partition(".")
    environ = {"CONTENT_TYPE": CONTENT_TYPES[version]} | environ
    if version == SOAP11:
        environ = {"HTTP_SOAPACTION": f'"{BASE}{service}/{name}"'} | environ
    return request("POST", f"/soap/v3/{service}.asmx", body, **environ)


def call(
    operation: str,
    key: Key | None,
    values: dict[str, Any] | str = "",
    *,
    version: str = SOAP11,
    **header: Any,
) -> Answer:
    """Call an operation; ``header`` is the name of the header element and what it holds besides the key."""
    return post(operation, envelope(operation, key, values, version=version, **header), version=version)


def envelope(
    operation: str,
    key: Key | None,
    values: dict[str, Any] | str = "",
    *,
    version: str = SOAP11,
    element: str = "AuthHeaderWithDomain",
    domain: str | None = None,
) -> bytes:
    service, _, name = operation.partition(".")
    namespace = f"{BASE}{service}"
    header = ""
    if key:
        known = {"Username": key[0], "Token": key[1]} | ({} if domain is None else {"Domain": domain})
        header = f'<s:Header><{element} xmlns="{namespace}">{xml(known)}</{element}></s:Header>'
    return (
        f'<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="{version}">{header}'
        f'<s:Body><{name} xmlns="{namespace}">{xml(values)}</{name}></s:Body></s:Envelope>'
    ).encode()


def xml(values: dict[str, Any] | str) -> str:
    """Elements by name; a list is as many elements of the name."""
    if isinstance(values, str):
        return values
    return "".join(
        f"<{name}>{xml(each) if isinstance(each, dict) else escape(str(each))}</{name}>"
        for name, value in values.items()
        for each in (value if isinstance(value, list) else [value])
    )


def key_of(house: House, name: str = "package") -> Key:
    """Username and token of one of the house's logins."""
    login: Login = getattr(house, name)
    return login.email, getattr(house, f"{name}_token")
