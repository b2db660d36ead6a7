"""Companies within reach: the list, and each with its employees and its payroll period."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from loonpoort.access.actions.companies import advance_period
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.organisation.models import Company, Debtor, Product
from loonpoort.organisation.periods import Period, PeriodCalendar, PeriodError
from loonpoort.web.payroll_forms import SearchForm
from loonpoort.web.payroll_places import company_or_404, company_trail, debtor_step
from loonpoort.web.payroll_words import calendar_of, days_words, period_words
from loonpoort.web.rights import may_change, may_see, needs
from loonpoort.web.sessions import caller
from loonpoort.web.trails import debtors_trail
from loonpoort.web.views.company_facts import facts_of
from loonpoort.web.views.company_models import models_of
from loonpoort.web.views.declarations import declarations_of
from loonpoort.web.views.employee_templates import templates_of
from loonpoort.web.views.employees import found_employees
from loonpoort.web.views.runs import runs_of

PAGE_LENGTH = 50


@require_safe
@needs(Dashlet.COMPANIES, DashletRight.READ)
def companies(request: HttpRequest) -> HttpResponse:
    """All companies, or those of the debtor that the address names."""
    call = caller(request)
    debtor = _debtor(call, request.GET.get("debtor", ""))
    form = SearchForm(request.GET)
    found = found_companies(call, form)
    if debtor:
        found = found.filter(debtor=debtor)
    page = Paginator(found, PAGE_LENGTH).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    context = {
        "form": form,
        "page": page,
        "rows": list(zip(rows, counted(call, rows), strict=True)),
        "debtor": debtor,
        "trail": [*debtors_trail(), debtor_step(debtor)] if debtor else [],
        "is_narrowed": bool(request.GET.get("q")),
        "sees_debtors": call.environment.product == Product.ACCOUNTANT and not debtor,
    }
    return render(request, "web/companies.html", context)


@require_safe
@needs(Dashlet.COMPANIES, DashletRight.READ)
def company(request: HttpRequest, company_id: int) -> HttpResponse:
    call = caller(request)
    found = company_or_404(call, company_id)
    context = {"company": found, "trail": company_trail(call, found)} | _period_context(found)
    context |= {"templates": templates_of(found), "may_write": may_change(call, Dashlet.COMPANIES)}
    context |= runs_of(call, found)
    context |= declarations_of(call, found)
    context |= models_of(call, found)
    context["may_advance"] = may_change(call, Dashlet.COMPANIES) and context["next"] is not None
    context["facts"] = facts_of(request, call, found)
    if may_see(call, Dashlet.EMPLOYEES):
        form = SearchForm(request.GET)
        employees = found_employees(call, form).filter(company=found).order_by("number", "pk")
        context["form"] = form
        page = Paginator(employees, PAGE_LENGTH).get_page(request.GET.get("page"))
        context |= {"page": page, "rows": page.object_list}
        context["is_narrowed"] = bool(request.GET.get("q"))
    return render(request, "web/company.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Dashlet.COMPANIES, DashletRight.WRITE)
def advance(request: HttpRequest, company_id: int) -> HttpResponse:
    """Asks, and moves the company on from the period that the question was asked in."""
    call = caller(request)
    found = company_or_404(call, company_id)
    if request.method == "POST":
        try:
            move = advance_period(call, found, _seen(request))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            done = _("%(name)s is in %(period)s now.")
            messages.success(request, done % {"name": found.name, "period": period_words(move.after)})
        return redirect("company", found.pk)
    context = {"company": found, "trail": company_trail(call, found)} | _period_context(found)
    return render(request, "web/company_advance.html", context)


def found_companies(call: Call, form: SearchForm) -> QuerySet[Company]:
    """The companies within reach that are looked for; what cannot be looked for is told and finds nothing."""
    found: QuerySet[Company] = call.companies().queryset.select_related("debtor")
    if not form.is_valid():
        return found.none()
    text = form.cleaned_data["q"]
    return found.filter(Q(number__startswith=text) | Q(name__icontains=text)) if text else found


def companies_of(call: Call, debtor: Debtor) -> dict[str, object]:
    """The first companies of a debtor, for its own page."""
    if not may_see(call, Dashlet.COMPANIES):
        return {}
    found = call.companies().filter(debtor_id=debtor.pk).queryset
    page = Paginator(found, PAGE_LENGTH).get_page(1)
    rows = list(page.object_list)
    return {"page": page, "rows": list(zip(rows, counted(call, rows), strict=True))}


def counted(call: Call, rows: list[Company]) -> list[int]:
    """How many employees each has, in one query."""
    ids = [each.pk for each in rows]
    employees = call.employees().queryset.filter(company__in=ids).order_by()
    counts = dict(employees.values_list("company_id").annotate(Count("pk")))
    return [counts.get(pk, 0) for pk in ids]


def _debtor(call: Call, text: str) -> Debtor | None:
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        return None
    found: Debtor | None = call.debtors().filter(pk=int(text)).queryset.first()
    return found if call.environment.product == Product.ACCOUNTANT else None


def _period_context(found: Company) -> dict[str, object]:
    calendar, now = calendar_of(found), found.current_period
    after = _next(calendar, now)
    return {
        "period": period_words(now),
        "days": days_words(calendar, now),
        "next": after,
        "next_period": period_words(after) if after else "",
        "next_days": days_words(calendar, after) if after else "",
        "seen": f"{now.year}-{now.number}",
    }


def _next(calendar: PeriodCalendar, now: Period) -> Period | None:
    try:
        return calendar.next(now)
    except PeriodError:
        return None


def _seen(request: HttpRequest) -> Period:
    """The period that the question was asked in; one that is none is no company's current one."""
    year, _, number = request.POST.get("seen", "").partition("-")
    is_period = all(part.isascii() and part.isdigit() and len(part) < 5 for part in (year, number))
    return Period(int(year), int(number)) if is_period else Period(0, 0)
