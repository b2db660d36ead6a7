"""What is kept of a company, on its page: shown, changed, and its files taken."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from loonpoort.access.actions import companies as actions
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.organisation.models import Company, LabourAgreement
from loonpoort.payroll.company_facts import account_of
from loonpoort.payroll.models import CompanyFile, CompanySocialSecurity
from loonpoort.payroll.models.schedules import HOURS
from loonpoort.payroll.sectors import NO_CAO, NO_CAO_NAME, risk_group_name
from loonpoort.web.company_fact_forms import FACTS
from loonpoort.web.payroll_places import company_or_404, company_trail
from loonpoort.web.payroll_words import NOTHING, masked, number_words
from loonpoort.web.rights import may_change, may_see, needs, require_right
from loonpoort.web.sessions import caller
from loonpoort.web.stored_files import download

FILES_SHOWN = 25
DIGITS_SHOWN = 4


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Dashlet.COMPANIES, DashletRight.WRITE)
def change(request: HttpRequest, company_id: int, fact: str) -> HttpResponse:
    call = caller(request)
    of = company_or_404(call, company_id)
    page = FACTS.get(fact)
    if page is None:
        raise Http404
    form = page.form(of, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.set_fact(call, of, page.model, form.cleaned_data, **page.among)
        except ValidationError as error:
            form.add_errors(error)
        else:
            messages.success(request, _("Saved."))
            return redirect("company", of.pk)
    trail = [*company_trail(call, of), (of.name, reverse("company", args=[of.pk]))]
    return render(
        request,
        "web/company_fact.html",
        {"trail": trail, "form": form, "company": of, "title": page.title},
    )


@require_POST
@needs(Dashlet.COMPANIES, DashletRight.READ)
def file(request: HttpRequest, company_id: int, file_id: int) -> HttpResponse:
    """A POST: it leaves an audit entry."""
    call = caller(request)
    require_right(call, DashletRight.READ, Dashlet.DOCUMENTS)
    found = actions.take_file(call, company_or_404(call, company_id), file_id)
    if found is None:
        raise Http404
    return download(found)


def facts_of(request: HttpRequest, call: Call, company: Company) -> dict[str, object]:
    """What the page of a company, which was found within reach, tells of it."""
    address, person = (FACTS[name].row(company) for name in ("address", "contact-person"))
    facts: dict[str, object] = {
        "address": address if address.pk else None,
        "person": person if person.pk else None,
        "schedules": [
            (name, page.title, number_words(sum(getattr(page.row(company), column) for column in HOURS[:7])))
            for name, page in FACTS.items()
            if page.among
        ],
        "insured": _insured(company),
        "may_write": may_change(call, Dashlet.COMPANIES),
    }
    if may_see(call, Dashlet.BANK_ACCOUNTS):
        account = account_of(company.pk)
        number = (account.iban or account.number) if account else None
        facts |= {"account": account, "account_number": masked(number, DIGITS_SHOWN), "sees_account": True}
    if may_see(call, Dashlet.DOCUMENTS):
        files = CompanyFile._base_manager.filter(company_id=company.pk).order_by("-pk").defer("content")
        facts["files"] = Paginator(files, FILES_SHOWN).get_page(request.GET.get("files"))
    return facts


def _insured(company: Company) -> dict[str, object] | None:
    rows = CompanySocialSecurity.unscoped.filter(company_id=company.pk)
    row: Any = rows.first()
    if row is None:
        return None
    named = LabourAgreement._base_manager.filter(debtor_id=company.debtor_id, number=row.cao_code)
    agreement = named.order_by("-first_period").values_list("name", flat=True).first()
    return {
        "row": row,
        "sector": f"{row.sector} {row.get_sector_display()}" if row.sector else NOTHING,
        "risk_group": f"{row.risk_group} {risk_group_name(row.sector, row.risk_group) or ''}".strip(),
        "cao": f"{row.cao_code} {agreement or (NO_CAO_NAME if row.cao_code == NO_CAO else '')}".strip(),
        "employee": number_words(row.wga_percentage_employee),
        "employer": number_words(row.wga_percentage_employer),
    }
