"""Changes of companies from the pages: who may make them."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from loonpoort.access.actions.permissions import require_password_session, right_of
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.organisation.models import Company, CompanyAddress
from loonpoort.organisation.models.company_lists import CompanyListRow
from loonpoort.organisation.periods import Period
from loonpoort.payroll import company_facts, employee_templates
from loonpoort.payroll.changes import UnknownRecordError
from loonpoort.payroll.models import CompanyFile
from loonpoort.payroll.period_actions import Move, advance_companies


def advance_period(call: Call, company: Company, seen: Period) -> Move:
    """Move a company on to its next payroll period, from the one that the caller saw it in.

    Raises PermissionDenied, and ValidationError: it was moved on meanwhile, or there is no next period.
    """
    _require(call, company, _("You may not move companies on to their next period."))
    [move] = advance_companies(call.actor, {company.pk: seen})
    return move


def add_employee_template(call: Call, company: Company, values: Mapping[str, Any]) -> None:
    """Give a company a template for employees. Raises PermissionDenied, and ValidationError, by field."""
    _require(call, company, _("You may not change companies."))
    employee_templates.add_template(call.actor, company.pk, values)


def change_employee_template(call: Call, company: Company, pk: int, values: Mapping[str, Any]) -> None:
    """Have a template say something else. Raises as `add_employee_template`."""
    _require(call, company, _("You may not change companies."))
    employee_templates.change_template(call.actor, company.pk, pk, values)


def delete_employee_template(call: Call, company: Company, pk: int) -> None:
    """Remove a template. Raises as `add_employee_template`."""
    _require(call, company, _("You may not change companies."))
    employee_templates.delete_template(call.actor, company.pk, pk)


def set_fact(
    call: Call, company: Company, model: type[CompanyListRow], values: Mapping[str, Any], **among: Any
) -> None:
    """Say what a company has one of; of addresses, the one that holds. Raises as `add_employee_template`."""
    _require(call, company, _("You may not change companies."))
    if model is not CompanyAddress:
        company_facts.set_fact(call.actor, model, company.pk, values, **among)
        return
    try:
        company_facts.change_fact(call.actor, model, company.pk, 0, values)
    except UnknownRecordError:
        company_facts.add_fact(call.actor, model, company.pk, values)


def take_file(call: Call, company: Company, pk: int) -> CompanyFile | None:
    """Give a file of a company, and record that; None when there is none. Raises PermissionDenied."""
    require_password_session(call)
    if min(right_of(call, each) for each in (Dashlet.COMPANIES, Dashlet.DOCUMENTS)) < DashletRight.READ:
        raise PermissionDenied(_("Your user template gives you no right to this."))
    return company_facts.take_file(call.actor, company, pk)


def _require(call: Call, company: Company, refusal: str) -> None:
    require_password_session(call)
    if right_of(call, Dashlet.COMPANIES) < DashletRight.WRITE:
        raise PermissionDenied(refusal)
    if not call.companies().filter(pk=company.pk).exists():
        raise PermissionDenied(_("You may not change this company."))
