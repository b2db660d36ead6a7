"""Values made up from the type tree, and requests written from them without the product's encoders."""

import base64
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import astuple

from loonpoort.contract import Operation
from loonpoort.contract.types import INT_MAX, INT_MIN, Array, Enumeration, Field, Node, Record, is_value
from tests.contract_facts import NIL

# What XML can carry: no control characters, no halves of surrogate pairs, no non-characters.
TEXTS = st.text(
    st.characters(
        exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff", include_characters="\t\n\r"
    ),
    max_size=40,
)
SCALARS: dict[str, st.SearchStrategy[Any]] = {
    "int": st.integers(INT_MIN, INT_MAX),
    "long": st.integers(-(2**63), 2**63 - 1),
    "boolean": st.booleans(),
    "decimal": st.decimals(
        Decimal(-(2**90)), Decimal(2**90), allow_nan=False, allow_infinity=False, places=4
    ),
    "dateTime": st.datetimes(),
    "string": TEXTS,
    "base64Binary": st.binary(max_size=40),
    "guid": st.uuids(),
}
WRITERS: dict[str, Callable[[Any], str]] = {
    "boolean": lambda value: str(value).lower(),
    "dateTime": lambda value: value.isoformat(),
    "decimal": lambda value: f"{value:f}",
    "base64Binary": lambda value: base64.b64encode(value).decode(),
}


def values(node: Node) -> st.SearchStrategy[Any]:
    """Values of a type, none of them None."""
    match node:
        case Record(python=python, fields=fields):
            return st.builds(python, **{field.attribute: field_values(field) for field in fields})
        case Array(item):
            return st.lists(values(item), max_size=3)
        case Enumeration(python=words):
            return st.sampled_from(words)
    return SCALARS[node.name]


def field_values(field: Field) -> st.SearchStrategy[Any]:
    may_be_none = field.nillable or (field.optional and not is_value(field.node))
    return st.none() | values(field.node) if may_be_none else values(field.node)


def arguments(
    operation: Operation, known: Mapping[str, list[Any]] | None = None
) -> st.SearchStrategy[tuple[Any, ...]]:
    """What an operation takes, in the order of its fields; often one that is known, by lower-cased name."""

    def of(field: Field) -> st.SearchStrategy[Any]:
        is_whole = isinstance(field.node, Record)  # what is known are values without parts
        chosen = None if is_whole else (known or {}).get(field.name.lower())
        return st.sampled_from(chosen) | field_values(field) if chosen else field_values(field)

    return st.tuples(*map(of, operation.request.fields))


def texts_by_name(operation: Operation, known: Mapping[str, list[Any]]) -> st.SearchStrategy[dict[str, str]]:
    """Any texts in the elements of a request, in any order, some of them missing and some unknown."""
    names = [
        spelt
        for field in operation.request.fields
        for spelt in (field.name, field.name.upper(), field.name.lower())
    ]
    texts = [str(value) for values in known.values() for value in values]
    return st.dictionaries(
        st.sampled_from([*names, "Stranger"]),
        st.sampled_from(texts) | TEXTS | st.text("0123456789+-.eE:TZ ", max_size=40),
        max_size=5,
    )


def write(parent: etree._Element, fields: tuple[Field, ...], given: tuple[Any, ...]) -> None:
    """Write fields into an element, in the element's own namespace."""
    for field, value in zip(fields, given, strict=True):
        if value is not None or field.nillable:
            write_value(etree.SubElement(parent, _beside(parent, field.name)), field.node, value)


def write_value(element: etree._Element, node: Node, value: Any) -> None:
    if value is None:
        element.set(NIL, "true")
        return
    match node:
        case Record(fields=fields):
            write(element, fields, astuple(value))
        case Array(item):
            for each in value:
                write_value(etree.SubElement(element, _beside(element, item.name)), item, each)
        case _:
            element.text = WRITERS.get(node.name, str)(value)


def _beside(element: etree._Element, name: str) -> str:
    return f"{{{etree.QName(element).namespace}}}{name}"


def envelope_of(
    operation: Operation, version: str, known: dict[str, str], given: tuple[Any, ...] | dict[str, str]
) -> bytes:
    """A request: values by field, or any texts by name; ``known`` is what the header says."""
    namespace = operation.service.namespace
    root = etree.Element(f"{{{version}}}Envelope", nsmap={"s": version, None: namespace})
    header = etree.SubElement(root, f"{{{version}}}Header")
    if operation.header:
        caller = etree.SubElement(header, f"{{{namespace}}}{operation.header}")
        for name, text in known.items():
            etree.SubElement(caller, f"{{{namespace}}}{name}").text = text
    body = etree.SubElement(root, f"{{{version}}}Body")
    called = etree.SubElement(body, f"{{{namespace}}}{operation.name}")
    if isinstance(given, dict):
        for name, text in given.items():
            etree.SubElement(called, f"{{{namespace}}}{name}").text = text
    else:
        write(called, operation.request.fields, given)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")
