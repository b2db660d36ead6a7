"""Envelopes, both versions: reading them, answering in them, refusing in them."""

import pytest
from lxml import etree

from loonpoort.contract import RequestFault
from loonpoort.contract.faults import InvalidAuthenticationFault, InvalidCredentialsFault, ValuesFault
from loonpoort.wire.soap import Version, fault, read_envelope, response, version_of_content_type
from tests.wire.services_for_tests import (
    Everything,
    Nothing,
    PlacesOfOne,
    an_everything,
    answered,
    inner,
    many,
    operation,
)

VERSIONS = list(Version)


def envelope(version: Version, header: str = "", body: str = "<Op xmlns='u:x'/>") -> bytes:
    return (
        f'<e:Envelope xmlns:e="{version.namespace}">{header}<e:Body>{body}</e:Body></e:Envelope>'
    ).encode()


@pytest.mark.parametrize("version", VERSIONS)
def test_the_version_is_that_of_the_envelope(version):
    read = read_envelope(envelope(version))
    assert read.version is version
    assert read.body is not None
    assert read.body.tag == "{u:x}Op"
    assert read.header == {}


def test_a_body_without_elements_is_none():
    assert read_envelope(envelope(Version.SOAP11, body=" ")).body is None


def test_an_envelope_without_a_body_has_none():
    document = f'<Envelope xmlns="{Version.SOAP12.namespace}"/>'.encode()
    assert read_envelope(document).body is None


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", ["AuthHeader", "AuthHeaderWithDomain"])
@pytest.mark.parametrize("namespace", ["", "https://api.nmbrs.nl/soap/v3/X", "http://localhost/soap/v3/X"])
def test_the_auth_header_is_read_in_any_namespace_and_order(version, name, namespace):
    header = (
        f'<e:Header><Other xmlns="u:y"><Token>no</Token></Other><{name} xmlns="{namespace}" any="1">'
        f"<Username>a@b</Username><DOMAIN>nl</DOMAIN><Token>s&amp;c<!-- x -->ret</Token></{name}></e:Header>"
    )
    read = read_envelope(envelope(version, header))
    assert read.header == {"username": "a@b", "domain": "nl", "token": "s&cret"}


def test_an_empty_auth_element_is_empty_text():
    header = "<e:Header><AuthHeader><Username/></AuthHeader></e:Header>"
    assert read_envelope(envelope(Version.SOAP11, header)).header == {"username": ""}


def test_another_document_is_no_envelope():
    with pytest.raises(RequestFault) as caught:
        read_envelope(b"<html/>")
    assert str(caught.value) == "The request is not a SOAP envelope: its outermost element is 'html'."


def test_an_envelope_of_an_unknown_version_is_refused():
    with pytest.raises(RequestFault) as caught:
        read_envelope(b"<Envelope xmlns='http://www.w3.org/2001/06/soap-envelope'/>")
    assert str(caught.value) == (
        "Possible SOAP version mismatch: the namespace of the envelope was unexpected. Expecting "
        "http://schemas.xmlsoap.org/soap/envelope/ or http://www.w3.org/2003/05/soap-envelope."
    )


@pytest.mark.parametrize(
    ("content_type", "version"),
    [
        ("text/xml; charset=utf-8", Version.SOAP11),
        ("", Version.SOAP11),
        ("application/soap+xml", Version.SOAP12),
        ("Application/SOAP+XML ; charset=utf-8", Version.SOAP12),
        ('text/xml; start="application/soap+xml"', Version.SOAP11),
    ],
)
def test_the_version_is_guessed_from_the_content_type(content_type, version):
    assert version_of_content_type(content_type) is version


def test_content_types_and_prefix_are_those_of_asp_net():
    assert [version.content_type for version in VERSIONS] == [
        "text/xml; charset=utf-8",
        "application/soap+xml; charset=utf-8",
    ]
    assert [version.prefix for version in VERSIONS] == ["soap", "soap"]


@pytest.mark.parametrize("version", VERSIONS)
def test_an_answer_is_shaped_as_asp_net_shapes_it(version):
    assert answered("Number_Get", 5, version).decode() == (
        '<?xml version="1.0" encoding="utf-8"?>'
        f'<soap:Envelope xmlns:soap="{version.namespace}"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        ' xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body>'
        '<Number_GetResponse xmlns="https://api.nmbrs.nl/soap/v3/WireTestService">'
        "<Number_GetResult>5</Number_GetResult></Number_GetResponse></soap:Body></soap:Envelope>"
    )


def test_an_operation_without_a_result_answers_with_an_empty_element():
    assert b'<Everything_DeleteResponse xmlns="https://api.nmbrs.nl/soap/v3/WireTestService" />' in answered(
        "Everything_Delete", None
    )


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("Everything_Get", None, ""),
        ("Nothing_Get", Nothing(), "<Nothing_GetResult />"),
        ("Text_Get", None, ""),
        ("Text_Get", "", "<Text_GetResult />"),
        ("Text_Get", "a < b", "<Text_GetResult>a &lt; b</Text_GetResult>"),
        ("Number_Get", None, "<Number_GetResult>0</Number_GetResult>"),
        ("NumberOrNil_Get", None, '<NumberOrNil_GetResult xsi:nil="true" />'),
        ("Places_GetAll", [], "<PlacesOfAll />"),
        ("Places_GetAll", iter(()), "<PlacesOfAll />"),
        ("Words_Get", [], "<Words_GetResult />"),
        ("Words_Get", ["a", ""], "<Words_GetResult><string>a</string><string></string></Words_GetResult>"),
        (
            "Words_Get",
            [None],
            '<Words_GetResult><string xsi:nil="true" /></Words_GetResult>',
        ),
        (
            "Places_GetAll",
            [(1, [("Dam", 2)]), PlacesOfOne(employee_id=3, places=[]), None],
            "<PlacesOfAll><PlacesOfOne><EmployeeId>1</EmployeeId><Places><Place><Street>Dam</Street>"
            "<Number>2</Number></Place></Places></PlacesOfOne><PlacesOfOne><EmployeeId>3</EmployeeId>"
            '<Places /></PlacesOfOne><PlacesOfOne xsi:nil="true" /></PlacesOfAll>',
        ),
    ],
)
def test_results_that_are_there_empty_or_missing(name, value, expected):
    assert inner(name, value) == expected


@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, 1234])
def test_a_list_of_any_length_is_whole(count):
    chunks = list(response(Version.SOAP11, operation("Places_GetAll"), many(count, [])))
    document = etree.fromstring(b"".join(chunks))
    numbers = [int(element.text or "") for element in document.iter("{*}EmployeeId")]
    assert numbers == list(range(count))
    assert len(chunks) <= count // 100 + 2


def test_a_short_list_is_one_chunk():
    assert len(list(response(Version.SOAP11, operation("Places_GetAll"), many(99, [])))) == 1


def test_rows_are_read_as_they_are_sent():
    pulled: list[int] = []
    chunks = response(Version.SOAP11, operation("Places_GetAll"), many(1_000_000, pulled))
    next(chunks)
    assert 0 < len(pulled) <= 200
    next(chunks)
    assert len(pulled) <= 300


def test_a_query_that_fails_does_so_before_anything_is_sent():
    def failing():
        raise ValuesFault
        yield

    with pytest.raises(ValuesFault):
        response(Version.SOAP11, operation("Places_GetAll"), failing())


def test_a_row_of_the_wrong_length_is_an_error():
    with pytest.raises(ValueError, match="unpack"):
        list(response(Version.SOAP11, operation("Places_GetAll"), [(1,)]))


def test_a_message_of_every_type_is_an_answer():
    assert isinstance(an_everything(), Everything)
    assert b"<Whole>7</Whole>" in answered("Everything_Get", an_everything())


def test_a_fault_of_soap_1_1():
    assert fault(Version.SOAP11, InvalidAuthenticationFault()).decode() == (
        '<?xml version="1.0" encoding="utf-8"?>'
        '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        ' xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body><soap:Fault>'
        "<faultcode>soap:Server</faultcode>"
        "<faultstring>Server was unable to process request. ---&gt; 1001: Invalid Authentication"
        "</faultstring><detail /></soap:Fault></soap:Body></soap:Envelope>"
    )


def test_a_fault_of_soap_1_2():
    assert fault(Version.SOAP12, InvalidAuthenticationFault()).decode() == (
        '<?xml version="1.0" encoding="utf-8"?>'
        '<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        ' xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body><soap:Fault>'
        "<soap:Code><soap:Value>soap:Receiver</soap:Value></soap:Code>"
        '<soap:Reason><soap:Text xml:lang="en">'
        "Server was unable to process request. ---&gt; 1001: Invalid Authentication</soap:Text></soap:Reason>"
        "<soap:Detail /></soap:Fault></soap:Body></soap:Envelope>"
    )


def parts(version: Version, error) -> tuple[str | None, str | None]:
    (found,) = etree.fromstring(fault(version, error)).iter("{*}Fault")
    if version is Version.SOAP11:
        assert found.tag == f"{{{version.namespace}}}Fault"
        assert [child.tag for child in found] == ["faultcode", "faultstring", "detail"]
        return found.findtext("faultcode"), found.findtext("faultstring")
    soap = {"s": version.namespace}
    text = found.find("s:Reason/s:Text", soap)
    assert text is not None
    assert text.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert found.find("s:Detail", soap) is not None
    return found.findtext("s:Code/s:Value", namespaces=soap), text.text


@pytest.mark.parametrize(
    ("error", "codes", "text"),
    [
        (
            ValuesFault("Number: 'a<b' is > 3 & ]]>"),
            ("soap:Server", "soap:Receiver"),
            "Server was unable to process request. ---> "
            "2030: Invalid Set of Values (Number: 'a<b' is > 3 & ]]>)",
        ),
        (
            InvalidCredentialsFault(),
            ("soap:Server", "soap:Receiver"),
            "Server was unable to process request. ---> Invalid combination email/password",
        ),
        (RequestFault("What <is> \x00this?"), ("soap:Client", "soap:Sender"), "What <is> \ufffdthis?"),
    ],
)
def test_a_fault_reads_the_same_in_both_versions(error, codes, text):
    assert [parts(version, error) for version in VERSIONS] == [(codes[0], text), (codes[1], text)]
