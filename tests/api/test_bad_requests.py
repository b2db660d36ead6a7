"""Requests that cannot be read or routed: told what and where, nothing done, no stack trace."""

import gzip
import re
from typing import Any

import pytest

from loonpoort.payroll.models import EmployeeAddress
from loonpoort.wire.safety import MAX_BODY, MAX_DEPTH
from tests.api.client import BASE, SOAP11, SOAP12, Answer, call, envelope, key_of, post, request

LIST = "DebtorService.List_GetAll"
INSERT = "EmployeeService.Address_InsertCurrent"
SECRET = "file-content"


def blame(answer: Answer) -> str:
    """The text of a fault that blames the client and shows nothing of the inside."""
    blamed, text = answer.fault
    assert blamed in ("soap:Client", "soap:Sender")
    assert not re.search(r"Traceback|File \"|loonpoort|lxml|Error\b:", text)
    return text


@pytest.mark.parametrize(
    ("body", "place", "cause"),
    [
        (b"", (0, 0), "Root element is missing"),
        (b"   ", (0, 0), "Root element is missing"),
        (b"hello", (1, 1), ""),
        (b"<a><b></a>", (1, 11), "mismatch"),
        (b"<a>\n\n  <b", (3, 5), ""),
        (b"<a>\x00</a>", (1, 4), ""),
        (b'<?xml version="1.0" encoding="utf-7"?><a/>', (1, 1), "encoding 'utf-7' is not supported"),
        (b"<a>\xff</a>", (1, 4), ""),
    ],
)
@pytest.mark.parametrize("version", [SOAP11, SOAP12])
def test_what_is_not_xml_is_told_with_its_place(body, place, cause, version, db) -> None:
    text = blame(post(LIST, body, version=version))
    assert text.startswith(
        f"Server was unable to read request. ---> There is an error in XML document ({place[0]}, "
    )
    assert cause in text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1"])
@pytest.mark.parametrize(
    "markup",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "{file}">]>',
        '<!DOCTYPE x [<!ENTITY e "file-content">]>',
        '<!DOCTYPE x SYSTEM "{file}">',
        '<!-- c --><!DOCTYPE x [<!ENTITY % e SYSTEM "{file}"> %e;]>',
        "<!DOCTYPE x>",
    ],
)
def test_a_dtd_is_refused_in_every_encoding(markup, encoding, tmp_path, house) -> None:
    file = tmp_path / "secret"
    file.write_text(SECRET)
    declared = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(encoding, encoding)
    plain = envelope("DebtorService.List_GetByNumber", key_of(house), "<Number>&e;</Number>").decode()
    plain = plain.replace("utf-8", declared).replace("?>", f"?>{markup.format(file=file.as_uri())}")
    answer = post("DebtorService.List_GetByNumber", plain.encode(encoding))
    assert "DTD is prohibited" in blame(answer)
    assert SECRET.encode() not in answer.body


def test_an_entity_without_a_dtd_is_refused(house) -> None:
    answer = call("DebtorService.List_GetByNumber", key_of(house), "<Number>&e;</Number>")
    assert "There is an error in XML document (1, " in blame(answer)


def test_utf_16_is_read_as_well(house) -> None:
    body = envelope(LIST, key_of(house)).decode().replace("utf-8", "utf-16").encode("utf-16")
    assert post(LIST, body).status == "200 OK"


def test_a_body_that_is_too_large_is_refused_by_its_announced_length_unread(db) -> None:
    class Unread:
        def read(self, size: int = -1) -> bytes:
            raise AssertionError

    announced = {"CONTENT_LENGTH": str(MAX_BODY + 1), "wsgi.input": Unread()}
    assert f"larger than the {MAX_BODY} bytes" in blame(post(LIST, b"", **announced))


def test_a_compressed_body_is_refused_unread(house) -> None:
    answer = post(LIST, gzip.compress(envelope(LIST, key_of(house))), HTTP_CONTENT_ENCODING="gzip")
    assert blame(answer) == "The Content-Encoding gzip is not supported; send the request as it is."
    assert post(LIST, envelope(LIST, key_of(house)), HTTP_CONTENT_ENCODING="identity").status == "200 OK"


def test_a_body_without_a_length_is_read_up_to_the_limit(house) -> None:
    asked: list[int] = []

    class Endless:
        def read(self, size: int = -1) -> bytes:
            asked.append(size)
            return b" " * size

    assert "larger than" in blame(post(LIST, b"", CONTENT_LENGTH="", **{"wsgi.input": Endless()}))
    assert asked == [MAX_BODY + 1]
    assert post(LIST, envelope(LIST, key_of(house)), CONTENT_LENGTH="").status == "200 OK"


def test_a_body_that_is_too_deep_is_refused(house) -> None:
    def nested(depth: int) -> str:
        return "<x>" * depth + "</x>" * depth

    around = 3  # envelope, body and request
    assert call(LIST, key_of(house), nested(MAX_DEPTH - around)).status == "200 OK"
    text = blame(call(LIST, key_of(house), nested(MAX_DEPTH - around + 1)))
    assert f"nested more than {MAX_DEPTH} deep" in text


@pytest.mark.parametrize(
    ("operation", "values", "complaint"),
    [
        ("DebtorService.Debtor_Get", "<DebtorId>one</DebtorId>", "DebtorId: 'one' is not a whole number"),
        ("DebtorService.Debtor_Get", "<DebtorId/>", "DebtorId: '' is not a whole number"),
        ("DebtorService.Debtor_Get", "<DebtorId>1.5</DebtorId>", "DebtorId: '1.5' is not a whole number"),
        (
            "DebtorService.Debtor_Get",
            "<DebtorId>2147483648</DebtorId>",
            "DebtorId: '2147483648' is not a whole",
        ),
        ("DebtorService.Debtor_Get", "<DebtorId><x>1</x></DebtorId>", "DebtorId: a value was expected"),
        (
            INSERT,
            "{id}<Address><Default>maybe</Default></Address>",
            "Default: 'maybe' is not true, false, 1 or 0",
        ),
        (
            INSERT,
            "{id}<Address><Type>Elsewhere</Type></Address>",
            "Type: 'Elsewhere' is not one of HomeAddress",
        ),
        (INSERT, "{id}<Address><City>Delft</City><Id>x</Id></Address>", "Id: 'x' is not a whole number"),
    ],
)
def test_a_wrong_type_is_told_by_field_and_place_and_nothing_is_written(
    operation, values, complaint, house
) -> None:
    values = values.format(id=f"<EmployeeId>{house.employees['bram'].pk}</EmployeeId>")
    text = blame(call(operation, key_of(house), f"\n{values}"))
    assert text.startswith("Server was unable to read request. ---> There is an error in XML document (2, ")
    assert complaint in text
    assert not EmployeeAddress.unscoped.exists()


@pytest.mark.parametrize(
    ("environ", "complaint"),
    [
        (
            {"HTTP_SOAPACTION": f'"{BASE}DebtorService/Debtor_Get"'},
            "announces Debtor_Get, but the first element",
        ),
        (
            {"HTTP_SOAPACTION": f'"{BASE}DebtorService/Nothing"'},
            "Server did not recognize the value of HTTP Header SOAPAction",
        ),
        (
            {"HTTP_SOAPACTION": '"urn:other/List_GetAll"'},
            "Server did not recognize the value of HTTP Header SOAPAction",
        ),
    ],
)
def test_an_action_that_disagrees_is_refused(environ, complaint, house) -> None:
    assert complaint in blame(post(LIST, envelope(LIST, key_of(house)), **environ))


@pytest.mark.parametrize("version", [SOAP11, SOAP12])
@pytest.mark.parametrize(
    "action", [None, "", '""', f"{BASE}DebtorService/List_GetAll", f'"{BASE}DebtorService/List_GetAll"']
)
def test_the_action_may_be_missing_empty_or_unquoted(action, version, house) -> None:
    environ: dict[str, Any] = {} if action is None else {"HTTP_SOAPACTION": action}
    body = envelope(LIST, key_of(house), version=version)
    answer = request("POST", "/soap/v3/DebtorService.asmx", body, CONTENT_TYPE="text/xml", **environ)
    assert answer.status == "200 OK"


def test_the_answer_is_in_the_version_of_the_envelope_not_of_the_content_type(house) -> None:
    answer = post(LIST, envelope(LIST, key_of(house), version=SOAP12), version=SOAP11)
    assert answer.headers["Content-Type"] == "application/soap+xml; charset=utf-8"
    assert SOAP12.encode() in answer.body


@pytest.mark.parametrize(
    "operation", ["DebtorService.Nothing", "DebtorService.List_GetByCompany", "SingleSignOn.List_GetAll"]
)
def test_an_operation_that_the_service_does_not_have_is_refused(operation, house) -> None:
    body = envelope(operation, key_of(house))
    assert "valid soap action" in blame(post(operation, body, HTTP_SOAPACTION='""'))
    assert "did not recognize" in blame(post(operation, body))


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("<List_GetAll/>", "not a SOAP envelope"),
        ('<Envelope xmlns="urn:x"><Body/></Envelope>', "SOAP version mismatch"),
        (f'<s:Envelope xmlns:s="{SOAP11}"/>', "SOAPAction announces List_GetAll"),
        (f'<s:Envelope xmlns:s="{SOAP11}"><s:Body/></s:Envelope>', "SOAPAction announces List_GetAll"),
    ],
)
def test_what_is_no_envelope_is_refused(body, complaint, db) -> None:
    assert complaint in blame(post(LIST, body.encode()))
