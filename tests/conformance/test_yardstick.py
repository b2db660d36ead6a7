"""The yardstick can disagree: spoilt descriptions and answers, and the place that each complaint names."""

import dataclasses
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from lxml import etree

from tests.api.client import SOAP11, SOAP12, Answer
from tests.conformance.answers import NONE, VALUE, Reader
from tests.conformance.captures import Capture, served_wsdl
from tests.conformance.comparison import complaints
from tests.conformance.coverage import Figure, figure, figures, total
from tests.conformance.deviations import DEVIATIONS
from tests.conformance.served import XSD, facts_of
from tests.contract_facts import CONTRACT, SERVICES, served_operations, service
from tests.support.summaries import pytest_terminal_summary, summary

Spoil = Callable[[etree._Element], None]


def places(name: str, wsdl: bytes) -> list[str]:
    """Where a description departs from the contract, but for what is listed."""
    found = [complaint.place for complaint in complaints(service(name), facts_of(wsdl))]
    return [place for place in found if place not in DEVIATIONS]


def in_schema(root: etree._Element, owner: str, field: str = "") -> etree._Element:
    """A named type or element of the schema, or a field of one."""
    [found] = [
        each
        for schema in root.iter(f"{XSD}schema")
        for each in schema
        if owner == each.get("name") and len(each)
    ]
    return next(each for each in found.iter() if each.get("name") == field) if field else found


def put(owner: str, field: str = "", **attributes: str) -> Spoil:
    return lambda root: in_schema(root, owner, field).attrib.update(attributes)


def last_first(owner: str) -> Spoil:
    def spoil(root: etree._Element) -> None:
        sequence = next(in_schema(root, owner).iter(f"{XSD}sequence"))
        sequence.insert(0, sequence[-1])

    return spoil


def without(owner: str, field: str) -> Spoil:
    def spoil(root: etree._Element) -> None:
        element = in_schema(root, owner, field)
        element.getparent().remove(element)

    return spoil


def text(right: str, wrong: str) -> Callable[[bytes], bytes]:
    def spoil(wsdl: bytes) -> bytes:
        assert right.encode() in wsdl
        return wsdl.replace(right.encode(), wrong.encode())

    return spoil


@pytest.mark.parametrize(
    ("name", "spoil", "found"),
    [
        ("DebtorService", last_first("Debtor"), ["DebtorService type Debtor order"]),
        ("DebtorService", without("Debtor", "Name"), ["DebtorService type Debtor/Name"]),
        ("DebtorService", put("Debtor", "Name", name="NAME"), ["DebtorService type Debtor/Name/name"]),
        ("DebtorService", put("Debtor", "Id", type="s:long"), ["DebtorService type Debtor/Id/type"]),
        (
            "DebtorService",
            put("Debtor", "Number", minOccurs="1"),
            ["DebtorService type Debtor/Number/optional"],
        ),
        ("DebtorService", put("Debtor", "Id", nillable="true"), ["DebtorService type Debtor/Id/nillable"]),
        (
            "DebtorService",
            put("Debtor", "Id", name="Key"),
            ["DebtorService type Debtor/Id", "DebtorService type Debtor/Key"],
        ),
        (
            "EmployeeService",
            put("PersonalInfo_V2", "Birthday", nillable="false"),
            ["EmployeeService type PersonalInfo_V2/Birthday/nillable"],
        ),
        (
            "EmployeeService",
            lambda root: in_schema(root, "AddressType")[0].append(in_schema(root, "AddressType")[0][0]),
            ["EmployeeService type AddressType values"],
        ),
        (
            "EmployeeService",
            put("ArrayOfEmployeeAddress", "EmployeeAddress", name="Address"),
            [
                "EmployeeService type ArrayOfEmployeeAddress/EmployeeAddress",
                "EmployeeService type ArrayOfEmployeeAddress/Address",
            ],
        ),
        (
            "EmployeeService",
            put("ArrayOfEmployeeAddress", "EmployeeAddress", maxOccurs="1"),
            ["EmployeeService type ArrayOfEmployeeAddress/EmployeeAddress/many"],
        ),
        (
            "EmployeeService",
            last_first("Address_InsertCurrent"),
            ["EmployeeService.Address_InsertCurrent request order"],
        ),
        (
            "EmployeeService",
            put("Address_InsertCurrent", "Address", type="tns:Employee"),
            ["EmployeeService.Address_InsertCurrent request/Address/type"],
        ),
        (
            "EmployeeService",
            put("Address_GetListCurrentResponse", "Address_GetListCurrentResult", name="Result"),
            [
                "EmployeeService.Address_GetListCurrent response/Address_GetListCurrentResult",
                "EmployeeService.Address_GetListCurrent response/Result",
            ],
        ),
        (
            "DebtorService",
            without("AuthHeaderWithDomain", "Domain"),
            [
                f"{operation} {port} header/Domain"
                for operation, facts in sorted(served_operations().items())
                if operation.startswith("DebtorService.") and facts["header"] == "AuthHeaderWithDomain"
                for port in ("Soap", "Soap12")
            ],
        ),
        (
            "SingleSignOn",
            put("GetToken", "Password", type="s:int"),
            ["SingleSignOn.GetToken request/Password/type"],
        ),
    ],
)
def test_a_spoilt_schema_is_complained_of(name: str, spoil: Spoil, found: list[str]) -> None:
    root = etree.fromstring(served_wsdl(name))
    spoil(root)
    spoilt = places(name, etree.tostring(root))
    assert set(found) <= set(spoilt)
    # A type that is swapped for another brings the complaints of its parts with it.
    assert spoilt == found or all(place.endswith("/type") for place in found)


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (text('name="SingleSignOnSoap12" binding', 'name="Soap12" binding'), "SingleSignOn ports"),
        (text('<wsdl:portType name="', '<wsdl:portType name="My'), "SingleSignOn portType"),
        (text("/soap/v3/SingleSignOn.asmx", "/soap/SingleSignOn.asmx"), "SingleSignOn ports"),
        (text('elementFormDefault="qualified"', ""), "SingleSignOn elementFormDefault"),
        (text("https://api.nmbrs.nl/", "http://api.nmbrs.nl/"), "SingleSignOn namespace"),
        (
            text("SingleSignOn/GetToken2", "SingleSignOn/GetToken3"),
            "SingleSignOn.GetToken2 Soap12 SOAPAction",
        ),
        (text('use="literal"', 'use="encoded"'), "SingleSignOn.GetToken Soap style"),
        (text('style="document"', 'style="rpc"'), "SingleSignOn.GetToken Soap12 style"),
        (text("GetToken2SoapOut", "GetToken2Out"), "SingleSignOn.GetToken2 messages"),
        (text("GetToken2Response", "GetToken2Answer"), "SingleSignOn.GetToken2 response element"),
        (text("GetTokenWithDomain", "GetTokenForDomain"), "SingleSignOn.GetTokenForDomain"),
    ],
)
def test_a_spoilt_description_is_complained_of(spoil: Callable[[bytes], bytes], found: str) -> None:
    assert found in places("SingleSignOn", spoil(served_wsdl("SingleSignOn")))


def test_another_header_is_complained_of() -> None:
    wsdl = served_wsdl("DebtorService").replace(
        b'element="tns:AuthHeader"', b'element="tns:AuthHeaderWithDomain"'
    )
    assert places("DebtorService", wsdl)[:1] == ["DebtorService.Environment_Get Soap header"]


def test_inherited_fields_come_first() -> None:
    root = etree.fromstring(served_wsdl("EmployeeService"))
    own = in_schema(root, "PersonalInfo")
    sequence = own[0]
    inherited = [sequence[0], sequence[1], sequence[2]]
    for element in inherited:
        sequence.remove(element)
    content = etree.SubElement(own, f"{XSD}complexContent")
    etree.SubElement(content, f"{XSD}extension", base="tns:Employee").append(sequence)
    assert places("EmployeeService", etree.tostring(root)) == []
    sequence.insert(0, inherited[0])
    assert places("EmployeeService", etree.tostring(root)) == ["EmployeeService type PersonalInfo order"]


FULL = {
    "debtors": "DebtorService.List_GetAll",
    "tags": "DebtorService.Tags_Get",
    "addresses": "EmployeeService.Address_GetListCurrent",
    "info": "EmployeeService.PersonalInfo_GetCurrent",
    "infos": "EmployeeService.PersonalInfo_GetAll_AllEmployeesByCompany",
    "insert": "EmployeeService.Address_InsertCurrent",
}
CAPTURED = FULL.values()


@pytest.mark.parametrize(
    ("which", "right", "wrong", "found"),
    [
        ("debtors", b"<Number>1</Number><Name>", b"<Name>", None),
        ("debtors", b"</Number><Name>bakery</Name>", b"</Number>", None),
        (
            "debtors",
            b"<Number>1</Number><Name>bakery</Name>",
            b"<Name>bakery</Name><Number>1</Number>",
            "DebtorService type Debtor order",
        ),
        ("debtors", b"<Id>", b"<Id> ", "DebtorService type Debtor/Id value"),
        ("debtors", b"</Name>", b"</Name><Name />", "DebtorService type Debtor/Name many"),
        ("debtors", b"Name>", b"name>", "DebtorService type Debtor elements"),
        ("debtors", b"Debtor>", b"Debitor>", "DebtorService type ArrayOfDebtor elements"),
        ("debtors", b"List_GetAllResult>", b"Result>", "DebtorService.List_GetAll answer elements"),
        ("debtors", b"List_GetAllResponse", b"Response", "DebtorService.List_GetAll answer response element"),
        ("debtors", b"DebtorService", b"debtorservice", "DebtorService.List_GetAll answer response element"),
        ("debtors", b"<Debtor>", b"<Debtor>x", "DebtorService type Debtor text"),
        ("debtors", b"<Debtor>", b'<Debtor a="b">', "DebtorService type ArrayOfDebtor/Debtor attributes"),
        ("debtors", b"soap-envelope", b"soap-envelope/", "DebtorService.List_GetAll answer envelope"),
        (
            "tags",
            b"<Number>1</Number>",
            b'<Number xsi:nil="true" />',
            "DebtorService type DebtorTag/Number nil",
        ),
        ("tags", b"<Number>1</Number>", b"", "DebtorService type DebtorTag/Number"),
        ("addresses", b">false<", b">False<", "EmployeeService type EmployeeAddress/Default value"),
        ("addresses", b">PostAddress<", b">Post<", "EmployeeService type EmployeeAddress/Type value"),
        ("info", b"T00:00:00", b"T00:00:00Z", "EmployeeService type PersonalInfo/Birthday value"),
        ("info", b"T00:00:00", b"", "EmployeeService type PersonalInfo/Birthday value"),
        ("infos", b'<Birthday xsi:nil="true" />', b"", "EmployeeService type PersonalInfo_V2/Birthday"),
        (
            "infos",
            b'<Birthday xsi:nil="true" />',
            b'<Birthday xsi:nil="1" />',
            "EmployeeService type PersonalInfo_V2/Birthday nil",
        ),
        (
            "infos",
            b'<Birthday xsi:nil="true" />',
            b'<Birthday xsi:nil="true">x</Birthday>',
            "EmployeeService type PersonalInfo_V2/Birthday nil",
        ),
        (
            "infos",
            b"<LastName>",
            b"<LastName><b />",
            "EmployeeService type PersonalInfo_V2/LastName content",
        ),
        (
            "insert",
            b"Result>",
            b"Result>x",
            "EmployeeService.Address_InsertCurrent answer/Address_InsertCurrentResult value",
        ),
    ],
)
def test_a_spoilt_answer_is_complained_of(
    which: str, right: bytes, wrong: bytes, found: str | None, captures: list[Capture]
) -> None:
    key = FULL[which]
    capture = next(
        each
        for each in captures
        if (each.operation.key, each.version) == (key, SOAP12)
        and right in each.answer.body
        and "200" in each.answer.status
    )
    reader = Reader(service(key.partition(".")[0]))
    name = capture.operation.name
    assert reader.complaints(name, SOAP12, capture.answer) == []
    spoilt = dataclasses.replace(capture.answer, body=capture.answer.body.replace(right, wrong))
    said = [complaint.place for complaint in reader.complaints(name, SOAP12, spoilt)]
    assert (found in said) if found else said == []


@pytest.mark.parametrize(
    ("version", "right", "wrong", "found"),
    [
        (SOAP11, b"1001", b"1042", "fault text"),
        (SOAP11, b"Invalid Auth", b"invalid auth", "fault text"),
        (SOAP12, b"---&gt; ", b"", "fault text"),
        (SOAP11, b"<detail />", b"", "fault shape"),
        (SOAP11, b"<faultcode>", b"<faultcode><x />", "fault shape"),
        (SOAP12, b"Detail", b"detail", "fault shape"),
        (SOAP12, b'"en"', b'"nl"', "fault shape"),
        (SOAP11, b"soap:Server", b"soap:Client", "fault text"),
        (SOAP12, b"soap:Receiver", b"soap:Server", "fault code"),
    ],
)
def test_a_spoilt_fault_is_complained_of(
    version: str, right: bytes, wrong: bytes, found: str, captures: list[Capture]
) -> None:
    capture = next(each for each in captures if each.version == version and b"1001" in each.answer.body)
    assert right in capture.answer.body
    reader = Reader(service(capture.operation.service.name))
    spoilt = dataclasses.replace(capture.answer, body=capture.answer.body.replace(right, wrong))
    said = [each.place for each in reader.complaints(capture.operation.name, version, spoilt)]
    assert f"{capture.operation.key} answer {found}" in said


@pytest.mark.parametrize("result", ["EmployeeContractItem", "Contract_GetCurrentPeriodResult"])
def test_an_irregular_result_element_is_known(result: str) -> None:
    namespace = service("EmployeeService")["namespace"]
    body = (
        f'<s:Envelope xmlns:s="{SOAP11}"><s:Body><Contract_GetCurrentPeriodResponse xmlns="{namespace}">'
        f"<{result}><EmployeeId>1</EmployeeId></{result}></Contract_GetCurrentPeriodResponse></s:Body></s:Envelope>"
    )
    answer = Answer("200 OK", {"Content-Type": "text/xml; charset=utf-8"}, body.encode())
    said = Reader(service("EmployeeService")).complaints("Contract_GetCurrentPeriod", SOAP11, answer)
    assert bool(said) is (result != "EmployeeContractItem")


def test_gaps_are_what_no_answer_held(captures: list[Capture]) -> None:
    reader = Reader(service("DebtorService"))
    place = "DebtorService.List_GetAll answer/List_GetAllResult"
    everything = reader.gaps("List_GetAll")
    assert {(place, VALUE), ("DebtorService type Debtor/Name", NONE)} <= everything
    for capture in captures:
        if capture.operation.key == "DebtorService.List_GetAll":
            reader.complaints("List_GetAll", capture.version, capture.answer)
    assert (place, VALUE) in everything - reader.gaps("List_GetAll")


def test_coverage_is_computed() -> None:
    whole = served_wsdl("DebtorService")
    listed = figure("DebtorService", whole)
    fewer = figure("DebtorService", whole.replace(b"Debtor_Get", b"Unknown_Get"))
    assert (fewer.served, fewer.known) == (listed.served - 1, len(service("DebtorService")["operations"]))
    assert figure("DebtorService", None).served == 0
    told = figures({name: served_wsdl(name) for name in SERVICES})
    assert [each.name for each in told] == [*CONTRACT, "all"]
    assert told[-1] == total(told[:-1])
    assert str(Figure("Some", 1, 8)).split() == ["Some", "1", "of", "8", "operations", "12.5", "%"]


def test_what_a_test_recorded_is_printed_at_the_end() -> None:
    lines: list[Any] = []
    name, value = summary("a title", [Figure("Some", 1, 8)])
    report = SimpleNamespace(when="call", user_properties=[("other", 1), (name, value)])
    reporter: Any = SimpleNamespace(
        stats={"passed": [report], "": [SimpleNamespace()]}, section=lines.append, line=lines.append
    )
    pytest_terminal_summary(reporter)
    assert lines == ["a title", str(Figure("Some", 1, 8))]
