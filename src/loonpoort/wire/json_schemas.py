"""JSON Schemas of the types, as OpenAPI 3.1 has them."""

from collections.abc import Iterable
from typing import Any

from loonpoort.contract import Service
from loonpoort.contract.types import (
    INT_MAX,
    INT_MIN,
    Array,
    Enumeration,
    Field,
    Node,
    Record,
    is_value,
)
from loonpoort.wire.values import DECIMAL_MAX, LONG_MAX, LONG_MIN

Json = dict[str, Any]

_GUID = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"
_YEAR = "(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})"
_LEAP_YEAR = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|(0[48]|[2468][048]|[13579][26])00)"
_DAYS = [
    f"{_YEAR}-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])",
    f"{_YEAR}-(0[469]|11)-(0[1-9]|[12][0-9]|30)",
    f"{_YEAR}-02-(0[1-9]|1[0-9]|2[0-8])",
    f"{_LEAP_YEAR}-02-29",
]
_CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]"
_MOMENT = rf"^({'|'.join(_DAYS)})(T{_CLOCK}:[0-5][0-9](\.[0-9]+)?)?(Z|[+-]{_CLOCK})?$"
# Less than is read, so that all of it is: neither too many digits nor too far from nought.
_PLAIN = r"[0-9]{1,28}(\.[0-9]{0,28})?|\.[0-9]{1,28}"
_WITH_EXPONENT = r"[0-9](\.[0-9]{0,14})?[eE][+-]?(0?[0-9]|1[0-3])"
_DECIMAL = f"^[+-]?({_PLAIN}|{_WITH_EXPONENT})$"
_BASE64 = "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"
_TEXT = r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]*$"
_SCALARS: dict[str, Json] = {
    "int": {"type": "integer", "format": "int32", "minimum": INT_MIN, "maximum": INT_MAX},
    "long": {"type": "integer", "format": "int64", "minimum": LONG_MIN, "maximum": LONG_MAX},
    "boolean": {"type": "boolean"},
    "decimal": {
        "type": ["string", "number"],
        "pattern": _DECIMAL,
        "minimum": -int(DECIMAL_MAX),
        "maximum": int(DECIMAL_MAX),
    },
    # No format: date-time asks for a zone.
    "dateTime": {"type": "string", "pattern": _MOMENT},
    "string": {"type": "string", "pattern": _TEXT},
    "base64Binary": {"type": "string", "contentEncoding": "base64", "pattern": _BASE64},
    "guid": {"type": "string", "format": "uuid", "pattern": _GUID},
}


def component_name(service: Service, node: Node) -> str:
    """Types of different services may share a name, and a later one must not rename an earlier one."""
    return f"{service.name}.{node.name}"


def definition(service: Service, node: Node) -> Json:
    """The schema of a record or an enumeration."""
    match node:
        case Record(fields=fields):
            return {
                "type": "object",
                "properties": properties(service, fields),
                "additionalProperties": True,
            }
        case Enumeration(values=values):
            return {"type": "string", "enum": values}
    raise TypeError(f"{node.name} is written out where it is used.")


def properties(service: Service, fields: Iterable[Field]) -> Json:
    return {field.name: schema_of(service, field) for field in fields}


def schema_of(service: Service, field: Field) -> Json:
    """The schema of a field, null included where that may stand in it."""
    schema = _schema(service, field.node)
    if field.nillable or not is_value(field.node):
        schema = _or_null(schema)
    return {**schema, "description": field.description} if field.description else schema


def _schema(service: Service, node: Node) -> Json:
    match node:
        case Record() | Enumeration():
            return {"$ref": f"#/components/schemas/{component_name(service, node)}"}
        case Array(item):
            return {"type": "array", "items": _schema(service, item)}
    return _SCALARS[node.name]


def _or_null(schema: Json) -> Json:
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    types = schema["type"]
    return {**schema, "type": [*([types] if isinstance(types, str) else types), "null"]}
