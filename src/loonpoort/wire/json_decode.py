"""From JSON to the arguments of an operation: one reader a type, made once."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from loonpoort.contract import Message, RequestFault
from loonpoort.contract.types import Array, Enumeration, Field, Node, Record, is_value, record_of
from loonpoort.wire.json_values import Reader, expected, text_reader, value_reader
from loonpoort.wire.values import enumeration_reader


def json_decoder(record: Record) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    """Reads what `parse_object` gives into the values of the record's fields, in order.

    As tolerant as SOAP is: names in any order and case, unknown ones skipped, missing ones zero or empty.
    """
    read = _record_reader(record.python)
    return lambda given: read(given, "")


@cache
def _record_reader(python: type[Message]) -> Callable[[Any, str], tuple[Any, ...]]:
    fields = record_of(python).fields
    places = {field.name.lower(): index for index, field in enumerate(fields)}
    readers = [_field_reader(field) for field in fields]
    zeros = [field.zero for field in fields]

    def read(given: Any, path: str) -> tuple[Any, ...]:
        values = zeros.copy()
        found = set()
        for key, value in expected(dict, given, path, "an object").items():
            index = places.get(key.lower())
            if index is None:
                continue
            name = f"{path}.{fields[index].name}" if path else fields[index].name
            if index in found:
                raise RequestFault(f"{name}: stands twice, in different case.")
            found.add(index)
            values[index] = readers[index](value, name)
        return tuple(values)

    return read


def _field_reader(field: Field) -> Reader:
    read = _reader(field.node)
    if field.nillable or not is_value(field.node):
        return lambda value, path: None if value is None else read(value, path)
    return read


def _reader(node: Node) -> Reader:
    match node:
        case Record(python=python):
            return _message_reader(python)
        case Array(item):
            return _list_reader(item)
        case Enumeration(python=words):
            return text_reader(enumeration_reader(words))
    return value_reader(node.name)


def _message_reader(python: type[Message]) -> Reader:
    read_values = _record_reader(python)
    attributes = python.__struct_fields__
    return lambda given, path: python(**dict(zip(attributes, read_values(given, path), strict=True)))


def _list_reader(item: Node) -> Reader:
    read_item = _reader(item)
    return lambda given, path: [
        read_item(value, f"{path}[{index}]")
        for index, value in enumerate(expected(list, given, path, "a list"))
    ]
