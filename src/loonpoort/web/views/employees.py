"""Employees within reach: finding them, and each with what is recorded in a period and when."""

from collections.abc import Mapping

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from loonpoort.access.actions.employees import show_number
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.organisation.models import Product
from loonpoort.organisation.periods import Period, PeriodCalendar, PeriodError
from loonpoort.payroll.models import Employee
from loonpoort.web.payroll_families import BY_NAME
from loonpoort.web.payroll_family import Family
from loonpoort.web.payroll_forms import PeriodForm, SearchForm
from loonpoort.web.payroll_places import employee_or_404, employee_trail
from loonpoort.web.payroll_rows import Asked, Sight, family_views
from loonpoort.web.payroll_words import days_words, period_words
from loonpoort.web.rights import needs, require_right
from loonpoort.web.sessions import caller
from loonpoort.web.views.employee_documents import documents_of
from loonpoort.web.views.run_papers import payslips_of

PAGE_LENGTH = 50


@require_safe
@needs(Dashlet.EMPLOYEES, DashletRight.READ)
def employees(request: HttpRequest) -> HttpResponse:
    call = caller(request)
    form = SearchForm(request.GET)
    # Sorted by id alone: far into a long list, whole rows would be sorted along with all those before.
    ids = found_employees(call, form).order_by("display_name", "pk").values_list("pk", flat=True)
    page = Paginator(ids, PAGE_LENGTH).get_page(request.GET.get("page"))
    rows = call.employees().queryset.select_related("company__debtor").in_bulk(list(page.object_list))
    context = {
        "form": form,
        "page": page,
        "rows": [rows[pk] for pk in page.object_list if pk in rows],
        "is_narrowed": bool(request.GET.get("q")),
        "sees_debtors": call.environment.product == Product.ACCOUNTANT,
    }
    return render(request, "web/employees.html", context)


@require_safe
@needs(Dashlet.EMPLOYEES, DashletRight.READ)
def employee(request: HttpRequest, employee_id: int) -> HttpResponse:
    call = caller(request)
    found = employee_or_404(call, employee_id)
    return employee_page(request, call, found, PeriodForm(found.company, request.GET), {})


@require_POST
@needs(Dashlet.EMPLOYEES, DashletRight.READ)
def show(request: HttpRequest, employee_id: int, family: str, record_id: int) -> HttpResponse:
    """The same page with a number that is masked otherwise. A POST: the asking leaves an audit entry."""
    call = caller(request)
    found = employee_or_404(call, employee_id)
    of = family_or_404(call, family, DashletRight.READ)
    record = of.records(found).filter(pk=record_id).first()
    column = request.POST.get("column", "")
    if record is None or column not in of.numbers:
        raise Http404
    number = of.numbers[column]
    value = show_number(call, found, {*of.panels, number.panel}, number.event, record, column)
    asked = {(of.name, record.pk, column): value}
    return employee_page(request, call, found, PeriodForm(found.company, request.POST), asked)


def employee_page(
    request: HttpRequest, call: Call, found: Employee, form: PeriodForm, asked: Mapping[Asked, str]
) -> HttpResponse:
    sight = Sight(call, found, form.period, asked)
    now = found.company.current_period
    context = {
        "employee": found,
        "company": found.company,
        "trail": employee_trail(call, found),
        "form": form,
        "period": form.period,
        "period_words": period_words(form.period),
        "days": days_words(sight.calendar, form.period),
        "now": now,
        "now_words": period_words(now),
        "before": _beside(sight.calendar, form.period, "previous"),
        "after": _beside(sight.calendar, form.period, "next"),
        "families": family_views(sight),
        "documents": documents_of(request, call, found),
        "payslip_runs": payslips_of(call, found),
    }
    return render(request, "web/employee.html", context)


def found_employees(call: Call, form: SearchForm) -> QuerySet[Employee]:
    """The employees within reach that are looked for; what cannot be looked for is told and finds nothing."""
    found: QuerySet[Employee] = call.employees().queryset
    if not form.is_valid():
        return found.none()
    text = form.cleaned_data["q"]
    return found.filter(Q(number__startswith=text) | Q(display_name__icontains=text)) if text else found


def family_or_404(call: Call, name: str, right: DashletRight) -> Family:
    """A family by its name in addresses. Raises PermissionDenied without the right on all its panels."""
    family = BY_NAME.get(name)
    if family is None:
        raise Http404
    for panel in family.panels:
        require_right(call, right, panel)
    return family


def _beside(calendar: PeriodCalendar, period: Period, side: str) -> Period | None:
    """The period before or after one, if there is any."""
    try:
        found: Period = getattr(calendar, side)(period)
    except PeriodError:
        return None
    return found
