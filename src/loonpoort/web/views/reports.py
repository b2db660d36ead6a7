"""Reports of a company made in the background: asking for one, how far they are, and the files."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from loonpoort.access.actions import reports as actions
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.models import ReportTask
from loonpoort.contract.faults import Fault
from loonpoort.organisation.periods import FIRST_YEAR, LAST_YEAR
from loonpoort.payroll.reports import REPORTS
from loonpoort.web.forms import PageForm
from loonpoort.web.payroll_places import company_or_404, company_trail
from loonpoort.web.rights import may_see, needs, require_right
from loonpoort.web.sessions import caller

MOST_SHOWN = 50


class ReportForm(PageForm):
    """A report to be made of a year."""

    report = forms.ChoiceField(
        label=gettext_lazy("Report"), choices=[(name, REPORTS[name].title) for name in actions.OF_YEAR]
    )
    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)

    def __init__(self, year: int, data: Any = None) -> None:
        super().__init__(data)
        self.fields["year"].initial = year


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Dashlet.RUNS, DashletRight.READ)
def reports(request: HttpRequest, company_id: int) -> HttpResponse:
    """The caller's own reports of a company."""
    call = caller(request)
    of = company_or_404(call, company_id)
    form = ReportForm(of.current_year, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            with transaction.atomic():
                actions.ask_report(call, of, form.cleaned_data["report"], form.cleaned_data["year"])
        except Fault as fault:
            form.add_error(None, fault.reason or str(fault))
        else:
            messages.success(request, _("The report is being made; it appears here."))
            return redirect("reports", of.pk)
    rows = ReportTask.objects.filter(login=call.login, company=of, expires_at__gt=timezone.now())
    trail = company_trail(call, of)
    if may_see(call, Dashlet.COMPANIES):
        trail = [*trail, (of.name, reverse("company", args=[of.pk]))]
    context = {
        "company": of,
        "form": form,
        "rows": [(row, REPORTS[row.report].title) for row in rows[:MOST_SHOWN]],
        "trail": trail,
        "here": _("Reports"),
    }
    return render(request, "web/reports.html", context)


@require_POST
def download(request: HttpRequest, company_id: int, report_id: int) -> HttpResponseBase:
    """A finished report as a file. A POST: it leaves an audit entry."""
    call = caller(request)
    require_right(call, DashletRight.READ, Dashlet.RUNS)
    of = company_or_404(call, company_id)
    row = ReportTask.objects.filter(pk=report_id, login=call.login, company=of).first()
    if row is None:
        raise Http404
    try:
        pieces = actions.take_report(call, of, row)
    except Fault as fault:
        raise Http404 from fault
    # It travels as UTF-8 here, without the words that the API has before it.
    response = StreamingHttpResponse(pieces, content_type="application/xml; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="report-{row.pk}.xml"'
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
