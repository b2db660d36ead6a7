"""What is told of an employee's absence: that it begins, that its percentage changes, that it is over.

An employee is absent once at a time; absences of one illness follow one another in a dossier.
"""

import datetime
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from loonpoort.payroll.changes import EmployeeChange
from loonpoort.payroll.models import Absence

ONE_DAY = datetime.timedelta(days=1)
Span = tuple[datetime.date, datetime.date | None]


def add_absence(
    change: EmployeeChange, values: Mapping[str, Any], span: Span, number: int, *, is_new: bool
) -> Absence:
    """Add an absence to a dossier: a new one, the one of a number, or with 0 the employee's latest.

    Raises ValidationError, by field.
    """
    dossier = {} if is_new else _dossier(change, number)
    return change.insert(Absence, {**values, **_joined(dossier, values)}, *span)


def notify_absence(change: EmployeeChange, values: Mapping[str, Any], span: Span, number: int) -> Absence:
    """Have a dossier say something else from a day on: the absence in it that goes on ends the day before.

    An employee without a dossier gets one.

    Raises ValidationError, by field.
    """
    dossier, first = _dossier(change, number), span[0]
    if dossier:
        held: Any = Absence.unscoped.filter(
            employee_id=change.employee_id, dossier_number=dossier["dossier_number"], first_day__lt=first
        )
        for absence in held.in_force_between(first, first):
            _cut(change, absence, first)
    return change.insert(Absence, {**values, **_joined(dossier, values)}, *span)


def recover_partly(
    change: EmployeeChange, absence: Absence, first: datetime.date, values: Mapping[str, Any]
) -> Absence:
    """Have an absence go on with another percentage from a day on. Raises ValidationError, by field."""
    _check_begun(absence, "first_day", first - ONE_DAY)
    last = absence.last_day
    if last is not None and last < first:
        raise _refusal("first_day", _("The absence ended on %(day)s."), day=_in_words(last))
    kept = {name: getattr(absence, name) for name in ("dossier_number", "dossier_kind", "cause")}
    told = absence.recovery_reported_on
    _cut(change, absence, first)
    return change.insert(Absence, {"recovery_reported_on": told, **kept, **values}, first, last)


def recover(
    change: EmployeeChange, absence: Absence, last: datetime.date, values: Mapping[str, Any]
) -> Absence:
    """Have an absence end with a day; told again, it ends then instead. Raises ValidationError, by field."""
    _check_begun(absence, "last_day", last)
    absence.last_day = last
    return change.update(absence, values)


def _dossier(change: EmployeeChange, number: int) -> Mapping[str, Any]:
    """What an absence has of the dossier that it joins; nothing when the employee has none yet."""
    absences: Any = Absence.unscoped.filter(employee_id=change.employee_id)
    if number:
        absences = absences.filter(dossier_number=number)
    columns = ("dossier_number", "dossier_kind", "cause")
    found: Mapping[str, Any] | None = (
        absences.order_by("-dossier_number", "-first_day").values(*columns).first()
    )
    if found is None and number:
        raise _refusal("dossier_number", _("The employee has no dossier %(number)s."), number=number)
    return found or {}


def _joined(dossier: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """What is not told anew is as the dossier has it."""
    return {name: values[name] if values.get(name) is not None else value for name, value in dossier.items()}


def _cut(change: EmployeeChange, absence: Absence, first: datetime.date) -> None:
    """Let an absence hold before a day only: it goes on as another, which has the end that was told of."""
    absence.recovery_reported_on = None
    change.end(absence, first - ONE_DAY)


def _check_begun(absence: Absence, column: str, last: datetime.date) -> None:
    if last < absence.first_day:
        text = _("Nobody recovers before the absence, which began on %(day)s.")
        raise _refusal(column, text, day=_in_words(absence.first_day))


def _refusal(column: str, text: Any, **params: object) -> ValidationError:
    return ValidationError({column: ValidationError(text, params=params)})


def _in_words(day: datetime.date) -> str:
    return formats.date_format(day, "j M Y")
