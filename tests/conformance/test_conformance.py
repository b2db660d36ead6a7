"""What is served against the published contract: the WSDL, the answers and the faults, element by element."""

import ast
from collections.abc import Callable, Iterator
from importlib.metadata import distribution
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from loonpoort.contract import Fault, Header, Operation
from loonpoort.wire import soap
from loonpoort.wire.soap import Version
from tests.api.client import BASE, SOAP11, SOAP12, Answer, envelope, request
from tests.conformance.answers import NONE, Reader, fault_of, fault_texts, framework_texts
from tests.conformance.captures import OPERATIONS, Capture, served_wsdl
from tests.conformance.comparison import Complaint, complaints
from tests.conformance.coverage import figures
from tests.conformance.deviations import ALWAYS_SENT, DEVIATIONS
from tests.conformance.served import facts_of
from tests.contract_facts import CONTRACT, SERVICES, facts, operations, served_operations, service
from tests.support.summaries import summary

CODES = {"employeeid": 2003, "companyid": 2004, "debtorid": 2009}
"""The faults that tell that an id is not within the caller's reach."""
VERSIONS = [SOAP11, SOAP12]
every_operation = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.key)
Readers = dict[str, Reader]
Found = dict[str, list[Complaint]]


@pytest.fixture(scope="module")
def read(captures: list[Capture]) -> tuple[Readers, Found]:
    """The reader of each service after all answers, and the complaints by operation."""
    readers = {name: Reader(service(name)) for name in SERVICES}
    found: Found = {operation.key: [] for operation in OPERATIONS}
    for capture in captures:
        reader = readers[capture.operation.service.name]
        found[capture.operation.key] += reader.complaints(
            capture.operation.name, capture.version, capture.answer
        )
    return readers, found


def wsdl_complaints() -> list[Complaint]:
    return [each for name in SERVICES for each in complaints(service(name), facts_of(served_wsdl(name)))]


def unlisted(found: list[Complaint]) -> list[Complaint]:
    return [
        each for each in found if each.place not in DEVIATIONS or DEVIATIONS[each.place].served != each.found
    ]


def test_every_service_and_operation_that_is_served_is_one_of_the_contract() -> None:
    assert set(SERVICES) <= set(CONTRACT)
    assert {operation.key for operation in OPERATIONS} == set(served_operations())


@pytest.mark.parametrize("name", SERVICES)
def test_the_served_wsdl_is_that_of_the_contract(name: str) -> None:
    served = facts_of(served_wsdl(name))
    declared = {operation.name for operation in OPERATIONS if operation.service.name == name}
    assert {operation["name"] for operation in served["operations"]} == declared
    assert unlisted(complaints(service(name), served)) == []


@every_operation
def test_captured_answers_are_those_of_the_contract(
    operation: Operation, read: tuple[Readers, Found]
) -> None:
    _, found = read
    assert unlisted(found[operation.key]) == []


@every_operation
def test_captured_answers_are_full_nil_and_empty(operation: Operation, read: tuple[Readers, Found]) -> None:
    readers, _ = read
    gaps = readers[operation.service.name].gaps(operation.name)
    assert [(place, held) for place, held in sorted(gaps) if held != NONE or place not in ALWAYS_SENT] == []


@every_operation
@pytest.mark.parametrize("version", VERSIONS, ids=["SOAP 1.1", "SOAP 1.2"])
def test_captured_faults_have_the_texts_of_the_contract(
    operation: Operation, version: str, captures: list[Capture]
) -> None:
    told = {
        fault_of(capture.answer)[1]
        for capture in captures
        if (capture.operation, capture.version) == (operation, version) and "500" in capture.answer.status
    }
    expected = {None} if operation.header is Header.NONE else {1001}
    expected |= {CODES[name] for field in operation.request.fields if (name := field.name.lower()) in CODES}
    texts = {error["code"]: error["fault_text"] for error in facts("errors")["errors"]}
    assert {texts[code] for code in expected} <= told
    of_operation = operations()[operation.key]["errors"]
    assert expected - {None} <= set(of_operation)


def test_listed_deviations_are_still_there(read: tuple[Readers, Found]) -> None:
    readers, found = read
    seen = {each.place for each in [*wsdl_complaints(), *chain(*found.values())]}
    served = {operation.key for operation in OPERATIONS}
    waiting = {place for place in DEVIATIONS if place.partition(" ")[0] in operations().keys() - served}
    assert DEVIATIONS.keys() - seen - waiting == set()
    gaps = set().union(*(readers[each.service.name].gaps(each.name) for each in OPERATIONS))
    assert ALWAYS_SENT.keys() - {place for place, _ in gaps} == set()
    assert all(deviation.reason.endswith(".") for deviation in DEVIATIONS.values())


def faults(parent: type[Fault] = Fault) -> Iterator[type[Fault]]:
    for child in parent.__subclasses__():
        yield child
        yield from faults(child)


@pytest.mark.parametrize("version", Version, ids=lambda version: version.name)
@pytest.mark.parametrize("fault", [fault for fault in faults() if fault.__module__.startswith("loonpoort.")])
def test_every_fault_of_ours_is_one_of_the_contract(fault: type[Fault], version: Version) -> None:
    texts = {error["code"]: error["fault_text"] for error in facts("errors")["errors"]}
    headers = {"Content-Type": version.content_type}
    answer = Answer("500 Internal Server Error", headers, soap.fault(version, fault()))
    assert fault_of(answer)[1] == texts[fault.code]
    reader = Reader(service("DebtorService"))
    assert reader.complaints("List_GetAll", version.namespace, answer) == []


@pytest.mark.parametrize("version", VERSIONS, ids=["SOAP 1.1", "SOAP 1.2"])
@pytest.mark.parametrize("name", SERVICES)
def test_the_faults_of_the_framework_have_the_texts_of_the_contract(
    name: str, version: str, db: None
) -> None:
    def answered(operation: str, action: str) -> Answer:
        sent = envelope(f"{name}.{operation}", None, version=version)
        given = {"CONTENT_TYPE": "text/xml", "HTTP_SOAPACTION": action}
        return request("POST", f"/soap/v3/{name}.asmx", sent, **given)

    unreadable = request("POST", f"/soap/v3/{name}.asmx", b"<a>", CONTENT_TYPE="text/xml")
    told = [answered("Nothing", ""), answered("Nothing", f"{BASE}{name}/Nothing"), unreadable]
    reader = Reader(service(name))
    for answer, pattern in zip(told, framework_texts(), strict=True):
        answered_in = SOAP11 if answer is unreadable else version
        assert reader.complaints("any", answered_in, answer) == []
        code, text = fault_of(answer)
        assert code in ("soap:Client", "soap:Sender")
        assert pattern.fullmatch(text)


def test_fault_texts_are_unique_by_code_and_complete() -> None:
    errors = facts("errors")
    prefix = errors["fault"]["prefix"]
    assert fault_texts() == [
        f"{prefix}{error['text']}" if error["code"] is None else f"{prefix}{error['code']}: {error['text']}"
        for error in errors["errors"]
    ]


def test_enumerations_have_the_values_of_the_contract() -> None:
    known = {each["name"]: each for each in facts("enumerations")["enumerations"]}
    types = {
        name: type_ for each in CONTRACT for name, type_ in service(each)["types"].items() if "enum" in type_
    }
    common = {name for name in types if name in known and known[name]["kind"] == "text on the wire"}
    assert common
    for name in common:
        assert types[name]["enum"] == [each["value"] for each in known[name]["values"]]


def calls_of_nmbrs() -> dict[str, set[str]]:
    """By operation the elements that the nmbrs package sends, read from its source."""
    found: dict[str, set[str]] = {}
    package = distribution("nmbrs")
    assert package.version == "1.0.13"
    for file in package.files or []:
        if file.suffix == ".py":
            tree = ast.parse(Path(str(file.locate())).read_text())
            for function in ast.walk(tree):
                if isinstance(function, ast.FunctionDef):
                    found |= calls_in(function)
    return found


def calls_in(function: ast.FunctionDef) -> dict[str, set[str]]:
    resources = [
        keyword.value.value.replace(":", ".")
        for decorator in function.decorator_list
        if isinstance(decorator, ast.Call)
        for keyword in decorator.keywords
        if keyword.arg == "resource" and isinstance(keyword.value, ast.Constant)
    ]
    return {
        resource: {keyword.arg for keyword in call.keywords if keyword.arg and keyword.arg != "_soapheaders"}
        for resource in resources
        for call in ast.walk(function)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == resource.partition(".")[2]
    }


def test_what_we_declare_is_what_the_nmbrs_package_sends() -> None:
    calls = calls_of_nmbrs()
    assert len(calls) > 150
    wrong = {}
    for key in calls.keys() & operations().keys():
        declared = {
            DEVIATIONS[place].served
            if (place := f"{key} request/{field['name']}/name") in DEVIATIONS
            else field["name"]
            for field in operations()[key]["request"]
        }
        if not calls[key] <= declared:
            wrong[key] = calls[key] - declared
    assert wrong == {}


def test_coverage_is_told_at_the_end_of_the_run(record_property: Callable[[str, Any], None]) -> None:
    told = figures({name: served_wsdl(name) for name in SERVICES})
    assert told[-1].served == len(OPERATIONS)
    record_property(*summary("served of the contract", told))
