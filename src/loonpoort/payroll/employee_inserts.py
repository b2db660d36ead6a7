"""Adding employees: the person, the employment and what a template says, in one transaction."""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from loonpoort.audit.records import Actor
from loonpoort.organisation.models import Company
from loonpoort.organisation.webhook_events import WebhookEvent
from loonpoort.organisation.webhooks import tell
from loonpoort.payroll import events
from loonpoort.payroll.changes import EmployeeChange, changing
from loonpoort.payroll.models import (
    Contract,
    DefaultEmployeeTemplate,
    Employee,
    EmployeeDepartment,
    EmployeeFunction,
    EmployeeType,
    Employment,
    PersonalInfo,
)
from loonpoort.payroll.models.personal_infos import display_name
from loonpoort.payroll.service_changes import check_day, check_type

HIGHEST_NUMBER = 2**31 - 1
"""Of employees, as packages read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEmployee:
    """What somebody says of an employee who begins."""

    first_name: str
    last_name: str
    first: datetime.date
    last: datetime.date | None = None
    seniority_day: datetime.date | None = None
    employee_type: int = EmployeeType.ON_PAYROLL
    template: DefaultEmployeeTemplate | None = None
    """What it says comes before the type."""


def insert_employee(actor: Actor, company_id: int, new: NewEmployee, *, is_unprotected: bool) -> int:
    """Add an employee to a company with the next number there, and give its id.

    Raises ValidationError, by field, and ProtectedError.
    """
    template = new.template
    kind = template.employee_type if template else new.employee_type
    check_type(kind)
    with transaction.atomic():
        # Held, so that two at once do not get one number.
        company = Company.unscoped.select_for_update(of=("self",)).select_related("debtor").get(pk=company_id)
        info = _info(new)
        employee = Employee.unscoped.create(
            company=company, number=_next_number(company), display_name=display_name(info), employee_type=kind
        )
        with changing(employee.pk) as change:
            _employ(change, new, kind, is_unprotected=is_unprotected)
            _describe(change, info, new.first)
            if template is not None:
                _apply(change, template, new)
            # One event says it all.
            change.topics.clear()
        tell(
            WebhookEvent.EMPLOYEE_INSERTED,
            company.debtor_id,
            [{"CompanyId": company.pk, "EmployeeId": employee.pk}],
        )
        events.record_employee(
            events.EMPLOYEE_INSERTED,
            employee,
            actor,
            after={"first": new.first.isoformat(), "employee_type": EmployeeType(kind).name.lower()},
        )
    return employee.pk


def template_of(company_id: int, guid: str) -> DefaultEmployeeTemplate:
    """A default template of a company. Raises ValidationError for one that it has not."""
    try:
        wanted = UUID(guid.strip())
    except ValueError:
        wanted = UUID(int=0)
    found: Any = DefaultEmployeeTemplate.unscoped.filter(company_id=company_id, guid=wanted).first()
    if found is None:
        raise ValidationError({"template": _("The company has no such default template.")})
    return found  # type: ignore[no-any-return]


def _info(new: NewEmployee) -> PersonalInfo:
    """Names as they were sent; lists need initials, which are those of the first names."""
    names = new.first_name.replace("-", " ").split()
    info = PersonalInfo(
        first_name=new.first_name.strip() or None,
        last_name=new.last_name.strip(),
        initials="".join(f"{name[0].upper()}." for name in names)[:20] or None,
    )
    info.clean_fields(exclude=["employee", "first_period"])
    return info


def _next_number(company: Company) -> int:
    last: Any = Employee.unscoped.filter(company=company).order_by("-number").values_list("number").first()
    number = last[0] + 1 if last else 1
    if number > HIGHEST_NUMBER:
        raise ValidationError({"number": _("The company has given out its highest number.")})
    return int(number)


def _employ(change: EmployeeChange, new: NewEmployee, kind: int, *, is_unprotected: bool) -> None:
    check_day(change, new.first, "first_day", is_unprotected=is_unprotected)
    if new.last is not None:
        check_day(change, new.last, "last_day", is_unprotected=True)
        if new.last < new.first:
            raise ValidationError({"last_day": _("It would end before it begins.")})
    values = {"employee_type": kind, "seniority_day": new.seniority_day or new.first}
    change.insert(Employment, values, new.first, new.last)


def _describe(change: EmployeeChange, info: PersonalInfo, first: datetime.date) -> None:
    values = {name: getattr(info, name) for name in ("first_name", "last_name", "initials")}
    change.insert(PersonalInfo, values, change.calendar.period_of(first))


def _apply(change: EmployeeChange, template: DefaultEmployeeTemplate, new: NewEmployee) -> None:
    """Give the employee what a template says, from the first day on."""
    period = change.calendar.period_of(new.first)
    if template.department_id is not None:
        change.insert(EmployeeDepartment, {"department_id": template.department_id}, period)
    if template.function_id is not None:
        change.insert(EmployeeFunction, {"function_id": template.function_id}, period)
    if template.hours_per_week is not None:
        change.insert(Contract, {"hours_per_week": template.hours_per_week}, new.first, new.last)
