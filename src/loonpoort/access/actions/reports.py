"""Reports from the pages: who may ask for them and take them."""

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from loonpoort.access.actions.permissions import require_password_session, right_of
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.models import ReportStatus, ReportTask
from loonpoort.access.report_tasks import ask, find, text_of
from loonpoort.contract.faults import TaskFault
from loonpoort.organisation.models import Company
from loonpoort.organisation.periods import PeriodCalendar, PeriodType
from loonpoort.payroll.events import COMPANY_REPORT_DOWNLOADED, record_company
from loonpoort.payroll.reports import (
    COMPONENTS_BY_PERIOD,
    COMPONENTS_BY_RUN,
    COMPONENTS_BY_RUN_PERIOD,
    JOURNALS,
    REPORTS,
    WAGE_CODES_OF_YEAR,
)
from loonpoort.payroll.reports.declared import DECLARATION

OF_YEAR = [
    report.name
    for report in (
        JOURNALS,
        WAGE_CODES_OF_YEAR,
        COMPONENTS_BY_PERIOD,
        COMPONENTS_BY_RUN,
        COMPONENTS_BY_RUN_PERIOD,
    )
]
"""The reports that are asked for on the pages, of a company and a year."""


def ask_report(call: Call, company: Company, name: str, year: int) -> ReportTask:
    """Have a report made. Raises PermissionDenied and the faults of the report."""
    _require(call)
    asked = {"year": year}
    if name == JOURNALS.name:
        last = PeriodCalendar(PeriodType(company.period_type)).count(year)
        asked |= {"start_period": 1, "end_period": last}
    return ask(call, REPORTS[name], company.pk, asked)


def take_report(call: Call, company: Company, row: ReportTask) -> Iterator[str]:
    """Give a finished report, and record that: it tells what employees earn. Raises PermissionDenied, and
    the faults of whoever fetches a report that is not there."""
    _require(call)
    found = find(call, row.task_id)
    if found.status != ReportStatus.SUCCESS:
        raise TaskFault
    pieces = text_of(found)
    told: dict[str, object] = {"report": found.report}
    record_company(COMPANY_REPORT_DOWNLOADED, company, call.actor, before={}, after=told)
    return (piece.removeprefix(DECLARATION) for piece in pieces)


def _require(call: Call) -> None:
    require_password_session(call)
    if right_of(call, Dashlet.RUNS) < DashletRight.READ:
        raise PermissionDenied(_("Your user template gives you no right to this."))
