"""Changes of a company's default employee templates: each checks, changes and records in one transaction."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from loonpoort.audit.records import Actor
from loonpoort.organisation.models import Company
from loonpoort.payroll import events
from loonpoort.payroll.models import DefaultEmployeeTemplate


class UnknownTemplateError(Exception):
    """The company has no such template."""


def add_template(actor: Actor, company_id: int, values: Mapping[str, Any]) -> DefaultEmployeeTemplate:
    """Give a company a template. Raises ValidationError, by field."""
    with transaction.atomic():
        company = _held(company_id)
        template = _saved(DefaultEmployeeTemplate(company=company), values)
        _record(actor, company, before={}, after=_picture(template))
    return template


def change_template(actor: Actor, company_id: int, pk: int, values: Mapping[str, Any]) -> None:
    """Have a template say something else to those who begin from now on. Raises ValidationError, by field."""
    with transaction.atomic():
        company = _held(company_id)
        template = _found(company, pk)
        before = _picture(template)
        _saved(template, values)
        if _picture(template) != before:
            _record(actor, company, before=before, after=_picture(template))


def delete_template(actor: Actor, company_id: int, pk: int) -> None:
    """Remove a template; whoever began by it stays as it is."""
    with transaction.atomic():
        company = _held(company_id)
        template = _found(company, pk)
        before = _picture(template)
        template.delete()
        _record(actor, company, before=before, after={})


def _held(company_id: int) -> Company:
    """The company, so that two of one name at once see each other."""
    rows = Company.unscoped.select_for_update(of=("self",)).select_related("debtor")
    return rows.get(pk=company_id)


def _found(company: Company, pk: int) -> DefaultEmployeeTemplate:
    rows: Any = DefaultEmployeeTemplate.unscoped.filter(company=company, pk=pk)
    found: DefaultEmployeeTemplate | None = rows.select_related("department", "function").first()
    if found is None:
        raise UnknownTemplateError
    return found


def _saved(template: DefaultEmployeeTemplate, values: Mapping[str, Any]) -> DefaultEmployeeTemplate:
    for name, value in values.items():
        setattr(template, name, value)
    template.description = template.description.strip()
    # Without rows of others: their checks would look for them through scoped managers.
    template.clean_fields(exclude=["company", "department", "function"])
    template.clean()
    others: Any = DefaultEmployeeTemplate.unscoped.filter(
        company=template.company, description=template.description
    )
    if others.exclude(pk=template.pk).exists():
        raise ValidationError({"description": _("The company has one of this name already.")})
    template.save()
    return template


def _picture(template: DefaultEmployeeTemplate) -> dict[str, object]:
    return {
        "name": template.description,
        "employee_type": template.get_employee_type_display(),
        "department": str(template.department or ""),
        "function": str(template.function or ""),
        "hours_per_week": ""
        if template.hours_per_week is None
        else f"{template.hours_per_week.normalize():f}",
    }


def _record(actor: Actor, company: Company, *, before: dict[str, object], after: dict[str, object]) -> None:
    events.record_company(events.COMPANY_TEMPLATES_CHANGED, company, actor, before=before, after=after)
