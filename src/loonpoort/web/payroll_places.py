"""Companies and employees within reach, and the trail of links above each."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet
from loonpoort.organisation.models import Company, Debtor, Product
from loonpoort.payroll.models import Employee
from loonpoort.web.rights import may_see
from loonpoort.web.trails import Trail, debtors_trail

OPEN_DEBTORS = (Dashlet.DEBTORS, Dashlet.CLIENT_LOGINS, Dashlet.COMPANIES, Dashlet.CONNECTIONS)
"""Any of these opens a debtor's page, each for its own part of it."""


def company_or_404(call: Call, company_id: int) -> Company:
    found: Company | None = (
        call.companies()
        .filter(pk=company_id)
        .queryset.select_related("debtor__environment", "labour_agreement")
        .first()
    )
    if found is None:
        raise Http404
    return found


def employee_or_404(call: Call, employee_id: int) -> Employee:
    found: Employee | None = (
        call.employees()
        .filter(pk=employee_id)
        .queryset.select_related("company__debtor__environment")
        .first()
    )
    if found is None:
        raise Http404
    return found


def company_trail(call: Call, company: Company) -> Trail:
    """The way to a company: by its debtor, for whoever sees debtors."""
    if call.environment.product == Product.ACCOUNTANT and any(may_see(call, each) for each in OPEN_DEBTORS):
        return [*debtors_trail(), debtor_step(company.debtor)]
    return [(_("Companies"), reverse("companies"))] if may_see(call, Dashlet.COMPANIES) else []


def employee_trail(call: Call, employee: Employee) -> Trail:
    """The way to an employee."""
    if may_see(call, Dashlet.COMPANIES):
        company = employee.company
        return [*company_trail(call, company), (company.name, reverse("company", args=[company.pk]))]
    return [(_("Employees"), reverse("employees"))]


def record_trail(call: Call, employee: Employee) -> Trail:
    """The way to a record of an employee."""
    page = reverse("employee", args=[employee.pk])
    return [*employee_trail(call, employee), (employee.display_name, page)]


def debtor_step(debtor: Debtor) -> tuple[str, str]:
    return debtor.name, reverse("debtor", args=[debtor.pk])
