"""Declarations of a company: the list on its page, drawing up, marking as sent, and files."""

from typing import Any, TypeVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from loonpoort.access.actions import declarations as actions
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.organisation.models import Company
from loonpoort.payroll.declarations import AlreadySentError, DeclarationChoices
from loonpoort.payroll.models import Declaration, DeclarationKind, PensionCode, Run
from loonpoort.payroll.sepa import NothingToPayError
from loonpoort.web.declaration_forms import DeclarationForm, PaymentsForm, PensionCodesForm
from loonpoort.web.payroll_places import company_or_404, company_trail
from loonpoort.web.rights import may_change, may_see, needs, require_right
from loonpoort.web.sessions import caller
from loonpoort.web.trails import Trail

LIST_LENGTH = 12
Answer = TypeVar("Answer", bound=HttpResponseBase)


def declarations_of(call: Call, company: Company) -> dict[str, Any]:
    """The latest declarations of a company, for its page."""
    if not may_see(call, Dashlet.RUNS):
        return {}
    own = Declaration.unscoped.filter(company=company)
    latest = own.order_by("-year", "-first_period", "kind", "-serial_number")
    return {
        "shows_declarations": True,
        "declarations": list(latest[:LIST_LENGTH]),
        "may_declare": may_change(call, Dashlet.RUNS),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Dashlet.RUNS, DashletRight.WRITE)
def new(request: HttpRequest, company_id: int) -> HttpResponse:
    call = caller(request)
    of = company_or_404(call, company_id)
    form = DeclarationForm(of, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.draw_up(call, of, _choices(of, form.cleaned_data))
        except ValidationError as error:
            form.add_errors(error)
        else:
            messages.success(request, _("Declaration %(declaration)s was drawn up.") % {"declaration": made})
            return redirect("company", of.pk)
    context = {"company": of, "form": form, "trail": _trail(call, of), "here": _("Draw up a declaration")}
    return render(request, "web/run_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Dashlet.RUNS, DashletRight.WRITE)
def pension_codes(request: HttpRequest, company_id: int) -> HttpResponse:
    """Which wage codes belong to the pension."""
    call = caller(request)
    of = company_or_404(call, company_id)
    own: Any = PensionCode.unscoped.filter(company=of)
    known = ", ".join(map(str, own.values_list("number", flat=True)))
    sent_values = request.POST if request.method == "POST" else None
    form = PensionCodesForm(sent_values, initial={"codes": known})
    if form.is_valid():
        try:
            actions.mark_pension_codes(call, of, form.cleaned_data["codes"])
        except ValidationError as error:
            form.add_errors(error)
        else:
            messages.success(request, _("Done."))
            return redirect("company", of.pk)
    here = _("Wage codes of the pension")
    context = {"company": of, "form": form, "trail": _trail(call, of), "here": here}
    return render(request, "web/run_form.html", context)


@require_POST
@needs(Dashlet.RUNS, DashletRight.WRITE)
def sent(request: HttpRequest, company_id: int, declaration_id: int) -> HttpResponse:
    """Marks one as sent elsewhere."""
    call = caller(request)
    of = company_or_404(call, company_id)
    found = _declaration_or_404(of, declaration_id)
    try:
        actions.mark_sent(call, of, found.pk)
    except AlreadySentError:
        messages.error(request, _("It was marked as sent already."))
    else:
        messages.success(request, _("Done."))
    return redirect("company", of.pk)


@require_POST
def file(request: HttpRequest, company_id: int, declaration_id: int) -> HttpResponseBase:
    """One as a file. A POST: it leaves an audit entry."""
    call = caller(request)
    require_right(call, DashletRight.READ, Dashlet.RUNS)
    of = company_or_404(call, company_id)
    found = _declaration_or_404(of, declaration_id)
    pieces = actions.take_declaration(call, of, found)
    response = StreamingHttpResponse(pieces, content_type="application/xml; charset=utf-8")
    name = f"{found.kind.replace('_', '-')}-{found.year}-{found.first_period}-{found.serial_number}.xml"
    return _as_file(response, name)


@require_POST
@needs(Dashlet.RUNS, DashletRight.WRITE)
def payments(request: HttpRequest, company_id: int, run_id: int) -> HttpResponse:
    """The payment file of a run's net wages. A POST: it leaves an audit entry."""
    call = caller(request)
    require_right(call, DashletRight.READ, Dashlet.BANK_ACCOUNTS)
    of = company_or_404(call, company_id)
    run = Run.unscoped.filter(company=of, pk=run_id).first()
    if run is None:
        raise Http404
    form = PaymentsForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(text) for texts in form.errors.values() for text in texts))
        return redirect("run", of.pk, run.pk)
    try:
        text = actions.take_payments(call, of, run, form.cleaned_data["day"])
    except NothingToPayError:
        messages.error(request, _("There are no net wages to pay in this run."))
        return redirect("run", of.pk, run.pk)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("run", of.pk, run.pk)
    response = HttpResponse(text.encode(), content_type="application/xml; charset=utf-8")
    return _as_file(response, f"payments-{run.year}-{run.number}.xml")


def _as_file(response: Answer, name: str) -> Answer:
    """To be saved and not shown, nor kept on the way."""
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _choices(of: Company, said: dict[str, Any]) -> DeclarationChoices:
    first = said["first_period"]
    return DeclarationChoices(
        company_id=of.pk,
        kind=DeclarationKind(said["kind"]),
        year=first.year,
        first_period=first.number,
        last_period=said["last_period"] or first.number,
        payment_reference=said["payment_reference"],
    )


def _declaration_or_404(of: Company, pk: int) -> Declaration:
    found: Declaration | None = Declaration.unscoped.filter(company=of, pk=pk).first()
    if found is None:
        raise Http404
    return found


def _trail(call: Call, of: Company) -> Trail:
    return [*company_trail(call, of), (of.name, reverse("company", args=[of.pk]))]
