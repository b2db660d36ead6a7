"""What a WSDL says, in the form of the contract's files. It shares no code with the product."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from tests.contract_facts import local_name

Facts = dict[str, Any]

WSDL = "{http://schemas.xmlsoap.org/wsdl/}"
XSD = "{http://www.w3.org/2001/XMLSchema}"
GUID = "{http://microsoft.com/wsdl/types/}guid"
SOAP = {
    "Soap": "{http://schemas.xmlsoap.org/wsdl/soap/}",
    "Soap12": "{http://schemas.xmlsoap.org/wsdl/soap12/}",
}


def facts_of(wsdl: bytes) -> Facts:
    """The facts of the one service that a WSDL describes."""
    return _Description(etree.fromstring(wsdl)).facts()


class _Description:
    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._service = root.find(f"{WSDL}service").get("name")
        self._elements = {
            f"{{{schema.get('targetNamespace')}}}{element.get('name')}": element
            for schema in root.iter(f"{XSD}schema")
            for element in schema.findall(f"{XSD}element")
        }
        self._named = {
            type_.get("name"): type_
            for schema in root.iter(f"{XSD}schema")
            if schema.get("targetNamespace") == root.get("targetNamespace")
            for type_ in schema
            if type_.tag in (f"{XSD}complexType", f"{XSD}simpleType")
        }
        self._types = {name: self._type(name, type_) for name, type_ in self._named.items()}

    def facts(self) -> Facts:
        root = self._root
        [schema] = [
            schema
            for schema in root.iter(f"{XSD}schema")
            if schema.get("targetNamespace") == root.get("targetNamespace")
        ]
        return {
            "service": self._service,
            "namespace": root.get("targetNamespace"),
            "elements": schema.get("elementFormDefault"),
            "port_types": [port_type.get("name") for port_type in root.findall(f"{WSDL}portType")],
            "paths": {port.get("name"): urlsplit(port[0].get("location")).path for port in self._ports()},
            "operations": [self._operation(each) for each in root.findall(f"{WSDL}portType/{WSDL}operation")],
            "types": self._types,
        }

    def _ports(self) -> list[etree._Element]:
        return self._root.findall(f"{WSDL}service/{WSDL}port")

    def _operation(self, operation: etree._Element) -> Facts:
        name = operation.get("name")
        messages = [
            operation.find(f"{WSDL}{way}").get("message").partition(":")[2] for way in ("input", "output")
        ]
        request, response = (self._element_of(message) for message in messages)
        return {
            "name": name,
            "messages": messages,
            "request_element": request.get("name"),
            "request": self._content(name, request),
            "response_element": response.get("name"),
            "response": self._content(f"{name}Response", response),
            "bindings": {
                port.get("name"): self._bound(port.get("binding").partition(":")[2], name)
                for port in self._ports()
            },
        }

    def _bound(self, binding: str, name: str) -> Facts:
        """What one protocol asks for."""
        [found] = [each for each in self._root.findall(f"{WSDL}binding") if each.get("name") == binding]
        soap = next(iter(found)).tag.partition("}")[0] + "}"
        [operation] = [each for each in found.findall(f"{WSDL}operation") if each.get("name") == name]
        detail = operation.find(f"{soap}operation")
        bodies = operation.findall(f"{WSDL}*/{soap}body")
        return {
            "namespace": soap,
            "action": detail.get("soapAction"),
            "style": detail.get("style"),
            "use": [body.get("use") for body in bodies],
            "header": [self._header(each) for each in operation.findall(f"{WSDL}input/{soap}header")],
        }

    def _header(self, header: etree._Element) -> Facts:
        element = self._element_of(header.get("message").partition(":")[2])
        type_ = self._types[element.get("type").partition(":")[2]]
        return {
            "element": element.get("name"),
            "namespace": element.getparent().get("targetNamespace"),
            "fields": type_["fields"],
            "any_attribute": type_["any_attribute"],
        }

    def _element_of(self, message: str) -> etree._Element:
        [found] = [each for each in self._root.findall(f"{WSDL}message") if each.get("name") == message]
        [part] = found
        return self._elements[_qualified(part, part.get("element"))]

    def _type(self, name: str, type_: etree._Element) -> Facts:
        words = type_.find(f"{XSD}restriction")
        if words is not None:
            return {"enum": [word.get("value") for word in words.findall(f"{XSD}enumeration")]}
        fields = self._fields(name, type_)
        extension = type_.find(f"{XSD}complexContent/{XSD}extension")
        base = None if extension is None else self._named[extension.get("base").partition(":")[2]]
        inherited = {} if base is None else self._type(base.get("name"), base)
        return {
            "fields": [*inherited.get("fields", []), *fields],
            "any_attribute": bool(inherited.get("any_attribute"))
            or next(type_.iter(f"{XSD}anyAttribute"), None) is not None,
        }

    def _content(self, owner: str, element: etree._Element) -> list[Facts]:
        return self._fields(owner, element.find(f"{XSD}complexType"))

    def _fields(self, owner: str, type_: etree._Element) -> list[Facts]:
        sequences = [*type_.findall(f"{XSD}sequence"), *type_.findall(f"{XSD}*/{XSD}*/{XSD}sequence")]
        return [self._field(owner, element) for sequence in sequences for element in sequence]

    def _field(self, owner: str, element: etree._Element) -> Facts:
        return {
            "name": element.get("name") or f"<{local_name(element)}>",
            "type": self._type_name(owner, element),
            "optional": element.get("minOccurs") == "0",
            "nillable": element.get("nillable") == "true",
            "many": element.get("maxOccurs") == "unbounded",
        }

    def _type_name(self, owner: str, element: etree._Element) -> str:
        inner = next(iter(element), None)
        if inner is not None:
            name = f"{owner}.{element.get('name')}"
            self._types[name] = self._type(name, inner)
            return name
        name = _qualified(element, element.get("type") or "")
        return "guid" if name == GUID else name.partition("}")[2]


def _qualified(element: etree._Element, name: str) -> str:
    prefix, _, local = name.rpartition(":")
    return f"{{{element.nsmap[prefix or None]}}}{local}"


def operation_names(facts: Facts) -> Iterator[str]:
    for operation in facts["operations"]:
        yield operation["name"]
