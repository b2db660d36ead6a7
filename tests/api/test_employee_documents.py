"""Uploading documents of employees, rightly and wrongly."""

import base64
import re
from pathlib import Path
from typing import Any

import pytest

from loonpoort.payroll import documents
from loonpoort.payroll.models import DocumentType, EmployeeDocument
from loonpoort.payroll.models.documents import MOST_BYTES
from tests import trail
from tests.api.client import Answer, call, key_of
from tests.cast import House

PDF = b"%PDF-1.4\n"
TYPE = DocumentType.PAY_SLIP.value
WRITES = pytest.mark.parametrize("verb", ["UploadDocument", "UploadDocumentFull"])


def upload(
    house: House, name: str = "slip.pdf", body: bytes = PDF, verb: str = "UploadDocument", **fields: Any
) -> Answer:
    values = {
        "EmployeeId": house.employees["bram"].pk,
        "StrDocumentName": name,
        "Body": base64.b64encode(body).decode(),
        "GuidDocumentType": TYPE,
        **fields,
    }
    given = {key: value for key, value in values.items() if value is not None}
    return call(f"EmployeeService.EmployeeDocument_{verb}", key_of(house), given)


def refusal(answer: Answer) -> str:
    assert not EmployeeDocument.unscoped.exists()
    assert not trail.events() or trail.last().event != "employee.document_added"
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")


@WRITES
@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": "slip"}, "2040: Provide File Name with an Extension (StrDocumentName: "),
        ({"name": ""}, "2040: Provide File Name with an Extension (StrDocumentName: "),
        ({"StrDocumentName": None}, "2040: Provide File Name with an Extension (StrDocumentName: "),
        ({"name": "a/slip.pdf"}, "2030: Invalid Set of Values (StrDocumentName: "),
        ({"name": "..\\slip.pdf"}, "2030: Invalid Set of Values (StrDocumentName: "),
        ({"name": "slip\u202e.pdf"}, "2030: Invalid Set of Values (StrDocumentName: "),
        ({"name": f"{'x' * 197}.pdf"}, "2030: Invalid Set of Values (StrDocumentName: "),
        ({"name": "slip.exe", "body": b"MZ"}, "2030: Invalid Set of Values (StrDocumentName: "),
        ({"name": "slip.html", "body": b"<p>"}, "2030: Invalid Set of Values (StrDocumentName: "),
        ({"body": b"MZ\x90\x00"}, "2030: Invalid Set of Values (Body: This is no pdf file"),
        ({"body": b""}, "2030: Invalid Set of Values (Body: "),
        ({"Body": None}, "2030: Invalid Set of Values (Body: "),
        ({"GuidDocumentType": None}, "2047: Invalid Document Type (GuidDocumentType: "),
        (
            {"GuidDocumentType": "3f2504e0-4f89-11d3-9a0c-0305e82c3301"},
            "2047: Invalid Document Type (GuidDocumentType: ",
        ),
    ],
)
def test_what_cannot_be_kept_is_refused_with_the_code_of_the_contract(verb, fields, said, house) -> None:
    assert refusal(upload(house, verb=verb, **fields)).startswith(said)


@WRITES
def test_a_document_has_5_megabytes_at_most(verb, house) -> None:
    said = refusal(upload(house, body=PDF.ljust(MOST_BYTES + 1), verb=verb))
    assert said.startswith("2041: File Too Large (Body: ")
    assert upload(house, body=PDF.ljust(MOST_BYTES), verb=verb).status == "200 OK"
    assert EmployeeDocument.unscoped.get().size == MOST_BYTES


def test_a_guid_may_be_in_capitals_and_have_space_around_it(house) -> None:
    for written in (TYPE.upper(), f" {TYPE}\n"):
        assert upload(house, GuidDocumentType=written).status == "200 OK"
    assert set(EmployeeDocument.unscoped.values_list("type", flat=True)) == {TYPE}


@WRITES
@pytest.mark.parametrize("text", ["", "7", "pay slip", TYPE[:-1]])
def test_what_is_no_guid_cannot_be_read(verb, text, house) -> None:
    blame, said = upload(house, verb=verb, GuidDocumentType=text).fault
    assert blame == "soap:Client"
    assert "GuidDocumentType" in said
    assert not EmployeeDocument.unscoped.exists()


def test_an_upload_is_on_record_without_the_name_of_the_file(house) -> None:
    assert upload(house, "warning for theft.pdf").status == "200 OK"
    entry = trail.last()
    kept = EmployeeDocument.unscoped.get()
    assert (entry.event, entry.actor_kind) == ("employee.document_added", "token")
    assert entry.after == {"record_id": kept.pk, "size": len(PDF)}
    assert "theft" not in trail.text()


def test_documents_of_one_name_stand_side_by_side(house) -> None:
    for body in (PDF, PDF * 2):
        assert upload(house, body=body).status == "200 OK"
    assert [row.size for row in EmployeeDocument.unscoped.all()] == [18, 9]


def test_there_is_an_end_to_how_many_an_employee_may_have(house, monkeypatch) -> None:
    monkeypatch.setattr(documents, "MOST_DOCUMENTS", 1)
    assert upload(house).status == "200 OK"
    said = upload(house).fault[1]
    assert "2030: Invalid Set of Values (EmployeeId: An employee may have 1 documents.)" in said
    assert EmployeeDocument.unscoped.count() == 1


def test_the_types_stand_in_the_documentation() -> None:
    told = Path("docs/operating.md").read_text()
    assert dict(re.findall(r"^\| `([0-9a-f-]{36})` \| (.+) \|$", told, re.MULTILINE)) == {
        kind.value: str(kind.label).lower() for kind in DocumentType
    }
