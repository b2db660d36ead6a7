"""Payroll runs of a company: the list on its page, each run with its figures, and what is done with it."""

import io
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q, Sum
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from loonpoort.access.actions import runs as actions
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.organisation.models import Company
from loonpoort.payroll.journals import Grouping
from loonpoort.payroll.models import LineKind, Run, RunLine, RunRequest, RunRequestStatus, RunState
from loonpoort.payroll.run_files import RunFileError
from loonpoort.payroll.run_imports import RunChoices
from loonpoort.web.payroll_places import company_or_404
from loonpoort.web.rights import may_change, may_see, needs, require_right
from loonpoort.web.run_forms import RunForm, RunImportForm
from loonpoort.web.run_words import journal_names, runs_trail, step_words, steps_of
from loonpoort.web.sessions import caller
from loonpoort.web.views.run_papers import papers_of

RUNS_LENGTH, PAGE_LENGTH = 12, 50


def runs_of(call: Call, company: Company) -> dict[str, Any]:
    """The latest runs of a company and the requests to be handled, for its page."""
    if not may_see(call, Dashlet.RUNS):
        return {}
    runs = Run.unscoped.filter(company=company).order_by("-year", "-number")
    requests: Any = RunRequest.unscoped.filter(company=company)
    return {
        "shows_runs": True,
        "runs": list(runs[:RUNS_LENGTH]),
        "run_requests": list(requests.filter(status=RunRequestStatus.PENDING)),
        "may_write_runs": may_change(call, Dashlet.RUNS),
    }


@require_safe
@needs(Dashlet.RUNS, DashletRight.READ)
def run(request: HttpRequest, company_id: int, run_id: int) -> HttpResponse:
    """The figures of a run, by employee."""
    call = caller(request)
    of = company_or_404(call, company_id)
    found = _run_or_404(of, run_id)
    lines = RunLine.unscoped.filter(run=found)
    sums = {kind: Sum("amount", filter=Q(kind=kind)) for kind in (LineKind.GROSS, LineKind.TAX, LineKind.NET)}
    hours = Sum("hours")
    rows = lines.order_by("employee__number", "employee_id").values(
        "employee_id", "employee__number", "employee__display_name"
    )
    page = Paginator(rows.annotate(lines=Count("pk"), hours=hours, **sums), PAGE_LENGTH)
    context = {
        "company": of,
        "run": found,
        "page": page.get_page(request.GET.get("page")),
        "totals": lines.aggregate(lines=Count("pk"), hours=hours, **sums),
        "trail": runs_trail(call, of),
        "journals": journal_names() if found.state != RunState.OPEN else [],
        "steps": steps_of(found) if may_change(call, Dashlet.RUNS) else [],
        "may_take_payments": may_change(call, Dashlet.RUNS) and may_see(call, Dashlet.BANK_ACCOUNTS),
        "papers": papers_of(call, found),
        "sees_employees": may_see(call, Dashlet.EMPLOYEES),
    }
    return render(request, "web/run.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Dashlet.RUNS, DashletRight.WRITE)
def new(request: HttpRequest, company_id: int) -> HttpResponse:
    call = caller(request)
    of = company_or_404(call, company_id)
    form = RunForm(of, request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            made = actions.open_run(call, of, said["period"], said["description"])
        except ValidationError as error:
            form.add_errors(error)
        else:
            return redirect("run", of.pk, made.pk)
    context = {"company": of, "form": form, "trail": runs_trail(call, of), "here": _("Open a run")}
    return render(request, "web/run_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Dashlet.RUNS, DashletRight.WRITE)
def take_in(request: HttpRequest, company_id: int) -> HttpResponse:
    """Figures from a file: all that are in it, or none."""
    call = caller(request)
    of = company_or_404(call, company_id)
    is_sent = request.method == "POST"
    form = RunImportForm(of, request.POST if is_sent else None, request.FILES if is_sent else None)
    if form.is_valid():
        try:
            made, count = _take_in(call, of, form.cleaned_data)
        except ValidationError as error:
            form.add_errors(error)
        except RunFileError as error:
            form.add_error("file", str(error))
        else:
            told = ngettext("%(count)s figure was stored.", "%(count)s figures were stored.", count)
            messages.success(request, told % {"count": count})
            return redirect("run", of.pk, made.pk)
    context = {"company": of, "form": form, "trail": runs_trail(call, of), "here": _("Import figures")}
    return render(request, "web/run_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Dashlet.RUNS, DashletRight.WRITE)
def step(request: HttpRequest, company_id: int, run_id: int, step: str) -> HttpResponse:
    """Asks, and processes, locks or reopens a run."""
    call = caller(request)
    of = company_or_404(call, company_id)
    found = _run_or_404(of, run_id)
    if step not in actions.STEPS:
        raise Http404
    if request.method == "POST":
        try:
            actions.take_step(call, of, found, step)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("Done."))
        return redirect("run", of.pk, found.pk)
    trail = [*runs_trail(call, of), (_name(found), reverse("run", args=[of.pk, found.pk]))]
    context = {"company": of, "run": found, "trail": trail, "words": step_words(step)}
    return render(request, "web/run_step.html", context)


@require_POST
@needs(Dashlet.RUNS, DashletRight.WRITE)
def answer(request: HttpRequest, company_id: int, request_id: int) -> HttpResponse:
    """Handles or cancels a request for a run."""
    call = caller(request)
    of = company_or_404(call, company_id)
    if not RunRequest.unscoped.filter(pk=request_id, company_id=of.pk).exists():
        raise Http404
    is_handled = request.POST.get("answer") == "handle"
    try:
        made = actions.answer_request(call, of, request_id, is_handled=is_handled)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("company", of.pk)
    messages.success(request, _("Done."))
    return redirect("run", of.pk, made.pk) if made else redirect("company", of.pk)


@require_POST
def journal(request: HttpRequest, company_id: int, run_id: int) -> HttpResponseBase:
    """The journal as a file. A POST: it leaves an audit entry."""
    call = caller(request)
    require_right(call, DashletRight.READ, Dashlet.RUNS)
    of = company_or_404(call, company_id)
    found = _run_or_404(of, run_id)
    try:
        grouping = Grouping(request.POST.get("grouping", ""))
    except ValueError:
        raise Http404 from None
    pieces = actions.take_journal(call, of, found, grouping)
    response = StreamingHttpResponse(pieces, content_type="application/xml; charset=utf-8")
    name = f"journal-{found.year}-{found.number}-{grouping.name.lower().replace('_', '-')}.xml"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _take_in(call: Call, of: Company, said: dict[str, Any]) -> tuple[Run, int]:
    choices = RunChoices(
        company_id=of.pk,
        year=said["period"].year,
        first_period=said["period"].number,
        last_period=said["period"].number,
        number=said["number"],
        description=said["description"],
        is_addition=said["is_addition"],
    )
    text = io.TextIOWrapper(said["file"].file, encoding="utf-8-sig", newline="")
    try:
        return actions.import_run(call, choices, of, (line for line in text))
    finally:
        # The file is Django's to close.
        text.detach()


def _run_or_404(of: Company, run_id: int) -> Run:
    found: Run | None = Run.unscoped.filter(company=of, pk=run_id).first()
    if found is None:
        raise Http404
    return found


def _name(run: Run) -> str:
    return _("Run %(number)s of %(year)s") % {"number": run.number, "year": run.year}
