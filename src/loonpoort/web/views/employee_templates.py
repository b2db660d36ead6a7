"""Default employee templates of a company: what new employees of packages may begin with."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from loonpoort.access.actions import companies as actions
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.organisation.models import Company
from loonpoort.payroll.employee_templates import UnknownTemplateError
from loonpoort.payroll.models import DefaultEmployeeTemplate
from loonpoort.web.employee_template_form import EmployeeTemplateForm
from loonpoort.web.payroll_places import company_or_404, company_trail
from loonpoort.web.rights import needs
from loonpoort.web.sessions import caller
from loonpoort.web.trails import Trail


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Dashlet.COMPANIES, DashletRight.WRITE)
def new(request: HttpRequest, company_id: int) -> HttpResponse:
    call = caller(request)
    of = company_or_404(call, company_id)
    form = EmployeeTemplateForm(of, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.add_employee_template(call, of, form.cleaned_data)
        except ValidationError as error:
            form.add_errors(error)
        else:
            return _saved(request, of)
    return _page(request, call, of, form)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Dashlet.COMPANIES, DashletRight.WRITE)
def change(request: HttpRequest, company_id: int, template_id: int) -> HttpResponse:
    call = caller(request)
    of = company_or_404(call, company_id)
    found = _template_or_404(of, template_id)
    form = EmployeeTemplateForm(of, request.POST if request.method == "POST" else None, found)
    if form.is_valid():
        try:
            actions.change_employee_template(call, of, found.pk, form.cleaned_data)
        except UnknownTemplateError:
            raise Http404 from None
        except ValidationError as error:
            form.add_errors(error)
        else:
            return _saved(request, of)
    return _page(request, call, of, form, found)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Dashlet.COMPANIES, DashletRight.WRITE)
def delete(request: HttpRequest, company_id: int, template_id: int) -> HttpResponse:
    call = caller(request)
    of = company_or_404(call, company_id)
    found = _template_or_404(of, template_id)
    if request.method == "POST":
        try:
            actions.delete_employee_template(call, of, found.pk)
        except UnknownTemplateError:
            raise Http404 from None
        messages.success(request, _("Deleted."))
        return redirect("company", of.pk)
    context = {"trail": _trail(call, of), "template": found, "company": of}
    return render(request, "web/employee_template_delete.html", context)


def templates_of(of: Company) -> list[DefaultEmployeeTemplate]:
    """Those of a company that was found within the caller's reach."""
    return list(DefaultEmployeeTemplate.unscoped.filter(company=of))  # type: ignore[arg-type]


def _template_or_404(of: Company, template_id: int) -> DefaultEmployeeTemplate:
    found: DefaultEmployeeTemplate | None
    found = DefaultEmployeeTemplate.unscoped.filter(company=of, pk=template_id).first()  # type: ignore[assignment]
    if found is None:
        raise Http404
    return found


def _trail(call: Call, of: Company) -> Trail:
    return [*company_trail(call, of), (of.name, reverse("company", args=[of.pk]))]


def _saved(request: HttpRequest, of: Company) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect("company", of.pk)


def _page(
    request: HttpRequest,
    call: Call,
    of: Company,
    form: EmployeeTemplateForm,
    found: DefaultEmployeeTemplate | None = None,
) -> HttpResponse:
    context = {"trail": _trail(call, of), "form": form, "template": found, "company": of}
    return render(request, "web/employee_template.html", context)
