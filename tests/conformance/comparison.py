"""The comparison of a served WSDL with the contract: every place where they differ."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from tests.conformance.served import SOAP, Facts


class Complaint(NamedTuple):
    """``place`` is where, e.g. ``DebtorService type Debtor/Number/optional``."""

    place: str
    expected: Any
    found: Any


def complaints(contract: Facts, served: Facts) -> list[Complaint]:
    """Where what is served departs from the contract. What the contract does not tell is not compared."""
    return list(_Comparison(contract, served).run())


def differ(place: str, expected: Any, found: Any) -> Iterator[Complaint]:
    if expected != found:
        yield Complaint(place, expected, found)


def field_of(given: Facts) -> Facts:
    """A field of the contract with the same keys as a served one; those that are not known are left out."""
    field = {key: given[key] for key in ("name", "nillable", "optional") if key in given}
    field["type"] = "guid" if given.get("format") == "guid" else given["type"]
    field["many"] = given.get("max") == "unbounded"
    if "min" in given:
        field["optional"] = given["min"] == 0
    return field


def result_of(operation: Facts) -> list[Facts]:
    """What stands in the response element of an operation of the contract: one field or none."""
    response = operation["response"]
    return [{**response, "name": response["result_element"]}] if response else []


def header_of(contract: Facts, operation: Facts) -> list[Facts]:
    """The header element of an operation of the contract: one or none."""
    if operation["header"] == "none":
        return []
    usual = contract["auth_header"]
    header = usual.get("exceptions", {}).get(operation["name"], usual)
    assert header["element"] == operation["header"]
    return [header]


class _Comparison:
    def __init__(self, contract: Facts, served: Facts) -> None:
        self._contract, self._served = contract, served
        self._seen: set[tuple[str, str]] = set()

    def run(self) -> Iterator[Complaint]:
        contract, served = self._contract, self._served
        name = contract["service"]
        yield from differ(f"{name} name", name, served["service"])
        yield from differ(f"{name} namespace", contract["namespace"], served["namespace"])
        yield from differ(f"{name} elementFormDefault", "qualified", served["elements"])
        yield from differ(f"{name} portType", [f"{name}Soap"], served["port_types"])
        yield from differ(
            f"{name} ports", {f"{name}{port}": contract["path"] for port in SOAP}, served["paths"]
        )
        known = {operation["name"]: operation for operation in contract["operations"]}
        for operation in served["operations"]:
            place = f"{name}.{operation['name']}"
            if operation["name"] in known:
                yield from self._operation(place, known[operation["name"]], operation)
            else:
                yield Complaint(place, None, "served")

    def _operation(self, place: str, expected: Facts, found: Facts) -> Iterator[Complaint]:
        name = expected["name"]
        yield from differ(f"{place} messages", [f"{name}SoapIn", f"{name}SoapOut"], found["messages"])
        yield from differ(f"{place} request element", name, found["request_element"])
        yield from self._fields(f"{place} request", expected["request"], found["request"])
        response = self._contract["response_element"].format(operation=name)
        yield from differ(f"{place} response element", response, found["response_element"])
        yield from self._fields(f"{place} response", result_of(expected), found["response"])
        for suffix, namespace in SOAP.items():
            bound = found["bindings"].get(f"{self._contract['service']}{suffix}")
            if bound is not None:  # a missing port was told of above
                yield from self._binding(f"{place} {suffix}", namespace, expected, bound)

    def _binding(self, place: str, namespace: str, operation: Facts, found: Facts) -> Iterator[Complaint]:
        action = self._contract["soap_action"].format(operation=operation["name"])
        yield from differ(f"{place} protocol", namespace, found["namespace"])
        yield from differ(f"{place} SOAPAction", action, found["action"])
        yield from differ(f"{place} style", ("document", ["literal"] * 2), (found["style"], found["use"]))
        expected = header_of(self._contract, operation)
        headers = [header["element"] for header in found["header"]]
        yield from differ(f"{place} header", [header["element"] for header in expected], headers)
        for each, header in zip(expected, found["header"], strict=False):
            yield from differ(f"{place} header namespace", each["namespace"], header["namespace"])
            yield from differ(f"{place} header attributes", each["any_attribute"], header["any_attribute"])
            yield from self._fields(f"{place} header", each["fields"], header["fields"])

    def _fields(self, place: str, expected: list[Facts], found: list[Facts]) -> Iterator[Complaint]:
        """Fields are paired by name whatever its case, so that a wrong order is one complaint."""
        wanted = {field["name"].lower(): field for field in expected}
        given = {field["name"].lower(): field for field in found}
        if len(given) < len(found):
            yield Complaint(f"{place} order", list(wanted), [field["name"] for field in found])
        for name, field in wanted.items():
            if name not in given:
                yield Complaint(f"{place}/{field['name']}", "present", None)
        for name, field in given.items():
            if name not in wanted:
                yield Complaint(f"{place}/{field['name']}", None, "present")
        common = [name for name in wanted if name in given]
        yield from differ(f"{place} order", common, [name for name in given if name in wanted])
        for name in common:
            yield from self._field(f"{place}/{wanted[name]['name']}", field_of(wanted[name]), given[name])

    def _field(self, place: str, expected: Facts, found: Facts) -> Iterator[Complaint]:
        for key in ("name", "optional", "nillable", "many"):
            if key in expected:
                yield from differ(f"{place}/{key}", expected[key], found[key])
        is_unnamed = self._contract["types"].get(expected["type"], {}).get("anonymous", False)
        if not is_unnamed or found["type"] not in self._served["types"]:
            yield from differ(f"{place}/type", expected["type"], found["type"])
        yield from self._types(expected["type"], found["type"])

    def _types(self, expected: str, found: str) -> Iterator[Complaint]:
        """Types are compared once each, whoever uses them."""
        type_, served = self._contract["types"].get(expected), self._served["types"].get(found)
        if type_ is None or served is None or (expected, found) in self._seen:
            return
        self._seen.add((expected, found))
        place = f"{self._contract['service']} type {expected}"
        yield from differ(f"{place} values", type_.get("enum"), served.get("enum"))
        yield from self._fields(place, type_.get("fields", []), served.get("fields", []))
