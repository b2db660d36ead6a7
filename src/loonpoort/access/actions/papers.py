"""Documents of payroll runs from the pages: who may take them. Each leaves an audit entry."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from loonpoort.access.actions.permissions import require_password_session, right_of
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.organisation.models import Company
from loonpoort.payroll.events import (
    COMPANY_ANNUAL_DOCUMENT_DOWNLOADED,
    COMPANY_PAYSLIPS_DOWNLOADED,
    EMPLOYEE_PAYSLIP_DOWNLOADED,
    record_company,
    record_employee,
)
from loonpoort.payroll.handles import RunHandle
from loonpoort.payroll.models import Employee, Run, RunState
from loonpoort.payroll.payslips import payslips, payslips_pdf

Paper = Callable[[RunHandle, str], bytes | None]


def take_payslips(call: Call, company: Company, run: Run) -> bytes | None:
    """Give the payslips of a run; None without any. Raises PermissionDenied."""
    handle = _run(call, company, run, Dashlet.EMPLOYEES)
    made = payslips_pdf(handle, payslips(handle, company.name))
    if made is not None:
        told: dict[str, object] = {"number": f"{run.year}/{run.number}"}
        record_company(COMPANY_PAYSLIPS_DOWNLOADED, company, call.actor, before={}, after=told)
    return made


def take_payslip(call: Call, employee: Employee, run: Run) -> bytes | None:
    """Give the payslip of an employee, whose company is loaded; None without any. Raises PermissionDenied."""
    handle = _run(call, employee.company, run, Dashlet.EMPLOYEES)
    if not call.employees().filter(pk=employee.pk).exists():
        raise PermissionDenied(_("You may not see this employee."))
    made = payslips_pdf(handle, payslips(handle, employee.company.name, employee.pk))
    if made is not None:
        told: dict[str, object] = {"number": f"{run.year}/{run.number}"}
        record_employee(EMPLOYEE_PAYSLIP_DOWNLOADED, employee, call.actor, after=told)
    return made


def take_annual_document(
    call: Call, company: Company, run: Run, name: str, made_by: Paper, *, tells_bank_numbers: bool = False
) -> bytes | None:
    """Give an annual document up to and with a run; None without figures. Raises PermissionDenied."""
    panels = [Dashlet.EMPLOYEES, *([Dashlet.BANK_ACCOUNTS] if tells_bank_numbers else [])]
    handle = _run(call, company, run, *panels)
    made = None if run.state == RunState.OPEN else made_by(handle, company.name)
    if made is not None:
        told: dict[str, object] = {"number": f"{run.year}/{run.number}", "document": name}
        record_company(COMPANY_ANNUAL_DOCUMENT_DOWNLOADED, company, call.actor, before={}, after=told)
    return made


def _run(call: Call, company: Company, run: Run, *panels: Dashlet) -> RunHandle:
    require_password_session(call)
    if min(right_of(call, panel) for panel in (Dashlet.RUNS, *panels)) < DashletRight.READ:
        raise PermissionDenied(_("Your user template gives you no right to this."))
    if not call.companies().filter(pk=company.pk).exists():
        raise PermissionDenied(_("You may not see this run."))
    handle = call.company(company.pk).run(run.pk)
    if handle is None:
        raise PermissionDenied(_("You may not see this run."))
    return handle
