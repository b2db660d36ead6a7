"""What a company pays by: its codes, salary tables, own wage components and work costs."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from loonpoort.access.actions.company_wages import add_company_wages, stop_company_wages
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.organisation.models import (
    Company,
    CostCenter,
    CostUnit,
    HourCode,
    SalaryScale,
    SalaryStep,
    WageCode,
)
from loonpoort.organisation.periods import Period
from loonpoort.payroll.models import CompanyWageComponent, ComponentKind
from loonpoort.payroll.models.components import HIGHEST_AMOUNT
from loonpoort.payroll.work_costs import work_costs
from loonpoort.web.forms import PageForm
from loonpoort.web.payroll_forms import PeriodField
from loonpoort.web.payroll_places import company_or_404, company_trail
from loonpoort.web.payroll_words import calendar_of, period_words, short_period
from loonpoort.web.rights import may_change, may_see, needs
from loonpoort.web.sessions import caller

MOST_LISTED = 200
"""Rows of one list on the page of a company."""


def models_of(call: Call, company: Company) -> dict[str, Any]:
    """What a company pays by, for its page."""
    now = company.current_period
    codes = [
        (_("Hour codes"), _codes(HourCode, company)),
        (_("Wage codes"), _codes(WageCode, company)),
        (_("Cost centres"), _costs(CostCenter, company)),
        (_("Cost units"), _costs(CostUnit, company)),
    ]
    sees_runs = may_see(call, Dashlet.RUNS)
    return {
        "code_lists": codes,
        "salary_places": _places(company),
        "company_wages": [_row(each, now) for each in _components(company, now)],
        # They tell what is paid in all: for whoever sees runs.
        "work_costs": list(work_costs(call.company(company.pk), now.year)) if sees_runs else [],
        "work_cost_year": now.year,
        "may_change_models": may_change(call, Dashlet.COMPANIES),
    }


class WagesForm(PageForm):
    """A wage component that a company gets."""

    code = forms.ModelChoiceField(WageCode.unscoped.none(), label=gettext_lazy("Wage code"))
    value = forms.DecimalField(
        label=gettext_lazy("Value for each employee"),
        min_value=-HIGHEST_AMOUNT,
        max_value=HIGHEST_AMOUNT,
        max_digits=12,
        decimal_places=4,
    )
    is_fixed = forms.BooleanField(
        label=gettext_lazy("In every period from then on"),
        help_text=gettext_lazy("Otherwise in that period alone."),
        required=False,
    )

    def __init__(self, company: Company, data: Any = None) -> None:
        super().__init__(data)
        self.fields["code"].queryset = WageCode.unscoped.filter(company=company)  # type: ignore[attr-defined]
        self.fields |= _span_fields(company, _("From"))


class StopForm(PageForm):
    """Up to when a wage component of a company holds."""

    def __init__(self, company: Company, data: Any = None) -> None:
        super().__init__(data)
        self.fields |= _span_fields(company, _("Up to and with"))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Dashlet.COMPANIES, DashletRight.WRITE)
def new(request: HttpRequest, company_id: int) -> HttpResponse:
    call = caller(request)
    of = company_or_404(call, company_id)
    form = WagesForm(of, request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            add_company_wages(
                call,
                of,
                said["code"],
                said["value"],
                said["period"],
                is_fixed=said["is_fixed"],
                changes_past=said["changes_past"],
            )
        except ValidationError as error:
            form.add_errors(error)
        else:
            return redirect("company", of.pk)
    return _asked(request, call, of, form, _("Add a wage component"))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Dashlet.COMPANIES, DashletRight.WRITE)
def stop(request: HttpRequest, company_id: int, component_id: int) -> HttpResponse:
    """Up to when a wage component holds that had no end, or a later one."""
    call = caller(request)
    of = company_or_404(call, company_id)
    if not CompanyWageComponent.unscoped.filter(company=of, pk=component_id).exists():
        raise Http404
    form = StopForm(of, request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            stop_company_wages(call, of, component_id, said["period"], changes_past=said["changes_past"])
        except ValidationError as error:
            form.add_errors(error)
        else:
            return redirect("company", of.pk)
    return _asked(request, call, of, form, _("End the wage component"))


def _asked(request: HttpRequest, call: Call, of: Company, form: PageForm, here: str) -> HttpResponse:
    trail = [*company_trail(call, of), (of.name, reverse("company", args=[of.pk]))]
    return render(request, "web/run_form.html", {"company": of, "form": form, "trail": trail, "here": here})


def _span_fields(company: Company, label: str) -> dict[str, forms.Field]:
    period = PeriodField(calendar_of(company), label=label, initial=company.current_period)
    now = _("The company is in %(period)s. Periods before that have been paid.") % {
        "period": period_words(company.current_period)
    }
    past = forms.BooleanField(label=_("Also change past periods"), help_text=now, required=False)
    return {"period": period, "changes_past": past}


def _codes(model: type[HourCode] | type[WageCode], company: Company) -> list[tuple[int, str]]:
    rows: Any = model.unscoped.filter(company=company).order_by("number")
    return list(rows.values_list("number", "description")[:MOST_LISTED])


def _costs(model: type[CostCenter] | type[CostUnit], company: Company) -> list[tuple[str, str | None]]:
    rows: Any = model.unscoped.filter(company=company).order_by("code")
    return list(rows.values_list("code", "description")[:MOST_LISTED])


def _places(company: Company) -> list[dict[str, Any]]:
    """The scales of a company's salary tables, each with its steps."""
    scales: Any = SalaryScale.unscoped.filter(table__company=company).by_table().select_related("table")
    rows = [{"scale": scale, "steps": []} for scale in scales[:MOST_LISTED]]
    by_scale = {row["scale"].pk: row["steps"] for row in rows}
    for step in SalaryStep.unscoped.filter(scale__in=by_scale).by_scale():
        by_scale[step.scale_id].append(step)
    return rows


def _components(company: Company, now: Period) -> list[CompanyWageComponent]:
    """Those that hold now or will, the first to begin first."""
    own: Any = CompanyWageComponent.unscoped.filter(company=company)
    later = own.in_force_between(now.index, 999_999).order_by("first_period", "pk")
    return list(later.select_related("code")[:MOST_LISTED])


def _row(component: CompanyWageComponent, now: Period) -> dict[str, Any]:
    last = component.last_period
    return {
        "record": component,
        "first": short_period(Period.from_index(component.first_period)),
        "last": "" if last is None else short_period(Period.from_index(last)),
        "may_stop": component.kind == ComponentKind.FIXED and (last is None or last > now.index),
    }
