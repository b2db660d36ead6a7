"""The file explorer of companies."""

from typing import Annotated

from django.core.exceptions import ValidationError
from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Fault
from loonpoort.contract.faults import FileNameFault, FileSizeFault, ValuesFault
from loonpoort.operations.employee_documents import Body, DocumentName, file_fault
from loonpoort.operations.parameters import CompanyId
from loonpoort.operations.services import company_service
from loonpoort.payroll.company_facts import add_file

_WIRE_NAMES = {
    "name": "StrDocumentName",
    "folder": "StrDocumentSubFolder",
    "content": "Body",
    "company": "CompanyId",
}
_FAULTS: dict[tuple[str, str], type[Fault]] = {
    ("name", ""): FileNameFault,
    ("folder", ""): FileNameFault,
    ("content", "too_large"): FileSizeFault,
}
"""By column and code of what is wrong."""


@company_service.operation("FileExplorer_UploadFile", is_write=True, faults=(FileNameFault, ValuesFault))
def upload(
    call: Call,
    company_id: CompanyId,
    str_document_name: DocumentName,
    str_document_sub_folder: Annotated[
        str | None,
        Meta(description="The folder that it goes in, no path: 100 characters at most. None is needed."),
    ],
    body: Body,
) -> None:
    """Adds a file to the file explorer of a company.

    It is a pdf, png, jpg, jpeg, txt (UTF-8 or UTF-16), docx, xlsx or pptx file without macros, and Body is
    what the extension of its name says (else 2030). A file of the same name stays beside it. No operation
    gives files back; they stand on the page of the company.
    """
    company = call.company(company_id)
    folder, name = str_document_sub_folder or "", str_document_name or ""
    try:
        add_file(call.actor, company.id, folder, name, body or b"")
    except ValidationError as error:
        raise file_fault(error, _WIRE_NAMES, _FAULTS) from error
