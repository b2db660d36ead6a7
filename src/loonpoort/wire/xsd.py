"""XML Schema: the types of one service, as ASP.NET publishes them."""

from collections.abc import Iterator

from lxml import etree

from loonpoort.contract import Header, Service
from loonpoort.contract.types import (
    GUID,
    Array,
    Enumeration,
    Field,
    Node,
    Record,
    Scalar,
    is_value,
    named_types,
)
from loonpoort.wire.trees import Vocabulary

XSD = "http://www.w3.org/2001/XMLSchema"
GUID_NAMESPACE = "http://microsoft.com/wsdl/types/"
_GUID_PATTERN = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"

_S = Vocabulary("s", XSD)


def schemas(service: Service) -> list[etree._Element]:
    """The schema of a service and, where it is used, the one that guids are defined in.

    Prefixes are the WSDL's: s for XML Schema, tns for the service, s1 for guids.
    """
    roots = [node for operation in service.operations.values() for node in _parts(operation.request)]
    roots += [operation.result.node for operation in service.operations.values() if operation.result]
    types = named_types(*roots)
    schema = _schema(service.namespace, {"tns": service.namespace, "s1": GUID_NAMESPACE})
    has_guid = GUID in roots or any(GUID in _parts(node) for node in types)
    if has_guid:
        schema.append(_S("import", namespace=GUID_NAMESPACE))
    schema.extend([*_messages(service), *map(_type, types), *_headers(service)])
    return [schema, _guid_schema()] if has_guid else [schema]


def _headers_of(service: Service) -> list[Header]:
    """The header elements that operations of a service use."""
    used = {operation.header for operation in service.operations.values()}
    return [header for header in Header if header in used and header is not Header.NONE]


def _schema(namespace: str, prefixes: dict[str, str]) -> etree._Element:
    make = Vocabulary("s", XSD, prefixes)
    return make("schema", elementFormDefault="qualified", targetNamespace=namespace)


def _guid_schema() -> etree._Element:
    schema = _schema(GUID_NAMESPACE, {})
    restriction = _S("restriction", _S("pattern", value=_GUID_PATTERN), base="s:string")
    schema.append(_S("simpleType", restriction, name="guid"))
    return schema


def _messages(service: Service) -> Iterator[etree._Element]:
    for operation in service.operations.values():
        result = [operation.result] if operation.result else []
        yield _S("element", _structure(list(operation.request.fields)), name=operation.name)
        yield _S("element", _structure(result), name=f"{operation.name}Response")


def _structure(fields: list[Field], **attributes: str) -> etree._Element:
    if not fields:
        return _S("complexType", **attributes)
    return _S("complexType", _S("sequence", *map(_element, fields)), **attributes)


def _element(field: Field) -> etree._Element:
    element = _S(
        "element",
        minOccurs="0" if field.optional else "1",
        maxOccurs="1",
        name=field.name,
        type=_reference(field.node),
    )
    if field.nillable:
        element.set("nillable", "true")
    return element


def _type(node: Node) -> etree._Element:
    match node:
        case Enumeration(name=name, values=values):
            words = [_S("enumeration", value=value) for value in values]
            return _S("simpleType", _S("restriction", *words, base="s:string"), name=name)
        case Array(item):
            element = _S(
                "element",
                minOccurs="0",
                maxOccurs="unbounded",
                name=node.item_name,
                type=_reference(item),
            )
            if not is_value(item):
                element.set("nillable", "true")
            return _S("complexType", _S("sequence", element), name=node.name)
        case Record(name=name, fields=fields):
            return _structure(list(fields), name=name)
        case Scalar(name=name):
            raise TypeError(f"{name} is a type of XML Schema and needs no definition.")


def _reference(node: Node) -> str:
    if node == GUID:
        return "s1:guid"
    return f"s:{node.name}" if isinstance(node, Scalar) else f"tns:{node.name}"


def _parts(node: Node) -> list[Node]:
    match node:
        case Array(item):
            return [item]
        case Record(fields=fields):
            return [field.node for field in fields]
    return []


def _headers(service: Service) -> Iterator[etree._Element]:
    used = _headers_of(service)
    for header in used:
        yield _S("element", name=header.value, type=f"tns:{header.value}")
    if used:
        yield _S("complexType", _header_parts(Header.TOKEN), _S("anyAttribute"), name=Header.TOKEN.value)
    if Header.TOKEN_AND_DOMAIN in used:
        extension = _S("extension", _header_parts(Header.TOKEN_AND_DOMAIN), base=f"tns:{Header.TOKEN.value}")
        yield _S("complexType", _S("complexContent", extension), name=Header.TOKEN_AND_DOMAIN.value)


def _header_parts(header: Header) -> etree._Element:
    inherited = Header.TOKEN.elements if header is Header.TOKEN_AND_DOMAIN else ()
    own = [name for name in header.elements if name not in inherited]
    texts = (_S("element", minOccurs="0", maxOccurs="1", name=name, type="s:string") for name in own)
    return _S("sequence", *texts)
