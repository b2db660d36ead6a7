"""Files that are taken in, whoever they are of."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from loonpoort.payroll.file_kinds import check_content
from loonpoort.payroll.models.documents import MOST_BYTES, StoredFile


def check_file(file: StoredFile, content: bytes, *, of: str) -> None:
    """Check a file to be kept; ``of`` is its column that was looked up. Raises ValidationError, by field."""
    if not content:
        raise ValidationError({"content": _("The document is empty.")})
    if len(content) > MOST_BYTES:
        told = {"most": MOST_BYTES, "size": len(content)}
        text = _("A document may have %(most)d bytes (this: %(size)d).") % told
        raise ValidationError({"content": ValidationError(text, code="too_large")})
    file.clean_fields(exclude=[of])
    check_content(file.name, content)
