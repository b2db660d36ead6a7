"""Checks of bank numbers, by python-stdnum: whatever is kept of one is whole and written one way."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from stdnum import bic, iban
from stdnum.exceptions import ValidationError as NumberError


def check_iban(text: str) -> None:
    """Raise ValidationError for what is not an IBAN, check digits and country's own rules included."""
    try:
        is_compact = iban.validate(text) == text
    except NumberError as error:
        raise ValidationError(_("This is not an IBAN, or a digit of it is wrong."), code="iban") from error
    if not is_compact:
        raise ValidationError(_("An IBAN is kept in capitals and without spaces."), code="iban")


def check_bic(text: str) -> None:
    """Raise ValidationError for what is not a BIC: the bank's code of 8 or 11 characters."""
    try:
        bic.validate(text)
    except NumberError as error:
        raise ValidationError(
            _("This is not a BIC: it has 8 or 11 letters and digits."), code="bic"
        ) from error


def compact_iban(text: str) -> str:
    """An IBAN as it is kept, of one as people write it."""
    return str(iban.compact(text))
