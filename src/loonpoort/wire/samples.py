"""Believable values of every type, for samples and examples; the same ones every time."""

import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from loonpoort.contract import Operation
from loonpoort.contract.types import Array, Enumeration, Field, Node, Record

# By how a name ends, for fields that give no example of their own. The first that fits is taken.
_TEXTS = {
    "email": "anna@example.com",
    "username": "anna@example.com",
    "password": "correct horse battery staple",
    "token": "lp_0123456789abcdef",
    "subdomain": "demo",
    "domain": "demo",
    "website": "https://www.example.com/",
    "bsn": "111222333",
    "isocode": "NL",
    "postalcode": "3511 AB",
    "street": "Oudegracht",
    "city": "Utrecht",
    "stateprovince": "Utrecht",
    "housenumber": "12",
    "addition": "A",
    "phonenumber": "030-1234567",
    "faxnumber": "030-1234568",
    "phone": "06-12345678",
    "displayname": "Anna de Vries",
    "firstname": "Anna",
    "lastname": "Vries",
    "nickname": "Anna",
    "initials": "A.",
    "prefix": "de",
    "number": "10",
    "color": "#0B5D4A",
    "name": "De Vries",
    "code": "A1",
}
_NUMBERS = {"year": 2026, "period": 7, "id": 6789, "number": 10}
_BY_ENDING: dict[str, dict[str, Any]] = {"int": _NUMBERS, "long": _NUMBERS, "string": _TEXTS}
_SCALARS: dict[str, Any] = {
    "int": 1,
    "long": 1,
    "boolean": True,
    "decimal": Decimal("12.50"),
    "dateTime": datetime.datetime(2026, 7, 1),  # noqa: DTZ001 - zone-less on the wire
    "string": "text",
    "base64Binary": b"bytes",
    "guid": UUID("3f2504e0-4f89-11d3-9a0c-0305e82c3301"),
}


def sample_request(operation: Operation) -> tuple[Any, ...]:
    """A value for every parameter, in order."""
    return _record(operation.request)


def sample_of(field: Field) -> Any:
    """A value of a field; lists have one item."""
    return _sample(field.node, field.name) if field.example is None else field.example


def _sample(node: Node, name: str) -> Any:
    match node:
        case Record():
            return _record(node)
        case Array(item):
            return [_sample(item, name)]
        case Enumeration():
            return node.zero
    known = _BY_ENDING.get(node.name, {})
    fitting = (value for ending, value in known.items() if name.lower().endswith(ending))
    return next(fitting, _SCALARS[node.name])


def _record(record: Record) -> tuple[Any, ...]:
    return tuple(map(sample_of, record.fields))
