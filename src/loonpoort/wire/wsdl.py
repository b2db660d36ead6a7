"""WSDL: the description of one service that clients generate code from."""

from collections.abc import Iterator

from lxml import etree

from loonpoort.contract import Header, Operation, Service
from loonpoort.wire.trees import Vocabulary
from loonpoort.wire.xsd import GUID_NAMESPACE, XSD, schemas

WSDL = "http://schemas.xmlsoap.org/wsdl/"
_BINDINGS = {
    "Soap": ("soap", "http://schemas.xmlsoap.org/wsdl/soap/"),
    "Soap12": ("soap12", "http://schemas.xmlsoap.org/wsdl/soap12/"),
}
_TRANSPORT = "http://schemas.xmlsoap.org/soap/http"
_PREFIXES = {"s": XSD, "s1": GUID_NAMESPACE, **dict(_BINDINGS.values())}

_W = Vocabulary("wsdl", WSDL)


def wsdl(service: Service, address: str) -> bytes:
    """The WSDL of a service at ``address``, the whole URL of its .asmx. Equal input gives equal bytes."""
    operations = list(service.operations.values())
    make = Vocabulary("wsdl", WSDL, {"tns": service.namespace, **_PREFIXES})
    definitions = make(
        "definitions",
        _W("documentation", text=service.summary),
        _W("types", *schemas(service)),
        *(message for operation in operations for message in _messages(operation)),
        _W("portType", *map(_abstract, operations), name=f"{service.name}Soap"),
        *(_binding(service, suffix) for suffix in _BINDINGS),
        _W(
            "service",
            _W("documentation", text=service.summary),
            *(_port(service, suffix, address) for suffix in _BINDINGS),
            name=service.name,
        ),
        targetNamespace=service.namespace,
    )
    etree.indent(definitions)
    return etree.tostring(definitions, xml_declaration=True, encoding="utf-8")


def _messages(operation: Operation) -> Iterator[etree._Element]:
    name, header = operation.name, operation.header
    yield _message(f"{name}SoapIn", "parameters", name)
    yield _message(f"{name}SoapOut", "parameters", f"{name}Response")
    if header is not Header.NONE:
        yield _message(f"{name}{header.value}", header.value, header.value)


def _message(name: str, part: str, element: str) -> etree._Element:
    return _W("message", _W("part", name=part, element=f"tns:{element}"), name=name)


def _abstract(operation: Operation) -> etree._Element:
    return _W(
        "operation",
        _W("documentation", text=operation.summary),
        _W("input", message=f"tns:{operation.name}SoapIn"),
        _W("output", message=f"tns:{operation.name}SoapOut"),
        name=operation.name,
    )


def _soap(suffix: str) -> Vocabulary:
    return Vocabulary(*_BINDINGS[suffix])


def _binding(service: Service, suffix: str) -> etree._Element:
    return _W(
        "binding",
        _soap(suffix)("binding", transport=_TRANSPORT),
        *(_concrete(operation, suffix) for operation in service.operations.values()),
        name=f"{service.name}{suffix}",
        type=f"tns:{service.name}Soap",
    )


def _concrete(operation: Operation, suffix: str) -> etree._Element:
    make = _soap(suffix)
    sent = _W("input", make("body", use="literal"))
    if operation.header is not Header.NONE:
        header = operation.header.value
        sent.append(make("header", message=f"tns:{operation.name}{header}", part=header, use="literal"))
    return _W(
        "operation",
        make("operation", soapAction=operation.action, style="document"),
        sent,
        _W("output", make("body", use="literal")),
        name=operation.name,
    )


def _port(service: Service, suffix: str, address: str) -> etree._Element:
    return _W(
        "port",
        _soap(suffix)("address", location=address),
        name=f"{service.name}{suffix}",
        binding=f"tns:{service.name}{suffix}",
    )
