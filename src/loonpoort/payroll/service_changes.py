"""Changes of employees' service: each checks, changes and records in one transaction.

Refusals are ValidationError, by field, and the period engine's ProtectedError.
"""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from loonpoort.audit.records import Actor
from loonpoort.organisation.periods import PeriodError
from loonpoort.payroll import events
from loonpoort.payroll.changes import EmployeeChange, changing
from loonpoort.payroll.models import Employee, EmployeeType, Employment
from loonpoort.payroll.models.employees import ENDED

ONE_DAY = datetime.timedelta(days=1)


def enter_service(
    actor: Actor,
    employee_id: int,
    first: datetime.date,
    seniority_day: datetime.date | None,
    *,
    is_unprotected: bool,
) -> None:
    """Put an employee who is not in service there from a day on, as what it was before.

    Whoever was an applicant comes on the payroll.
    """
    with _changing(actor, employee_id) as change:
        check_day(change, first, "first_day", is_unprotected=is_unprotected)
        last = _last(employee_id)
        kind = EmployeeType(last.employee_type) if last else EmployeeType.ON_PAYROLL
        if kind == EmployeeType.APPLICANT:
            kind = EmployeeType.ON_PAYROLL
        _refuse_open(last)
        values = {"employee_type": kind, "seniority_day": seniority_day or first}
        change.insert(Employment, values, first)


def leave_service(
    actor: Actor, employee_id: int, last: datetime.date, reason: int | None, *, is_unprotected: bool
) -> None:
    """End the service of an employee with a day; it is the last one of it."""
    with _changing(actor, employee_id) as change:
        check_day(change, last, "last_day", is_unprotected=True)
        # What is different begins on the day after.
        check_day(change, last + ONE_DAY, "last_day", is_unprotected=is_unprotected)
        employment = _last(employee_id)
        if employment is None or employment.last_day is not None:
            raise ValidationError({"last_day": _not_in_service(employment)})
        if last < employment.first_day:
            text = _("Service began on %(day)s only.") % {"day": employment.first_day}
            raise ValidationError({"last_day": text})
        change.update(employment, {"last_day": last, "end_reason": reason})


def take_back_end(actor: Actor, employee_id: int, *, is_unprotected: bool) -> bool:
    """Have the service that ended last go on, and tell whether one had ended."""
    with _changing(actor, employee_id) as change:
        employment = _last(employee_id)
        if employment is None or employment.last_day is None:
            return False
        check_day(change, employment.last_day + ONE_DAY, "last_day", is_unprotected=is_unprotected)
        change.update(employment, {"last_day": None, "end_reason": None})
        return True


def delete_service(actor: Actor, employee_id: int) -> None:
    """Remove the employment that began last, which an employee has besides another one."""
    with _changing(actor, employee_id) as change:
        employment = _last(employee_id)
        if employment is None:
            raise ValidationError({"first_day": _not_in_service(None)})
        change.delete(employment)


def change_seniority(actor: Actor, employee_id: int, day: datetime.date) -> None:
    """Say from which day on the years of the employment that began last count."""
    with _changing(actor, employee_id) as change:
        employment = _last(employee_id)
        if employment is None:
            raise ValidationError({"seniority_day": _not_in_service(None)})
        check_day(change, day, "seniority_day", is_unprotected=True)
        change.update(employment, {"seniority_day": day})


def move_to_type(
    actor: Actor, employee_id: int, kind: int, first: datetime.date | None, *, is_unprotected: bool
) -> None:
    """Have an employee be of another type from a day on, the first of the current period unless told.

    The employment of the old type ends on the day before; years of service count on.
    """
    with _changing(actor, employee_id) as change:
        day = first or change.calendar.first_day(change.current_period)
        check_day(change, day, "first_day", is_unprotected=is_unprotected)
        check_type(kind)
        old = _last(employee_id)
        if old is not None and day < old.first_day:
            text = _("The employment that it would change begins on %(day)s only.") % {"day": old.first_day}
            raise ValidationError({"first_day": text})
        seniority_day = day
        if old is not None and (old.last_day is None or old.last_day >= day):
            _refuse_same(old, kind)
            if old.last_day is not None:
                text = _("Service ends on %(day)s. Take that back first.") % {"day": old.last_day}
                raise ValidationError({"first_day": text})
            if old.first_day == day:
                change.update(old, {"employee_type": kind})
                return
            seniority_day = old.seniority_day
            change.end(old, day - ONE_DAY)
        change.insert(Employment, {"employee_type": kind, "seniority_day": seniority_day}, day)


def check_type(kind: int) -> None:
    """Raises ValidationError for a type that an employment cannot be of."""
    if kind not in ENDED:
        types = ", ".join(str(each.value) for each in ENDED)
        raise ValidationError({"employee_type": _("An employment is of type %(types)s.") % {"types": types}})


def check_day(change: EmployeeChange, day: datetime.date, column: str, *, is_unprotected: bool) -> None:
    """Raises ProtectedError for one of the past, and ValidationError for one out of the calendar."""
    try:
        change.check_day(day, is_unprotected=is_unprotected)
    except PeriodError as error:
        raise ValidationError({column: str(error)}) from error


@contextmanager
def _changing(actor: Actor, employee_id: int) -> Iterator[EmployeeChange]:
    """Change the service of an employee, and record how it was and is."""
    with changing(employee_id) as change:
        before = _picture(employee_id)
        yield change
        after = _picture(employee_id)
        if before != after:
            employee = Employee.unscoped.select_related("company__debtor").get(pk=employee_id)
            events.record_employee(
                events.EMPLOYEE_SERVICE_CHANGED, employee, actor, before=before, after=after
            )


def _last(employee_id: int) -> Employment | None:
    rows: Any = Employment.unscoped.filter(employee_id=employee_id)
    found: Employment | None = rows.latest_first().first()
    return found


def _refuse_open(employment: Employment | None) -> None:
    if employment is not None and employment.last_day is None:
        text = _("The employee is in service already from %(day)s on.") % {"day": employment.first_day}
        raise ValidationError({"first_day": text})


def _refuse_same(employment: Employment, kind: int) -> None:
    if employment.employee_type == kind:
        raise ValidationError({"employee_type": _("The employee is of this type already.")})


def _not_in_service(employment: Employment | None) -> str:
    if employment is None:
        return _("The employee has not been in service.")
    return _("Service ended on %(day)s already.") % {"day": employment.last_day}


def _picture(employee_id: int) -> dict[str, object]:
    """Of what service there is, as the audit record keeps it: days, no reasons."""
    rows: Any = Employment.unscoped.filter(employee_id=employee_id).order_by("first_day")
    return {
        "employments": [
            f"{EmployeeType(each.employee_type).name.lower()} {each.first_day}/{each.last_day or ''}"
            for each in rows
        ]
    }
