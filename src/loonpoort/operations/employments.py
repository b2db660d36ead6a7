"""Service of employees: entering and leaving it, and their employments."""

import datetime
from collections.abc import Iterable
from typing import Annotated

from django.utils import translation
from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import ProtectedFault, ValuesFault
from loonpoort.operations.assembling import Assembled, Part
from loonpoort.operations.families import Family
from loonpoort.operations.parameters import CompanyId, EmployeeId, UnprotectedMode
from loonpoort.operations.services import employee_service
from loonpoort.payroll import service_changes
from loonpoort.payroll.models import Employment as EmploymentRecord
from loonpoort.payroll.models import EndReason, end_reasons

OPEN = datetime.date.min
"""What End is as long as there is none: the contract has it always, and .NET's clients take this for none."""


class ServiceInterval(Message):
    start: Annotated[datetime.datetime, Meta(description="The first day.")]
    end: Annotated[datetime.datetime, Meta(description="The last day; 0001-01-01 as long as there is none.")]
    seniority_date: Annotated[
        datetime.datetime, Meta(description="From which day on years of service count.")
    ]
    end_service_reason: Annotated[
        str | None, Meta(description="The words of EndServiceReason_GetList, left out without one.")
    ]


class Employment(Message):
    employment_id: int
    creation_date: datetime.datetime | None
    start_date: datetime.datetime | None
    end_date: Annotated[datetime.datetime | None, Meta(description="The last day.")]
    initial_start_date: Annotated[
        datetime.datetime | None, Meta(description="From which day on years of service count.")
    ]


class EmployeeEmploymentItem(Message):
    employee_id: int
    employee_employments: list[Employment] | None


class EndContractReason(Message):
    id: Annotated[int, Named("ID")]
    description: str | None


COLUMNS = {
    "employment_id": "id",
    "creation_date": "created_at",
    "start_date": "first_day",
    "end_date": "last_day",
    "initial_start_date": "seniority_day",
}
EMPLOYMENTS = Family(EmploymentRecord, Employment, COLUMNS)
SERVICE = Family(
    EmploymentRecord,
    ServiceInterval,
    {
        "start": "first_day",
        "end": "last_day",
        "seniority_date": "seniority_day",
        "end_service_reason": "end_reason",
    },
)
DaySent = Annotated[datetime.datetime, Meta(description="Its time is ignored.")]
ReasonId = Annotated[
    int,
    Meta(
        description="An id of EndServiceReason_GetList, 0 for none.", examples=[EndReason.RESIGNATION.value]
    ),
]
FAULTS = (ProtectedFault, ValuesFault)


def reason_words(reason: int) -> str:
    """In English, as all texts of the contract are."""
    with translation.override("en"):
        return str(EndReason(reason).label)


REASONS: dict[int, str] = {reason.value: reason_words(reason) for reason in EndReason}
PARTS = {
    "last_day": Part(("last_day",), lambda row: row[0] or OPEN),
    "end_reason": Part(("end_reason",), lambda row: REASONS.get(row[0])),
}


@employee_service.operation("Service_GetList")
def service_intervals(call: Call, employee_id: EmployeeId) -> Rows[ServiceInterval]:
    """Lists when an employee was in service, in the order that it began.

    An employee who moves to another type has an interval of each.
    """
    intervals = SERVICE.all_of(call.employee(employee_id))
    return ServiceInterval.rows(Assembled(intervals, PARTS), **SERVICE.columns)


@employee_service.operation("Service_Insert", is_write=True, faults=FAULTS)
def insert_service(
    call: Call, employee_id: EmployeeId, start: DaySent, unprotected_mode: UnprotectedMode
) -> None:
    """Puts an employee who is not in service there from a day on.

    One whose service has not ended is refused: Service_StopCurrent ends it. A Start before the company's
    current period takes UnprotectedMode. The employee is what it was before; who was an applicant comes on
    the payroll.
    """
    _enter(call, employee_id, start, None, is_unprotected=unprotected_mode)


@employee_service.operation("Service_Insert2", is_write=True, faults=FAULTS)
def insert_service_2(
    call: Call,
    employee_id: EmployeeId,
    start: DaySent,
    ancienniteitsdatum: Annotated[
        datetime.datetime, Meta(description="From which day on years of service count: Start, or before.")
    ],
    unprotected_mode: UnprotectedMode,
) -> None:
    """Puts an employee who is not in service there from a day on, with a seniority date.

    For the rest it is as Service_Insert.
    """
    _enter(call, employee_id, start, ancienniteitsdatum.date(), is_unprotected=unprotected_mode)


@employee_service.operation("Service_StopCurrent", is_write=True, faults=FAULTS)
def stop_service(
    call: Call,
    employee_id: EmployeeId,
    end: DaySent,
    end_service_reason_id: ReasonId,
    unprotected_mode: UnprotectedMode,
) -> None:
    """Ends the service of an employee: End is its last day.

    The employee is listed as out of service in the first period that it has no day of. An End more than a day
    before the company's current period takes UnprotectedMode.
    """
    employee = call.employee(employee_id)
    with SERVICE.refusing():
        service_changes.leave_service(
            call.actor,
            employee.id,
            end.date(),
            end_service_reason_id or None,
            is_unprotected=unprotected_mode,
        )


@employee_service.operation("Service_RemoveOutService", is_write=True, faults=FAULTS)
def remove_out_service(call: Call, employee_id: EmployeeId, unprotected_mode: UnprotectedMode) -> bool:
    """Takes back the end of the service that began last: it goes on, and the reason is gone.

    False when there was no end to take back. One more than a day before the company's current period takes
    UnprotectedMode.
    """
    employee = call.employee(employee_id)
    with SERVICE.refusing():
        return service_changes.take_back_end(call.actor, employee.id, is_unprotected=unprotected_mode)


@employee_service.operation("Service_Delete", is_write=True, faults=(ValuesFault,))
def delete_service(call: Call, employee_id: EmployeeId) -> bool:
    """Removes the service of an employee that began last, as if it had never been. Always true.

    The only one that an employee has is refused.
    """
    employee = call.employee(employee_id)
    with SERVICE.refusing():
        service_changes.delete_service(call.actor, employee.id)
    return True


@employee_service.operation("Employment_GetAll_AllEmployeesByCompany")
def employments_of_company(
    call: Call, company_id: Annotated[CompanyId, Named("CompanyID")]
) -> Rows[EmployeeEmploymentItem]:
    """Lists all employments of every employee of a company, in the order that they begin."""
    return EmployeeEmploymentItem.grouped(
        call.company(company_id).by_employee(EmploymentRecord), Employment, by="employee_id", **COLUMNS
    )


@employee_service.operation(
    "Employment_UpdateEmploymentInitialStartDate", is_write=True, faults=(ValuesFault,)
)
def update_initial_start_date(call: Call, employee_id: EmployeeId, initial_start_date: DaySent) -> None:
    """Says from which day on the years of service of an employee count.

    It is that of the employment that began last, on whose first day or before it must lie.
    """
    employee = call.employee(employee_id)
    with EMPLOYMENTS.refusing():
        service_changes.change_seniority(call.actor, employee.id, initial_start_date.date())


@employee_service.operation("EndServiceReason_GetList")
def end_service_reasons(call: Call) -> Rows[EndContractReason]:
    """Lists the reasons that service may end for. The contract leaves them open: ids and words are ours."""
    return _reasons(EndReason)


@employee_service.operation("EndServiceReason_GetListByYear")
def end_service_reasons_of_year(
    call: Call, year: Annotated[int, Meta(description="A calendar year.", examples=[2026])]
) -> Rows[EndContractReason]:
    """Lists the reasons that service may end for in a year: some the law knows in some years only."""
    return _reasons(end_reasons(year))


def _enter(
    call: Call,
    employee_id: int,
    start: datetime.datetime,
    seniority_day: datetime.date | None,
    *,
    is_unprotected: bool,
) -> None:
    employee = call.employee(employee_id)
    with SERVICE.refusing():
        service_changes.enter_service(
            call.actor, employee.id, start.date(), seniority_day, is_unprotected=is_unprotected
        )


def _reasons(reasons: Iterable[EndReason]) -> Rows[EndContractReason]:
    return Rows((reason.value, REASONS[reason.value]) for reason in reasons)
