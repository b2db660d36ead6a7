"""Documents of employees, which no operation gives: what is kept is looked at."""

import base64
from typing import Any

from loonpoort.payroll.models import DocumentType, EmployeeDocument
from tests.api.client import call, key_of
from tests.cases import Case, Effect
from tests.cast import House

PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
UPLOAD, UPLOAD_FULL = (
    f"EmployeeService.EmployeeDocument_{name}" for name in ("UploadDocument", "UploadDocumentFull")
)
KEPT = ("note.txt", DocumentType.OTHER, b"Kept")


def values(house: House, name: str, kind: str, content: bytes) -> dict[str, Any]:
    return {
        "EmployeeId": house.employees["bram"].pk,
        "StrDocumentName": name,
        "Body": base64.b64encode(content).decode(),
        "GuidDocumentType": kind,
    }


def fill(house: House) -> None:
    """Bram has a note."""
    assert call(UPLOAD, key_of(house), values(house, *KEPT)).status == "200 OK"


def documents(house: House) -> list[tuple[str, str, bytes]]:
    """What Bram has."""
    rows = EmployeeDocument.unscoped.filter(employee=house.employees["bram"]).order_by("pk")
    return [(row.name, row.type, bytes(row.content)) for row in rows]


def cases(house: House) -> dict[str, Case]:
    added = {
        UPLOAD: ("Contract & Co.pdf", DocumentType.EMPLOYMENT_CONTRACT),
        UPLOAD_FULL: ("Zoë.PDF", DocumentType.WAGE_TAX_DECLARATION),
    }
    return {
        operation: Case(
            values(house, name, kind, PDF),
            effect=Effect("", {}, [KEPT, (name, kind, PDF)], seen=documents),
        )
        for operation, (name, kind) in added.items()
    }
