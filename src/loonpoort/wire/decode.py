"""From XML elements to values: one reader a type, made once."""

from collections.abc import Callable
from functools import cache
from typing import Any

from lxml import etree

from loonpoort.contract.faults import RequestFault
from loonpoort.contract.messages import Message
from loonpoort.contract.types import Array, Enumeration, Field, Node, Record, is_value, record_of
from loonpoort.wire.safety import line_of, local_name, unreadable
from loonpoort.wire.values import READERS, enumeration_reader

Reader = Callable[[etree._Element], Any]

_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"


def decoder(record: Record) -> Callable[[etree._Element], tuple[Any, ...]]:
    """Reads the children of an element into the values of the record's fields, in order.

    As .NET's XmlSerializer does, and a little more lenient: names in any order and case, in any namespace;
    unknown elements are skipped; of an element that is repeated the first counts.
    """
    return _record_reader(record.python)


# Keyed by class: a record's own hash is that of its whole tree.
@cache
def _record_reader(python: type[Message]) -> Callable[[etree._Element], tuple[Any, ...]]:
    fields = record_of(python).fields
    places = {field.name.lower(): (index, _field_reader(field)) for index, field in enumerate(fields)}
    zeros = [field.zero for field in fields]

    def read(element: etree._Element) -> tuple[Any, ...]:
        values = zeros.copy()
        found = set()
        for child in element:
            index, read_field = places.get(local_name(child).lower(), (-1, None))
            if read_field is not None and index not in found:
                found.add(index)
                values[index] = read_field(child)
        return tuple(values)

    return read


def _field_reader(field: Field) -> Reader:
    read = _reader(field.node)
    may_be_nil = field.nillable or not is_value(field.node)

    def read_field(element: etree._Element) -> Any:
        if not _is_nil(element):
            return read(element)
        if not may_be_nil:
            raise _wrong(element, "may not be nil.")
        return None

    return read_field


def _is_nil(element: etree._Element) -> bool:
    nil = element.get(_NIL)
    return nil is not None and nil.strip() in ("true", "1")


def _wrong(element: etree._Element, complaint: str) -> RequestFault:
    return unreadable(f"{local_name(element)}: {complaint}", line_of(element))


def _reader(node: Node) -> Reader:
    match node:
        case Record(python=python):
            return _message_reader(python)
        case Array():
            return _list_reader(node)
        case Enumeration(python=words):
            return _value_reader(enumeration_reader(words))
    return _value_reader(READERS[node.name])


def _value_reader(convert: Callable[[str], Any]) -> Reader:
    def read(element: etree._Element) -> Any:
        if len(element):
            raise _wrong(element, "a value was expected, not elements.")
        text = element.text or ""
        try:
            return convert(text)
        except ValueError as error:
            raise _wrong(element, str(error)) from None

    return read


def _message_reader(python: type[Message]) -> Reader:
    read_values = _record_reader(python)
    attributes = python.__struct_fields__

    def read(element: etree._Element) -> Message:
        return python(**dict(zip(attributes, read_values(element), strict=True)))

    return read


def _list_reader(array: Array) -> Reader:
    read_item = _reader(array.item)
    name = array.item_name.lower()

    def read_present(element: etree._Element) -> Any:
        # The contract's lists hold no gaps; a handler is promised list[X].
        if _is_nil(element):
            raise _wrong(element, "an item of a list may not be nil.")
        return read_item(element)

    return lambda element: [read_present(child) for child in element if local_name(child).lower() == name]
