"""What a login's tokens call: how often, about whom, since when, and what was refused."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from loonpoort.access.dashlets import DashletRight
from loonpoort.access.usage import reports
from loonpoort.organisation.models import Company
from loonpoort.web import usage_words
from loonpoort.web.connection_words import latest_refusals
from loonpoort.web.places import login_url, login_within_or_404, place_of
from loonpoort.web.sessions import caller
from loonpoort.web.words import grouped, moment

PERIODS = (7, 30, 90)
PAGE_LENGTH = 50
MOST_REFUSALS = 50


@require_safe
def login_usage(request: HttpRequest, login_id: int) -> HttpResponse:
    """The page of one login, of either level; ``days`` says of how long, ``company`` whose employees."""
    call = caller(request)
    login = login_within_or_404(call, login_id, DashletRight.READ)
    days = _days(request.GET.get("days", ""))
    usage = reports.usage_of(login, usage_words.since(days))
    context = {
        "login": login,
        "trail": [*place_of(login).trail, (login.email, login_url(login))],
        "days": days,
        "periods": PERIODS,
    }
    if request.GET.get("company"):
        company = _company_or_404(call.companies().queryset, request.GET["company"])
        page = Paginator(reports.by_employee(usage, company.pk), PAGE_LENGTH).get_page(
            request.GET.get("page")
        )
        context |= {"company": company, "page": page, "rows": usage_words.employees(call, login, list(page))}
        return render(request, "web/usage_employees.html", context)
    found = reports.totals(usage)
    last_at = reports.last_call_at(login)
    page = Paginator(reports.by_company(usage), PAGE_LENGTH).get_page(request.GET.get("page"))
    refusals = latest_refusals(call, login, MOST_REFUSALS + 1, days)
    context |= {
        "answered": grouped(found.answered),
        "refused": grouped(found.refused),
        "last_call": moment(last_at) if last_at else "",
        "chart": usage_words.chart(usage, days),
        "operations": reports.by_operation(usage),
        "refusals": refusals[:MOST_REFUSALS],
        "more_refusals": len(refusals) > MOST_REFUSALS,
        "page": page,
        "rows": usage_words.companies(call, login, list(page)),
    }
    return render(request, "web/usage.html", context)


def _days(text: str) -> int:
    return next((days for days in PERIODS if str(days) == text), 30)


def _company_or_404(companies: QuerySet[Company], text: str) -> Company:
    is_number = text.isascii() and text.isdigit() and len(text) < 19
    company = companies.filter(pk=int(text)).first() if is_number else None
    if company is None:
        raise Http404
    return company
