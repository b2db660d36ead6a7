"""Changes of payroll runs from the pages: who may make them."""

from collections.abc import Iterable, Iterator

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from loonpoort.access.actions.permissions import require_password_session, right_of
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.organisation.models import Company
from loonpoort.organisation.periods import Period
from loonpoort.payroll import run_actions, run_requests
from loonpoort.payroll.bookings import BookingChoices
from loonpoort.payroll.bookings import book_code as say_booking
from loonpoort.payroll.events import COMPANY_JOURNAL_DOWNLOADED, record_company
from loonpoort.payroll.journals import Grouping, run_journal
from loonpoort.payroll.models import Run
from loonpoort.payroll.run_imports import RunChoices
from loonpoort.payroll.run_imports import import_run as take_in_file

STEPS = {"process": run_actions.process_run, "lock": run_actions.lock_run, "reopen": run_actions.reopen_run}
"""What may be done with a run, by its name in the address of the page that asks."""


def open_run(call: Call, company: Company, period: Period, description: str) -> Run:
    """Open a run for a period. Raises PermissionDenied, and ValidationError."""
    _require(call, company, DashletRight.WRITE)
    return run_actions.open_run(call.actor, company.pk, period.year, period.number, description)


def take_step(call: Call, company: Company, run: Run, step: str) -> Run:
    """Process, lock or reopen a run. Raises PermissionDenied, and ValidationError."""
    _require(call, company, DashletRight.WRITE)
    return STEPS[step](call.actor, company.pk, run.pk)


def import_run(call: Call, choices: RunChoices, company: Company, lines: Iterable[str]) -> tuple[Run, int]:
    """Take in a file of figures. Raises PermissionDenied, ValidationError and RunFileError."""
    _require(call, company, DashletRight.WRITE)
    return take_in_file(call.actor, choices, lines)


def answer_request(call: Call, company: Company, request_id: int, *, is_handled: bool) -> Run | None:
    """Open and process the run that was asked for, or make none. Raises PermissionDenied, ValidationError."""
    _require(call, company, DashletRight.WRITE)
    if is_handled:
        return run_requests.handle_request(call.actor, company.pk, request_id)
    run_requests.cancel_request(call.actor, company.pk, request_id)
    return None


def book_code(call: Call, company: Company, choices: BookingChoices) -> None:
    """Say how a wage code is booked. Raises PermissionDenied, and ValidationError, by choice."""
    _require(call, company, DashletRight.WRITE)
    say_booking(call.actor, company.pk, choices)


def take_journal(call: Call, company: Company, run: Run, grouping: Grouping) -> Iterator[str]:
    """Give the journal of a run, and record that: it tells what employees earn. Raises PermissionDenied."""
    _require(call, company, DashletRight.READ)
    handle = call.company(company.pk).run(run.pk)
    if handle is None:
        raise PermissionDenied(_("You may not see this run."))
    told: dict[str, object] = {"number": f"{run.year}/{run.number}", "grouping": grouping.value}
    record_company(COMPANY_JOURNAL_DOWNLOADED, company, call.actor, before={}, after=told)
    return run_journal(handle, grouping)


def _require(call: Call, company: Company, right: DashletRight) -> None:
    require_password_session(call)
    if right_of(call, Dashlet.RUNS) < right:
        raise PermissionDenied(_("Your user template gives you no right to this."))
    if not call.companies().filter(pk=company.pk).exists():
        raise PermissionDenied(_("You may not change this company."))
