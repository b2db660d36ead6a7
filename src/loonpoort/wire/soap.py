"""SOAP 1.1 and 1.2: which operation is called by whom, and the envelope of its answer."""

import enum
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from typing import Any

from lxml import etree

from loonpoort.contract import Fault, LongText, Message, Operation, RequestFault
from loonpoort.contract.types import Array
from loonpoort.wire.encode import Encoder, element_encoder, item_encoder
from loonpoort.wire.routing import action_of, find_operation
from loonpoort.wire.safety import local_name, parse
from loonpoort.wire.texts import escape, joined, unsafe, without_long_text

__all__ = [
    "Envelope",
    "Version",
    "action_of",
    "fault",
    "find_operation",
    "read_envelope",
    "response",
    "version_of_content_type",
]

ROWS_PER_CHUNK = 100


class Version(enum.Enum):
    """A version of SOAP; the answer's is the request's."""

    SOAP11 = ("http://schemas.xmlsoap.org/soap/envelope/", "text/xml; charset=utf-8")
    SOAP12 = ("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml; charset=utf-8")

    def __init__(self, namespace: str, content_type: str) -> None:
        self.namespace = namespace
        self.content_type = content_type
        self.prefix = "soap"


@dataclass(frozen=True, slots=True)
class Envelope:
    """A request taken out of its envelope."""

    version: Version
    header: Mapping[str, str]
    """What the caller is known by, by lower-cased element name; empty when nothing was sent."""
    body: etree._Element | None


_VERSIONS = {f"{{{version.namespace}}}Envelope": version for version in Version}
_AUTH_HEADERS = ("AuthHeader", "AuthHeaderWithDomain")


def read_envelope(body: bytes) -> Envelope:
    """Read a request. Raises RequestFault when it is not XML or not a SOAP envelope."""
    root = parse(body)
    version = _VERSIONS.get(root.tag)
    if version is None:
        raise RequestFault(_not_an_envelope(root))
    parts = {part.tag: part for part in reversed(root)}
    header = parts.get(f"{{{version.namespace}}}Header")
    body_element = parts.get(f"{{{version.namespace}}}Body")
    called = body_element[0] if body_element is not None and len(body_element) else None
    return Envelope(version, {} if header is None else _auth_header(header), called)


def _not_an_envelope(root: etree._Element) -> str:
    if local_name(root) != "Envelope":
        return f"The request is not a SOAP envelope: its outermost element is '{local_name(root)[:40]}'."
    return (
        "Possible SOAP version mismatch: the namespace of the envelope was unexpected. "
        f"Expecting {' or '.join(version.namespace for version in Version)}."
    )


def _auth_header(header: etree._Element) -> dict[str, str]:
    for element in header:
        if local_name(element) in _AUTH_HEADERS:
            return {local_name(child).lower(): child.text or "" for child in element}
    return {}


def version_of_content_type(content_type: str) -> Version:
    """The version to answer in when the request's own cannot be read."""
    media_type = content_type.partition(";")[0].strip().lower()
    return Version.SOAP12 if media_type == "application/soap+xml" else Version.SOAP11


def response(version: Version, operation: Operation, value: Any) -> Iterator[bytes]:
    """The answer in chunks. The first rows are read before this returns, the others as they are sent."""
    frame = _frame(version, operation)
    if isinstance(value, LongText):
        return _long_text(frame, value)
    if isinstance(value, Message) and (taken := without_long_text(value)):
        return _around(frame, *taken)
    if frame.item is None or value is None:
        return iter((frame.whole(value),))
    rows = iter(value)
    first = list(islice(rows, ROWS_PER_CHUNK))
    if len(first) < ROWS_PER_CHUNK:
        return iter((frame.whole(first),))
    opening = frame.opening + frame.result_opening + _rows(frame.item, first)
    return chain((opening,), _rest(frame, frame.item, rows))


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all answers of one operation have in common, made once."""

    empty: bytes
    opening: bytes
    closing: bytes
    result: Encoder
    item: Encoder | None
    """Writes one item of a list; None when the result is no list."""
    result_opening: bytes
    result_closing: bytes

    def whole(self, value: Any) -> bytes:
        result = self.result(value)
        return self.opening + result.encode() + self.closing if result else self.empty


@cache
def _frame(version: Version, operation: Operation) -> _Frame:
    opening, closing = _envelope(version)
    element = f'{operation.name}Response xmlns="{operation.service.namespace}"'
    result = operation.result
    name = result.name if result else ""
    return _Frame(
        empty=f"{opening}<{element} />{closing}".encode(),
        opening=f"{opening}<{element}>".encode(),
        closing=f"</{operation.name}Response>{closing}".encode(),
        result=element_encoder(result) if result else lambda value: "",
        item=item_encoder(result.node) if result and isinstance(result.node, Array) else None,
        result_opening=f"<{name}>".encode(),
        result_closing=f"</{name}>".encode(),
    )


def _rows(item: Encoder, rows: Iterable[Any]) -> bytes:
    return "".join(map(item, rows)).encode()


def _long_text(frame: _Frame, text: LongText) -> Iterator[bytes]:
    opening = frame.opening + frame.result_opening
    for piece in joined(text):
        yield opening + (piece if unsafe(piece) is None else escape(piece)).encode()
        opening = b""
    yield frame.whole("") if opening else frame.result_closing + frame.closing


def _around(frame: _Frame, value: Message, mark: str, text: LongText) -> Iterator[bytes]:
    """A structure that has a long text in it, where the mark stands."""
    before, after = frame.whole(value).split(mark.encode())
    yield before
    for piece in joined(text):
        yield (piece if unsafe(piece) is None else escape(piece)).encode()
    yield after


def _rest(frame: _Frame, item: Encoder, rows: Iterator[Any]) -> Iterator[bytes]:
    while chunk := _rows(item, islice(rows, ROWS_PER_CHUNK)):
        yield chunk
    yield frame.result_closing + frame.closing


def _envelope(version: Version) -> tuple[str, str]:
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        f'<soap:Envelope xmlns:soap="{version.namespace}"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        ' xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body>',
        "</soap:Body></soap:Envelope>",
    )


def fault(version: Version, error: Fault | RequestFault) -> bytes:
    """The refusal as the caller reads it."""
    is_ours = isinstance(error, Fault)
    text = escape(f"Server was unable to process request. ---> {error}" if is_ours else str(error))
    opening, closing = _envelope(version)
    if version is Version.SOAP11:
        code = "soap:Server" if is_ours else "soap:Client"
        content = f"<faultcode>{code}</faultcode><faultstring>{text}</faultstring><detail />"
    else:
        code = "soap:Receiver" if is_ours else "soap:Sender"
        content = (
            f"<soap:Code><soap:Value>{code}</soap:Value></soap:Code>"
            f'<soap:Reason><soap:Text xml:lang="en">{text}</soap:Text></soap:Reason><soap:Detail />'
        )
    return f"{opening}<soap:Fault>{content}</soap:Fault>{closing}".encode()
