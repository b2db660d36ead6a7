"""Changes of a debtor's departments and functions."""

from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import RestrictedError
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import Debtor
from loonpoort.organisation.models.debtor_lists import DebtorListRow

Listed = TypeVar("Listed", bound=DebtorListRow)


class UnknownRowError(Exception):
    """The debtor has no such row."""


def add_listed(model: type[Listed], debtor_id: int, code: int, description: str | None) -> Listed:
    """Add a department or function to a debtor. Raises ValidationError, by field."""
    with transaction.atomic():
        _hold(debtor_id)
        return _write(model(debtor_id=debtor_id), code, description)


def change_listed(model: type[Listed], debtor_id: int, pk: int, code: int, description: str | None) -> Listed:
    """Change code and description, for everybody who has it. Raises ValidationError, UnknownRowError."""
    with transaction.atomic():
        _hold(debtor_id)
        return _write(_found(model, debtor_id, pk), code, description)


def delete_listed(model: type[Listed], debtor_id: int, pk: int) -> None:
    """Remove what no employee has or had. Raises ValidationError, UnknownRowError."""
    with transaction.atomic():
        _hold(debtor_id)
        row = _found(model, debtor_id, pk)
        try:
            row.delete()
        except RestrictedError as error:
            text = _("Employees have it, or had it. Give them another one in all their periods first.")
            raise ValidationError({"id": text}) from error


def _hold(debtor_id: int) -> None:
    """Have changes of a debtor's lists follow one another, so that two of one code see each other."""
    Debtor.unscoped.select_for_update().get(pk=debtor_id)


def _found(model: type[Listed], debtor_id: int, pk: int) -> Listed:
    # Held: whoever gives it to an employee at this moment waits, and finds it gone.
    found = model._base_manager.select_for_update().filter(debtor_id=debtor_id, pk=pk).first()
    if found is None:
        raise UnknownRowError
    return found


def _write(row: Listed, code: int, description: str | None) -> Listed:
    row.code, row.description = code, (description or "").strip() or None
    row.clean_fields(exclude=["debtor"])
    others = type(row)._base_manager.filter(debtor_id=row.debtor_id, code=code).exclude(pk=row.pk)
    if others.exists():
        raise ValidationError({"code": _("The debtor has this code already.")})
    row.save()
    return row
