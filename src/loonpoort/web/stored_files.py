"""Stored files as answers."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from loonpoort.payroll.file_kinds import KINDS, extension_of
from loonpoort.payroll.models.documents import StoredFile


def download(file: StoredFile) -> HttpResponse:
    """The file, to be saved and not shown."""
    response = HttpResponse(bytes(file.content), content_type=KINDS[extension_of(file.name)].media_type)
    disposition = content_disposition_header(as_attachment=True, filename=file.name)
    response.headers["Content-Disposition"] = disposition or "attachment"
    response.headers["Content-Length"] = str(file.size)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
