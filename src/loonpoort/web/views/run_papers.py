"""Documents of payroll runs as files: payslips, and annual documents. POSTs: they leave an audit entry."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from loonpoort.access.actions import papers as actions
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.payroll import annual_balances, annual_papers
from loonpoort.payroll.journals import Grouping
from loonpoort.payroll.models import Employee, Run, RunLine, RunState
from loonpoort.web.payroll_places import company_or_404, employee_or_404
from loonpoort.web.rights import may_see, require_right
from loonpoort.web.sessions import caller

LIST_LENGTH = 24
PAYMENTS = "payments"
PAPERS: dict[str, tuple[str | Promise, actions.Paper]] = {
    "annual-statements": (gettext_lazy("Annual statements"), annual_papers.statements),
    "wage-components": (gettext_lazy("Wage components"), annual_papers.wage_components),
    "journal-company": (gettext_lazy("Journal"), partial(annual_papers.journal, grouping=Grouping.COMPANY)),
    "journal-cost-centers": (
        gettext_lazy("Journal by cost centre"),
        partial(annual_papers.journal, grouping=Grouping.COST_CENTER),
    ),
    "journal-departments": (
        gettext_lazy("Journal by department"),
        partial(annual_papers.journal, grouping=Grouping.DEPARTMENT),
    ),
    "journal-employees": (
        gettext_lazy("Journal by employee"),
        partial(annual_papers.journal, grouping=Grouping.EMPLOYEE),
    ),
    PAYMENTS: (gettext_lazy("Payment list"), annual_papers.payments),
    "register": (gettext_lazy("Payroll register by run"), annual_papers.register),
    "register-employees": (
        gettext_lazy("Payroll register by employee and run"),
        annual_papers.register_of_employees,
    ),
    "register-summary": (gettext_lazy("Payroll register by employee"), annual_papers.register_summary),
    "leave": (gettext_lazy("Leave balances"), annual_balances.leave),
    "reservations": (gettext_lazy("Reservations"), annual_balances.reservations),
}
"""Annual documents by their name in what is posted: what they are called, and what makes them."""


def papers_of(call: Call, run: Run) -> list[tuple[str, str | Promise]]:
    """The annual documents that a caller may take of a run."""
    if run.state == RunState.OPEN or not may_see(call, Dashlet.EMPLOYEES):
        return []
    sees_banks = may_see(call, Dashlet.BANK_ACCOUNTS)
    return [(name, words) for name, (words, _made) in PAPERS.items() if name != PAYMENTS or sees_banks]


def payslips_of(call: Call, employee: Employee) -> list[Run] | None:
    """The latest runs that an employee has a payslip of; None for who may not see them."""
    if not may_see(call, Dashlet.RUNS):
        return None
    with_figures = RunLine.unscoped.filter(employee=employee).values("run_id")
    runs = Run.unscoped.filter(pk__in=with_figures).exclude(state=RunState.OPEN)
    return list(runs.order_by("-year", "-number")[:LIST_LENGTH])


@require_POST
def payslips(request: HttpRequest, company_id: int, run_id: int) -> HttpResponse:
    """The payslips of all in a run."""
    call = _reader(request)
    of = company_or_404(call, company_id)
    run = _run_or_404(of.pk, run_id)
    made = actions.take_payslips(call, of, run)
    if made is None:
        messages.error(request, _("There are no figures to make this document of."))
        return redirect("run", of.pk, run.pk)
    return _as_file(made, f"payslips-{run.year}-{run.number}.pdf")


@require_POST
def payslip(request: HttpRequest, employee_id: int, run_id: int) -> HttpResponse:
    """The payslip of one employee in a run."""
    call = _reader(request)
    employee = employee_or_404(call, employee_id)
    run = _run_or_404(employee.company_id, run_id)
    made = actions.take_payslip(call, employee, run)
    if made is None:
        raise Http404
    return _as_file(made, f"payslip-{employee.number}-{run.year}-{run.number}.pdf")


@require_POST
def annual(request: HttpRequest, company_id: int, run_id: int) -> HttpResponse:
    """An annual document by choice, up to and with a run."""
    call = _reader(request)
    of = company_or_404(call, company_id)
    run = _run_or_404(of.pk, run_id)
    name = request.POST.get("paper", "")
    if name not in PAPERS:
        raise Http404
    made = actions.take_annual_document(
        call, of, run, name, PAPERS[name][1], tells_bank_numbers=name == PAYMENTS
    )
    if made is None:
        messages.error(request, _("There are no figures to make this document of."))
        return redirect("run", of.pk, run.pk)
    return _as_file(made, f"{name}-{run.year}-{run.number}.pdf")


def _reader(request: HttpRequest) -> Call:
    call = caller(request)
    for panel in (Dashlet.RUNS, Dashlet.EMPLOYEES):
        require_right(call, DashletRight.READ, panel)
    return call


def _run_or_404(company_id: int, run_id: int) -> Run:
    found: Run | None = Run.unscoped.filter(company_id=company_id, pk=run_id).first()
    if found is None:
        raise Http404
    return found


def _as_file(content: bytes, name: str) -> HttpResponse:
    """To be saved and not shown, nor kept on the way."""
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
