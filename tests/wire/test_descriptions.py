"""WSDL and schema: what clients generate code from, checked by their own engines."""

import datetime
from decimal import Decimal
from uuid import UUID

import pytest
import requests
import zeep
import zeep.transports
from lxml import etree

from loonpoort.contract import Header, Message, Service
from loonpoort.wire.decode import decoder
from loonpoort.wire.soap import Version, action_of, find_operation, read_envelope, response
from loonpoort.wire.wsdl import wsdl
from loonpoort.wire.xsd import GUID_NAMESPACE, XSD, schemas
from tests.wire.services_for_tests import (
    Colour,
    Everything,
    Place,
    an_everything,
    answered,
    bare_service,
    body_of,
    full_everything,
    many,
    wire_service,
)

ADDRESS = "https://loonpoort.example/soap/v3/WireTestService.asmx?a=1&b=2"
NAMES = {
    "w": "http://schemas.xmlsoap.org/wsdl/",
    "soap": "http://schemas.xmlsoap.org/wsdl/soap/",
    "soap12": "http://schemas.xmlsoap.org/wsdl/soap12/",
    "s": XSD,
}
ANSWERS = [
    ("Everything_Get", an_everything()),
    ("Everything_Get", full_everything()),
    ("Everything_Get", an_everything(places=[], words=[], numbers=[], data=b"", text="", place=None)),
    ("Everything_Get", None),
    ("Everything_GetList", []),
    ("Everything_GetList", [an_everything(), full_everything(), None]),
    ("Places_GetAll", list(many(250, []))),
    ("Places_GetAll", [(1, [(None, 2), ("Dam", 3), None]), (2, [])]),
    ("Words_Get", ["a", "", None]),
    ("Text_Get", None),
    ("Text_Get", "\x00<&>\r\n"),
    ("Number_Get", 5),
    ("NumberOrNil_Get", None),
    ("NumberOrNil_Get", 5),
    ("Nothing_Get", ()),
    ("Nothing_Get", None),
    ("Everything_Delete", None),
]


@pytest.fixture
def document() -> etree._Element:
    return etree.fromstring(wsdl(wire_service, ADDRESS))


@pytest.fixture
def schema_file(tmp_path):
    """The service's schema in a file, its import pointed at another one, as both engines want it."""
    schema, guids = schemas(wire_service)
    (tmp_path / "guids.xsd").write_bytes(etree.tostring(guids))
    imported = schema.find("s:import", NAMES)
    assert imported is not None
    imported.set("schemaLocation", "guids.xsd")
    path = tmp_path / "service.xsd"
    path.write_bytes(etree.tostring(schema))
    return path


class Door(zeep.transports.Transport):
    """Answers in place of a server: every operation echoes its first argument, or what it was told to."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: dict[str, object] = {}
        self.header: dict[str, str] = {}
        self.arguments: tuple[object, ...] = ()

    def post(self, address, message, headers):
        read = read_envelope(message)
        action = action_of(headers.get("SOAPAction"), headers.get("Content-Type", ""))
        operation = find_operation(wire_service, action, read.body)
        assert read.body is not None
        self.header = dict(read.header)
        self.arguments = decoder(operation.request)(read.body)
        answer = requests.Response()
        answer.status_code = 200
        answer.headers["Content-Type"] = read.version.content_type
        answer._content = b"".join(response(read.version, operation, self.answers.get(operation.name)))
        return answer


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture(params=["Soap", "Soap12"])
def client(request, door, tmp_path):
    path = tmp_path / "service.wsdl"
    path.write_bytes(wsdl(wire_service, ADDRESS))
    return zeep.Client(
        str(path),
        service_name=wire_service.name,
        port_name=f"{wire_service.name}{request.param}",
        transport=door,
        settings=zeep.Settings(strict=True),
    )


def names(document: etree._Element, path: str) -> list[str]:
    return [element.get("name", "") for element in document.iterfind(path, NAMES)]


def test_the_same_service_gives_the_same_bytes():
    assert wsdl(wire_service, ADDRESS) == wsdl(wire_service, ADDRESS)


def test_the_document_is_laid_out_as_asp_net_does(document):
    assert document.tag == "{http://schemas.xmlsoap.org/wsdl/}definitions"
    assert document.get("targetNamespace") == "https://api.nmbrs.nl/soap/v3/WireTestService"
    assert names(document, "w:portType") == ["WireTestServiceSoap"]
    assert names(document, "w:binding") == ["WireTestServiceSoap", "WireTestServiceSoap12"]
    assert names(document, "w:service") == ["WireTestService"]
    assert names(document, "w:service/w:port") == ["WireTestServiceSoap", "WireTestServiceSoap12"]
    assert names(document, "w:portType/w:operation") == list(wire_service.operations)


def test_both_ports_are_at_the_address(document):
    found = [document.find(f"w:service/w:port/{soap}:address", NAMES) for soap in ("soap", "soap12")]
    assert [element.get("location") for element in found if element is not None] == [ADDRESS, ADDRESS]


def test_messages_are_named_as_in_asp_net(document):
    messages = names(document, "w:message")
    assert [name for name in messages if name.startswith("Text_Get")] == [
        "Text_GetSoapIn",
        "Text_GetSoapOut",
        "Text_GetAuthHeaderWithDomain",
    ]
    assert "Places_GetAllAuthHeader" in messages


@pytest.mark.parametrize("soap", ["soap", "soap12"])
def test_the_header_is_bound(document, soap):
    header = document.find(f"w:binding/w:operation[@name='Text_Get']/w:input/{soap}:header", NAMES)
    assert header is not None
    assert dict(header.attrib) == {
        "message": "tns:Text_GetAuthHeaderWithDomain",
        "part": "AuthHeaderWithDomain",
        "use": "literal",
    }


def test_the_action_is_the_namespace_and_the_name(document):
    operation = document.find("w:binding/w:operation[@name='Text_Get']/soap:operation", NAMES)
    assert operation is not None
    assert operation.get("soapAction") == "https://api.nmbrs.nl/soap/v3/WireTestService/Text_Get"
    assert operation.get("style") == "document"


def test_operations_are_documented_with_their_summary(document):
    path = "w:portType/w:operation[@name='Everything_Get']/w:documentation"
    assert document.findtext(path, namespaces=NAMES) == "Returns what it was given, <b>& more</b>."


def test_fields_are_declared_with_what_may_be_missing():
    schema = schemas(wire_service)[0]
    elements = schema.findall("s:complexType[@name='Everything']/s:sequence/s:element", NAMES)
    found = {
        element.get("name"): (element.get("type"), element.get("minOccurs"), element.get("nillable"))
        for element in elements
    }
    assert list(found)[:3] == ["Whole", "WholeOrNil", "Flag"]
    assert found["Whole"] == ("s:int", "1", None)
    assert found["WholeOrNil"] == ("s:int", "1", "true")
    assert found["LeftOutOrNil"] == ("s:int", "0", "true")
    assert found["Guid"] == ("s1:guid", "1", None)
    assert found["Colour"] == ("tns:Colour", "1", None)
    assert found["BSN"] == ("s:string", "0", None)
    assert found["Places"] == ("tns:ArrayOfPlace", "0", None)
    assert found["Words"] == ("tns:ArrayOfString", "0", None)


def test_lists_and_enumerations_have_types_of_their_own():
    schema = schemas(wire_service)[0]
    item = schema.find("s:complexType[@name='ArrayOfPlace']/s:sequence/s:element", NAMES)
    assert item is not None
    assert dict(item.attrib) == {
        "minOccurs": "0",
        "maxOccurs": "unbounded",
        "name": "Place",
        "nillable": "true",
        "type": "tns:Place",
    }
    words = schema.findall("s:simpleType[@name='Colour']/s:restriction/s:enumeration", NAMES)
    assert [word.get("value") for word in words] == list(Colour)


def test_a_service_without_header_and_guid_declares_neither(tmp_path):
    document = etree.fromstring(wsdl(bare_service, ADDRESS))
    assert names(document, "w:message") == ["PingSoapIn", "PingSoapOut"]
    assert names(document, "w:types/s:schema/s:element") == ["Ping", "PingResponse"]
    assert document.find("w:types/s:schema/s:import", NAMES) is None
    assert [schema.get("targetNamespace") for schema in schemas(bare_service)] == [bare_service.namespace]


def test_guids_are_defined_in_the_namespace_of_microsoft(document):
    imports = [element.get("namespace") for element in document.iter(f"{{{XSD}}}import")]
    assert imports == [GUID_NAMESPACE]


def test_only_the_headers_in_use_are_declared():
    service = Service("HeaderTestService", "Takes a token.", header=Header.TOKEN)

    @service.operation("Ping")
    def ping(call: object) -> str:
        """Answers."""
        return ""

    text = wsdl(service, ADDRESS).decode()
    assert "AuthHeader" in text
    assert "AuthHeaderWithDomain" not in text


def test_two_types_of_one_name_are_refused():
    service = Service("DoubleTestService", "Has two kinds of place.")

    class OtherPlace(Message):
        wire_name = "Place"
        street: str | None

    @service.operation("Place_Get")
    def place(call: object, place: Place | None) -> OtherPlace | None:
        """Returns another place."""

    with pytest.raises(TypeError, match="Two different types are both called Place in one service"):
        schemas(service)


@pytest.mark.parametrize("version", list(Version))
@pytest.mark.parametrize(("name", "value"), ANSWERS)
def test_answers_are_valid_by_libxml2(schema_file, name, value, version):
    etree.XMLSchema(etree.parse(schema_file)).assertValid(body_of(answered(name, value, version)))


def test_answers_are_valid_by_xmlschema(schema_file):
    xmlschema = pytest.importorskip("xmlschema")
    schema = xmlschema.XMLSchema(str(schema_file))
    for name, value in ANSWERS:
        schema.validate(etree.tostring(body_of(answered(name, value))).decode())


def test_an_answer_that_lacks_a_field_is_invalid(schema_file):
    answer = answered("Everything_Get", an_everything()).replace(b"<Whole>7</Whole>", b"")
    assert not etree.XMLSchema(etree.parse(schema_file)).validate(body_of(answer))


def test_zeep_calls_with_every_type_and_reads_the_answer(client, door):
    door.answers["Everything_Get"] = full_everything()
    sent = {
        "Whole": 1,
        "WholeOrNil": None,
        "Flag": True,
        "FlagOrNil": False,
        "Amount": Decimal("1.50"),
        "AmountOrNil": None,
        "Moment": datetime.datetime(2017, 8, 10, 22, tzinfo=datetime.UTC),
        "MomentOrNil": None,
        "Guid": "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        "GuidOrNil": None,
        "Colour": "R&D's",
        "ColourOrNil": None,
        "BSN": "<é>",
        "Data": b"\x00\xff",
        "Places": {"Place": [{"Street": "Dam", "Number": 1}, {"Number": 2}]},
        "Words": {"string": ["a", "b"]},
    }
    header = {"AuthHeaderWithDomain": {"Username": "a@b.nl", "Token": "secret", "Domain": "nl"}}
    got = client.service.Everything_Get(sent, _soapheaders=header)
    assert door.header == {"username": "a@b.nl", "token": "secret", "domain": "nl"}
    assert door.arguments == (
        Everything(
            whole=1,
            whole_or_nil=None,
            flag=True,
            flag_or_nil=False,
            amount=Decimal("1.50"),
            amount_or_nil=None,
            moment=datetime.datetime(2017, 8, 11),  # noqa: DTZ001 - zone-less on the wire
            moment_or_nil=None,
            guid=UUID("3f2504e0-4f89-11d3-9a0c-0305e82c3301"),
            guid_or_nil=None,
            colour=Colour.AMPERSAND,
            colour_or_nil=None,
            left_out_or_nil=None,
            text="<é>",
            data=b"\x00\xff",
            place=None,
            places=[Place(street="Dam", number=1), Place(street=None, number=2)],
            words=["a", "b"],
            numbers=None,
        ),
    )
    assert (got.Whole, got.Flag, got.Amount, got.BSN) == (7, True, Decimal("12.50"), "Fish & <chips>")
    assert got.Moment == datetime.datetime(2017, 8, 11)  # noqa: DTZ001 - zone-less on the wire
    assert got.Data == b"\x00\xff"
    assert [place.Number for place in got.Places.Place] == [2]
    assert got.Numbers.int == [1, 2]


def test_zeep_reads_lists_and_missing_results(client, door):
    door.answers["Places_GetAll"] = [(1, [("Dam", 2)]), (3, None)]
    header = {"AuthHeader": {"Username": "a@b.nl", "Token": "secret"}}
    found = client.service.Places_GetAll(5, _soapheaders=header)
    assert [item.EmployeeId for item in found] == [1, 3]
    assert door.arguments == (5,)
    door.answers["Places_GetAll"] = []
    assert not client.service.Places_GetAll(5, _soapheaders=header)
    assert client.service.Everything_Get(None) is None
    assert client.service.Everything_Delete("3f2504e0-4f89-11d3-9a0c-0305e82c3301") is None
