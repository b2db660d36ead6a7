"""Documents of employees: taking them in and giving them out, each with its audit entry."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from loonpoort.audit.records import Actor
from loonpoort.payroll import events
from loonpoort.payroll.models import DocumentType, Employee, EmployeeDocument
from loonpoort.payroll.stored_files import check_file

MOST_DOCUMENTS = 1000
"""Of an employee: a package that goes round and round does not fill the database."""


def add_document(actor: Actor, employee_id: int, name: str, kind: UUID, content: bytes) -> EmployeeDocument:
    """Keep a document of an employee, who was found within reach. Raises ValidationError, by field."""
    document = EmployeeDocument(
        employee_id=employee_id, name=name, type=type_of(kind), size=len(content), content=content
    )
    check_file(document, content, of="employee")
    with transaction.atomic():
        # Held, so that two at once do not both become the last one that there is room for.
        found = Employee.unscoped.select_for_update(of=("self",)).select_related("company__debtor")
        employee = found.get(pk=employee_id)
        if EmployeeDocument.unscoped.filter(employee_id=employee_id).count() >= MOST_DOCUMENTS:
            text = _("An employee may have %(most)d documents.") % {"most": MOST_DOCUMENTS}
            raise ValidationError({"employee": text})
        document.save()
        events.record_employee(events.EMPLOYEE_DOCUMENT_ADDED, employee, actor, after=_picture(document))
    return document


def take_document(actor: Actor, employee: Employee, pk: int) -> EmployeeDocument | None:
    """Give a document of an employee, content and all, and record who took it; None when there is none."""
    with transaction.atomic():
        document = EmployeeDocument.unscoped.filter(employee=employee, pk=pk).first()
        if document is not None:
            picture = _picture(document)
            events.record_employee(events.EMPLOYEE_DOCUMENT_DOWNLOADED, employee, actor, after=picture)
    return document


def type_of(guid: UUID) -> DocumentType:
    """The type that has a guid. Raises ValidationError."""
    try:
        return DocumentType(str(guid))
    except ValueError:
        raise ValidationError({"type": _("There is no such type of document.")}) from None


def _picture(document: EmployeeDocument) -> dict[str, object]:
    """Which document it is, without its name: that may say what not every reader may know."""
    return {"record_id": document.pk, "size": document.size}
