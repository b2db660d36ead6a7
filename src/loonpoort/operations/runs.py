"""Payroll runs of companies: which there are, who is in them, and requests for new ones."""

import datetime
from enum import StrEnum
from typing import Annotated

from django.core.exceptions import ValidationError
from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import RecordFault, ValuesFault
from loonpoort.operations.parameters import CompanyId, RunId
from loonpoort.operations.services import company_service
from loonpoort.payroll.models import RunRequest as RunRequestRecord
from loonpoort.payroll.models import RunRequestStatus as Status
from loonpoort.payroll.models import RunState
from loonpoort.payroll.run_requests import request_run

Year = Annotated[int, Meta(description="Payroll year.", examples=[2026])]
NO_MOMENT = datetime.datetime(1, 1, 1)  # noqa: DTZ001 - zone-less on the wire


class RunInfo(Message):
    id: Annotated[int, Named("ID")]
    number: int
    year: int
    period_start: int
    period_end: int
    description: str | None
    run_at: datetime.datetime
    is_locked: bool


class EmployeeIdNumber(Message):
    employee_id: int
    employee_number: int


class RunRequestStatus(StrEnum):
    """What became of a request."""

    UNDEFINED = "Undefined"
    PENDING = "Pending"
    HANDLED = "Handled"
    COMPLETE = "Complete"
    CANCELED = "Canceled"


class RunRequest(Message):
    period: int
    year: int
    status: RunRequestStatus
    handled_date: datetime.datetime


STATUS = {
    Status.PENDING: RunRequestStatus.PENDING,
    Status.HANDLED: RunRequestStatus.HANDLED,
    Status.COMPLETE: RunRequestStatus.COMPLETE,
    Status.CANCELED: RunRequestStatus.CANCELED,
}


@company_service.operation("Run_GetList")
def runs(call: Call, company_id: CompanyId, year: Year) -> Rows[RunInfo]:
    """Lists the payroll runs of a company in a year, by number.

    PeriodStart and PeriodEnd are the first and the last period of a run. RunAt is the moment that it was
    processed; an open one has none (0001-01-01), and no figures yet.
    """
    found = call.company(company_id).runs().filter(year=year)
    columns = ("pk", "number", "year", "first_period", "last_period", "description", "run_at", "state")
    return Rows(
        (*row[:5], row[5] or None, row[6] or NO_MOMENT, row[7] == RunState.LOCKED)
        for row in found.values_list(*columns)
    )


@company_service.operation("Run_GetEmployeesByRunCompany", faults=(RecordFault,))
def run_employees(call: Call, company_id: CompanyId, run_id: RunId, year: Year) -> Rows[EmployeeIdNumber]:
    """Lists the employees that have figures in a run of a year, by number.

    An open run has no figures yet.
    """
    run = call.company(company_id).run(run_id, year)
    if run is None:
        raise RecordFault
    if run.state == RunState.OPEN:
        return Rows(())
    numbers = run.lines().via("numbers").values_list("employee__number", "employee_id")
    return Rows((pk, number) for number, pk in sorted(numbers))


@company_service.operation("RunRequest_GetList")
def run_requests(call: Call, company_id: CompanyId, year: Year) -> Rows[RunRequest]:
    """Lists the requests for payroll runs of a company's periods in a year, the oldest first.

    A request is Pending until somebody handles it on the pages, Handled when there is a run for it, Complete
    when that is locked, or Canceled. HandledDate is the moment that it was handled or canceled; a pending
    one has none (0001-01-01).
    """
    found = call.company(company_id).listed(RunRequestRecord).filter(year=year)
    return Rows(
        (period, of, STATUS[Status(status)], handled_at or NO_MOMENT)
        for period, of, status, handled_at in found.values_list("period", "year", "status", "handled_at")
    )


@company_service.operation("RunRequest_Insert", is_write=True, faults=(ValuesFault,))
def insert_run_request(call: Call, company_id: CompanyId) -> None:
    """Asks for a payroll run of a company's current period, which a person handles on the pages.

    A company has one pending request at most.
    """
    company = call.company(company_id)
    try:
        request_run(call.actor, company.id)
    except ValidationError as error:
        raise ValuesFault(" ".join(error.messages)) from error
