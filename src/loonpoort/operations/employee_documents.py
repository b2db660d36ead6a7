"""Documents of employees."""

from collections.abc import Mapping
from typing import Annotated
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import translation
from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Fault, RefusedBy
from loonpoort.contract.faults import DocumentTypeFault, FileNameFault, FileSizeFault, ValuesFault
from loonpoort.operations.parameters import EmployeeId
from loonpoort.operations.services import employee_service
from loonpoort.operations.values import fault_of
from loonpoort.payroll.documents import add_document
from loonpoort.payroll.models import DocumentType

FAULTS = (ValuesFault,)
_TYPES = ", ".join(f"{kind.name.lower().replace('_', ' ')} {kind.value}" for kind in DocumentType)
_WIRE_NAMES = {
    "name": "StrDocumentName",
    "type": "GuidDocumentType",
    "content": "Body",
    "employee": "EmployeeId",
}
_FAULTS: dict[tuple[str, str], type[Fault]] = {
    ("name", "no_extension"): FileNameFault,
    ("name", "blank"): FileNameFault,
    ("content", "too_large"): FileSizeFault,
    ("type", ""): DocumentTypeFault,
}
"""By column and code of what is wrong."""

DocumentName = Annotated[
    str | None,
    Meta(description="Name of the file: 200 characters at most, no path.", examples=["contract.pdf"]),
    RefusedBy(FileNameFault),
]
Body = Annotated[
    bytes | None, Meta(description="What is in the file: 5 MB at most."), RefusedBy(FileSizeFault)
]
TypeGuid = Annotated[
    UUID,
    Meta(description=f"One of our list: {_TYPES}.", examples=[DocumentType.EMPLOYMENT_CONTRACT.value]),
    RefusedBy(DocumentTypeFault),
]


@employee_service.operation("EmployeeDocument_UploadDocument", is_write=True, faults=FAULTS)
def upload(
    call: Call,
    employee_id: EmployeeId,
    str_document_name: DocumentName,
    body: Body,
    guid_document_type: TypeGuid,
) -> None:
    """Adds a document to an employee.

    It is a pdf, png, jpg, jpeg, txt (UTF-8 or UTF-16), docx, xlsx or pptx file without macros, and Body is
    what the extension of its name says. The contract leaves the list of types open: it is ours. No
    operation gives documents back; they stand on the page of the employee.
    """
    _add(call, employee_id, str_document_name, body, guid_document_type)


@employee_service.operation("EmployeeDocument_UploadDocumentFull", is_write=True, faults=FAULTS)
def upload_full(
    call: Call,
    employee_id: EmployeeId,
    str_document_name: DocumentName,
    body: Body,
    guid_document_type: TypeGuid,
) -> None:
    """Adds a document to an employee, as EmployeeDocument_UploadDocument does.

    Whatever else a package sends with it is not read: the contract names no more elements.
    """
    _add(call, employee_id, str_document_name, body, guid_document_type)


def _add(call: Call, employee_id: int, name: str | None, body: bytes | None, kind: UUID) -> None:
    employee = call.employee(employee_id)
    try:
        add_document(call.actor, employee.id, name or "", kind, body or b"")
    except ValidationError as error:
        raise file_fault(error, _WIRE_NAMES, _FAULTS) from error


def file_fault(
    error: ValidationError, names: Mapping[str, str], faults: Mapping[tuple[str, str], type[Fault]]
) -> Fault:
    """What is wrong with a file first, by wire name."""
    column, complaints = next(iter(error.error_dict.items()))
    with translation.override("en"):
        reason = f"{names[column]}: {' '.join(text for each in complaints for text in each.messages)}"
    return fault_of(error, reason, faults)
