"""Changing what is recorded of an employee, from a moment on."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from loonpoort.access.actions import employees as actions
from loonpoort.access.actions.permissions import right_of
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.organisation.periods import Period
from loonpoort.payroll.changes import UnknownRecordError
from loonpoort.payroll.models import Employee
from loonpoort.payroll.models.periods import TimedRecord
from loonpoort.web.forms import PageForm
from loonpoort.web.payroll_family import Family
from loonpoort.web.payroll_forms import PeriodForm
from loonpoort.web.payroll_places import employee_or_404, record_trail
from loonpoort.web.payroll_record_forms import EndForm, RecordForm, first_moment, record_form
from loonpoort.web.payroll_rows import FamilyView, Sight
from loonpoort.web.payroll_words import calendar_of
from loonpoort.web.rights import needs
from loonpoort.web.sessions import caller
from loonpoort.web.views.employees import family_or_404


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Dashlet.EMPLOYEES, DashletRight.WRITE)
def new(request: HttpRequest, employee_id: int, family: str) -> HttpResponse:
    call = caller(request)
    found, of = employee_or_404(call, employee_id), family_or_404(call, family, DashletRight.WRITE)
    if of.is_timeline and (latest := of.records(found).latest_first().first()):
        # It says something already: whatever the form leaves out goes on.
        return redirect("employee-record", found.pk, of.name, latest.pk)
    form = _form(request, call, found, of, None)
    if form.is_valid():
        try:
            actions.add_record(call, found, of.panels, form.change())
        except ValidationError as error:
            form.add_errors(error)
        else:
            return _saved(request, found)
    return _page(request, call, found, of, form)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Dashlet.EMPLOYEES, DashletRight.WRITE)
def change(request: HttpRequest, employee_id: int, family: str, record_id: int) -> HttpResponse:
    call = caller(request)
    found, of, record = _found(call, employee_id, family, record_id)
    form = _form(request, call, found, of, record)
    if form.is_valid():
        try:
            actions.change_record(call, found, of.panels, record.pk, form.change())
        except UnknownRecordError:
            raise Http404 from None
        except ValidationError as error:
            form.add_errors(error)
        else:
            return _saved(request, found)
    return _page(request, call, found, of, form)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Dashlet.EMPLOYEES, DashletRight.WRITE)
def end(request: HttpRequest, employee_id: int, family: str, record_id: int) -> HttpResponse:
    """Asks up to when a record holds. One of a timeline ends when the next begins."""
    call = caller(request)
    found, of, record = _found(call, employee_id, family, record_id)
    if of.is_timeline or of.is_one_period:
        raise Http404
    moment = first_moment(of, calendar_of(found.company), _looked_at(request, found))
    form = EndForm(of, found, moment, request.POST if request.method == "POST" else None)
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.end_record(
                call, found, of.panels, record, data["last"], changes_past=data["changes_past"]
            )
        except UnknownRecordError:
            raise Http404 from None
        except ValidationError as error:
            form.add_errors(error)
        else:
            return _saved(request, found)
    return _page(request, call, found, of, form, "web/employee_record_end.html", record)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Dashlet.EMPLOYEES, DashletRight.WRITE)
def delete(request: HttpRequest, employee_id: int, family: str, record_id: int) -> HttpResponse:
    """Asks, and removes a record for all the time that it held."""
    call = caller(request)
    found, of, record = _found(call, employee_id, family, record_id)
    form = EndForm(of, found, None, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.delete_record(
                call, found, of.panels, record, changes_past=form.cleaned_data["changes_past"]
            )
        except UnknownRecordError:
            raise Http404 from None
        except ValidationError as error:
            form.add_errors(error)
        else:
            messages.success(request, _("Deleted."))
            return redirect("employee", found.pk)
    return _page(request, call, found, of, form, "web/employee_record_delete.html", record)


def _found(call: Call, employee_id: int, family: str, record_id: int) -> tuple[Employee, Family, TimedRecord]:
    found, of = employee_or_404(call, employee_id), family_or_404(call, family, DashletRight.WRITE)
    record: TimedRecord | None = of.records(found).filter(pk=record_id).first()
    if record is None:
        raise Http404
    return found, of, record


def _form(
    request: HttpRequest, call: Call, found: Employee, of: Family, record: TimedRecord | None
) -> RecordForm:
    """The form over the columns that the caller may change; numbers take a right of their own."""
    fields = [
        name
        for name in of.labels
        if name not in of.numbers or right_of(call, of.numbers[name].panel) >= DashletRight.WRITE
    ]
    moment = first_moment(of, calendar_of(found.company), _looked_at(request, found))
    data = request.POST if request.method == "POST" else None
    return record_form(of, fields)(of, found, record, moment, data)


def _looked_at(request: HttpRequest, found: Employee) -> Period:
    """The period that the employee was looked at in when a form was asked for; else the current one."""
    return PeriodForm(found.company, request.GET).period


def _saved(request: HttpRequest, found: Employee) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect("employee", found.pk)


def _page(
    request: HttpRequest,
    call: Call,
    found: Employee,
    of: Family,
    form: PageForm,
    template: str = "web/employee_record.html",
    record: TimedRecord | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {
        "employee": found,
        "family": of,
        "form": form,
        "trail": record_trail(call, found),
        "back": reverse("employee", args=[found.pk]),
    }
    if record:
        sight = Sight(call, found, _looked_at(request, found))
        context["row"] = FamilyView(of, sight).row_of(record)
    return render(request, template, context)
