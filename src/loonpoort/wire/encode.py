"""From values to XML text: one function a type, generated once, that reads tuples and messages alike."""

import datetime
from collections.abc import Callable
from functools import cache
from typing import Any

from msgspec.structs import astuple

from loonpoort.contract.messages import Message
from loonpoort.contract.types import Array, Enumeration, Field, Node, Record, is_value, record_of
from loonpoort.wire import texts

Encoder = Callable[[Any], str]

# The text of a value, as source; v stands for the variable that holds it.
_TEXTS = {
    "int": "{v}",
    "long": "{v}",
    "boolean": "'true' if {v} else 'false'",
    "decimal": "decimal({v})",
    "dateTime": "{v}.isoformat() + 'T00:00:00' if type({v}) is date else moment({v})",
    "string": "{v} if unsafe({v}) is None else escape({v})",
    "base64Binary": "base64({v})",
    "guid": "{v}",
}
_STRING = _TEXTS["string"]


def encoder(node: Node) -> Encoder:
    """What stands between the tags of an element of this type. The value is never None."""
    match node:
        case Record(python=python):
            return _record_encoder(python)
        case Array():
            item_element = item_encoder(node)
            return lambda values: "".join(map(item_element, values))
    source = _Source()
    return source.function(f"return f'''{{{source.text(node, 'value')}}}'''")


def element_encoder(field: Field) -> Encoder:
    """The whole element of a field, or nothing where a missing value is left out."""
    source = _Source()
    return source.function(f"return f'''{source.element(field, 'value')}'''")


def item_encoder(array: Array) -> Encoder:
    """The whole element of one item of a list."""
    item, name = array.item, array.item_name
    nil = f"'<{name} xsi:nil=\"true\" />'"
    source = _Source()
    if not isinstance(item, Record):
        content = source.text(item, "value")
        return source.function(f"return {nil} if value is None else f'''{_tagged(name, content)}'''")
    return source.function(
        f"if value is None: return {nil}",
        source.unpacked(item),
        f"return f'''<{name}>{source.content(item)}</{name}>'''",
    )


@cache
def _record_encoder(python: type[Message]) -> Encoder:
    record, source = record_of(python), _Source()
    return source.function(source.unpacked(record), f"return f'''{source.content(record)}'''")


def _tagged(name: str, expression: str) -> str:
    return f"<{name}>{{{expression}}}</{name}>"


class _Source:
    """Python source of one function in the making, with the things it refers to.

    Pieces of an f-string are quoted by triple apostrophes, f-strings inside those by double quotes and
    plain strings by apostrophes: Python 3.11 cannot nest one kind.
    """

    def __init__(self) -> None:
        self._names: dict[str, Any] = {
            "astuple": astuple,
            "unsafe": texts.unsafe,
            "escape": texts.escape,
            "date": datetime.date,
            "moment": texts.moment,
            "decimal": texts.decimal,
            "base64": texts.base64,
        }

    def function(self, *lines: str) -> Encoder:
        source = "\n ".join(["def encode(value):", *lines])
        exec(source, self._names)  # noqa: S102 - made of the names of declared types only, each an identifier
        encode: Encoder = self._names["encode"]
        return encode

    def unpacked(self, record: Record) -> str:
        """A line that takes a row or a message apart into v0, v1 and so on."""
        if not record.fields:
            return ""
        variables = "".join(f"v{index}, " for index in range(len(record.fields)))
        return f"{variables}= value if isinstance(value, tuple) else astuple(value)"

    def content(self, record: Record) -> str:
        """The elements of all fields, as a piece of an f-string."""
        return "".join(self.element(field, f"v{index}") for index, field in enumerate(record.fields))

    def text(self, node: Node, variable: str) -> str:
        """The text of a value, as an expression."""
        match node:
            case Record() | Array():
                return f"{self._named(encoder(node))}({variable})"
            case Enumeration():
                return _STRING.format(v=variable)
        return _TEXTS[node.name].format(v=variable)

    def element(self, field: Field, variable: str) -> str:
        """The element of a field, as a piece of an f-string."""
        name, text = field.name, self.text(field.node, variable)
        if field.nillable:
            nil = f"'<{name} xsi:nil=\"true\" />'"
            return f'{{{nil} if {variable} is None else f"{_tagged(name, text)}"}}'
        if is_value(field.node):
            zero = self._named(encoder(field.node)(field.zero))
            return _tagged(name, f"{zero} if {variable} is None else {text}")
        filled = f'f"{_tagged(name, "content")}"'
        return f"{{'' if {variable} is None else {filled} if (content := {text}) else '<{name} />'}}"

    def _named(self, value: Any) -> str:
        name = f"known{len(self._names)}"
        self._names[name] = value
        return name
